/** A small signed ledger in memory, its export as lines, and targets to move it into. */
import { MemoryEventStore } from '../../../../src/adapters/memory/event-store';
import { MemoryLock, MemorySeal } from '../../../../src/adapters/memory/seal';
import { sha256, verifyEd25519 } from '../../../../src/adapters/system/cryptography';
import { decodeRecord } from '../../../../src/integrity/record';
import { Frontier } from '../../../../src/integrity/tree';
import type { EventStore, StoredRecord } from '../../../../src/ledger/event-store';
import type { Seal } from '../../../../src/ledger/seal';
import { importAsIs, type AsIsParts, type AsIsReport } from '../../../../src/ledger/transfer/as-is';
import { Exporter, type SignedList } from '../../../../src/ledger/transfer/exporter';
import { leafOf, ORIGIN, recordsOf } from '../../integrity/small-log';

export interface Source {
  readonly store: MemoryEventStore;
  readonly seal: MemorySeal;
  readonly lock: MemoryLock;
}

export async function putAll(store: EventStore, records: readonly Uint8Array[]): Promise<void> {
  for (const bytes of records) {
    const { stream, id } = decodeRecord(bytes).header;
    await store.append({ stream, expected: 'any', build: () => [{ id, bytes }] });
  }
}

/** Signs the roots over the first so many of these records. */
export async function signAll(seal: Seal, records: readonly Uint8Array[], sizes: readonly number[]): Promise<void> {
  const frontier = new Frontier(sha256);
  for (const [index, record] of records.entries()) {
    frontier.append(leafOf(record));
    if (sizes.includes(index + 1)) await seal.sign(seal.latest()?.size, index + 1, frontier.root());
  }
}

/** These records in a store, and checkpoints at these sizes. */
export async function sourceOf(records: readonly Uint8Array[], sizes: readonly number[]): Promise<Source> {
  const store = new MemoryEventStore();
  const lock = new MemoryLock();
  const seal = new MemorySeal(ORIGIN, lock);
  await putAll(store, records);
  await signAll(seal, records, sizes);
  return { store, seal, lock };
}

export const smallSource = (count = 30, sizes: readonly number[] = [1, 4, 20, 28]): Promise<Source> =>
  sourceOf(recordsOf(count), sizes);

/** A seal with the source's key that has signed nothing. */
export const sealLike = ({ lock }: Source): MemorySeal => new MemorySeal(ORIGIN, new MemoryLock(lock.privateKey));

/** The lines of an export, without their LF. */
export async function exported(store: EventStore, signed: SignedList, verifierKey: string): Promise<string[]> {
  const exporter = new Exporter({ store, signed, origin: ORIGIN, verifierKey, sha256, verify: verifyEd25519 });
  const lines: string[] = [];
  for await (const line of exporter.lines()) lines.push(line.slice(0, -1));
  return lines;
}

export const exportOf = ({ store, seal }: Source): Promise<string[]> => exported(store, seal, seal.verifierKey);

export const importOf = (
  lines: readonly string[],
  store: EventStore,
  seal: Seal,
  more: Partial<AsIsParts> = {},
): Promise<AsIsReport> =>
  importAsIs({
    lines: async function* () {
      yield* lines;
    },
    store,
    seal,
    sha256,
    verify: verifyEd25519,
    ...more,
  });

/** All that a store holds, but for the positions, which are its own. */
export async function heldBy(store: EventStore): Promise<readonly Omit<StoredRecord, 'position'>[]> {
  const all: Omit<StoredRecord, 'position'>[] = [];
  for await (const { stream, revision, id, bytes } of store.readAll()) {
    all.push({ stream, revision, id, bytes: Uint8Array.from(bytes) });
  }
  return all;
}

export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'it was not refused',
    (error: unknown) => error,
  );
}
