/** 人员名录: who a person is and which posts they hold or held. The only view beside the organs' that holds names. */
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { begun, ended, type Tenure } from './tenures';
import type { RowProjection } from './projection';

/** A tenure with what the post's establishment says of the post. */
export interface PostHeld extends Tenure {
  readonly orgId: string;
  readonly titleZh: string;
  readonly rankOrdinal: number;
  readonly isLeadingCadre: boolean;
  readonly assumedOn: LegalDay;
}

export interface Official {
  readonly personId: string;
  /** Absent, like the two below, when the person's registration does not stand on the day asked about. */
  readonly nameZh?: string;
  readonly partyMember?: boolean;
  /** 干部管理权限. */
  readonly cadreManagementOrgId?: string;
  /** In legal order. */
  readonly posts: readonly PostHeld[];
  /** 离任 without its 任职 on record, and tenures of a post whose establishment does not stand. */
  readonly loose: readonly Tenure[];
}

interface PostData {
  readonly orgId: string;
  readonly titleZh: string;
  readonly rankOrdinal: number;
  readonly isLeadingCadre: boolean;
}

/** What the opening of a post's stream says of the post. */
function postOf(opening: Fact): Partial<PostData> {
  if (opening.type !== 'PostEstablished') return {};
  const { orgId, titleZh, rankOrdinal, isLeadingCadre } = opening.data as unknown as PostData;
  return { orgId, titleZh, rankOrdinal, isLeadingCadre };
}

const isHeld = (tenure: Tenure & Partial<PostData>): tenure is PostHeld =>
  tenure.orgId !== undefined && tenure.assumedOn !== undefined;

/** The row with its tenures changed. */
function withTenures(
  row: Official | undefined,
  personId: string,
  change: (tenures: readonly Tenure[]) => readonly Tenure[],
): Official {
  const tenures = change([...(row?.posts ?? []), ...(row?.loose ?? [])]);
  return { ...row, personId, posts: tenures.filter(isHeld), loose: tenures.filter((each) => !isHeld(each)) };
}

export const officials: RowProjection<Official> = {
  kind: 'rows',
  name: 'officials',
  version: 1,
  zh: '人员名录',
  keys: ({ type, data: { personId } }) => (type in officials.on && typeof personId === 'string' ? [personId] : []),
  on: {
    PersonRegistered: (row, { data: { personId, nameZh, partyMember, cadreManagementOrgId } }) => ({
      posts: [],
      loose: [],
      ...row,
      personId,
      nameZh,
      partyMember,
      cadreManagementOrgId,
    }),
    PostAssumed: (row, { stream, data: { personId, assumedOn, isPromotion } }, _, opening) =>
      withTenures(row, personId, (tenures) =>
        begun(tenures, { postId: streamId(stream), personId, ...postOf(opening), assumedOn, isPromotion }),
      ),
    PostVacated: (row, { stream, data: { personId, vacatedOn, reason, measureId } }, _, opening) =>
      withTenures(row, personId, (tenures) =>
        ended(tenures, {
          postId: streamId(stream),
          personId,
          ...postOf(opening),
          vacatedOn,
          reason,
          ...(measureId === undefined ? {} : { measureId }),
        }),
      ),
  },
  filters: ({ cadreManagementOrgId, posts }) => ({
    organs: [
      ...new Set([
        ...(cadreManagementOrgId === undefined ? [] : [cadreManagementOrgId]),
        ...posts.map(({ orgId }) => orgId),
      ]),
    ],
  }),
};
