/** Read models in an SQLite file that can be thrown away: whatever is lost of it is folded again from the events. */
import { RowStore, type RowValue } from '../../ledger/row-store';
import { closeDatabaseFile, openDatabaseFile, type FileKind } from './database-file';
import type { Database, SqlValue, Statement } from './driver';

const ROW_FILE: FileKind = {
  what: 'file of read models',
  remedy: 'shilu rebuild makes it anew from the records',
  versionRemedy: 'shilu rebuild makes it anew from the records',
  applicationId: 0x53_48_4c_52, // 'SHLR'
  version: 1,
  // Text compares by its bytes, which are UTF-8.
  schema: `CREATE TABLE kv (
    space TEXT NOT NULL,
    key   TEXT NOT NULL,
    value ANY NOT NULL,
    PRIMARY KEY (space, key)
  ) STRICT, WITHOUT ROWID`,
  journal: 'WAL',
  // A power cut may take the last transactions back, whole ones and in order. The rows say how much of the log they
  // have applied, so that the projector goes on from there.
  synchronous: 'NORMAL',
};

/** Bytes of pages kept in memory, in KiB as SQLite counts them (negative): a reader finds what it reads again in its rows. */
const CACHE_KIB = -24_576;
const READER_CACHE_KIB = -4_096;

/** Pages of the write-ahead log after which SQLite moves them into the file, which is when it waits for the disk. */
const CHECKPOINT_PAGES = 10_000;

interface Range {
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

export class SqliteRowStore extends RowStore {
  private readonly select: Statement;
  private readonly upsert: Statement;
  private readonly remove: Statement;
  private readonly removeAll: Statement;
  /** By the bounds and the direction that they have. */
  private readonly scans = new Map<string, Statement>();
  private inTransaction = false;

  private constructor(
    private readonly database: Database,
    private readonly readOnly: boolean,
  ) {
    super();
    this.select = database.prepare('SELECT value FROM kv WHERE space = ? AND key = ?');
    this.upsert = database.prepare(
      'INSERT INTO kv (space, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    );
    this.remove = database.prepare('DELETE FROM kv WHERE space = ? AND key = ?');
    this.removeAll = database.prepare('DELETE FROM kv WHERE space = ?');
  }

  /**
   * @param path `:memory:` for rows that end with the process.
   * @throws DatabaseRefused when the file is another kind of file.
   */
  static open(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): SqliteRowStore {
    const database = openDatabaseFile(path, ROW_FILE, readOnly);
    database.exec(
      `PRAGMA cache_size = ${readOnly ? READER_CACHE_KIB : CACHE_KIB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
    );
    return new SqliteRowStore(database, readOnly);
  }

  get(space: string, key: string): RowValue | undefined {
    const row = this.select.get(space, key);
    return row === undefined ? undefined : toValue(row['value']);
  }

  put(space: string, key: string, value: RowValue | undefined): void {
    if (value === undefined) this.remove.run(space, key);
    else this.upsert.run(space, key, value);
  }

  scan(space: string, range: Range): readonly (readonly [key: string, value: RowValue])[] {
    const bounds = [range.from, range.to].filter((bound) => bound !== undefined);
    const rows = this.scanOf(range).all(space, ...bounds, range.limit ?? -1);
    return Array.from(rows, (row) => [String(row['key']), toValue(row['value'])] as const);
  }

  clear(space: string): void {
    this.removeAll.run(space);
  }

  transaction<T>(work: () => T): T {
    if (this.inTransaction) throw new Error('a transaction of the row store is already open');
    this.database.exec('BEGIN IMMEDIATE');
    this.inTransaction = true;
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    } finally {
      this.inTransaction = false;
    }
  }

  close(): void {
    if (this.readOnly) this.database.close();
    else closeDatabaseFile(this.database);
  }

  private rollBack(): void {
    try {
      this.database.exec('ROLLBACK');
    } catch {
      // SQLite rolls back by itself after some faults; the fault at hand is the one to report
    }
  }

  private scanOf({ from, to, reverse = false }: Range): Statement {
    const sql = `SELECT key, value FROM kv WHERE space = ?${from === undefined ? '' : ' AND key >= ?'}${
      to === undefined ? '' : ' AND key < ?'
    } ORDER BY key ${reverse ? 'DESC' : 'ASC'} LIMIT ?`;
    const prepared = this.scans.get(sql) ?? this.database.prepare(sql);
    this.scans.set(sql, prepared);
    return prepared;
  }
}

function toValue(value: SqlValue | undefined): RowValue {
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  throw new Error('the file of read models is damaged: a value is neither text nor bytes');
}
