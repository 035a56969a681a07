/** 民主测评: ballots balance, steps follow one another, and nothing unlawful is kept out. */
import fc from 'fast-check';
import { evaluation } from '../../../../src/domain/evaluations/evaluation';
import { told, without } from '../../../support/examples/example';
import { evaluations } from '../../../support/examples/evaluations';
import { DEMO_ORG } from '../../../support/examples/organisations';
import { idOf, spec } from '../../../support/spec';

const opened = told(evaluations, 'DemocraticEvaluationOpened');
const held = told(evaluations, 'DemocraticEvaluationHeld');
const annulled = told(evaluations, 'DemocraticEvaluationAnnulled');
const ballots = (other: Readonly<Record<string, unknown>>) => told(evaluations, 'DemocraticEvaluationHeld', other);

describe('opening an evaluation', () => {
  it('is done once', () => {
    spec(evaluation).given().when(opened).accepted();
    spec(evaluation).given(opened).when(opened).refused('out-of-order');
  });

  it('names a team or a leading cadre, one of them and the right one', () => {
    const team = told(evaluations, 'DemocraticEvaluationOpened', { subjectKind: 'team', subjectOrgId: DEMO_ORG });
    spec(evaluation).given().when(without(team, 'subjectPersonId')).accepted();
    spec(evaluation).given().when(team).refused('incoherent-fact', '/subjectKind');
    spec(evaluation).given().when(without(team, 'subjectOrgId')).refused('incoherent-fact', '/subjectKind');
    spec(evaluation).given().when(without(opened, 'subjectPersonId')).refused('incoherent-fact', '/subjectKind');
  });

  it('accepts a team under the purpose of item 2, which speaks of cadres: a rule finds it', () => {
    const team = told(evaluations, 'DemocraticEvaluationOpened', {
      subjectKind: 'team',
      subjectOrgId: DEMO_ORG,
      purpose: 'integrity_status',
    });
    spec(evaluation).given().when(without(team, 'subjectPersonId')).accepted();
  });

  it('may mark the one that counts for its year', () => {
    const marked = told(evaluations, 'DemocraticEvaluationOpened', { markedAnnual: true });
    spec(evaluation).given().when(marked).accepted();
  });
});

describe('the result of an evaluation', () => {
  it('follows the opening, once', () => {
    spec(evaluation).given(opened).when(held).accepted();
    spec(evaluation).given().when(held).refused('out-of-order');
    spec(evaluation).given(opened, held).when(held).refused('out-of-order');
    spec(evaluation).given(opened, annulled).when(held).refused('out-of-order');
  });

  it('stays when the opening is voided and recorded anew', () => {
    const voided = { type: 'EventVoided', stream: opened.stream, data: { targetEventId: idOf(0) } };
    spec(evaluation).given(opened, held, voided).when(opened).accepted();
    spec(evaluation).given(opened, held, voided, opened).when(held).refused('out-of-order');
  });

  it('is refused when the counts add up to 95 of 96 valid ballots', () => {
    const counts = { trust: 49, basicallyTrust: 3, distrust: 40, abstain: 2, blank: 1 };
    spec(evaluation).given(opened).when(ballots({ counts })).refused('unbalanced', '/counts');
  });

  it('is refused with more invalid ballots than were returned', () => {
    const counts = { trust: 0, basicallyTrust: 0, distrust: 0, abstain: 0, blank: 0 };
    spec(evaluation)
      .given(opened)
      .when(ballots({ ballotsReturned: 10, ballotsInvalid: 11, counts }))
      .refused('unbalanced', '/ballotsInvalid');
  });

  it('is accepted with more ballots returned than issued: the evaluation is void, and that must be seen (R-71)', () => {
    spec(evaluation)
      .given(opened)
      .when(ballots({ ballotsIssued: 99 }))
      .accepted();
  });

  it('is accepted without a single valid ballot', () => {
    const counts = { trust: 0, basicallyTrust: 0, distrust: 0, abstain: 0, blank: 0 };
    spec(evaluation)
      .given(opened)
      .when(ballots({ ballotsReturned: 10, ballotsInvalid: 10, counts }))
      .accepted();
  });

  it('names a denominator that P-DENOM knows', () => {
    spec(evaluation)
      .given(opened)
      .when(ballots({ denominatorPolicyId: 'ELIGIBLE' }))
      .refused('invalid-fact', '/denominatorPolicyId');
    for (const denominatorPolicyId of ['VALID_RETURNED', 'RETURNED', 'ISSUED']) {
      spec(evaluation).given(opened).when(ballots({ denominatorPolicyId })).accepted();
    }
  });

  it('has counts of whole ballots', () => {
    for (const distrust of [-1, 0.5, '40']) {
      const counts = { trust: 50, basicallyTrust: 3, distrust, abstain: 2, blank: 1 };
      spec(evaluation).given(opened).when(ballots({ counts })).refused('invalid-fact', '/counts/distrust');
    }
  });

  it('is accepted exactly when invalid and counted ballots make up the returned ones', () => {
    const some = fc.nat({ max: 60 });
    fc.assert(
      fc.property(some, some, some, some, some, some, fc.integer({ min: -1, max: 1 }), (t, b, d, a, e, i, off) => {
        const counts = { trust: t, basicallyTrust: b, distrust: d, abstain: a, blank: e };
        const returned = Math.max(0, t + b + d + a + e + i + off);
        const balanced = returned === t + b + d + a + e + i;
        const then = spec(evaluation)
          .given(opened)
          .when(ballots({ ballotsReturned: returned, ballotsInvalid: i, counts }));
        if (balanced) then.accepted();
        else then.refused('unbalanced');
      }),
      { seed: 19990323, numRuns: 200 },
    );
  });
});

describe('annulling an evaluation', () => {
  it('is done once, before or after the result', () => {
    spec(evaluation).given(opened, held).when(annulled).accepted();
    spec(evaluation).given(opened).when(annulled).accepted();
    spec(evaluation).given(opened, held, annulled).when(annulled).refused('out-of-order');
    spec(evaluation).given().when(annulled).refused('out-of-order');
  });

  it('does not end with a void of the result: the evaluation is open again', () => {
    const voided = {
      type: 'EventVoided',
      stream: held.stream,
      data: { targetEventId: idOf(1) },
    };
    spec(evaluation).given(opened, held, voided).when(held).accepted();
  });
});
