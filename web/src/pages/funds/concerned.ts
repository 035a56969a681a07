/** Which organs a finding about money is of, as far as it says so itself. */

/** 资金 rules of the rulebook: growth, shares, overdrafts, the project library, disclosure, reimbursement, misuse. */
const MONEY_RULES: ReadonlySet<string> = new Set(['R-30', 'R-31', 'R-32', 'R-33', 'R-34', 'R-35', 'R-36', 'R-37']);

interface Located {
  readonly rule: string;
  readonly subject: string;
}

export const isOfMoney = ({ rule }: Pick<Located, 'rule'>): boolean => MONEY_RULES.has(rule);

/**
 * Organs of a finding: of its subject, which is an organ, a line of a budget (`budget-<orgId>-<year>~…`), or an allocation.
 * @param organsOfFund the organs of an allocation, where they are known
 */
export function organsOf(
  { subject }: Pick<Located, 'subject'>,
  organsOfFund: (allocationId: string) => readonly string[],
): readonly string[] {
  if (subject.startsWith('org-')) return [subject.slice('org-'.length)];
  if (subject.startsWith('fund-')) return organsOfFund(subject.slice('fund-'.length));
  const budget = /^budget-(.+)-\d{4}~/.exec(subject);
  return budget?.[1] === undefined ? [] : [budget[1]];
}

export interface Parted<F> {
  readonly here: readonly F[];
  readonly elsewhere: readonly F[];
}

/** What is known of organs beside the findings. */
export interface Known {
  /** Organs of an allocation; none where it is not known. */
  readonly organsOfFund: (allocationId: string) => readonly string[];
  /** Area of an organ: a bureau holds the money of a county, and its government answers for it. */
  readonly areaOf: (orgId: string) => string | undefined;
}

/** Findings of the organs of a diagram or of their areas, and all others: none is left out. @param organs undefined: all */
export function parted<F extends Located>(
  findings: readonly F[],
  organs: readonly string[] | undefined,
  { organsOfFund, areaOf }: Known,
): Parted<F> {
  if (organs === undefined) return { here: findings, elsewhere: [] };
  const shown = new Set(organs);
  const areas = new Set(organs.flatMap((organ) => areaOf(organ) ?? []));
  const isHere = (finding: F): boolean =>
    organsOf(finding, organsOfFund).some((organ) => shown.has(organ) || areas.has(areaOf(organ) ?? ''));
  return { here: findings.filter(isHere), elsewhere: findings.filter((finding) => !isHere(finding)) };
}
