/** Amounts as findings say them: exact, in the major unit, with their thousands apart. */

/** Digits behind the point: an amount is a whole number of the currency's minor unit, a hundredth. */
const DIGITS = 2;

function pointed(whole: bigint, digits: number): string {
  const sign = whole < 0n ? '-' : '';
  const text = String(whole < 0n ? -whole : whole).padStart(digits + 1, '0');
  const before = text.slice(0, -digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${before}.${text.slice(-digits)}`;
}

/** `-1234567` minor units are `-12,345.67`. */
export const amountText = (minor: bigint | string): string => pointed(BigInt(minor), DIGITS);

/** The product of two amounts, exact as well: `12000000` is `1,200.0000`. */
export const productText = (product: bigint): string => pointed(product, 2 * DIGITS);
