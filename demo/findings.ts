/** What the rules find in the whole ledger, beside what was planted. */
import { isUnanswerable, type Reader } from '../src/ledger/reader';
import type { Question } from '../src/ledger/asking';
import type { Finding } from '../src/rulebook/rule';
import { rules } from '../src/rulebook/rulebook';
import { LAST_DAY, morningInstant } from './calendar';
import type { Planted } from './planted';

/** The demo's own present: later days add years that nobody was evaluated in. */
export const DEMO_PRESENT: Question = { effectiveOn: LAST_DAY, knownAt: morningInstant(LAST_DAY) };

const PAGE = 500;

/** Findings of all rules over all rows at the demo's present, in the order of the views and their keys. */
export async function allFindings(reader: Reader, question: Question = DEMO_PRESENT): Promise<readonly Finding[]> {
  const judged = new Set(rules.flatMap(({ reads }) => (reads ? [reads.name] : [])));
  const findings: Finding[] = [];
  for (const view of judged) {
    for (let after: string | undefined; ;) {
      const page = await reader.list(view, { limit: PAGE, ...(after === undefined ? {} : { after }) }, question);
      if (isUnanswerable(page)) throw new Error(`${view}: ${page.detail}`);
      findings.push(...page.items.flatMap((item) => item.findings));
      if (page.next === null) break;
      after = page.next;
    }
  }
  return findings;
}

/** One line of the table: planted, found, or both. */
export interface ComparedLine {
  readonly rule: string;
  readonly code: string;
  readonly subject: string;
  readonly planted?: Planted;
  readonly found?: Finding;
}

type Named = Pick<Finding, 'rule' | 'code' | 'subject'>;
const isSame = (a: Named, b: Named): boolean => a.rule === b.rule && a.code === b.code && a.subject === b.subject;

/** Every planted breach with the finding that answers it, then the breaches that were found and not planted. */
export const compareBreaches = (planted: readonly Planted[], findings: readonly Finding[]): readonly ComparedLine[] =>
  compare(
    planted,
    findings.filter(({ status }) => status === 'breach'),
  );

/** The same for what is no breach, among the findings of the kinds that were planted. */
export const compareConcerns = (planted: readonly Planted[], findings: readonly Finding[]): readonly ComparedLine[] =>
  compare(
    planted,
    findings.filter(({ rule, code }) => planted.some((line) => line.rule === rule && line.code === code)),
  );

function compare(planted: readonly Planted[], findings: readonly Finding[]): readonly ComparedLine[] {
  const unclaimed = [...findings];
  const lines = planted.map((line): ComparedLine => {
    const at = unclaimed.findIndex((finding) => isSame(finding, line) && finding.cites.includes(line.cite));
    const [found] = at === -1 ? [] : unclaimed.splice(at, 1);
    const { rule, code, subject } = line;
    return { rule, code, subject, planted: line, ...(found ? { found } : {}) };
  });
  return [...lines, ...unclaimed.map(unplanned)];
}

const unplanned = (found: Finding): ComparedLine => {
  const { rule, code, subject } = found;
  return { rule, code, subject, found };
};
