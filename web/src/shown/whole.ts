/** Whole numbers as answers hold them: amounts in the minor unit and counts, exact beyond what a float holds. */

const WHOLE = /^-?\d+$/;

/** The integer of a decimal string or a count; 0 for what is none, which no route sends. */
export const wholeOf = (value: number | string | null | undefined): bigint =>
  value !== null && value !== undefined && WHOLE.test(String(value)) ? BigInt(value) : 0n;

export const sumOf = (values: readonly (number | string)[]): bigint =>
  values.reduce<bigint>((sum, each) => sum + wholeOf(each), 0n);

/** For sorting, ascending. */
export const byAmount = (a: number | string, b: number | string): number => {
  const [x, y] = [wholeOf(a), wholeOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};
