/** The payments of one penalty beside the register's running total, from the facts of its stream. */
import type { components } from '../../api/schema';
import { wholeOf } from '../../shown/whole';

type Fact = components['schemas']['Fact'];

export interface PaymentLine {
  readonly factId: string;
  /** Undefined, like the rest, when the fact is not among those given. */
  readonly paidOn: string | undefined;
  readonly amount: string | undefined;
  /** As the register gives it; undefined where it gives none. */
  readonly statedTotal: string | undefined;
  /** The payments up to this one; undefined behind one that is not known. */
  readonly computedTotal: string | undefined;
  /** The correction whose data this is. */
  readonly correctedBy: string | undefined;
}

export const disagrees = ({ statedTotal, computedTotal }: PaymentLine): boolean =>
  statedTotal !== undefined && computedTotal !== undefined && wholeOf(statedTotal) !== wholeOf(computedTotal);

/** By the fact that each corrects: the last one known stands. */
function correctionsIn(facts: readonly Fact[], size: number): ReadonlyMap<string, Fact> {
  const known = facts.filter(({ type, index }) => type === 'EventCorrected' && index < size);
  return new Map(known.map((fact) => [String(fact.data['targetEventId']), fact]));
}

const textIn = (data: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * @param payments ids of the payments that stand, in the order recorded
 * @param facts of the stream, as recorded
 * @param size what was known: corrections recorded later do not count
 */
export function paymentLines(
  payments: readonly string[],
  facts: readonly Fact[],
  size: number,
): readonly PaymentLine[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const corrections = correctionsIn(facts, size);
  let total: bigint | undefined = 0n;
  return payments.map((factId) => {
    const correction = corrections.get(factId);
    const data = (correction?.data['correctedPayload'] ?? byId.get(factId)?.data ?? {}) as Fact['data'];
    const amount = textIn(data, 'amount');
    total = amount === undefined || total === undefined ? undefined : total + wholeOf(amount);
    return {
      factId,
      paidOn: textIn(data, 'paidOn'),
      amount,
      statedTotal: textIn(data, 'recordedTotal'),
      computedTotal: total === undefined ? undefined : String(total),
      correctedBy: correction?.id,
    };
  });
}
