/**
 * The records behind what the log has indexed: those of the commit that is being made, and of another process. Usually
 * none to a few hundred; decoded only when a decision asks.
 */
import type { Fact } from '../domain/fact';
import { factFrom } from './decoding';
import type { StoredRecord, WriteView } from './event-store';
import type { LogView } from './log-view';

interface Entry {
  readonly record: StoredRecord;
  fact: Fact | undefined;
}

/** A tail of this length asks whether the log, followed by another thread, has moved on. */
const LONG = 2_000;

export class Tail {
  private entries: Entry[] = [];
  /** Changes when facts leave the tail, and with them the places of those that stay. */
  generation = 0;

  constructor(private readonly log: LogView) {}

  /** Brings the tail up to the head of the store; to be called inside its write. */
  refresh(view: WriteView): void {
    if (this.entries.length >= LONG) this.log.refresh();
    const indexed = this.log.position;
    const [first] = this.entries;
    if (indexed !== undefined && first && first.record.position <= indexed) {
      const kept = this.entries.findIndex(({ record }) => record.position > indexed);
      this.entries = kept === -1 ? [] : this.entries.slice(kept);
      this.generation += 1;
    }
    const last = this.entries.at(-1)?.record.position ?? indexed;
    for (const record of view.after(last)) this.entries.push({ record, fact: undefined });
  }

  get length(): number {
    return this.entries.length;
  }

  get lastId(): string | undefined {
    return this.entries.at(-1)?.record.id;
  }

  last(): Fact | undefined {
    return this.entries.length > 0 ? this.factAt(this.entries.length - 1) : undefined;
  }

  facts(): readonly Fact[] {
    return this.entries.map((_, i) => this.factAt(i));
  }

  streamOf(id: string): string | undefined {
    return this.entries.find(({ record }) => record.id === id)?.record.stream;
  }

  /** The fact at a place in the tail, 0 for the first behind the log. */
  factAt(i: number): Fact {
    const entry = this.entries[i] as Entry;
    return (entry.fact ??= factFrom(entry.record, this.log.size + i));
  }
}
