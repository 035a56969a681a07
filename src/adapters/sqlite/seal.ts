/** The lock and the log key in a directory of their own, best on another volume than the events. */
import { createPublicKey, hash, verify } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parseCheckpoint } from '../../integrity/checkpoint';
import type { Digest } from '../../integrity/digest';
import { parseNote, verifyNote, type VerifySignature } from '../../integrity/note';
import { Seal, SealRefused, signedTextOf, type SignedCheckpoint, type SignedText } from '../../ledger/seal';
import { closeDatabaseFile, openDatabaseFile, synchronousOf, type FileKind } from './database-file';
import type { Database, SqlRow } from './driver';
import { LogKey } from './log-key';

const SEAL_FILE: FileKind = {
  what: 'seal',
  remedy: 'put the seal back from a backup',
  versionRemedy: 'serve it with the program that made it',
  applicationId: 0x53_48_4c_53, // 'SHLS'
  version: 1,
  schema: `
    -- The newest checkpoint, one row: replaced only by whoever knows what it says.
    CREATE TABLE lock (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      body TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER lock_no_delete BEFORE DELETE ON lock BEGIN SELECT RAISE(ABORT, 'the lock is only replaced'); END;

    CREATE TABLE checkpoint (
      size INTEGER PRIMARY KEY,
      note TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
    CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;`,
  // One file without a log beside it, and a commit that a power cut cannot take back: it may be on show a moment later.
  journal: 'DELETE',
  synchronous: 'EXTRA',
};

const sha256: Digest = (bytes) => hash('sha256', bytes, 'buffer');

/** SubjectPublicKeyInfo of an Ed25519 key, up to the 32 bytes of the key. */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const der = Buffer.concat([ED25519_SPKI, publicKey]);
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
};

const sealPath = (directory: string): string => join(directory, 'seal.db');

/** Where a seal's directory has its key, unless it is kept elsewhere. */
export const logKeyIn = (directory: string): string => join(directory, 'log-key.pem');

export interface KeyPlace {
  /** Where the log key is, when it is not kept beside the lock. */
  readonly keyFile?: string;
  /** Whether the key is there already, or nothing may be done. */
  readonly keyGiven?: boolean;
}

export class SqliteSeal extends Seal {
  readonly verifierKey: string;

  private constructor(
    private readonly database: Database,
    private readonly key: LogKey,
  ) {
    super();
    this.verifierKey = key.verifierKey;
  }

  /**
   * Opens the seal of a directory. The directory (mode 0700), the key and the lock are made when there are none; with
   * `keyGiven` nothing is made unless the key is there.
   *
   * @throws LogKeyRefused when the key file is missing although something was signed or it is to be given, is no key, or
   *   others can read it.
   * @throws SealRefused when the newest checkpoint was not signed by this key for this origin.
   * @throws DatabaseRefused when `seal.db` is another kind of file.
   */
  static open(directory: string, origin: string, key: KeyPlace = {}): SqliteSeal {
    const { keyFile = logKeyIn(directory), keyGiven = false } = key;
    if (keyGiven) LogKey.read(keyFile, origin);
    for (const each of [directory, dirname(keyFile)]) mkdirSync(each, { recursive: true, mode: 0o700 });
    const database = openDatabaseFile(sealPath(directory), SEAL_FILE);
    try {
      const newest = lockOf(database);
      // A lost key must not be replaced in silence: the new one would sign a history that nobody can join to the old.
      if (newest === undefined && !existsSync(keyFile)) LogKey.create(keyFile);
      const key = LogKey.read(keyFile, origin);
      if (newest !== undefined) assertSignedBy(newest, key, origin);
      return new SqliteSeal(database, key);
    } catch (error) {
      closeDatabaseFile(database);
      throw error;
    }
  }

  /** SQLite's `synchronous` as the connection has it: 3 is EXTRA. */
  synchronous(): number {
    return synchronousOf(this.database);
  }

  /** Checkpoints on file. */
  get count(): number {
    return Number(this.database.prepare('SELECT count(*) AS count FROM checkpoint').get()?.['count']);
  }

  /** The signed note of a size and root, which nobody remembers. */
  note(size: number, root: Uint8Array): string {
    return this.key.signCheckpoint(size, root);
  }

  latest(): SignedCheckpoint | undefined {
    const body = lockOf(this.database);
    return body === undefined ? undefined : { size: sizeOf(body), note: body };
  }

  covering(size: number): SignedCheckpoint | undefined {
    const row = this.database.prepare('SELECT * FROM checkpoint WHERE size >= ? ORDER BY size LIMIT 1').get(size);
    return row && toCheckpoint(row);
  }

  list(after: number, limit: number): readonly SignedCheckpoint[] {
    return listCheckpoints(this.database, after, limit);
  }

  sign(previous: number | undefined, size: number, root: Uint8Array): Promise<SignedCheckpoint | 'lost'> {
    return new Promise((resolve) => {
      resolve(this.written(() => this.replace(previous, size, root)));
    });
  }

