/** Shares of a whole, by whole numbers alone. */

/**
 * Share of a whole in hundredths of a percent, rounded down: 3333 for a third. Undefined where there is no share: the whole
 * is not above 0, or the part is below 0.
 */
export function shareOf(part: bigint, whole: bigint): number | undefined {
  return whole <= 0n || part < 0n ? undefined : Number((part * 10_000n) / whole);
}

/** `33.33%`; what is there but rounds down to nothing is `<0.01%`; `—` where there is no share. */
export function shareText(part: bigint, whole: bigint): string {
  const share = shareOf(part, whole);
  if (share === undefined) return '—';
  if (share === 0 && part > 0n) return '<0.01%';
  return `${Math.floor(share / 100)}.${String(share % 100).padStart(2, '0')}%`;
}
