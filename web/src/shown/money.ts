/** Money as it is shown: exact to the last digit, from a decimal string in the minor unit. */

/** Digits behind the point: all currencies that a ledger may hold today have two. */
const MINOR_DIGITS = 2;

/** `-1234567` becomes `-12,345.67`; as it stands when it is no whole number. */
export function money(minor: string): string {
  const match = /^(-?)(\d+)$/.exec(minor);
  if (!match) return minor;
  const digits = (match[2] as string).padStart(MINOR_DIGITS + 1, '0');
  const whole = digits.slice(0, -MINOR_DIGITS).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${match[1]}${whole}.${digits.slice(-MINOR_DIGITS)}`;
}

/** A whole number with its thousands apart. */
export const count = (n: number | string): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
