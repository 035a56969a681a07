/**
 * 职位: a post in a body, who took it up and who left it. The posts of a person, with their days, are what promotion bars,
 * stability of county principals (党政正职稳定) and most sanctions are judged by.
 */
import { refuse } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, count, id, name, oneOf, optional, ref, text, yesNo } from '../fields';
import type { LegalDay } from '../legal-day';

const recordedBy = ['organisation-department', 'personnel-department', 'appointing-organ'] as const;

export const PostEstablished = define({
  type: 'PostEstablished',
  zh: '职位设立',
  cites: ['GS-CG-4', 'GS-CG-5', 'GS-LE-14', 'GS-PA-23'],
  recordedBy: ['organisation-department', 'personnel-department'],
  occurredOn: 'occurredOn',
  fields: {
    postId: id(),
    orgId: ref('org'),
    titleZh: name(),
    leadershipRole: oneOf(
      [
        'principal_party',
        'principal_gov',
        'team_member',
        'dept_principal',
        'dept_deputy',
        'le_principal',
        'le_supervising_leader',
        'le_officer',
        'first_secretary',
        'team_leader',
        'team_member_resident',
        'other',
      ],
      { from: ['GS-CG-4', 'GS-CG-5', 'GS-LE-14', 'GS-PA-28'] },
    ),
    /** Position in the ranking of posts; only compared, to tell a promotion. */
    rankOrdinal: count(),
    appointingOrgId: ref('org', { from: ['GS-CG-17'] }),
    isLeadingCadre: yesNo({ from: ['GS-CG-18'] }),
    occurredOn: businessDate(),
  },
});

export const PostAssumed = define({
  type: 'PostAssumed',
  zh: '任职',
  cites: ['GS-CG-3-i6', 'GS-PA-4'],
  recordedBy,
  occurredOn: 'assumedOn',
  naturalKey: ['postId', 'personId', 'assumedOn'],
  fields: {
    postId: ref('post'),
    personId: ref('person'),
    assumedOn: businessDate(),
    decisionDocNo: text({ max: 200 }),
    decidedByOrgId: ref('org', { from: ['GS-CG-17'] }),
    isPromotion: yesNo({ from: ['GS-CG-14-i4'] }),
    opinionId: optional(ref('opinion', { from: ['GS-CG-3-i6'] })),
  },
});

export const PostVacated = define({
  type: 'PostVacated',
  zh: '离任(免职、调离、辞职等)',
  cites: ['GS-PA-4', 'CN-PA-12', 'SX-PA-8', 'GS-CG-13', 'GS-CG-14'],
  recordedBy,
  occurredOn: 'vacatedOn',
  naturalKey: ['postId', 'personId', 'vacatedOn'],
  fields: {
    postId: ref('post'),
    personId: ref('person'),
    vacatedOn: businessDate(),
    reason: oneOf(
      [
        'transfer',
        'promotion',
        /** 组织调整, printed beside removal in GS-CG-14 items 1 and 3. */
        'org_adjustment',
        'removal_sanction',
        'ordered_resignation',
        'voluntary_resignation',
        'retirement',
        'death',
        'term_end',
        'post_abolished',
      ],
      { from: ['GS-CG-14'] },
    ),
    measureId: optional(ref('sanction')),
    decisionDocNo: text({ max: 200 }),
  },
});

/** One person's time in the post. */
export interface Tenure {
  readonly person: string;
  readonly assumedOn: LegalDay;
  readonly vacatedOn?: LegalDay;
}

/** Tenures stay when the establishment is voided: it may be recorded anew, and they happened. */
export interface Post {
  /** Undefined until the post is established. */
  readonly org?: string;
  readonly tenures: readonly Tenure[];
}

/** PostEstablished -> (PostAssumed -> PostVacated)*, the pairs in any order of their days. */
export const post = stream({
  kind: 'post',
  zh: '职位',
  idField: 'postId',
  facts: [PostEstablished, PostAssumed, PostVacated],
  initial: { tenures: [] } as Post,
  guards: {
    PostEstablished: (_, { org }) =>
      org === undefined ? undefined : refuse('out-of-order', 'the post is already established'),
    PostAssumed: (_, { org }) =>
      org === undefined ? refuse('out-of-order', 'the post is not established', { cites: ['GS-CG-17'] }) : undefined,
    PostVacated: ({ data: { personId, vacatedOn } }, { tenures }) =>
      tenureEndedBy(tenures, personId, vacatedOn)
        ? undefined
        : refuse('out-of-order', `the person does not hold the post on ${vacatedOn}`, {
            pointer: '/personId',
            cites: ['GS-CG-17'],
          }),
  },
  evolve: {
    PostEstablished: ({ tenures }, { data: { orgId } }) => ({ org: orgId, tenures }),
    PostAssumed: (held, { data: { personId, assumedOn } }) => ({
      ...held,
      tenures: withTenure(held.tenures, { person: personId, assumedOn }),
    }),
    PostVacated: (held, { data: { personId, vacatedOn } }) => {
      const ended = tenureEndedBy(held.tenures, personId, vacatedOn);
      return { ...held, tenures: held.tenures.map((each) => (each === ended ? { ...each, vacatedOn } : each)) };
    },
  },
});

/** The same person taking up the same post twice on one day is one tenure, recorded twice. */
const withTenure = (tenures: readonly Tenure[], taken: Tenure): readonly Tenure[] =>
  tenures.some(({ person, assumedOn }) => person === taken.person && assumedOn === taken.assumedOn)
    ? tenures
    : [...tenures, taken];

/** The latest open tenure of the person that began by that day: leaving is recorded late as often as taking up is. */
function tenureEndedBy(tenures: readonly Tenure[], person: string, vacatedOn: LegalDay): Tenure | undefined {
  let found: Tenure | undefined;
  for (const tenure of tenures) {
    if (tenure.person !== person || tenure.vacatedOn !== undefined || tenure.assumedOn > vacatedOn) continue;
    if (!found || tenure.assumedOn > found.assumedOn) found = tenure;
  }
  return found;
}
