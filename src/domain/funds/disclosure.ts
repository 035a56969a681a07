/**
 * 公告公示: one disclosure, and the objections to it. The texts ask for the disclosure of funds and projects (GS-PA-10,
 * GS-PA-25, CN-PA-19, SX-PA-34), of what happens in a village (SX-PA-42), of enforcement (GS-LE-12) and of a county's exit
 * (SX-PA-13); none says how long a notice lasts. The content itself is kept elsewhere, its digest here.
 */
import { refuse, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, count, id, list, oneOf, optional, ref, scheduledDate, sha256, text, yesNo } from '../fields';
import type { LegalDay } from '../legal-day';

const disclosureId = ref('disclosure');

export const DisclosurePublished = define({
  type: 'DisclosurePublished',
  zh: '公告公示(信息公开)',
  cites: ['GS-PA-10', 'GS-PA-25', 'CN-PA-19', 'SX-PA-34', 'SX-PA-42', 'GS-LE-12', 'SX-PA-13'],
  recordedBy: [
    'county-authority',
    'township-authority',
    'village-committees',
    'finance-department',
    'law-enforcement-organ',
    'leading-group',
  ],
  occurredOn: 'publishedOn',
  naturalKey: ['contentSha256', 'channel', 'publishedOn'],
  fields: {
    disclosureId: id(),
    topic: oneOf(['fund_use', 'project', 'identification', 'exit', 'enforcement', 'county_exit_notice'], {
      from: ['SX-PA-42', 'SX-PA-13', 'GS-LE-12'],
    }),
    /** What it discloses, by the name of its stream: `fund-…`, `project-…`, `village-…`. */
    subjectIds: list(id()),
    level: oneOf(['province', 'city', 'county', 'township', 'village']),
    publishedOn: businessDate(),
    /** Last day of the notice; absent for a disclosure without a period. */
    noticeUntil: optional(scheduledDate()),
    channel: text({ max: 200 }),
    contentSha256: sha256(),
  },
  check: ({ publishedOn, noticeUntil }) =>
    noticeUntil !== undefined && noticeUntil < publishedOn
      ? refuse('incoherent-fact', 'the notice ends before it is published', { pointer: '/noticeUntil' })
      : undefined,
});

/** Who objects is never recorded: the summary names nobody (GS-CG-15-i5 and GS-LE-17-i7 forbid retaliation). */
export const DisclosureObjectionRaised = define({
  type: 'DisclosureObjectionRaised',
  zh: '公示异议',
  cites: ['SX-PA-13'],
  recordedBy: ['public', 'leading-group-office', 'county-authority'],
  occurredOn: 'raisedOn',
  naturalKey: ['disclosureId', 'raisedOn'],
  fields: { disclosureId, raisedOn: businessDate(), summary: text(), anonymous: yesNo() },
});

export const DisclosureObjectionResolved = define({
  type: 'DisclosureObjectionResolved',
  zh: '异议处理',
  cites: ['SX-PA-13'],
  extra: true,
  recordedBy: ['leading-group', 'county-authority'],
  occurredOn: 'resolvedOn',
  naturalKey: ['disclosureId', 'objectionIdx'],
  fields: {
    disclosureId,
    /** Which objection: its fact's revision in this stream, which no void of another one shifts. */
    objectionIdx: count(),
    resolvedOn: businessDate(),
    outcome: oneOf(['upheld', 'rejected', 'partly']),
    note: text(),
  },
});

export interface Disclosure {
  /** Absent until it is published. */
  readonly notice?: Readonly<{ from: LegalDay; until?: LegalDay }>;
  /** Revisions of the objections that are not resolved. */
  readonly open: readonly number[];
}

function outsideNotice(raisedOn: LegalDay, { notice }: Disclosure): Refusal | undefined {
  if (!notice) return refuse('out-of-order', 'the disclosure is not published', { cites: ['SX-PA-13'] });
  if (raisedOn >= notice.from && (notice.until === undefined || raisedOn <= notice.until)) return undefined;
  const until = notice.until === undefined ? 'on' : `to ${notice.until}`;
  return refuse('out-of-order', `objections are raised from ${notice.from} ${until}`, {
    pointer: '/raisedOn',
    cites: ['SX-PA-13'],
  });
}

/** DisclosurePublished -> (ObjectionRaised -> ObjectionResolved)* */
export const disclosure = stream({
  kind: 'disclosure',
  zh: '公告公示',
  idField: 'disclosureId',
  facts: [DisclosurePublished, DisclosureObjectionRaised, DisclosureObjectionResolved],
  initial: { open: [] } as Disclosure,
  guards: {
    DisclosurePublished: (_, { notice }) =>
      notice ? refuse('out-of-order', 'the disclosure is already published') : undefined,
    DisclosureObjectionRaised: ({ data: { raisedOn } }, state) => outsideNotice(raisedOn, state),
    DisclosureObjectionResolved: ({ data: { objectionIdx } }, { open }) =>
      open.includes(objectionIdx)
        ? undefined
        : refuse('out-of-order', 'no objection with this number is open', {
            pointer: '/objectionIdx',
            cites: ['SX-PA-13'],
          }),
  },
  evolve: {
    DisclosurePublished: ({ open }, { data: { publishedOn, noticeUntil } }) => ({
      notice: { from: publishedOn, ...(noticeUntil === undefined ? {} : { until: noticeUntil }) },
      open,
    }),
    DisclosureObjectionRaised: (before, { revision }) => ({ ...before, open: [...before.open, revision] }),
    DisclosureObjectionResolved: (before, { data: { objectionIdx } }) => ({
      ...before,
      open: before.open.filter((each) => each !== objectionIdx),
    }),
  },
});
