/** The layouts compared: each holds the same records and answers the same reads, at synchronous=FULL. */
import { statSync } from 'node:fs';

import { decodeChunk, encodeChunk, encodedLength, recordOf, toPosition } from '../../src/adapters/sqlite/chunk';
import { closeDatabaseFile } from '../../src/adapters/sqlite/database-file';
import { openDatabase, type Database, type SqlRow } from '../../src/adapters/sqlite/driver';
import { EventFile } from '../../src/adapters/sqlite/event-file';
import type { StoredRecord } from '../../src/ledger/event-store';

export type LayoutRecord = Omit<StoredRecord, 'position'>;

export interface Layout {
  /** One durable commit. */
  append(records: readonly LayoutRecord[]): void;
  readAll(): Iterable<LayoutRecord>;
  /** By ordinal, counted from 1. */
  at(ordinal: number): LayoutRecord | undefined;
  find(stream: string, id: string): LayoutRecord | undefined;
  /** Bytes of the file when closed. */
  close(): number;
}

function create(path: string, pageBytes: number, schema: string): Database {
  const database = openDatabase(path, false);
  database.exec(`PRAGMA page_size = ${pageBytes}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL`);
  database.exec('PRAGMA wal_autocheckpoint = 10000');
  database.exec(`CREATE TABLE stream (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; ${schema}`);
  return database;
}

function size(database: Database, path: string): number {
  closeDatabaseFile(database);
  return statSync(path).size;
}

