/** The event store's file, synchronously: one transaction at a time, and bounded reads. */
import type { NewRecord, StoredRecord } from '../../ledger/event-store';
import { ChunkCache } from './chunk-cache';
import { decodeChunk, encodeChunk, encodedLength, recordOf, toPosition, type Chunk } from './chunk';
import { closeDatabaseFile, openDatabaseFile, synchronousOf, type FileKind } from './database-file';
import type { Database, SqlRow, SqlValue } from './driver';
import { EVENT_FILE } from './event-schema';
import { statementsOf, type EventStatements } from './event-statements';

/** Measured: longer chunks hardly read faster in order, and each point read pays for a whole one. */
const CHUNK_RECORDS_MAX = 32;
const CHUNK_BYTES_MAX = 32_768;

/** A page of a read ends behind the chunk with which it reaches one of these. */
const PAGE_RECORDS = 512;
const PAGE_BYTES = 262_144;

/** Pages of the write-ahead log after which SQLite moves them into the file: larger halves the slowest commits. */
const CHECKPOINT_PAGES = 10_000;

const STREAMS_CACHED = 65_536;

/** Records that stand together in a stream and in the store. */
interface Run {
  readonly revision: number;
  readonly position: number;
  readonly count: number;
}

interface Head {
  readonly no: number;
  /** Of the last record. */
  readonly revision: number;
  readonly position: number;
}

export class EventFile {
  private readonly sql: EventStatements;
  private readonly chunks = new ChunkCache();
  /** Heads of streams as of `known`: valid while the file ends where this process left it. */
  private readonly heads = new Map<string, Head>();
  private known = 0;
  /** Records put in the open transaction; the first of them stands behind `known`. */
  private pending: StoredRecord[] = [];

  private constructor(
    private readonly database: Database,
    private readonly readOnly: boolean,
  ) {
    this.sql = statementsOf(database);
  }

  /** @throws DatabaseRefused when the file is not an event store of this version, or would not be durable. */
  static open(path: string, readOnly: boolean, kind: FileKind = EVENT_FILE): EventFile {
    const database = openDatabaseFile(path, kind, readOnly);
    if (!readOnly) database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    return new EventFile(database, readOnly);
  }

  synchronous(): number {
    return synchronousOf(this.database);
  }

  /** Ordinal of the last record committed, 0 when there is none. */
  tail(): number {
    const last = this.sql.tail.get();
    return last === undefined ? 0 : number(last, 'tail');
  }

  /** In a transaction: the ordinal behind which its own records stand. */
  get committed(): number {
    return this.known;
  }

  get pendingRecords(): number {
    return this.pending.length;
  }

  /** Takes the write lock: until commit or rollback nobody else appends. */
  begin(): void {
    this.database.exec('BEGIN IMMEDIATE');
    const tail = this.tail();
    // Positions are never given twice, so that an unmoved end proves that nobody appended since.
    if (tail !== this.known) this.heads.clear();
    this.known = tail;
  }

  /** Durable when it returns. */
  commit(): void {
    this.writeChunks();
    this.database.exec('COMMIT');
    this.known += this.pending.length;
    this.pending = [];
  }

  rollback(): void {
    this.database.exec('ROLLBACK');
    if (this.pending.length > 0) this.heads.clear();
    this.pending = [];
  }

  /** Revision of a stream's last record; undefined when the stream does not exist. */
  head(stream: string): number | undefined {
    return this.headOf(stream)?.revision;
  }

  last(stream: string): StoredRecord | undefined {
    const head = this.headOf(stream);
    return head && this.recordAt(head.position);
  }

  /** Adds records behind a stream's head, in the open transaction. Their bytes are copied. */
  put(stream: string, added: readonly NewRecord[]): readonly StoredRecord[] {
    const head = this.headOf(stream) ?? { no: this.newStream(stream), revision: -1, position: 0 };
    const first = this.known + this.pending.length + 1;
    const records = added.map(({ id, bytes }, index) => ({
      position: toPosition(first + index),
      stream,
      revision: head.revision + 1 + index,
      id,
      bytes: copyOf(bytes),
    }));
    this.sql.insertRun.run(head.no, head.revision + 1, first, added.length);
    added.forEach(({ id }, index) => this.sql.insertId.run(head.no, tailOf(id), first + index));
    this.pending.push(...records);
    const last = { revision: head.revision + added.length, position: first + added.length - 1 };
    this.remember(stream, { no: head.no, ...last });
    return records;
  }

  /** The record of a stream with an event id. */
  find(stream: string, id: string): StoredRecord | undefined {
    const no = this.streamNo(stream);
    if (no === undefined) return undefined;
    for (const row of this.sql.positionsOfId.all(no, tailOf(id))) {
      const record = this.recordAt(number(row, 'position'));
      if (record.id === id) return record;
    }
    return undefined;
  }

  /** Records of a stream from a revision on, at most a page; empty when there are none. */
  streamPage(stream: string, from: number): StoredRecord[] {
    const no = this.streamNo(stream);
    const page: StoredRecord[] = [];
    let bytes = 0;
    if (no === undefined) return page;
    for (const run of this.runsFrom(no, from)) {
      for (let skip = Math.max(0, from - run.revision); skip < run.count; skip++) {
        const record = this.recordAt(run.position + skip);
        page.push(record);
        bytes += record.bytes.length;
        if (page.length >= PAGE_RECORDS || bytes >= PAGE_BYTES) return page;
      }
    }
    return page;
  }

