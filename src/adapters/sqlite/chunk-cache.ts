/** Chunks read lately, for point reads: bounded in bytes, the one unused for longest is dropped first. */
import type { Chunk } from './chunk';

const CACHED_BYTES_MAX = 8_388_608;

interface Kept {
  readonly chunk: Chunk;
  readonly count: number;
}

export class ChunkCache {
  /** By first ordinal, in order of use. */
  private readonly kept = new Map<number, Kept>();
  /** First ordinal of the kept chunk that holds an ordinal; chunks never change, so neither does this. */
  private readonly firstOf = new Map<number, number>();
  private bytes = 0;

  get(ordinal: number): Chunk | undefined {
    const first = this.firstOf.get(ordinal);
    const found = first === undefined ? undefined : this.kept.get(first);
    if (first === undefined || found === undefined) return undefined;
    this.kept.delete(first);
    this.kept.set(first, found);
    return found.chunk;
  }

  keep(chunk: Chunk, count: number): void {
    this.kept.set(chunk.first, { chunk, count });
    for (let ordinal = chunk.first; ordinal < chunk.first + count; ordinal++) this.firstOf.set(ordinal, chunk.first);
    this.bytes += chunk.body.length;
    for (const [first, { chunk: oldest, count: records }] of this.kept) {
      if (this.bytes <= CACHED_BYTES_MAX || first === chunk.first) return;
      this.kept.delete(first);
      for (let ordinal = first; ordinal < first + records; ordinal++) this.firstOf.delete(ordinal);
      this.bytes -= oldest.body.length;
    }
  }
}