function toBlob(id: string): Uint8Array {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function fromBlob(blob: unknown): string {
  const hex = blob instanceof Uint8Array ? Buffer.from(blob).toString('hex') : '';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Numbers for stream names, all of them kept in memory: the same favour for every layout. */
class Streams {
  private readonly numbers = new Map<string, number>();
  constructor(private readonly database: Database) {}
  private readonly names: string[] = [];

  number(name: string): number {
    let no = this.numbers.get(name);
    if (no === undefined) {
      no = Number(this.database.prepare('INSERT INTO stream (name) VALUES (?)').run(name).lastInsertRowid);
      this.numbers.set(name, no);
      this.names[no] = name;
    }
    return no;
  }

  name(no: unknown): string {
    return this.names[Number(no)] ?? '';
  }
}

/** (a) One row per record; the id index is over 16-byte blobs. */
function rows(path: string): Layout {
  const database = create(
    path,
    4_096,
    `CREATE TABLE record (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL,
       id BLOB NOT NULL, body BLOB NOT NULL) STRICT;
     CREATE UNIQUE INDEX by_stream ON record (stream, revision);
     CREATE INDEX by_id ON record (id);`,
  );
  const streams = new Streams(database);
  const insert = database.prepare('INSERT INTO record (stream, revision, id, body) VALUES (?, ?, ?, ?)');
  const page = database.prepare('SELECT * FROM record WHERE position > ? ORDER BY position LIMIT 512');
  const at = database.prepare('SELECT * FROM record WHERE position = ?');
  const find = database.prepare('SELECT * FROM record WHERE id = ? AND stream = ?');
  const toRecord = (row: SqlRow): LayoutRecord => ({
    stream: streams.name(row['stream']),
    revision: Number(row['revision']),
    id: fromBlob(row['id']),
    bytes: row['body'] instanceof Uint8Array ? row['body'] : new Uint8Array(0),
  });
  const one = (row: SqlRow | undefined): LayoutRecord | undefined => row && toRecord(row);
  return {
    append: (records) => {
      database.exec('BEGIN IMMEDIATE');
      for (const { stream, revision, id, bytes } of records) {
        insert.run(streams.number(stream), revision, toBlob(id), bytes);
      }
      database.exec('COMMIT');
    },
    *readAll() {
      for (let last = 0; ;) {
        const found = page.all(last);
        if (found.length === 0) return;
        yield* found.map(toRecord);
        last += found.length;
      }
    },
    at: (ordinal) => one(at.get(ordinal)),
    find: (stream, id) => one(find.get(toBlob(id), streams.number(stream))),
    close: () => size(database, path),
  };
}

interface ChunkOptions {
  readonly records: number;
  readonly bytes: number;
  readonly pageBytes: number;
}

/** (b) One row per chunk of a commit, with an index entry per record by (stream, revision) and by 16-byte id. */
function chunks(path: string, { records: recordsMax, bytes: bytesMax, pageBytes }: ChunkOptions): Layout {
  const database = create(
    path,
    pageBytes,
    `CREATE TABLE chunk (first INTEGER PRIMARY KEY, count INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
     CREATE TABLE by_stream (stream INTEGER NOT NULL, revision INTEGER NOT NULL, position INTEGER NOT NULL,
       PRIMARY KEY (stream, revision)) STRICT, WITHOUT ROWID;
     CREATE TABLE by_id (id BLOB NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (id, position)) STRICT, WITHOUT ROWID;`,
  );
  const streams = new Streams(database);
  const insert = database.prepare('INSERT INTO chunk VALUES (?, ?, ?)');
  const index = database.prepare('INSERT INTO by_stream VALUES (?, ?, ?)');
  const indexId = database.prepare('INSERT INTO by_id VALUES (?, ?)');
  const page = database.prepare('SELECT first, count, body FROM chunk WHERE first >= ? ORDER BY first LIMIT 8');
  const holding = database.prepare('SELECT first, body FROM chunk WHERE first <= ? ORDER BY first DESC LIMIT 1');
  const positions = database.prepare('SELECT position FROM by_id WHERE id = ?');
  const chunkOf = (row: SqlRow | undefined): { first: number; body: Uint8Array } => ({
    first: Number(row?.['first']),
    body: row?.['body'] instanceof Uint8Array ? row['body'] : new Uint8Array(0),
  });
  let tail = 0;
  const at = (ordinal: number): LayoutRecord | undefined => recordOf(chunkOf(holding.get(ordinal)), ordinal);
  return {
    append: (records) => {
      database.exec('BEGIN IMMEDIATE');
      let open: StoredRecord[] = [];
      let bytes = 0;
      const seal = (): void => {
        if (open.length > 0) insert.run(tail - open.length + 1, open.length, encodeChunk(open));
        open = [];
        bytes = 0;
      };
      for (const record of records) {
        const stored = { ...record, position: toPosition(tail + 1) };
        const length = encodedLength(stored);
        if (open.length >= recordsMax || bytes + length > bytesMax) seal();
        index.run(streams.number(record.stream), record.revision, ++tail);
        indexId.run(toBlob(record.id), tail);
        open.push(stored);
        bytes += length;
      }
      seal();
      database.exec('COMMIT');
    },
    *readAll() {
      for (let next = 1; ;) {
        const found = page.all(next);
        if (found.length === 0) return;
        for (const row of found) {
          yield* decodeChunk(chunkOf(row), 0, Number.MAX_SAFE_INTEGER);
          next += Number(row['count']);
        }
      }
    },
    at,
    find: (stream, id) => {
      const found = positions.all(toBlob(id)).map((row) => at(Number(row['position'])));
      return found.find((record) => record?.stream === stream);
    },
    close: () => size(database, path),
  };
}

/** (c) As built: chunks, an index entry per run of a stream, ids by their last 48 bits within the stream. */
function asBuilt(path: string): Layout {
  const file = EventFile.open(path, false);
  return {
    append: (records) => {
      file.begin();
      for (let at = 0; at < records.length;) {
        const stream = records[at]?.stream ?? '';
        let end = at + 1;
        while (records[end]?.stream === stream) end++;
        file.put(stream, records.slice(at, end));
        at = end;
      }
      file.commit();
    },
    *readAll() {
      const last = file.tail();
      for (let next = 1; next <= last;) {
        const page = file.page(next, last);
        yield* page;
        next += page.length;
      }
    },
    at: (ordinal) => file.recordAt(ordinal),
    find: (stream, id) => file.find(stream, id),
    close: () => {
      file.close();
      return statSync(path).size;
    },
  };
}

export const LAYOUTS: readonly { readonly name: string; readonly open: (path: string) => Layout }[] = [
  { name: '(a) row per record', open: rows },
  { name: '(b) chunks of 16 records, 16 kB', open: (path) => chunks(path, { records: 16, bytes: 16_384, pageBytes: 4_096 }) }, // prettier-ignore
  { name: '(b) chunks of 32 records, 32 kB', open: (path) => chunks(path, { records: 32, bytes: 32_768, pageBytes: 4_096 }) }, // prettier-ignore
  { name: '(b) chunks of 64 records, 64 kB', open: (path) => chunks(path, { records: 64, bytes: 65_536, pageBytes: 4_096 }) }, // prettier-ignore
  { name: '(b) 64 kB chunks, 16 kB pages', open: (path) => chunks(path, { records: 64, bytes: 65_536, pageBytes: 16_384 }) }, // prettier-ignore
  { name: '(c) as built', open: asBuilt },
];
