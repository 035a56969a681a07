/** What a decision asks of the log: how far it has been followed, and where a fact is. */
import type { Position } from './event-store';
import { FactIndex, type FactEntry } from './fact-index';
import { readLogState } from './log-state';
import type { RowStore } from './row-store';

export interface LogView {
  /** Records followed: those with a place and in every view. */
  readonly size: number;
  /** Position of the last of them. */
  readonly position: Position | undefined;
  /** Recorded time of the last of them; empty before the first. */
  readonly recordedAt: string;
  /** Place of the followed fact with this id. */
  indexOf(id: string): number | undefined;
  /** @throws when the log has no such place */
  entry(index: number): FactEntry;
  /** Why nothing more can be followed; what is written from then on would be acknowledged for nothing. */
  readonly fault: Error | undefined;
  /** Looks again how far the log is followed; between two calls the view stands still. */
  refresh(): void;
}

/** The log as another thread follows it, read from the row store that it writes. */
export class FollowedLog implements LogView {
  private state: ReturnType<typeof readLogState>;
  private index: FactIndex | undefined;
  /** The thread that follows says so itself, and ends. */
  readonly fault = undefined;

  constructor(private readonly rows: RowStore) {
    this.state = readLogState(rows);
  }

  get size(): number {
    return this.state.size;
  }

  get position(): Position | undefined {
    return this.state.position ?? undefined;
  }

  get recordedAt(): string {
    return this.size === 0 ? '' : this.entry(this.size - 1).knownFrom;
  }

  indexOf(id: string): number | undefined {
    const index = this.indexed().indexOf(id);
    // The other thread may have put in the ids of facts behind what this view stands at.
    return index === undefined || index >= this.size ? undefined : index;
  }

  entry(index: number): FactEntry {
    const entry = this.indexed().at(index);
    if (!entry) throw new Error(`the index has no fact ${String(index)}`);
    return entry;
  }

  refresh(): void {
    const state = readLogState(this.rows);
    if (state.size === this.state.size) return;
    this.state = state;
    this.index = undefined;
  }

  private indexed(): FactIndex {
    return (this.index ??= new FactIndex(this.rows, this.size));
  }
}
