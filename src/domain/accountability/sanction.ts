/**
 * 处理与处分: one measure, from the decision that imposes it to its execution, appeal, variation or revocation. The
 * changes are legal ones (GS-CG-17): the measure held until then. A record that was wrong from the start is corrected
 * instead. The regulation is silent on appeals; they are recorded because a measure can change through one.
 */
import type { Known } from '../decider';
import { refuse, type Refusal } from '../refusal';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, oneOf, optional, ref, scheduledDate, sha256, text } from '../fields';
import type { LegalDay } from '../legal-day';
import { organisation } from '../organisations/organisation';
import { person } from '../organisations/person';
import {
  AdministrativeDisciplineImposed,
  HonourDisqualificationImposed,
  OrganisationalMeasureImposed,
  PartyDisciplineImposed,
  TeamMeasureImposed,
} from './imposition';
import { isOfClass, measureCodes, type MeasureClass, type MeasureCode } from './measures';

const measureId = ref('sanction');
const docNo = text({ max: 200 });
const changedBy = ['organisation-department', 'personnel-department', 'discipline-commission'] as const;

export const MeasureExecuted = define({
  type: 'MeasureExecuted',
  zh: '处理执行',
  cites: ['GS-CG-17', 'GS-CG-13-p1', 'GS-CG-14'],
  recordedBy: ['organisation-department', 'personnel-department', 'party-committee', 'appointing-organ'],
  occurredOn: 'executedOn',
  naturalKey: ['measureId', 'executionKind'],
  fields: {
    measureId,
    executedOn: businessDate(),
    evidenceSha256: sha256(),
    executionKind: oneOf(
      [
        'talk_held',
        'adjustment_effective',
        'self_criticism_submitted',
        'criticism_published',
        'resignation_effective',
        'removal_effective',
        'honours_withdrawn',
      ],
      { from: ['GS-CG-13-p1', 'GS-CG-14'] },
    ),
  },
});

export const AppealFiled = define({
  type: 'AppealFiled',
  zh: '申诉提出',
  cites: ['GS-LE-23'],
  extra: true,
  recordedBy: ['organisation-department', 'discipline-commission', 'public'],
  occurredOn: 'filedOn',
  naturalKey: ['measureId', 'filedOn'],
  fields: { measureId, filedBy: ref('person'), filedOn: businessDate(), docSha256: sha256() },
});

export const AppealDecided = define({
  type: 'AppealDecided',
  zh: '申诉决定',
  cites: ['GS-LE-23'],
  extra: true,
  recordedBy: ['organisation-department', 'discipline-commission', 'appointing-organ'],
  occurredOn: 'decidedOn',
  naturalKey: ['measureId', 'docNo'],
  documentNumber: true,
  fields: {
    measureId,
    /** `changed` and `revoked` have a counterpart in SanctionVaried and SanctionRevoked; a missing one is a finding. */
    outcome: oneOf(['upheld', 'changed', 'revoked']),
    decidedOn: businessDate(),
    newMeasureId: optional(ref('sanction')),
    docNo,
  },
});

export const SanctionVaried = define({
  type: 'SanctionVaried',
  zh: '处理变更',
  cites: ['GS-CG-17'],
  extra: true,
  recordedBy: changedBy,
  occurredOn: 'variedOn',
  naturalKey: ['measureId', 'docNo'],
  documentNumber: true,
  fields: {
    measureId,
    newMeasureCode: oneOf(measureCodes),
    reason: text(),
    variedOn: businessDate(),
    effectiveFrom: scheduledDate(),
    docNo,
  },
});

export const SanctionRevoked = define({
  type: 'SanctionRevoked',
  zh: '处理撤销',
  cites: ['GS-CG-17'],
  extra: true,
  recordedBy: changedBy,
  occurredOn: 'revokedOn',
  naturalKey: ['measureId', 'docNo'],
  documentNumber: true,
  fields: {
    measureId,
    reason: text(),
    revokedOn: businessDate(),
    effectiveFrom: oneOf(['from_beginning', 'from_date']),
    /** Given when, and only when, the revocation holds from a date. */
    fromDate: optional(scheduledDate()),
    docNo,
  },
  check: ({ effectiveFrom, fromDate }) =>
    (effectiveFrom === 'from_date') === (fromDate !== undefined)
      ? undefined
      : refuse('incoherent-fact', 'fromDate goes with from_date, and only with it', { pointer: '/fromDate' }),
});

/** What is kept of a measure, so that one whose imposition is voided and recorded anew keeps its later history. */
type Sanction = Readonly<{
  /** Absent while nothing imposes the measure. */
  measureClass?: MeasureClass;
  /** Days of the appeals that are not decided yet, in the order recorded. */
  appeals: readonly LegalDay[];
  revokedOn?: LegalDay;
}>;
const unimposed: Sanction = { appeals: [] };

const imposed =
  (measureClass: MeasureClass) =>
  (state: Sanction): Sanction => ({ ...state, measureClass });

