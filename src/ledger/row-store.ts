/** Port: the disposable read models. Everything in it can be rebuilt from the event store. */

export type RowValue = string | Uint8Array;

/**
 * The first key that can stand behind `key`: keys hold no character below U+0020 but for one separator of their own,
 * U+0001, and no store has to bind U+0000.
 */
export const behind = (key: string): string => `${key}\u0001`;

/**
 * An ordered map in named spaces. Keys are text without U+0000, ordered by their UTF-8 bytes; values are text or bytes, given back as
 * they were put. Adapters: src/adapters/{memory,sqlite}; contract: tests/contract/row-store.contract.ts.
 */
export abstract class RowStore {
  abstract get(space: string, key: string): RowValue | undefined;

  /** Sets, or with `undefined` takes away, one entry. Outside a transaction it is one of its own. */
  abstract put(space: string, key: string, value: RowValue | undefined): void;

  /**
   * Entries with `from` <= key < `to` (no bound when undefined), in key order, at most `limit`; in reverse order when
   * asked. A snapshot: it does not see what is put while it is read.
   */
  abstract scan(
    space: string,
    range: { readonly from?: string; readonly to?: string; readonly limit?: number; readonly reverse?: boolean },
  ): readonly (readonly [key: string, value: RowValue])[];

  /** Takes away a whole space. */
  abstract clear(space: string): void;

  /** Runs `work` atomically: a throw, or a crash at any instant, leaves nothing of it. Not re-entrant. */
  abstract transaction<T>(work: () => T): T;

  abstract close(): void;
}
