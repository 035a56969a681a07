/**
 * 责任书签订主体: the bodies of one level for which letters are signed. The matrix of a level is asked for body by body;
 * this row says which they are, at the clocks of the question.
 */
import { organLevels, type OrganKind } from '../src/domain/organisations/organ-kinds';
import type { RowProjection } from './projection';

export interface SigningBodiesRow {
  readonly level: string;
  /** In the order of their ids. */
  readonly orgIds: readonly string[];
}

/** Kinds of body that an edge of the letter chain speaks of. */
const SIGNING: readonly OrganKind[] = ['party_committee', 'government', 'sector_dept', 'helper_unit'];

export const signingBodies: RowProjection<SigningBodiesRow> = {
  kind: 'rows',
  name: 'signing-bodies',
  version: 1,
  zh: '责任书签订主体',
  keys: ({ type, data }) =>
    type === 'OrganisationRegistered' && SIGNING.includes(data['orgKind'] as OrganKind)
      ? organLevels.filter((level) => level === data['level'])
      : [],
  on: {
    OrganisationRegistered: (row, { data: { orgId } }, level) => {
      const known = row?.orgIds ?? [];
      return { level, orgIds: known.includes(orgId) ? known : [...known, orgId].sort() };
    },
  },
};
