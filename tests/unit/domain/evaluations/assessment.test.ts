/** 考核: one result for each subject in scope. */
import { assessment } from '../../../../src/domain/evaluations/assessment';
import { told, without } from '../../../support/examples/example';
import { evaluations } from '../../../support/examples/evaluations';
import { DEMO_ORG, DEMO_PERSON, organisations } from '../../../support/examples/organisations';
import { answerTo, idOf, InMemoryKnown, RECORDING_DAY, spec } from '../../../support/spec';

const launched = told(evaluations, 'AssessmentLaunched', { subjects: [DEMO_ORG, 'another-body'] });
const ofBody = told(evaluations, 'AssessmentResultDetermined');
const ofPerson = without(
  told(evaluations, 'AssessmentResultDetermined', { subjectPersonId: DEMO_PERSON }),
  'subjectOrgId',
);
const established = told(organisations, 'PostEstablished');
const assumed = (assumedOn: string) => told(organisations, 'PostAssumed', { assumedOn });

describe('launching an assessment', () => {
  it('is done once', () => {
    spec(assessment).given().when(launched).accepted();
    spec(assessment).given(launched).when(launched).refused('out-of-order');
  });

  it('names at least one body', () => {
    const none = told(evaluations, 'AssessmentLaunched', { subjects: [] });
    spec(assessment).given().when(none).refused('invalid-fact', '/subjects');
  });

  it('accepts an assessor that no article names, and contents left out: rules find both', () => {
    const odd = told(evaluations, 'AssessmentLaunched', {
      assessorOrgId: 'a-school',
      kind: 'le_internal',
      contents: [],
    });
    spec(assessment).given().when(odd).accepted();
  });
});

describe('the result of an assessment', () => {
  it('follows the launch', () => {
    spec(assessment).given(launched).when(ofBody).accepted();
    spec(assessment).given().when(ofBody).refused('out-of-order');
  });

  it('speaks of a body or of a person, never of both or none', () => {
    spec(assessment).given(launched).when(without(ofBody, 'subjectOrgId')).refused('incoherent-fact', '/subjectOrgId');
    const both = told(evaluations, 'AssessmentResultDetermined', { subjectPersonId: DEMO_PERSON });
    spec(assessment).given(launched).when(both).refused('incoherent-fact', '/subjectOrgId');
  });

  it('speaks of a body in scope', () => {
    const other = told(evaluations, 'AssessmentResultDetermined', { subjectOrgId: 'a-third-body' });
    spec(assessment).given(launched).when(other).refused('incoherent-fact', '/subjectOrgId');
  });

  it('speaks of a person who held a post in a body in scope by the day of the result', () => {
    spec(assessment).given(launched, established, assumed('2018-12-28')).when(ofPerson).accepted();
    spec(assessment)
      .given(launched, established, assumed('2018-12-29'))
      .when(ofPerson)
      .refused('incoherent-fact', '/subjectPersonId');
    spec(assessment).given(launched).when(ofPerson).refused('incoherent-fact', '/subjectPersonId');
    const elsewhere = told(organisations, 'PostEstablished', { orgId: 'a-third-body' });
    spec(assessment)
      .given(launched, elsewhere, assumed('2016-03-01'))
      .when(ofPerson)
      .refused('incoherent-fact', '/subjectPersonId');
  });

  it('is one for each subject: a second is refused and names the first', () => {
    const second = answerTo(ofBody, new InMemoryKnown([launched, ofBody], RECORDING_DAY));
    expect(second).toMatchObject({ code: 'duplicate-fact', existing: idOf(1) });
    const another = told(evaluations, 'AssessmentResultDetermined', { subjectOrgId: 'another-body' });
    spec(assessment).given(launched, ofBody).when(another).accepted();
  });

  it('can be determined anew once the first was voided', () => {
    const voided = {
      type: 'EventVoided',
      stream: ofBody.stream,
      data: { targetEventId: idOf(1) },
    };
    spec(assessment).given(launched, ofBody, voided).when(ofBody).accepted();
  });

  it('stays when the launch is voided and recorded anew', () => {
    const voided = { type: 'EventVoided', stream: launched.stream, data: { targetEventId: idOf(0) } };
    spec(assessment).given(launched, ofBody, voided, launched).when(ofBody).refused('duplicate-fact');
    spec(assessment).given(launched, voided).when(ofBody).refused('out-of-order');
  });

  it('moves to another subject with its correction', () => {
    const corrected = {
      type: 'EventCorrected',
      stream: ofBody.stream,
      data: {
        targetEventId: idOf(1),
        correctedPayload: { ...ofBody.data, subjectOrgId: 'another-body' },
      },
    };
    spec(assessment).given(launched, ofBody, corrected).when(ofBody).accepted();
  });

  it('accepts a rank that another subject has too: a rule finds it', () => {
    const another = told(evaluations, 'AssessmentResultDetermined', { subjectOrgId: 'another-body', rank: 3 });
    spec(assessment).given(launched, ofBody).when(another).accepted();
  });

  it('keeps figures exact: a score is decimal text, a metric two whole numbers', () => {
    const scored = (score: unknown) => told(evaluations, 'AssessmentResultDetermined', { score });
    spec(assessment).given(launched).when(scored('86.50')).accepted();
    spec(assessment).given(launched).when(scored(86.5)).refused('invalid-fact', '/score');
    const measured = told(evaluations, 'AssessmentResultDetermined', {
      metrics: [{ name: '群众满意度', num: 0.912, den: 1 }],
    });
    spec(assessment).given(launched).when(measured).refused('invalid-fact', '/metrics/0/num');
  });
});
