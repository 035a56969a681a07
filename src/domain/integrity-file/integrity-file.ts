/**
 * 廉政档案: the clean-governance file of a leading cadre, kept by the discipline organ (GS-CG-6-i4) and used for
 * appraisal, reward, punishment, selection and appointment (GS-CG-12). An entry points at the fact it rests on; the
 * file's content is a view over those facts, never a copy.
 */
import { refuse, type Refusal } from '../refusal';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, eventRef, id, list, oneOf, optional, ref, text } from '../fields';

export const IntegrityFileOpened = define({
  type: 'IntegrityFileOpened',
  zh: '廉政档案建立',
  cites: ['GS-CG-6-i4', 'GS-CG-12'],
  recordedBy: ['discipline-commission'],
  occurredOn: 'openedOn',
  naturalKey: ['personId', 'custodianOrgId'],
  fields: {
    personId: ref('person'),
    custodianOrgId: ref('org', { from: ['GS-CG-6-i4'] }),
    openedOn: businessDate(),
    scope: oneOf(['managed_leading_cadre'], { from: ['GS-CG-6-i4'] }),
  },
});

export const IntegrityFileEntryMade = define({
  type: 'IntegrityFileEntryMade',
  zh: '廉政档案记入',
  cites: ['GS-CG-12'],
  recordedBy: ['discipline-commission'],
  occurredOn: 'enteredOn',
  naturalKey: ['sourceEventId', 'entryKind'],
  fields: {
    entryId: id(),
    personId: ref('person'),
    entryKind: oneOf(
      [
        'assessment_result',
        'evaluation_result',
        'debriefing',
        'inspection_finding',
        'petition',
        'measure',
        'reward',
        'appeal',
        'letter',
        'audit',
        'other',
      ],
      { from: ['GS-CG-12'] },
    ),
    sourceEventId: eventRef(),
    enteredOn: businessDate(),
    sectionCode: text({ max: 40 }),
    note: optional(text()),
  },
});

export const IntegrityFileUsedInDecision = define({
  type: 'IntegrityFileUsedInDecision',
  zh: '考核结果运用',
  cites: ['GS-CG-12'],
  recordedBy: ['organisation-department', 'personnel-department'],
  occurredOn: 'decidedOn',
  naturalKey: ['personId', 'docNo'],
  documentNumber: true,
  fields: {
    personId: ref('person'),
    decisionKind: oneOf(['appraisal', 'reward', 'punishment', 'selection', 'appointment'], { from: ['GS-CG-12'] }),
    decidedOn: businessDate(),
    docNo: text({ max: 200 }),
    /** Entries relied on; none when the file as a whole was read. */
    entryIds: list(id(), { min: 0 }),
  },
});

/** Who keeps a file on the person, and since which fact. */
type Custody = Readonly<{ org: string; openedBy: string }>;
type Custodians = readonly Custody[];
const nobody: Custodians = [];

const isKept = (custodians: Custodians): Refusal | undefined =>
  custodians.length > 0
    ? undefined
    : refuse('out-of-order', 'no file on this person is open', { cites: ['GS-CG-6-i4'] });

/** IntegrityFileOpened (once for each custodian) -> IntegrityFileEntryMade* / IntegrityFileUsedInDecision*. */
export const integrityFile = stream({
  kind: 'integrity',
  zh: '廉政档案',
  idField: 'personId',
  facts: [IntegrityFileOpened, IntegrityFileEntryMade, IntegrityFileUsedInDecision],
  initial: nobody,
  guards: {
    IntegrityFileOpened: ({ data }, custodians) => {
      const kept = custodians.find(({ org }) => org === data.custodianOrgId);
      return kept
        ? refuse('duplicate-fact', 'this organ already keeps a file on this person', {
            pointer: '/custodianOrgId',
            existing: kept.openedBy,
            cites: ['GS-CG-6-i4'],
          })
        : undefined;
    },
    IntegrityFileEntryMade: ({ about, data }, custodians, known) => {
      const unkept = isKept(custodians);
      if (unkept) return unkept;
      if (!custodians.some(({ org }) => org === about.organ)) {
        return refuse('not-competent', 'entries are made by the organ that keeps the file', {
          cites: ['GS-CG-6-i4', 'GS-CG-12'],
          competent: custodians.map(({ org }) => org),
        });
      }
      return known.fact(data.sourceEventId)
        ? undefined
        : refuse('unknown-reference', 'the fact that the entry rests on is not on record', {
            pointer: '/sourceEventId',
          });
    },
    IntegrityFileUsedInDecision: (_, custodians) => isKept(custodians),
  },
  evolve: {
    IntegrityFileOpened: (custodians, { id: openedBy, data }): Custodians => [
      ...custodians,
      { org: data.custodianOrgId, openedBy },
    ],
  },
});
