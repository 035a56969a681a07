import { accountabilityCase } from '../../../../src/domain/accountability/case';
import { cases } from '../../../support/examples/accountability';
import { told, without } from '../../../support/examples/example';
import { DEMO_ORG, DEMO_PERSON } from '../../../support/examples/organisations';
import { idOf, spec } from '../../../support/spec';

const given = spec(accountabilityCase).given;
const opened = told(cases, 'AccountabilityCaseOpened');
const investigated = told(cases, 'InvestigationOpened');
const concluded = told(cases, 'InvestigationConcluded');
const classified = told(cases, 'ResponsibilityClassified');
const proposed = told(cases, 'MeasureProposed');
const transferred = told(cases, 'CaseTransferredToJudiciary');

describe('opening a case', () => {
  it('takes a case about a person, and one about an organ', () => {
    given().when(opened).accepted();
    given()
      .when(told(cases, 'AccountabilityCaseOpened', { subjects: [{ subjectKind: 'org', orgId: DEMO_ORG }] }))
      .accepted();
  });

  it('asks for at least one subject (GS-CG-16)', () => {
    given()
      .when(told(cases, 'AccountabilityCaseOpened', { subjects: [] }))
      .refused('invalid-fact', '/subjects');
  });

  it.each([
    ['a person without a person', { subjectKind: 'person' }],
    ['a person named as an organ', { subjectKind: 'person', orgId: DEMO_ORG }],
    ['an organ named as a person', { subjectKind: 'org', personId: DEMO_PERSON }],
    ['a person and an organ at once', { subjectKind: 'person', personId: DEMO_PERSON, orgId: DEMO_ORG }],
  ])('refuses %s as a subject, and points at it', (_, wrong) => {
    const subjects = [{ subjectKind: 'person', personId: DEMO_PERSON }, wrong];
    given()
      .when(told(cases, 'AccountabilityCaseOpened', { subjects }))
      .refused('incoherent-fact', '/subjects/1');
  });

  it.each(['AG-07', 'CG-13-p2', 'CG-15-i3b', 'CG-15-catchall', 'LD-SX50-4', 'LD-CN25'])(
    'takes ground %s, which an article prints',
    (ground) => {
      given()
        .when(told(cases, 'AccountabilityCaseOpened', { ground }))
        .accepted();
    },
  );

  it.each(['AG-08', 'CG-15-i3', 'CG-14-i6', 'LE17-02', ''])('refuses ground %p, which opens no case', (ground) => {
    given()
      .when(told(cases, 'AccountabilityCaseOpened', { ground }))
      .refused('invalid-fact', '/ground');
  });

  it('refuses a second opening', () => {
    given(opened).when(opened).refused('out-of-order');
  });
});

describe('the steps of a case', () => {
  it.each([investigated, concluded, classified, proposed, transferred])(
    'refuses $type before the case is open',
    (fact) => {
      given().when(fact).refused('out-of-order');
    },
  );

  it('takes every step in the order of the regulation', () => {
    given(opened).when(investigated).accepted();
    given(opened, investigated).when(concluded).accepted();
    given(opened, investigated, concluded).when(classified).accepted();
    given(opened, investigated, concluded, classified).when(proposed).accepted();
    given(opened, investigated, concluded, classified, proposed).when(transferred).accepted();
  });

  it('refuses a conclusion when no investigation runs', () => {
    given(opened).when(concluded).refused('out-of-order');
    given(opened, investigated, concluded).when(concluded).refused('out-of-order');
  });

  it('takes a second investigation, and its conclusion, after the first', () => {
    const again = told(cases, 'InvestigationOpened', { docNo: '示纪查〔2024〕30号' });
    given(opened, investigated, concluded).when(again).accepted();
    given(opened, investigated, concluded, again).when(concluded).accepted();
  });

  it('refuses to classify or propose while an investigation runs', () => {
    given(opened, investigated).when(classified).refused('out-of-order');
    given(opened, investigated).when(proposed).refused('out-of-order');
  });

  it('keeps the investigation when the opening is voided and recorded anew', () => {
    const voided = {
      type: 'EventVoided',
      stream: opened.stream,
      data: {
        targetEventId: idOf(0),
        reason: 'recorded_in_error',
        approvedByOrgId: DEMO_ORG,
        voidedOn: '2024-03-01',
      },
    } as const;
    given(opened, investigated, voided).when(concluded).refused('out-of-order');
    given(opened, investigated, voided).when(opened).accepted();
    given(opened, investigated, voided, opened).when(concluded).accepted();
  });
});

describe('what is only flagged later', () => {
  it('takes a classification and a proposal in a case without an investigation: a distrust vote needs none', () => {
    given(opened).when(classified).accepted();
    given(opened).when(proposed).accepted();
  });

  it('takes a transfer without a conclusion of suspected crime (R-20)', () => {
    given(opened).when(transferred).accepted();
    given(opened, investigated).when(transferred).accepted();
  });

  it('takes direct leadership without the division of duties that proves it (R-21)', () => {
    const unproved = without(
      told(cases, 'ResponsibilityClassified', { leadership: 'direct_leadership' }),
      'basisDivisionRef',
    );
    given(opened).when(unproved).accepted();
  });

  it('takes an investigation led by the organ that it is about', () => {
    const about = told(cases, 'AccountabilityCaseOpened', { subjects: [{ subjectKind: 'org', orgId: DEMO_ORG }] });
    given(about)
      .when(told(cases, 'InvestigationOpened', { investigatorOrgId: DEMO_ORG }))
      .accepted();
  });

  it('takes a suspected crime that nobody has transferred yet', () => {
    given(opened, investigated)
      .when(told(cases, 'InvestigationConcluded', { outcome: 'suspected_crime', grounds: ['CG-14-i5', 'LE17-02'] }))
      .accepted();
  });
});

describe('what a step must say', () => {
  it.each(['collectiveOrIndividual', 'leadership', 'directness'])(
    'refuses a classification without the axis %s (GS-CG-16)',
    (axis) => {
      given(opened).when(without(classified, axis)).refused('invalid-fact', `/${axis}`);
    },
  );

  it.each(['WARNING', 'HONOUR_BAR', 'DEMERIT'])(
    'refuses a proposal of %s: a discipline organ proposes organisational measures (GS-CG-17)',
    (measureCode) => {
      given(opened)
        .when(told(cases, 'MeasureProposed', { measureCode }))
        .refused('invalid-fact', '/measureCode');
    },
  );

  it('refuses a transfer that states no suspected crime', () => {
    given(opened).when(without(transferred, 'suspectedCrime')).refused('invalid-fact', '/suspectedCrime');
    given(opened)
      .when(told(cases, 'CaseTransferredToJudiciary', { suspectedCrime: '' }))
      .refused('invalid-fact', '/suspectedCrime');
  });

  it('takes a conclusion that nothing was established', () => {
    given(opened, investigated)
      .when(
        told(cases, 'InvestigationConcluded', {
          grounds: [],
          outcome: 'unfounded',
          fault: 'none',
          responsibilities: [],
        }),
      )
      .accepted();
  });
});
