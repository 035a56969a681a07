/**
 * The SQLite engine: `node:sqlite` where Node has it (22.13 and later), else the package with the same interface and
 * prebuilt binaries. Nothing else in the project names either.
 */
import { createRequire } from 'node:module';

/** What a column can hold here; integers beyond 2^53 are not used. */
export type SqlValue = string | number | Uint8Array | null;

export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface Statement {
  run(...parameters: SqlValue[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
  get(...parameters: SqlValue[]): SqlRow | undefined;
  all(...parameters: SqlValue[]): SqlRow[];
  /** Steps row by row; leaving the loop early resets the statement. */
  iterate(...parameters: SqlValue[]): IterableIterator<SqlRow>;
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Engine {
  readonly DatabaseSync: new (path: string, options: { readonly readOnly: boolean }) => Database;
}

let loaded: Engine | undefined;

function engine(): Engine {
  loaded ??= builtIn() ?? (createRequire(__filename)('@photostructure/sqlite') as Engine);
  return loaded;
}

/** Absent on Node 20, and on the releases of Node 22 that want a flag for it. */
function builtIn(): Engine | undefined {
  return process.getBuiltinModule('node:sqlite') as unknown as Engine | undefined;
}

/** Opens, and unless read-only creates, a database. `:memory:` is one that ends with the connection. */
export function openDatabase(path: string, readOnly: boolean): Database {
  return new (engine().DatabaseSync)(path, { readOnly });
}

/** Result codes of SQLite (https://www.sqlite.org/rescode.html), without their extended part. */
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** SQLite's primary result code of an error, undefined when it is not SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  // By its members: the engine's errors may be of another realm than this file's `Error`.
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  if (typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

/** Another connection holds the lock, and kept it for longer than the busy timeout. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** The bytes of the file are not those of a sound database. */
export function isDamaged(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}
