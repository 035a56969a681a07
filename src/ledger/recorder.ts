/** Recording as a client sees it: facts are durable, have their place in the log, are in every view, and have receipts. */
import type { StoredRecord } from './event-store';
import type { Log } from './log';
import type { Receipt, RecordOutcome, RecordRequest } from './recording';
import type { Writer } from './writer';

export class Recorder {
  constructor(
    private readonly writer: Writer,
    private readonly log: Log,
  ) {}

  /**
   * Records all facts of the request, or none. A throw means that the outcome is unknown: the process must stop; a retry
   * under the same key settles it.
   */
  async record(request: RecordRequest): Promise<RecordOutcome> {
    const entered = await this.writer.enter(request);
    if (entered.outcome === 'refused') return entered;
    const { records, replayed } = entered;
    await this.log.reach((records.at(-1) as StoredRecord).position);
    return { outcome: 'recorded', receipts: records.map(({ id }) => this.receipt(id)), replayed };
  }

  /** Receipts come from the log alone, so the first answer can be given again by any replica, for ever. */
  private receipt(id: string): Receipt {
    const { entry, leafHash } = this.log.placed(id);
    const { type, stream, revision, index, recordedAt } = entry;
    return { id, type, stream, revision, index, recordedAt, leafHash };
  }
}
