/** The copy of a server's log in one SQLite file. */
import type { Position, StoredRecord, WriteView } from '../../ledger/event-store';
import { CopyDiffers, LogCopy, type CopiedRecord } from '../../ledger/log-copy';
import { EventFile } from './event-file';
import { EventReading } from './event-reading';
import { LOG_COPY_FILE } from './event-schema';

export class SqliteLogCopy extends LogCopy {
  readonly view: WriteView;
  private readonly reading: EventReading;
  private closed = false;

  private constructor(private readonly file: EventFile) {
    super();
    this.reading = new EventReading(file);
    this.view = this.reading.view();
    this.refresh();
  }

  /** @throws DatabaseRefused when the file is another kind of file. */
  static open(path: string): SqliteLogCopy {
    return new SqliteLogCopy(EventFile.open(path, false, LOG_COPY_FILE));
  }

  last(): StoredRecord | undefined {
    const tail = this.file.committed;
    return tail === 0 ? undefined : this.file.recordAt(tail);
  }

  add(records: readonly CopiedRecord[]): void {
    this.file.begin();
    try {
      for (const run of runsOf(records)) this.put(run);
      this.file.commit();
    } catch (error) {
      this.file.rollback();
      throw error;
    }
    this.reading.grown(this.file.committed);
  }

  readStream(stream: string, from?: number): AsyncIterable<StoredRecord> {
    return this.reading.readStream(stream, from);
  }

  readAll(from?: Position): AsyncIterable<StoredRecord> {
    return this.reading.readAll(from);
  }

  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord> {
    return this.reading.follow(after, signal);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.reading.close();
    this.file.close();
  }

  private put(run: readonly CopiedRecord[]): void {
    const [{ stream, revision }] = run as readonly [CopiedRecord];
    const next = (this.file.head(stream) ?? -1) + 1;
    if (revision !== next) {
      const told = `the server's revision ${String(revision)} of ${stream} does not follow revision ${String(next - 1)}`;
      throw new CopyDiffers(`${told}: records are missing, or come twice`);
    }
    this.file.put(stream, run);
  }

  /** Learns where the file ends: nobody else writes it. */
  private refresh(): void {
    this.file.begin();
    this.file.rollback();
  }
}

/** Records that follow each other in one stream, together. */
function* runsOf(records: readonly CopiedRecord[]): Iterable<readonly CopiedRecord[]> {
  let run: CopiedRecord[] = [];
  for (const record of records) {
    const last = run.at(-1);
    if (last && (last.stream !== record.stream || last.revision + 1 !== record.revision)) {
      yield run;
      run = [];
    }
    run.push(record);
  }
  if (run.length > 0) yield run;
}
