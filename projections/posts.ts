/** 职位台账: each post as established, and who held it when. */
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { begun, ended, type Tenure } from './tenures';
import type { RowProjection } from './projection';

export interface PostEstablishment {
  readonly orgId: string;
  readonly titleZh: string;
  readonly leadershipRole: string;
  /** Only compared, to tell a promotion. */
  readonly rankOrdinal: number;
  readonly appointingOrgId: string;
  readonly isLeadingCadre: boolean;
  readonly occurredOn: LegalDay;
}

export interface PostRow {
  readonly postId: string;
  /** Absent when the establishment does not stand on the day asked about. */
  readonly established?: PostEstablishment;
  /** In legal order of the first fact about each. */
  readonly holders: readonly Tenure[];
}

const rowOf = (row: PostRow | undefined, fact: Fact): PostRow => row ?? { postId: streamId(fact.stream), holders: [] };

export const posts: RowProjection<PostRow> = {
  kind: 'rows',
  name: 'posts',
  version: 1,
  zh: '职位台账',
  keys: (fact) => (fact.type in posts.on ? [streamId(fact.stream)] : []),
  on: {
    PostEstablished: (row, fact) => {
      const { postId, ...established } = fact.data;
      return { ...rowOf(row, fact), postId, established };
    },
    PostAssumed: (row, fact) => {
      const before = rowOf(row, fact);
      const { personId, assumedOn, isPromotion } = fact.data;
      return {
        ...before,
        holders: begun<Tenure>(before.holders, { postId: before.postId, personId, assumedOn, isPromotion }),
      };
    },
    PostVacated: (row, fact) => {
      const before = rowOf(row, fact);
      const { personId, vacatedOn, reason, measureId } = fact.data;
      const end = {
        postId: before.postId,
        personId,
        vacatedOn,
        reason,
        ...(measureId === undefined ? {} : { measureId }),
      };
      return { ...before, holders: ended<Tenure>(before.holders, end) };
    },
  },
  filters: ({ established }) => ({ organs: established ? [established.orgId] : [] }),
};
