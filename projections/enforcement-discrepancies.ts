/**
 * 缴款核对: payments at which the register's own running total disagrees with the sum of the payments recorded, counted for
 * each penalty, so that they are found without a look at all others.
 */
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { checked, disagrees, groupOf, groupsOf, isImposed, isPaid } from './penalty';
import type { Measure, MeasureProjection } from './projection';

export const enforcementDiscrepancies: MeasureProjection = {
  kind: 'measures',
  name: 'enforcement-discrepancies',
  version: 1,
  zh: '缴款核对',
  stream: 'penalty',
  measures(facts) {
    const figures: Measure[] = [];
    for (const each of checked(facts.filter(isPaid))) {
      if (!disagrees(each)) continue;
      const { stream, occurredOn } = each.payment;
      const group = `${groupOf(facts.find(isImposed))}|${streamId(stream)}`;
      figures.push({ measure: 'discrepancies', group, day: occurredOn, n: 1 });
    }
    return figures;
  },
};

/** Streams of the penalties with a discrepancy, of one organ or of all, sorted by code units. */
export function discrepantPenalties(
  sums: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
  orgId?: string,
): readonly string[] {
  const isOfOrgan = groupsOf(orgId);
  const groups = [...(sums.get('discrepancies') ?? [])].filter(([group, n]) => n !== 0n && isOfOrgan(group));
  // Article texts may hold a `|`, ids do not.
  return groups.map(([group]) => `penalty-${group.slice(group.lastIndexOf('|') + 1)}`).sort();
}

/** One payment whose running total disagrees; amounts are decimal strings in the currency's minor unit. */
export interface Discrepancy {
  readonly penaltyId: string;
  readonly stream: string;
  /** null, like the article, when the decision does not stand. */
  readonly organ: string | null;
  readonly article: string | null;
  /** The payment. */
  readonly factId: string;
  readonly paidOn: LegalDay;
  readonly amount: string;
  /** The running total as the register gives it, and as the payments recorded up to this one add up. */
  readonly statedTotal: string;
  readonly computedTotal: string;
  /** The stated less the computed total; negative when the register says less. */
  readonly difference: string;
  /** Every payment of the penalty, in the order recorded. */
  readonly payments: readonly string[];
}

/** The discrepancies of one penalty on a day, in the order recorded. @param facts of its stream, as they stand */
export function discrepanciesOf(facts: readonly Fact[], on: LegalDay): readonly Discrepancy[] {
  const paid = facts.filter(isPaid);
  const decision = facts.find(isImposed);
  return checked(paid).flatMap(({ payment, stated, computed }) => {
    if (stated === undefined || stated === computed || payment.occurredOn > on) return [];
    const { id, stream, occurredOn, data } = payment;
    return {
      penaltyId: streamId(stream),
      stream,
      organ: decision?.data.orgId ?? null,
      article: decision?.data.article ?? null,
      factId: id,
      paidOn: occurredOn,
      amount: data.amount,
      statedTotal: String(stated),
      computedTotal: String(computed),
      difference: String(stated - computed),
      payments: paid.map((each) => each.id),
    };
  });
}