  adopt(...notes: readonly string[]): void {
    const given = notes.map((note) => signedTextOf(note, this.verifierKey, sha256, verifyEd25519));
    this.database.exec('BEGIN IMMEDIATE');
    try {
      for (const each of given) this.keep(each);
      this.database.exec('COMMIT');
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  close(): void {
    closeDatabaseFile(this.database);
  }

  private keep({ size, text, note }: SignedText): void {
    const kept = this.database.prepare('SELECT note FROM checkpoint WHERE size = ?').get(size)?.['note'];
    if (typeof kept === 'string') {
      if (parseNote(kept).text === text) return;
      throw new SealRefused('another-history', `another root is signed at size ${size} than the one given`);
    }
    const body = lockOf(this.database);
    if (body === undefined) this.database.prepare('INSERT INTO lock (only, body) VALUES (1, ?)').run(note);
    else if (size > sizeOf(body)) this.database.prepare('UPDATE lock SET body = ?').run(note);
    this.database.prepare('INSERT INTO checkpoint (size, note) VALUES (?, ?)').run(size, note);
  }

  private replace(previous: number | undefined, size: number, root: Uint8Array): SignedCheckpoint | 'lost' {
    const body = lockOf(this.database);
    const newest = body === undefined ? undefined : sizeOf(body);
    if (newest !== previous) return 'lost';
    const note = this.key.signCheckpoint(size, root);
    if (newest !== undefined && size <= newest) {
      // Signed already; what is kept may carry the signatures of others too.
      if (body !== undefined && parseNote(note).text === parseNote(body).text) return { size, note: body };
      throw new SealRefused('another-history', `size ${size} is not behind the newest checkpoint, at ${newest}`);
    }
    const { changes } =
      body === undefined
        ? this.database.prepare('INSERT INTO lock (only, body) VALUES (1, ?) ON CONFLICT DO NOTHING').run(note)
        : this.database.prepare('UPDATE lock SET body = ? WHERE body = ?').run(note, body);
    if (Number(changes) !== 1) return 'lost';
    this.database.prepare('INSERT INTO checkpoint (size, note) VALUES (?, ?)').run(size, note);
    return { size, note };
  }

  private written(replace: () => SignedCheckpoint | 'lost'): SignedCheckpoint | 'lost' {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const signed = replace();
      this.database.exec(signed === 'lost' ? 'ROLLBACK' : 'COMMIT');
      return signed;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  private rollBack(): void {
    try {
      this.database.exec('ROLLBACK');
    } catch {
      // SQLite rolls back by itself after some faults; the fault at hand is the one to report
    }
  }
}

/** What was signed in a seal's directory, read without the key; nothing where nothing was ever signed. */
export class SignedThere {
  private constructor(private readonly database: Database | undefined) {}

  /** @throws DatabaseRefused when `seal.db` is another kind of file */
  static open(directory: string): SignedThere {
    const path = sealPath(directory);
    return new SignedThere(existsSync(path) ? openDatabaseFile(path, SEAL_FILE, true) : undefined);
  }

  latest(): SignedCheckpoint | undefined {
    const row = this.database?.prepare('SELECT * FROM checkpoint ORDER BY size DESC LIMIT 1').get();
    return row && toCheckpoint(row);
  }

  /** Those with size > `after`, in order, at most `limit`. */
  list(after: number, limit: number): readonly SignedCheckpoint[] {
    return this.database ? listCheckpoints(this.database, after, limit) : [];
  }

  close(): void {
    this.database?.close();
  }
}

/** Everything that was signed in a seal's directory, in the order of the sizes, without the key: for verification. */
export function readCheckpoints(directory: string): readonly SignedCheckpoint[] {
  const signed = SignedThere.open(directory);
  try {
    return signed.list(-1, -1);
  } finally {
    signed.close();
  }
}

function listCheckpoints(database: Database, after: number, limit: number): readonly SignedCheckpoint[] {
  const rows = database.prepare('SELECT * FROM checkpoint WHERE size > ? ORDER BY size LIMIT ?').all(after, limit);
  return Array.from(rows, toCheckpoint);
}

function assertSignedBy(note: string, { verifierKey }: LogKey, origin: string): void {
  try {
    verifyNote(note, verifierKey, sha256, verifyEd25519);
  } catch (error) {
    const message = `the newest checkpoint was not signed by this key for ${origin}: key and lock are of two logs`;
    throw new SealRefused('other-log', message, { cause: error });
  }
}

function lockOf(database: Database): string | undefined {
  const body = database.prepare('SELECT body FROM lock').get()?.['body'];
  return typeof body === 'string' ? body : undefined;
}

function sizeOf(note: string): number {
  return parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1)).size;
}

function toCheckpoint(row: SqlRow): SignedCheckpoint {
  const { size, note } = row;
  if (typeof size !== 'number' || typeof note !== 'string') throw new Error('the seal is damaged: no checkpoint');
  return { size, note };
}
