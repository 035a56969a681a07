/** Appends that several streams share in the order of the log, some of them under way at once. */
import { sameBytes } from '../../integrity/digest';
import { APPEND_BYTES_MAX, APPEND_RECORDS_MAX, bytesInAppend } from '../admission';
import type { AppendOutcome, EventStore } from '../event-store';
import type { ExportedRecord } from './export-reader';

/** Bytes of all appends under way, at most, but for a single one. */
const BYTES_UNDER_WAY = 8 * APPEND_BYTES_MAX;

/** The target did not take the next records; what stood before them is stored. */
export class AppendStopped extends Error {}

/** Whether a record goes into one append with those before it. */
export const belongsTo = (run: readonly ExportedRecord[], record: ExportedRecord): boolean =>
  run.length < APPEND_RECORDS_MAX &&
  run[0]?.stream === record.stream &&
  sizeOf(run) + bytesInAppend(record) <= APPEND_BYTES_MAX;

const sizeOf = (run: readonly ExportedRecord[]): number => run.reduce((sum, record) => sum + bytesInAppend(record), 0);

interface UnderWay {
  readonly outcome: Promise<AppendOutcome<'out-of-turn'>>;
  readonly run: readonly ExportedRecord[];
  readonly bytes: number;
}

export class OrderedAppends {
  private readonly underWay: UnderWay[] = [];
  private bytes = 0;
  private given = 0;
  /** Appends that were decided to go ahead; the next in turn may be. */
  private decided = 0;
  private storedRecords = 0;

  /**
   * @param atOnce appends under way at once. More than 1 only for a store that decides them in the order of the calls.
   */
  constructor(
    private readonly store: EventStore,
    private readonly atOnce: number,
  ) {}

  /** Records that are known to be durable. */
  get stored(): number {
    return this.storedRecords;
  }

  /** Appends records that follow one another in one stream; resolves once another append may be given. */
  async append(run: readonly ExportedRecord[]): Promise<void> {
    const bytes = sizeOf(run);
    while (this.underWay.length > 0 && (this.underWay.length >= this.atOnce || this.bytes + bytes > BYTES_UNDER_WAY)) {
      await this.oldest();
    }
    const outcome = this.started(run);
    // Awaited in turn; until then a fault of it is nobody's, and the one before it is told.
    outcome.catch(() => undefined);
    this.underWay.push({ outcome, run, bytes });
    this.bytes += bytes;
    if (this.atOnce <= 1) await this.oldest();
  }

  /** Resolves when all that was given is stored. */
  async settled(): Promise<void> {
    while (this.underWay.length > 0) await this.oldest();
  }

  private started(run: readonly ExportedRecord[]): UnderWay['outcome'] {
    const turn = this.given;
    this.given += 1;
    const { stream, revision } = run[0] as ExportedRecord;
    return this.store.append<'out-of-turn'>({
      stream,
      expected: revision === 0 ? 'no-stream' : revision - 1,
      build: (view) => {
        // An append whose forerunner did not go ahead would change the order of the log.
        if (turn > this.decided) return { instead: 'out-of-turn' };
        // Asked over another revision than the expected one, it only says what it would have been.
        if ((view.revision(stream) ?? -1) === revision - 1) this.decided = Math.max(this.decided, turn + 1);
        return run.map(({ id, bytes }) => ({ id, bytes }));
      },
    });
  }

  private async oldest(): Promise<void> {
    const { outcome, run, bytes } = this.underWay.shift() as UnderWay;
    this.bytes -= bytes;
    const settled = await outcome;
    if (settled.outcome !== 'appended') throw new AppendStopped(notTaken(settled, run[0] as ExportedRecord));
    // Where the ids are there already, a store answers with what it has under them.
    for (const [place, record] of run.entries()) {
      const there = settled.records[place];
      if (there && sameBytes(there.bytes, record.bytes)) continue;
      throw new AppendStopped(`record ${record.index}: the store holds other bytes under its id`);
    }
    this.storedRecords += run.length;
  }
}

function notTaken(outcome: Exclude<AppendOutcome<'out-of-turn'>, { outcome: 'appended' }>, first: ExportedRecord) {
  const { index, stream, revision } = first;
  if (outcome.outcome === 'declined') return `record ${index}: the one before it was not stored`;
  const at = outcome.actual === undefined ? 'does not exist' : `is at revision ${outcome.actual}`;
  return `record ${index}: ${stream} ${at} where revision ${revision} is to be appended: something else writes to this store`;
}
