/** Rows with what the rules say of them, alone and in pages. */
import type { TSchema } from '@sinclair/typebox';
import { basis } from './basis';
import { finding } from './finding';
import { as, list, next, orNull, shape, text } from './terms';

/** A row as lists show it. */
export const judged = <R extends TSchema>(name: string, meaning: string, row: R) =>
  shape(name, meaning, judgedMembers(row));

/** The same with what the rulebook derives from the row beside findings. */
export const judgedWith = <R extends TSchema, E extends TSchema>(
  name: string,
  meaning: string,
  row: R,
  entry: E,
  entries: string,
) => shape(name, meaning, { ...judgedMembers(row), entries: list(entry, entries) });

/** Members of a row with what the rules say of it. */
export const judgedMembers = <R extends TSchema>(row: R) => ({
  key: text('Key of the row in its view.'),
  row: as(row, 'The row at both clocks of the question.'),
  findings: list(finding, 'What the rules say of the row.'),
});

/** One row asked for by its key, with what the rules say of it; `row` is null when nothing is filed under the key. */
export const judgedRowOrNull = <R extends TSchema>(name: string, meaning: string, row: R) =>
  shape(name, meaning, {
    ...judgedMembers(row),
    row: orNull(row, 'The row at both clocks of the question; null when nothing is filed under the key.'),
    basis: as(basis, 'What the answer depends on.'),
  });

/** A page of such rows. */
export const pageOf = <T extends TSchema>(name: string, meaning: string, item: T) =>
  shape(name, meaning, {
    items: list(item, 'Rows of this page, in the order of their keys.'),
    next,
    basis: as(basis, 'What the page depends on.'),
  });
