/** A log as a service shows it to a browser, and a browser to look at it with. */
import { toHex } from '../../../../src/integrity/hex';
import { inclusionProof } from '../../../../src/integrity/proof';
import { decodeRecord } from '../../../../src/integrity/record';
import { parseTilePath, TILE_WIDTH } from '../../../../src/integrity/tile';
import type { OpenedFact } from '../../../../web/src/verify/opened-fact';
import type { Shelf } from '../../../../web/src/verify/remembered';
import { pinnedKey, type PinnedKey } from '../../../../web/src/verify/signed-checkpoint';
import type { Surroundings } from '../../../../web/src/verify/watcher';
import { concat, naiveRoot } from '../../integrity/naive-tree';
import { sha256 } from '../../integrity/node-crypto';
import { checkpointOf, leafOf, recordsOf, VERIFIER_KEY } from '../../integrity/small-log';

export const KEY = pinnedKey(VERIFIER_KEY) as PinnedKey;

/** Any tile of a tree over these leaves, computed by the definition. */
export function tileOf(leaves: readonly Uint8Array[], path: string): Uint8Array {
  const tile = parseTilePath(path);
  if (!tile || tile.level === 'entries') throw new Error(`no such tile: ${path}`);
  const span = TILE_WIDTH ** tile.level;
  const first = tile.n * TILE_WIDTH;
  const hashes = Array.from({ length: tile.width }, (_, i) =>
    naiveRoot(leaves.slice((first + i) * span, (first + i + 1) * span)),
  );
  return concat(...hashes);
}

/** A shelf as browsers have it. */
export class MemoryShelf implements Shelf {
  readonly kept = new Map<string, string>();

  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.kept.set(name, value);
  }
}

/** What is shown; each part may be replaced by something else than the records say. */
export class WatchedLog {
  note: string | undefined;
  leaves: readonly Uint8Array[] = [];
  records: readonly Uint8Array[] = [];
  readonly asked: string[] = [];
  /** Thrown in place of an answer. */
  fault: Error | undefined;

  constructor(size: number) {
    this.becomes(recordsOf(size));
  }

  becomes(records: readonly Uint8Array[]): void {
    this.records = records;
    this.leaves = records.map(leafOf);
    this.note = records.length === 0 ? undefined : checkpointOf(records);
  }

  /** The fact at an index with all that can be asked about it. */
  opened(index: number): OpenedFact {
    const record = this.records[index] as Uint8Array;
    const { header, payload } = decodeRecord(record);
    const { about, data } = JSON.parse(new TextDecoder().decode(payload)) as Pick<
      OpenedFact['shown'],
      'about' | 'data'
    >;
    const { id, type, version, stream, revision, recordedAt, actor } = header;
    const occurredOn = String(data['title']);
    const node = (level: number, n: number): Uint8Array =>
      naiveRoot(this.leaves.slice(n * 2 ** level, (n + 1) * 2 ** level));
    return {
      id,
      shown: { index, id, type, version, stream, revision, recordedAt, actor, occurredOn, about, data },
      record,
      proof: {
        index,
        size: this.records.length,
        leafHash: toHex(leafOf(record)),
        path: inclusionProof(index, this.records.length, node, sha256).map(toHex),
        checkpoint: this.note as string,
      },
      dayMember: 'title',
    };
  }

  surroundings(shelf: Shelf = new MemoryShelf(), tab: Shelf = new MemoryShelf()): Surroundings {
    let ms = Date.UTC(2026, 0, 5);
    return {
      newest: async () => this.answer('checkpoint', () => this.note),
      readTile: async (path) => this.answer(path, () => tileOf(this.leaves, path)),
      shelf,
      tab,
      now: () => new Date((ms += 1000)).toISOString(),
    };
  }

  private answer<T>(path: string, made: () => T): T {
    this.asked.push(path);
    if (this.fault) throw this.fault;
    return made();
  }
}

/** The same records but for one, whose blind is another: what follows it in its stream is linked anew. */
export const forkOf = (size: number, at: number): Uint8Array[] => recordsOf(size, { [at]: { blind: 'f'.repeat(64) } });
