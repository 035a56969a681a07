/** The two clocks of a question as they stand in the address of a page; what is not said is now. */

export interface AskedBasis {
  /** Legal day, YYYY-MM-DD. */
  readonly effectiveOn: string | undefined;
  /** An instant (RFC 3339) or the size of the log. */
  readonly knownAt: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SIZE = /^(?:0|[1-9]\d{0,15})$/;

/** Reads an address as it stands: what is wrong in it is for the service to refuse, in words. */
export const basisIn = (address: URLSearchParams): AskedBasis => ({
  effectiveOn: address.get('effectiveOn') ?? undefined,
  knownAt: address.get('knownAt') ?? undefined,
});

/** The address with other members: undefined, or nothing, takes one away, and everything else stays. */
export function withMembers(
  address: URLSearchParams,
  members: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const changed = new URLSearchParams(address);
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || value === '') changed.delete(name);
    else changed.set(name, value);
  }
  return changed;
}

/** The address with another basis. */
export const withBasis = (address: URLSearchParams, basis: Partial<AskedBasis>): URLSearchParams =>
  withMembers(address, { ...basis });

/** A day of the calendar: Date takes the 30th of February for the 2nd of March. */
export function isDay(text: string): boolean {
  const ms = DAY.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** True for a size of the log rather than an instant. */
export const isSize = (knownAt: string): boolean => SIZE.test(knownAt);

const OFFSET_MS = 8 * 3_600_000;

/** An instant in the time of Asia/Shanghai, `YYYY-MM-DD HH:mm:ss`; as it stands when it is no instant. */
export function shanghaiTime(instant: string): string {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? instant : new Date(ms + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant of a time of day in Asia/Shanghai, `YYYY-MM-DDTHH:mm[:ss]`. */
export const instantOf = (localTime: string): string => new Date(`${localTime}+08:00`).toISOString();
