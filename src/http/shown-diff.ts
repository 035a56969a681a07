/** The difference of two answers, as they are shown. */
import { rowDiff, type Json, type PatchOperation } from '../ledger/row-diff';

/** @param before what was shown then; undefined is shown as null */
export const shownDiff = (before: unknown, after: unknown): readonly PatchOperation[] =>
  rowDiff(asJson(before), asJson(after));

/** Members that are undefined are not shown. */
const asJson = (shown: unknown): Json => JSON.parse(JSON.stringify(shown ?? null)) as Json;
