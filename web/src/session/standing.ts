/** What this tab can say of the log at the moment, as plain data for the badge. */
import type { BrokenMark } from './broken';

/**
 * `unpinned`: no key was given at sign-in, so nothing can be checked. `unproven`: something could not be checked, which
 * may pass. `broken`: something was checked and is wrong; stays until sign-out.
 */
export type Mark = 'unpinned' | 'checking' | 'sound' | 'unproven' | 'broken';

/** Why something could not be checked; `failed`: the checking itself did. */
export type Trouble = 'away' | 'not-sealed' | 'malformed-key' | 'failed';

export interface Standing {
  readonly mark: Mark;
  /** Name and id of the pinned key. */
  readonly origin: string | undefined;
  readonly keyId: string | undefined;
  /** The newest checkpoint whose signature held and that fits all those before; undefined before the first. */
  readonly newest: { readonly size: number; readonly checkedAt: string } | undefined;
  /** What this browser remembered when the tab was opened; undefined on its first visit. */
  readonly before: { readonly size: number; readonly seenAt: string } | undefined;
  readonly trouble: Trouble | undefined;
  /** Different checkpoints that answers named, and that were verified. */
  readonly checkpoints: number;
  /** Checkpoints of answers that wait to be verified. */
  readonly waiting: number;
  /** Answers that rest on facts under no checkpoint yet. */
  readonly unsealedAnswers: number;
  /** Opened facts that are proven, and those that could not be. */
  readonly facts: { readonly proven: number; readonly unproven: number };
  /** Everything that was found wrong, in order. */
  readonly broken: readonly BrokenMark[];
}

export const nothingKnown: Standing = {
  mark: 'checking',
  origin: undefined,
  keyId: undefined,
  newest: undefined,
  before: undefined,
  trouble: undefined,
  checkpoints: 0,
  waiting: 0,
  unsealedAnswers: 0,
  facts: { proven: 0, unproven: 0 },
  broken: [],
};

/** The worst that the rest of the standing says. */
export function markOf({ broken, trouble, newest, facts }: Omit<Standing, 'mark'>): Mark {
  if (broken.length > 0) return 'broken';
  if (trouble !== undefined || facts.unproven > 0) return 'unproven';
  return newest === undefined ? 'checking' : 'sound';
}