const isNew = ({ measureClass }: Sanction): Refusal | undefined =>
  measureClass === undefined ? undefined : refuse('out-of-order', 'a measure with this id is already imposed');

const isImposed = ({ measureClass }: Sanction): Refusal | undefined =>
  measureClass === undefined ? refuse('out-of-order', 'the measure is not imposed') : undefined;

/** Imposed, and on this day not revoked yet: what happened earlier may be entered late. */
const stoodOn = (day: LegalDay, state: Sanction): Refusal | undefined =>
  isImposed(state) ??
  (state.revokedOn !== undefined && day >= state.revokedOn
    ? refuse('out-of-order', `the measure was revoked on ${state.revokedOn}`)
    : undefined);

function hasTeamInScope(orgId: string, known: Known): Refusal | undefined {
  const pointer = '/orgId';
  const org = known.state(organisation, orgId);
  if (!org) return refuse('unknown-reference', `org-${orgId} is not registered`, { pointer });
  return org.cgScope === 'none'
    ? refuse('incoherent-fact', 'the body has no leadership team that articles 3 and 6 bind', {
        pointer,
        cites: ['GS-CG-13-p1', 'GS-CG-3', 'GS-CG-6', 'GS-CG-18'],
      })
    : undefined;
}

function isPartyMember(personId: string, known: Known): Refusal | undefined {
  const pointer = '/personId';
  const subject = known.state(person, personId);
  if (!subject) return refuse('unknown-reference', 'the person is not registered', { pointer });
  return subject.partyMember
    ? undefined
    : refuse('incoherent-fact', 'party discipline reaches party members only', { pointer, cites: ['GS-CG-15'] });
}

function leavesItsClass(code: MeasureCode, { measureClass }: Sanction): Refusal | undefined {
  return measureClass === undefined || isOfClass(code, measureClass)
    ? undefined
    : refuse('incoherent-fact', `${code} is no ${measureClass} measure`, {
        pointer: '/newMeasureCode',
        cites: ['GS-CG-13', 'GS-CG-14', 'GS-CG-15'],
      });
}

/**
 * One imposition -> MeasureExecuted* alongside (AppealFiled -> AppealDecided)* and SanctionVaried* -> SanctionRevoked?.
 * An organ may vary or revoke of its own accord, so no appeal is demanded first.
 */
export const sanction = stream({
  kind: 'sanction',
  zh: '处理与处分',
  idField: 'measureId',
  facts: [
    TeamMeasureImposed,
    OrganisationalMeasureImposed,
    HonourDisqualificationImposed,
    PartyDisciplineImposed,
    AdministrativeDisciplineImposed,
    MeasureExecuted,
    AppealFiled,
    AppealDecided,
    SanctionVaried,
    SanctionRevoked,
  ],
  initial: unimposed,
  guards: {
    TeamMeasureImposed: ({ data }, state, known) => isNew(state) ?? hasTeamInScope(data.orgId, known),
    OrganisationalMeasureImposed: (_, state) => isNew(state),
    HonourDisqualificationImposed: (_, state) => isNew(state),
    PartyDisciplineImposed: ({ data }, state, known) => isNew(state) ?? isPartyMember(data.personId, known),
    AdministrativeDisciplineImposed: (_, state) => isNew(state),
    MeasureExecuted: (_, state) => isImposed(state),
    AppealFiled: ({ data }, state) => stoodOn(data.filedOn, state),
    AppealDecided: ({ data }, state) =>
      isImposed(state) ??
      (state.appeals.some((filedOn) => filedOn <= data.decidedOn)
        ? undefined
        : refuse('out-of-order', `no undecided appeal was filed by ${data.decidedOn}`, { pointer: '/decidedOn' })),
    SanctionVaried: ({ data }, state) => stoodOn(data.variedOn, state) ?? leavesItsClass(data.newMeasureCode, state),
    SanctionRevoked: (_, state) =>
      isImposed(state) ??
      (state.revokedOn === undefined
        ? undefined
        : refuse('out-of-order', `the measure was already revoked on ${state.revokedOn}`)),
  },
  evolve: {
    TeamMeasureImposed: imposed('team'),
    OrganisationalMeasureImposed: imposed('organisational'),
    HonourDisqualificationImposed: imposed('honour'),
    PartyDisciplineImposed: imposed('party'),
    AdministrativeDisciplineImposed: imposed('administrative'),
    AppealFiled: (state, { data }): Sanction => ({ ...state, appeals: [...state.appeals, data.filedOn] }),
    AppealDecided: (state, { data }): Sanction => {
      const decided = state.appeals.findIndex((filedOn) => filedOn <= data.decidedOn);
      return { ...state, appeals: state.appeals.filter((_, at) => at !== decided) };
    },
    SanctionRevoked: (state, { data }): Sanction => ({ ...state, revokedOn: data.revokedOn }),
  },
});