  /**
   * Committed records from an ordinal on and not behind `last`, at most a page; empty when there are none. Their bytes
   * are views of what was read: who keeps one keeps its chunk.
   */
  page(from: number, last: number): StoredRecord[] {
    if (from > last) return [];
    const page: StoredRecord[] = [];
    let bytes = 0;
    const start = number(this.sql.chunkStart.get(from) ?? { first: from }, 'first');
    for (const row of this.sql.chunksFrom.iterate(start, last)) {
      const chunk = toChunk(row);
      const records = decodeChunk(chunk, from, last);
      if (page.length === 0 && records.length > 0) page.push(...records);
      else for (const record of records) page.push(record);
      bytes += chunk.body.length;
      if (page.length >= PAGE_RECORDS || bytes >= PAGE_BYTES) break;
    }
    return page;
  }

  /** Records put behind an ordinal in the open transaction, with bytes of their own. */
  pendingFrom(from: number): StoredRecord[] {
    return this.pending.slice(Math.max(0, from - this.known - 1)).map(copy);
  }

  /** One record by its ordinal, committed or put in the open transaction, with bytes of its own. */
  recordAt(ordinal: number): StoredRecord {
    const pending = ordinal > this.known ? this.pending[ordinal - this.known - 1] : undefined;
    if (pending !== undefined) return copy(pending);
    const record = recordOf(this.chunkAt(ordinal), ordinal);
    if (record === undefined) throw new Error(`the event store is damaged: no record at position ${ordinal}`);
    return record;
  }

  close(): void {
    if (this.readOnly) this.database.close();
    else closeDatabaseFile(this.database);
  }

  private chunkAt(ordinal: number): Chunk {
    const cached = this.chunks.get(ordinal);
    if (cached !== undefined) return cached;
    const row = this.sql.chunkAt.get(ordinal);
    if (row === undefined) throw new Error(`the event store is damaged: no chunk holds position ${ordinal}`);
    const chunk = toChunk(row);
    this.chunks.keep(chunk, number(row, 'count'));
    return chunk;
  }

  private writeChunks(): void {
    let start = 0;
    let bytes = 0;
    this.pending.forEach((record, index) => {
      const length = encodedLength(record);
      if (index > start && (index - start >= CHUNK_RECORDS_MAX || bytes + length > CHUNK_BYTES_MAX)) {
        this.writeChunk(start, index);
        start = index;
        bytes = 0;
      }
      bytes += length;
    });
    this.writeChunk(start, this.pending.length);
  }

  private writeChunk(start: number, end: number): void {
    const records = this.pending.slice(start, end);
    this.sql.insertChunk.run(this.known + 1 + start, records.length, encodeChunk(records));
  }

  private headOf(stream: string): Head | undefined {
    const cached = this.heads.get(stream);
    if (cached !== undefined) return cached;
    const no = this.streamNo(stream);
    const last = no === undefined ? undefined : this.sql.lastRun.get(no);
    if (no === undefined || last === undefined) return undefined;
    const behind = number(last, 'count') - 1;
    const head = { no, revision: number(last, 'revision') + behind, position: number(last, 'position') + behind };
    this.remember(stream, head);
    return head;
  }

  private remember(stream: string, head: Head): void {
    if (this.heads.size >= STREAMS_CACHED && !this.heads.has(stream)) {
      const oldest = this.heads.keys().next();
      if (oldest.done !== true) this.heads.delete(oldest.value);
    }
    this.heads.set(stream, head);
  }

  private streamNo(stream: string): number | undefined {
    const cached = this.heads.get(stream);
    if (cached !== undefined) return cached.no;
    const row = this.sql.streamNo.get(stream);
    return row && number(row, 'no');
  }

  private newStream(stream: string): number {
    return Number(this.sql.insertStream.run(stream).lastInsertRowid);
  }

  private *runsFrom(no: number, revision: number): Iterable<Run> {
    const start = this.sql.runStart.get(no, revision);
    const from = start === undefined ? revision : number(start, 'revision');
    for (const row of this.sql.runsFrom.all(no, from)) {
      yield { revision: number(row, 'revision'), position: number(row, 'position'), count: number(row, 'count') };
    }
  }
}

const copy = (record: StoredRecord): StoredRecord => ({ ...record, bytes: copyOf(record.bytes) });

/** Bytes of their own, in the slab that Node keeps for small ones: a buffer for each costs more than to fill it. */
function copyOf(bytes: Uint8Array): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.from(bytes);
  return new Uint8Array(buffer, byteOffset, length);
}

/** The key of an id in its index. The end of a UUID differs in every version; the beginning may be a time. */
function tailOf(id: string): number {
  return Number.parseInt(id.slice(24), 16);
}

function toChunk(row: SqlRow): Chunk {
  const body = row['body'];
  if (!(body instanceof Uint8Array)) throw new Error('the event store is damaged: a chunk without bytes');
  return { first: number(row, 'first'), body };
}

function number(row: SqlRow | undefined, column: string): number {
  const value: SqlValue | undefined = row?.[column];
  if (typeof value !== 'number') throw new Error(`the event store is damaged: ${column} is no number`);
  return value;
}
