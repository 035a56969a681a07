/** 机构名录: the organs and other bodies, as registered. */
import type { LegalDay } from '../src/domain/legal-day';
import type { RowProjection } from './projection';

export interface OrganisationRow {
  readonly orgId: string;
  readonly nameZh: string;
  readonly level: string;
  readonly orgKind: string;
  /** Absent at the top, and for bodies whose superior is not in this ledger. */
  readonly parentOrgId?: string;
  readonly regionCode: string;
  /** How GS-CG binds the body. */
  readonly cgScope: 'full' | 'by_reference' | 'none';
  readonly verticalManagement: boolean;
  readonly effectiveFrom: LegalDay;
}

export const organisations: RowProjection<OrganisationRow> = {
  kind: 'rows',
  name: 'organisations',
  version: 1,
  zh: '机构名录',
  keys: (fact) => (fact.type === 'OrganisationRegistered' ? [fact.data['orgId'] as string] : []),
  on: { OrganisationRegistered: (_, { data }) => data },
  filters: ({ orgId, parentOrgId }) => ({ organs: parentOrgId === undefined ? [orgId] : [orgId, parentOrgId] }),
};
