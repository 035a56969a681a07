/** What the facts of one penalty say together: whose it is, and whether its payments add up. */
import type { FactNamed } from '../src/domain/catalogue';
import type { Fact } from '../src/domain/fact';

export const isImposed = (fact: Fact): fact is FactNamed<'PenaltyImposed'> => fact.type === 'PenaltyImposed';
export const isPaid = (fact: Fact): fact is FactNamed<'PenaltyPaid'> => fact.type === 'PenaltyPaid';

/**
 * `<orgId>|<article>` of the decision that imposes the penalty. When none stands (it was voided) the penalty is no
 * longer counted and has no amount, but what was sent, paid and contested stays in the figures under `|`: money that
 * came in never drops out of a sum.
 */
export const groupOf = (imposed: FactNamed<'PenaltyImposed'> | undefined): string =>
  imposed ? `${imposed.data.orgId}|${imposed.data.article}` : '|';

/** True for the groups of an organ, whatever follows its id; without an organ for every group. Organ ids hold no `|`. */
export const groupsOf =
  (orgId?: string): ((group: string) => boolean) =>
  (group) =>
    orgId === undefined || group.startsWith(`${orgId}|`);

/** A payment beside what the payments recorded up to it come to; amounts in the ledger's minor unit. */
export interface CheckedPayment {
  readonly payment: FactNamed<'PenaltyPaid'>;
  /** The register's own running total; undefined where it gives none, and there is nothing to disagree with. */
  readonly stated: bigint | undefined;
  readonly computed: bigint;
}

/**
 * Each payment checked against the register's running total. The check adds up in the order recorded, which is the
 * register's, and goes on over a disagreement.
 */
export function checked(payments: readonly FactNamed<'PenaltyPaid'>[]): readonly CheckedPayment[] {
  let computed = 0n;
  return payments.map((payment) => {
    const { amount, recordedTotal } = payment.data;
    computed += BigInt(amount);
    return { payment, stated: recordedTotal === undefined ? undefined : BigInt(recordedTotal), computed };
  });
}

export const disagrees = ({ stated, computed }: CheckedPayment): boolean => stated !== undefined && stated !== computed;
