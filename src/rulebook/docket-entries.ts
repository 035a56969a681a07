/** The docket as it is answered: each entry with what the rules say of it. */
import type { DocketRow } from '../../projections/docket-row';
import { basisFindings, courseFindings, dueFinding, joinedFinding } from './gs-cg/docket-findings';
import { entriesOf, type EntryFacts } from './gs-cg/docket-state';
import type { Finding, Moment } from './rule';

export interface DocketEntry extends EntryFacts {
  /** The same findings that the rules give for the whole row, those about this entry alone. */
  readonly findings: readonly Finding[];
}

/**
 * The entries of one subject, by cycle year, then measures that no year carries; empty for an organ. Pure: the same row
 * and moment give the same entries.
 */
export function docketEntriesOf(row: DocketRow, moment: Moment): readonly DocketEntry[] {
  const basis = basisFindings(row, moment);
  return entriesOf(row, moment).map((entry) => ({
    ...entry,
    findings: [
      ...dueFinding(entry),
      ...joinedFinding(entry),
      ...courseFindings(entry, moment),
      ...basis.filter(({ facts }) => decisionOf(row, entry).some((factId) => facts.includes(factId))),
    ],
  }));
}

/** The fact that imposed the entry's measure. */
const decisionOf = (row: DocketRow, { measureId }: EntryFacts): readonly string[] =>
  row.imposed.filter((each) => each.measureId === measureId).map(({ factId }) => factId);
