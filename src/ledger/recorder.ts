/** Recording as a client sees it: facts are durable, have their place in the log, are in every view, and have receipts. */
import type { StoredRecord } from './event-store';
import type { Log } from './log';
import type { Receipt, RecordOutcome, RecordRequest } from './recording';
import type { Writer } from './writer';

/** How requests to record ended since the start, and how many facts they put on record. */
export interface RecordingFigures {
  /** Facts made durable by those that were `recorded`. */
  readonly facts: number;
  readonly recorded: number;
  /** Answered again from what was on record under the same key. */
  readonly replayed: number;
  readonly refused: number;
  /** Threw: nobody knows whether they are on record. */
  readonly unknown: number;
}

export class Recorder {
  private readonly counts = { facts: 0, recorded: 0, replayed: 0, refused: 0, unknown: 0 };

  constructor(
    private readonly writer: Writer,
    private readonly log: Log,
  ) {}

  /**
   * Records all facts of the request, or none. A throw means that the outcome is unknown: the process must stop; a retry
   * under the same key settles it.
   */
  async record(request: RecordRequest): Promise<RecordOutcome> {
    try {
      const entered = await this.writer.enter(request);
      if (entered.outcome === 'refused') {
        this.counts.refused += 1;
        return entered;
      }
      const { records, replayed } = entered;
      await this.log.reach((records.at(-1) as StoredRecord).position);
      if (replayed) this.counts.replayed += 1;
      else {
        this.counts.recorded += 1;
        this.counts.facts += records.length;
      }
      return { outcome: 'recorded', receipts: records.map(({ id }) => this.receipt(id)), replayed };
    } catch (error) {
      this.counts.unknown += 1;
      throw error;
    }
  }

  get figures(): RecordingFigures {
    return this.counts;
  }

  /** Receipts come from the log alone, so the first answer can be given again by any replica, for ever. */
  private receipt(id: string): Receipt {
    const { entry, leafHash } = this.log.placed(id);
    const { type, stream, revision, index, recordedAt } = entry;
    return { id, type, stream, revision, index, recordedAt, leafHash };
  }
}
