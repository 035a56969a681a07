/** Two pairs of clocks in the address of a page: what is compared from, and the page's own. */
import { withMembers, type AskedBasis } from '../../../basis/basis';

export type Side = 'from' | 'to';
export const sides = ['from', 'to'] as const;

const NAMES: Readonly<Record<Side, Readonly<Record<keyof AskedBasis, string>>>> = {
  from: { effectiveOn: 'fromEffectiveOn', knownAt: 'fromKnownAt' },
  to: { effectiveOn: 'effectiveOn', knownAt: 'knownAt' },
};

export const clocksOf = (side: Side, address: URLSearchParams): AskedBasis => ({
  effectiveOn: address.get(NAMES[side].effectiveOn) ?? undefined,
  knownAt: address.get(NAMES[side].knownAt) ?? undefined,
});

/** The address with another moment on one side; everything else in it stays. */
export function withClocks(address: URLSearchParams, side: Side, clocks: Partial<AskedBasis>): URLSearchParams {
  const members = Object.entries(clocks).map(
    ([clock, value]) => [NAMES[side][clock as keyof AskedBasis], value] as const,
  );
  return withMembers(address, Object.fromEntries(members));
}

export const swapped = (address: URLSearchParams): URLSearchParams =>
  withClocks(withClocks(address, 'from', clocksOf('to', address)), 'to', clocksOf('from', address));

/** Where two moments are compared: from the one given to now. */
export const comparedWithNow = (personId: string, purpose: string, clocks: AskedBasis): string => {
  const address = withClocks(new URLSearchParams({ purpose }), 'from', clocks);
  return `/pages/officials/${encodeURIComponent(personId)}/compare?${address.toString()}`;
};
