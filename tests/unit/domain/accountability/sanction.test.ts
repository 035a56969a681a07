import { measureCodes, type MeasureCode } from '../../../../src/domain/accountability/measures';
import { sanction } from '../../../../src/domain/accountability/sanction';
import { sanctions } from '../../../support/examples/accountability';
import { told, without } from '../../../support/examples/example';
import { DEMO_ORG, DEMO_PERSON, organisations } from '../../../support/examples/organisations';
import { idOf, spec, type Told } from '../../../support/spec';

const given = spec(sanction).given;
const registered = told(organisations, 'OrganisationRegistered');
const member = told(organisations, 'PersonRegistered');
const nonMember = told(organisations, 'PersonRegistered', { partyMember: false });
const removal = told(sanctions, 'OrganisationalMeasureImposed');
const executed = told(sanctions, 'MeasureExecuted');
const filed = told(sanctions, 'AppealFiled');
const decided = told(sanctions, 'AppealDecided');
const varied = told(sanctions, 'SanctionVaried');
const revoked = told(sanctions, 'SanctionRevoked');

const impositions = [
  'TeamMeasureImposed',
  'OrganisationalMeasureImposed',
  'HonourDisqualificationImposed',
  'PartyDisciplineImposed',
  'AdministrativeDisciplineImposed',
] as const;

describe('imposing a measure', () => {
  it.each(impositions)('takes %s as the first fact of its stream', (type) => {
    given(registered, member).when(told(sanctions, type)).accepted();
  });

  it.each(impositions)('refuses %s under an id that already stands for a measure', (type) => {
    const { stream } = told(sanctions, type);
    given(registered, member, { ...removal, stream })
      .when(told(sanctions, type))
      .refused('out-of-order');
  });

  it('refuses team measures without a measure (GS-CG-13-p1)', () => {
    given(registered)
      .when(told(sanctions, 'TeamMeasureImposed', { measures: [] }))
      .refused('invalid-fact', '/measures');
  });

  it('refuses team measures against a body that GS-CG does not bind', () => {
    const outside = told(organisations, 'OrganisationRegistered', { cgScope: 'none', orgKind: 'social_helper' });
    given(outside).when(told(sanctions, 'TeamMeasureImposed')).refused('incoherent-fact', '/orgId');
  });

  it('takes team measures against a body that follows GS-CG by reference (GS-CG-18)', () => {
    const enterprise = told(organisations, 'OrganisationRegistered', { cgScope: 'by_reference', orgKind: 'soe' });
    given(enterprise).when(told(sanctions, 'TeamMeasureImposed')).accepted();
  });

  it('refuses team measures against a body that nobody registered', () => {
    given().when(told(sanctions, 'TeamMeasureImposed')).refused('unknown-reference', '/orgId');
  });

  it('refuses party discipline for somebody who is no party member (GS-CG-15)', () => {
    given(nonMember).when(told(sanctions, 'PartyDisciplineImposed')).refused('incoherent-fact', '/personId');
    given().when(told(sanctions, 'PartyDisciplineImposed')).refused('unknown-reference', '/personId');
  });

  it('takes administrative discipline and organisational measures for somebody who is no party member', () => {
    given(nonMember)
      .when(without(told(sanctions, 'AdministrativeDisciplineImposed'), 'parallelTo'))
      .accepted();
    given(nonMember).when(removal).accepted();
  });

  it('refuses an honour bar that hits both a person and a team, or neither', () => {
    const both = told(sanctions, 'HonourDisqualificationImposed', { personId: DEMO_PERSON, orgId: DEMO_ORG });
    given().when(both).refused('incoherent-fact', '/personId');
    given()
      .when(without(both, 'personId', 'orgId'))
      .refused('incoherent-fact', '/personId');
    given().when(without(both, 'personId')).accepted();
  });

  it.each<[(typeof impositions)[number], string, MeasureCode]>([
    ['OrganisationalMeasureImposed', 'measureCode', 'WARNING'],
    ['PartyDisciplineImposed', 'sanction', 'REMOVAL_FROM_OFFICE'],
    ['AdministrativeDisciplineImposed', 'sanction', 'EXPULSION'],
  ])('refuses %s with a %s of another class: %s', (type, field, code) => {
    given(member)
      .when(told(sanctions, type, { [field]: code }))
      .refused('invalid-fact', `/${field}`);
  });

  it('takes what breaks the regulation: a rung too high, no case, an effect before the decision (R-21, R-22)', () => {
    given(member)
      .when(
        told(sanctions, 'PartyDisciplineImposed', { ground: 'CG-15-i1', severity: 'general', sanction: 'EXPULSION' }),
      )
      .accepted();
    given()
      .when(
        without(
          told(sanctions, 'OrganisationalMeasureImposed', { takesEffectOn: '2024-01-01' }),
          'caseId',
          'proposalId',
        ),
      )
      .accepted();
    given()
      .when(told(sanctions, 'OrganisationalMeasureImposed', { ground: 'AG-01' }))
      .accepted();
  });

  it('takes a measure that takes effect later than today, and refuses one imposed later than today', () => {
    const ahead = told(sanctions, 'OrganisationalMeasureImposed', { takesEffectOn: '2024-06-01' });
    given().on('2024-05-20').when(ahead).accepted();
    given().on('2024-05-19').when(ahead).refused('invalid-fact', '/imposedOn');
  });
});

