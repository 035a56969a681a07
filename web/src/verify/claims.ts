/** Which checkpoints an answer of the interface names, and what it says about them. */
import { Broken } from './faults';
import type { SignedCheckpoint } from './signed-checkpoint';

export interface Claim {
  readonly note: string;
  /** The answer rests on so many facts: the checkpoint must hold at least them. */
  readonly atLeast?: number;
  /** The answer names this size beside the note. */
  readonly exactly?: number;
}

export interface Claims {
  readonly claims: readonly Claim[];
  /** Bases whose facts are not sealed yet. */
  readonly unsealed: number;
}

/** Members that are a basis: of an answer, and of the two sides of a difference. */
const BASES = ['basis', 'from', 'to'];

/** Addresses that answer signed checkpoints themselves, one or a list. */
const CHECKPOINTS = '/v1/checkpoints';

/**
 * Looks at the members that the interface says are bases, never at what was recorded: no fact could make itself look like
 * a broken checkpoint.
 *
 * @param address path and query that were asked
 */
export function claimsIn(address: string, answer: unknown): Claims {
  if (!isPart(answer)) return { claims: [], unsealed: 0 };
  if (address.startsWith(CHECKPOINTS)) {
    const items: unknown = answer['items'];
    return { claims: (Array.isArray(items) ? items : [answer]).flatMap(signedIn), unsealed: 0 };
  }
  const bases = BASES.map((name) => answer[name]).filter(isPart);
  return {
    claims: bases.flatMap(basisClaims),
    unsealed: bases.filter((basis) => basis['checkpoint'] === null).length,
  };
}

function signedIn(item: unknown): readonly Claim[] {
  if (!isPart(item)) return [];
  const { note, size } = item;
  return typeof note === 'string' && typeof size === 'number' ? [{ note, exactly: size }] : [];
}

const basisClaims = ({ checkpoint, size }: Part): readonly Claim[] =>
  typeof checkpoint === 'string' && typeof size === 'number' ? [{ note: checkpoint, atLeast: size }] : [];

/** @throws Broken when the checkpoint is not what the answer says of it */
export function assertClaim({ atLeast, exactly }: Claim, { size, note }: SignedCheckpoint): void {
  const said = exactly ?? atLeast ?? 0;
  if (exactly === undefined ? size < said : size !== said) throw new Broken('not-covering', { size, said }, [note]);
}

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
