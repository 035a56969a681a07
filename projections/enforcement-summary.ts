/**
 * 执法统计: what the penalties of an organ come to (GS-LE-20 items 2, 5 and 6), broken down by the provision broken. Each
 * figure is dated with the legal day of the fact it comes from, so the sum of a stream's figures up to a day is what the
 * penalty was on that day.
 */
import type { FactNamed } from '../src/domain/catalogue';
import type { Fact } from '../src/domain/fact';
import { checked, disagrees, groupOf, groupsOf, isImposed, isPaid } from './penalty';
import { legalOrder, type Measure, type MeasureProjection } from './projection';

/** The figures: counts of facts, and the four amounts in the ledger's minor unit. */
export const enforcementMeasures = [
  'penalties',
  'served',
  'increased',
  'payments',
  'imposed',
  'expenses',
  'paid',
  'reconsiderations',
  'litigations',
  'enforcementRequests',
  'discrepancies',
] as const;
export type EnforcementMeasure = (typeof enforcementMeasures)[number];

/** Kinds that are only counted. */
const COUNTED: Readonly<Record<string, EnforcementMeasure>> = {
  PenaltyServed: 'served',
  ReconsiderationRequested: 'reconsiderations',
  LitigationFiled: 'litigations',
  CompulsoryEnforcementRequested: 'enforcementRequests',
};

export const enforcementSummary: MeasureProjection = {
  kind: 'measures',
  name: 'enforcement-summary',
  version: 1,
  zh: '执法统计',
  stream: 'penalty',
  measures(facts) {
    const imposed = facts.find(isImposed);
    const group = groupOf(imposed);
    const figures: Measure[] = [];
    const add = (measure: EnforcementMeasure, { occurredOn: day }: Fact, n: number): void => {
      // A figure of nothing changes no sum.
      if (n !== 0) figures.push({ measure, group, day, n });
    };
    const increases: FactNamed<'PenaltyIncreased'>[] = [];
    const payments: FactNamed<'PenaltyPaid'>[] = [];
    for (const fact of facts) {
      const counted = COUNTED[fact.type];
      if (counted !== undefined) add(counted, fact, 1);
      else if (isIncreased(fact)) increases.push(fact);
      else if (isPaid(fact)) payments.push(fact);
      else if (isNotice(fact)) add('expenses', fact, Number(fact.data.expense));
    }
    if (imposed) {
      add('penalties', imposed, 1);
      addAmounts(imposed, increases, add);
    }
    for (const increase of increases) add('increased', increase, 1);
    addPayments(payments, add);
    return figures;
  },
};

type Add = (measure: EnforcementMeasure, fact: Fact, n: number) => void;

const isIncreased = (fact: Fact): fact is FactNamed<'PenaltyIncreased'> => fact.type === 'PenaltyIncreased';
const isNotice = (fact: Fact): fact is FactNamed<'PenaltyNoticeSent'> => fact.type === 'PenaltyNoticeSent';

/** The amount in force: an increase (加处) replaces the former total, so it adds the difference only. */
function addAmounts(
  imposed: FactNamed<'PenaltyImposed'>,
  increases: readonly FactNamed<'PenaltyIncreased'>[],
  add: Add,
): void {
  let inForce = Number(imposed.data.amount);
  add('imposed', imposed, inForce);
  for (const increase of increases.length > 1 ? increases.toSorted(legalOrder) : increases) {
    const amount = Number(increase.data.amount);
    add('imposed', increase, amount - inForce);
    inForce = amount;
  }
}

/** Payments, each checked against the register's own running total where it gives one. */
function addPayments(payments: readonly FactNamed<'PenaltyPaid'>[], add: Add): void {
  for (const each of checked(payments)) {
    add('payments', each.payment, 1);
    add('paid', each.payment, Number(each.payment.data.amount));
    if (disagrees(each)) add('discrepancies', each.payment, 1);
  }
}

/** Sums by measure, then by group, at one pair of clocks. */
export type EnforcementSums = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

/** Counts are integers; amounts are decimal strings in the currency's minor unit. */
export interface EnforcementFigures {
  readonly penalties: number;
  readonly served: number;
  readonly increased: number;
  readonly payments: number;
  /** Amounts in force: as imposed, or as increased since. */
  readonly imposed: string;
  /** Cost of sending, owed beside the penalties. */
  readonly expenses: string;
  readonly paid: string;
  readonly reconsiderations: number;
  readonly litigations: number;
  readonly enforcementRequests: number;
  /** Payments at which the register's own running total disagrees with ours. */
  readonly discrepancies: number;
}

export interface EnforcementSummary extends EnforcementFigures {
  readonly currency: string;
  /** Sorted by the article's text, by code units. */
  readonly byArticle: readonly Readonly<{ article: string; penalties: number; imposed: string }>[];
}

function figuresOf(total: (measure: EnforcementMeasure) => bigint): EnforcementFigures {
  const count = (measure: EnforcementMeasure): number => Number(total(measure));
  const amount = (measure: EnforcementMeasure): string => String(total(measure));
  return {
    penalties: count('penalties'),
    served: count('served'),
    increased: count('increased'),
    payments: count('payments'),
    imposed: amount('imposed'),
    expenses: amount('expenses'),
    paid: amount('paid'),
    reconsiderations: count('reconsiderations'),
    litigations: count('litigations'),
    enforcementRequests: count('enforcementRequests'),
    discrepancies: count('discrepancies'),
  };
}

/** The sums shaped as they are answered: of all organs, or of one. */
export function summaryOf(sums: EnforcementSums, currency: string, orgId?: string): EnforcementSummary {
  const isOfOrgan = groupsOf(orgId);
  const groups = (measure: EnforcementMeasure): readonly (readonly [group: string, n: bigint])[] =>
    [...(sums.get(measure) ?? [])].filter(([group]) => isOfOrgan(group));
  return {
    currency,
    ...figuresOf((measure) => groups(measure).reduce((sum, [, n]) => sum + n, 0n)),
    byArticle: byArticle(groups('penalties'), groups('imposed')),
  };
}

/** What fell into one period. Amounts may be negative there: an increase that was taken back, for one. */
export interface EnforcementPeriod extends EnforcementFigures {
  /** `2003` or `2003-05`. */
  readonly period: string;
}

/** The figures of each period in which something happened, in order. @param periods totals by period, then by measure */
export const seriesOf = (periods: ReadonlyMap<string, ReadonlyMap<string, bigint>>): readonly EnforcementPeriod[] =>
  [...periods]
    .filter(([, totals]) => [...totals.values()].some((n) => n !== 0n))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, totals]) => ({ period, ...figuresOf((measure) => totals.get(measure) ?? 0n) }));

/** Figures of each article with a penalty; organ ids hold no `|`, article texts may. */
function byArticle(
  penalties: readonly (readonly [group: string, n: bigint])[],
  imposed: readonly (readonly [group: string, n: bigint])[],
): EnforcementSummary['byArticle'] {
  const articles = new Map<string, { penalties: bigint; imposed: bigint }>();
  const of = (group: string) => {
    const article = group.slice(group.indexOf('|') + 1);
    const figures = articles.get(article) ?? { penalties: 0n, imposed: 0n };
    articles.set(article, figures);
    return figures;
  };
  for (const [group, n] of penalties) of(group).penalties += n;
  for (const [group, n] of imposed) of(group).imposed += n;
  return [...articles]
    .filter(([, figures]) => figures.penalties !== 0n || figures.imposed !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([article, figures]) => ({
      article,
      penalties: Number(figures.penalties),
      imposed: String(figures.imposed),
    }));
}
