/** Opening a database file of ours: created private, recognised before it is touched, settings read back. */
import { chmodSync, closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { isDamaged, openDatabase, type Database } from './driver';

/** How much of a commit survives a power cut: NORMAL may lose the last ones, FULL none, EXTRA none nor a deletion. */
export type Synchronous = 'NORMAL' | 'FULL' | 'EXTRA';

const SYNCHRONOUS: Readonly<Record<Synchronous, number>> = { NORMAL: 1, FULL: 2, EXTRA: 3 };

export interface FileKind {
  /** What the file is, for messages. */
  readonly what: string;
  /** What an operator does when it cannot be read. */
  readonly remedy: string;
  /** What an operator does when another version of the program made it. */
  readonly versionRemedy: string;
  /** 32 bits in the file's header that tell our kinds of file apart, and from everybody else's. */
  readonly applicationId: number;
  /** Version of the schema, kept in the file as `user_version`. */
  readonly version: number;
  readonly schema: string;
  /** WAL: readers and the writer do not wait for each other. DELETE: one file and nothing beside it. */
  readonly journal: 'WAL' | 'DELETE';
  readonly synchronous: Synchronous;
}

/** The file must not be opened: it is not ours, not this version's, or would not keep what it is given. */
export class DatabaseRefused extends Error {
  constructor(
    readonly reason: 'not-ours' | 'version' | 'not-durable' | 'missing' | 'unreadable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DatabaseRefused';
  }
}

const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens a file of the given kind, and creates it (mode 0600) when there is none. Writes to an existing file only after
 * its application id has been recognised.
 *
 * @throws DatabaseRefused
 */
export function openDatabaseFile(path: string, kind: FileKind, readOnly = false): Database {
  if (path !== ':memory:') prepareFile(path, kind, readOnly);
  const database = openDatabase(path, readOnly);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0');
    const isNew = isEmpty(database) && !readOnly;
    if (!isNew) recognise(database, path, kind);
    if (!readOnly) {
      database.exec(`PRAGMA journal_mode = ${kind.journal}`);
      setSynchronous(database, path, kind.synchronous);
    }
    if (isNew) create(database, path, kind);
    return database;
  } catch (error) {
    database.close();
    if (!isDamaged(error)) throw error;
    const message = `${path} is damaged (${(error as Error).message}): ${kind.remedy}`;
    throw new DatabaseRefused('unreadable', message, { cause: error });
  }
}

/** Closes a connection that may write, its log moved into the file, so that the file alone is the whole database. */
export function closeDatabaseFile(database: Database): void {
  try {
    // The engine for Node 20 leaves this to the garbage collector, as long as statements are in memory.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // A full disk, or a reader elsewhere: the log stays beside the file, and is read when it is opened again.
  }
  database.close();
}

/** The setting that the connection really has; builds of SQLite differ in what they make of WAL. */
export function synchronousOf(database: Database): number {
  return pragma(database, 'synchronous');
}

// The file is never opened here when it exists: closing any handle to it would drop the locks that other connections
// of this process hold on it.
function prepareFile(path: string, kind: FileKind, readOnly: boolean): void {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status !== undefined) {
    if (!readOnly && (status.mode & 0o077) !== 0) chmodSync(path, 0o600);
    return;
  }
  if (readOnly) throw new DatabaseRefused('missing', `there is no ${kind.what} at ${path}`);
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    return; // another process was first
  }
  const directory = openSync(dirname(resolve(path)), 'r');
  try {
    fsyncSync(directory); // the name of a new file is durable only with its directory
  } finally {
    closeSync(directory);
  }
}

function create(database: Database, path: string, kind: FileKind): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (isEmpty(database)) {
      database.exec(kind.schema);
      database.exec(`PRAGMA application_id = ${kind.applicationId}; PRAGMA user_version = ${kind.version}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
  recognise(database, path, kind); // another process may have created something else
}

function isEmpty(database: Database): boolean {
  return (
    pragma(database, 'application_id') === 0 &&
    database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
  );
}

function recognise(database: Database, path: string, { what, applicationId, version, versionRemedy }: FileKind): void {
  if (pragma(database, 'application_id') !== applicationId) {
    throw new DatabaseRefused('not-ours', `${path}: no ${what} of this program`);
  }
  const found = pragma(database, 'user_version');
  if (found !== version) {
    const message = `${path}: ${what} of version ${found}, this program needs ${version}: ${versionRemedy}`;
    throw new DatabaseRefused('version', message);
  }
}

function setSynchronous(database: Database, path: string, synchronous: Synchronous): void {
  database.exec(`PRAGMA synchronous = ${synchronous}`);
  assertSynchronous(synchronousOf(database), synchronous, path);
}

/** @throws DatabaseRefused `not-durable` when the connection keeps less than was asked for. */
export function assertSynchronous(found: number, wanted: Synchronous, path: string): void {
  // Written so that a setting that cannot be read is refused too.
  if (!(found >= SYNCHRONOUS[wanted])) {
    throw new DatabaseRefused('not-durable', `${path}: synchronous reads back ${found}, less than ${wanted}`);
  }
}

function pragma(database: Database, name: string): number {
  const value = Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  return typeof value === 'number' ? value : NaN;
}
