/**
 * 考核: an organ assesses bodies and their leaders, once a year or for an occasion (GS-CG-7, GS-CG-8, GS-PA-7, GS-LE-18),
 * and determines a result for each. Results enter the integrity file (GS-CG-12).
 */
import { refuse, type Known, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define, type DataOf } from '../fact';
import { businessDate, count, decimal, group, id, list, oneOf, optional, ref, text, year, yesNo } from '../fields';

const recordedBy = [
  'leading-group',
  'party-committee',
  'government',
  'law-enforcement-organ',
  'city-authority',
  'county-authority',
] as const;

export const AssessmentLaunched = define({
  type: 'AssessmentLaunched',
  zh: '考核启动',
  cites: [
    'GS-CG-8',
    'GS-PA-7',
    'SX-PA-11',
    'SX-PA-24',
    'CN-PA-5',
    'GS-PA-20',
    'GS-LE-18',
    'GS-LE-19',
    'GS-PA-18',
    'CN-PA-15',
    'SX-PA-28',
  ],
  recordedBy,
  occurredOn: 'launchedOn',
  naturalKey: ['kind', 'assessorOrgId', 'cycleYear', 'subjects'],
  fields: {
    assessmentId: id(),
    kind: oneOf(
      [
        'pa_effect',
        'clean_governance_annual',
        'clean_governance_special',
        'dept_performance',
        'le_by_government',
        'le_internal',
        'registry_check',
        'resident_team',
      ],
      { from: ['GS-PA-7', 'GS-CG-8', 'GS-LE-19', 'GS-LE-20', 'CN-PA-15', 'GS-PA-20', 'SX-PA-31'] },
    ),
    cycleYear: year(),
    assessorOrgId: ref('org', { from: ['GS-CG-7', 'GS-PA-7'] }),
    /** The bodies assessed; their leaders are in scope with them. */
    subjects: list(ref('org')),
    groupId: optional(ref('group', { from: ['GS-CG-7'] })),
    contents: list(text({ max: 400 }), { from: ['GS-LE-19', 'GS-LE-20'], min: 0 }),
    launchedOn: businessDate(),
    combinedWith: optional(text({ from: ['GS-CG-8'], max: 400 })),
  },
});

export const AssessmentResultDetermined = define({
  type: 'AssessmentResultDetermined',
  zh: '考核结果',
  cites: ['GS-CG-8', 'GS-CG-12', 'GS-CG-14-i1', 'SX-PA-49', 'GS-PA-33', 'GS-LE-18'],
  recordedBy,
  occurredOn: 'determinedOn',
  fields: {
    assessmentId: ref('assessment'),
    subjectOrgId: optional(ref('org')),
    subjectPersonId: optional(ref('person')),
    grade: text({ from: ['SX-PA-49'], max: 100 }),
    score: optional(decimal()),
    rank: optional(count({ from: ['SX-PA-49'] })),
    dutyNotPerformed: optional(yesNo({ from: ['GS-CG-14-i1'] })),
    severity: optional(oneOf(['none', 'general', 'serious'], { from: ['GS-CG-14-i1'] })),
    /** Exact ratios, e.g. identification accuracy (识别准确率): never a percentage, that would hide the count. */
    metrics: list(group({ name: text({ max: 100 }), num: count(), den: count() }), { from: ['GS-PA-33-i5'], min: 0 }),
    determinedOn: businessDate(),
  },
  check: ({ subjectOrgId, subjectPersonId }) =>
    (subjectOrgId === undefined) === (subjectPersonId === undefined)
      ? refuse('incoherent-fact', 'a result speaks of one body or of one person', { pointer: '/subjectOrgId' })
      : undefined,
});

type Result = DataOf<typeof AssessmentResultDetermined>;

/** Results stay when the launch is voided: it may be recorded anew, and they were determined. */
export interface Assessment {
  /** Undefined until the assessment is launched. */
  readonly subjects?: readonly string[];
  /** Id of the fact that determined the result, by the stream name of its subject. */
  readonly results: Readonly<Record<string, string>>;
}

/** AssessmentLaunched -> AssessmentResultDetermined*, one for each subject. */
export const assessment = stream({
  kind: 'assessment',
  zh: '考核',
  idField: 'assessmentId',
  facts: [AssessmentLaunched, AssessmentResultDetermined],
  initial: { results: {} } as Assessment,
  guards: {
    AssessmentLaunched: (_, { subjects }) =>
      subjects === undefined ? undefined : refuse('out-of-order', 'the assessment is already launched'),
    AssessmentResultDetermined: ({ data }, { subjects, results }, known) => {
      if (!subjects) return refuse('out-of-order', 'the assessment is not launched', { cites: ['GS-CG-8'] });
      const existing = results[subjectOf(data)];
      return existing === undefined
        ? outOfScope(data, subjects, known)
        : refuse('duplicate-fact', 'the subject has a result; a later one is a correction of it', {
            existing,
            cites: ['GS-CG-12'],
          });
    },
  },
  evolve: {
    AssessmentLaunched: ({ results }, { data: { subjects } }) => ({ subjects, results }),
    AssessmentResultDetermined: (launched, { id: fact, data }) => ({
      ...launched,
      results: { ...launched.results, [subjectOf(data)]: fact },
    }),
  },
});

const subjectOf = ({ subjectOrgId, subjectPersonId }: Result): string =>
  subjectOrgId === undefined ? `person-${subjectPersonId ?? ''}` : `org-${subjectOrgId}`;

/** A person is in scope with every body in which the person held a post by the day of the result (GS-CG-7, GS-LE-20). */
function outOfScope(data: Result, subjects: readonly string[], known: Known): Refusal | undefined {
  const { subjectOrgId, subjectPersonId, determinedOn } = data;
  if (subjectOrgId !== undefined) {
    return subjects.includes(subjectOrgId)
      ? undefined
      : refuse('incoherent-fact', `org-${subjectOrgId} is not a subject of this assessment`, {
          pointer: '/subjectOrgId',
          cites: ['GS-CG-7'],
        });
  }
  const held = subjectPersonId === undefined ? [] : known.holdings(subjectPersonId);
  return held.some(({ org, assumedOn }) => subjects.includes(org) && assumedOn <= determinedOn)
    ? undefined
    : refuse('incoherent-fact', 'the person held no post in a body under this assessment', {
        pointer: '/subjectPersonId',
        cites: ['GS-CG-7'],
      });
}