describe('the life of a measure', () => {
  it.each([executed, filed, decided, varied, revoked])('refuses $type before the measure is imposed', (fact) => {
    given().when(fact).refused('out-of-order');
  });

  it('takes execution, appeal, decision, variation and revocation one after the other', () => {
    const steps = [removal, executed, filed, decided, varied, revoked];
    steps.slice(1).forEach((step, before) =>
      given(...steps.slice(0, before + 1))
        .when(step)
        .accepted(),
    );
  });

  it('takes a decision only on an appeal that was filed by its day and is not decided yet', () => {
    given(removal).when(decided).refused('out-of-order', '/decidedOn');
    given(removal, filed)
      .when(told(sanctions, 'AppealDecided', { decidedOn: '2024-06-09' }))
      .refused('out-of-order', '/decidedOn');
    given(removal, filed)
      .when(told(sanctions, 'AppealDecided', { decidedOn: '2024-06-10' }))
      .accepted();
    given(removal, filed, decided).when(decided).refused('out-of-order', '/decidedOn');
  });

  it('decides two appeals one by one', () => {
    const second = told(sanctions, 'AppealFiled', { filedOn: '2024-07-20' });
    const early = told(sanctions, 'AppealDecided', { decidedOn: '2024-07-01', outcome: 'upheld' });
    given(removal, filed, second, early).when(decided).accepted();
    given(removal, filed, second, early, decided).when(decided).refused('out-of-order', '/decidedOn');
    given(removal, filed, second, early).when(early).refused('out-of-order', '/decidedOn');
  });

  it('refuses an appeal against a revoked measure, and takes the late entry of one filed while it stood', () => {
    given(removal, revoked)
      .when(told(sanctions, 'AppealFiled', { filedOn: '2024-09-12' }))
      .refused('out-of-order');
    given(removal, revoked)
      .when(told(sanctions, 'AppealFiled', { filedOn: '2024-09-11' }))
      .accepted();
  });

  it('refuses a variation and a second revocation of a revoked measure', () => {
    given(removal, revoked)
      .when(told(sanctions, 'SanctionVaried', { variedOn: '2024-10-01' }))
      .refused('out-of-order');
    given(removal, revoked).when(revoked).refused('out-of-order');
  });

  it('takes a variation without an appeal: an organ may change its decision of its own accord', () => {
    given(removal).when(varied).accepted();
    given(removal).when(revoked).accepted();
  });

  it('takes a decision that changes the measure though nothing varies it yet: the gap is a finding', () => {
    given(removal, filed).when(decided).accepted();
    given(removal, filed, decided).when(filed).accepted();
  });

  it('takes the execution of a removal though no post is vacated: the gap is a finding', () => {
    given(removal).when(executed).accepted();
  });

  it('keeps appeals and a revocation when the imposition is voided and recorded anew', () => {
    const voided: Told = {
      type: 'EventVoided',
      stream: removal.stream,
      data: { targetEventId: idOf(0), reason: 'duplicate', approvedByOrgId: DEMO_ORG, voidedOn: '2024-07-01' },
    };
    given(removal, filed, voided).when(decided).refused('out-of-order');
    given(removal, filed, voided, removal).when(decided).accepted();
    given(removal, revoked, voided, removal).when(revoked).refused('out-of-order');
  });
});

describe('varying a measure', () => {
  const classes: Readonly<Record<(typeof impositions)[number], readonly MeasureCode[]>> = {
    TeamMeasureImposed: ['WRITTEN_SELF_CRITICISM', 'CIRCULAR_CRITICISM', 'HONOUR_BAR'],
    OrganisationalMeasureImposed: ['ADMONITION_TALK', 'ORG_ADJUSTMENT', 'ORDERED_RESIGNATION', 'REMOVAL'],
    HonourDisqualificationImposed: ['HONOUR_BAR_TITLES'],
    PartyDisciplineImposed: [
      'WARNING',
      'SERIOUS_WARNING',
      'REMOVAL_FROM_PARTY_POSTS',
      'PROBATION_IN_PARTY',
      'EXPULSION',
    ],
    AdministrativeDisciplineImposed: [
      'ADMIN_WARNING',
      'DEMERIT',
      'SERIOUS_DEMERIT',
      'DOWNGRADE',
      'REMOVAL_FROM_OFFICE',
      'DISMISSAL',
    ],
  };

  it.each(impositions)('keeps what %s imposed inside its ladder', (type) => {
    const imposition = told(sanctions, type);
    for (const newMeasureCode of measureCodes) {
      const variation = {
        ...told(sanctions, 'SanctionVaried', { newMeasureCode, variedOn: '2025-06-01' }),
        stream: imposition.stream,
      };
      const then = given(imposition).when(variation);
      if (classes[type].includes(newMeasureCode)) then.accepted();
      else then.refused('incoherent-fact', '/newMeasureCode');
    }
  });
});

describe('revoking a measure', () => {
  it('names the date from which it no longer holds, unless it never held', () => {
    given(removal)
      .when(told(sanctions, 'SanctionRevoked', { effectiveFrom: 'from_date' }))
      .refused('incoherent-fact', '/fromDate');
    given(removal)
      .when(told(sanctions, 'SanctionRevoked', { effectiveFrom: 'from_date', fromDate: '2024-10-01' }))
      .accepted();
    given(removal)
      .when(told(sanctions, 'SanctionRevoked', { fromDate: '2024-10-01' }))
      .refused('incoherent-fact', '/fromDate');
  });
});
