/**
 * Keys in a file of their own. Only hashes are kept: a secret has 256 random bits, so a hash gives nothing away, and
 * what matters is that nobody else can write the file. It is read again when it has changed, so that a revoked key stops
 * working within a tenth of a second and a new one works at once.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { isRole, roles, type Role } from '../../domain/roles';
import { KeyRing, type Bearer } from '../../ledger/key-ring';

const TOKEN = /^shilu_([a-z0-9]{4,32})_([A-Za-z0-9_-]{43})$/;
const KEY_ID = /^[a-z0-9]{4,32}$/;
const ORGAN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const AREA = /^CN(-(\d\d){1,6})?$/;
const HASH = /^[0-9a-f]{64}$/;

/** A key as kept. Times are UTC instants in RFC 3339 with milliseconds. */
export interface KeptKey {
  readonly keyId: string;
  readonly role: Role | 'administrator';
  readonly organ?: string;
  readonly jurisdiction?: string;
  /** SHA-256 of the secret's 32 bytes, lower-case hex. */
  readonly hash: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
}

export interface NewKey {
  readonly role: Role | 'administrator';
  readonly organ?: string;
  /** CN, CN-62, CN-6201 …; left out, the key is good everywhere. */
  readonly jurisdiction?: string;
  /** Days of 24 hours until the key stops working; left out, it does not expire. */
  readonly expiresInDays?: number;
}

/** A key that cannot be made as it was asked for; nothing was changed. */
export class KeyRefused extends Error {}

/** The key file cannot be used; the message says why and names the file. */
export class KeyFileFault extends Error {}

/** What is compared when no key has the id, so that a wrong id takes as long as a wrong secret. */
const NOBODY = Buffer.alloc(32);

/** How long the file is taken for unchanged: a look at it for each request would be a fiftieth of an append. */
const UNCHANGED_MS = 100;

interface Held {
  readonly key: KeptKey;
  readonly hash: Buffer;
  readonly bearer: Bearer;
}

export class KeyFile extends KeyRing {
  private stamp = '';
  private lookedAt = -Infinity;
  private keys: ReadonlyMap<string, Held> = new Map();

  /** @param now milliseconds since the epoch */
  constructor(
    private readonly path: string,
    private readonly now: () => number,
  ) {
    super();
    this.refresh(now());
  }

  /** @throws KeyFileFault when the file has become unreadable: nobody is let in on what it said before. */
  find(token: string): Bearer | undefined {
    const match = TOKEN.exec(token);
    if (!match) return undefined;
    const [, keyId = '', secret = ''] = match;
    const now = this.now();
    // A clock that was set back must not keep an old file in use.
    const isFresh = now >= this.lookedAt && now < this.lookedAt + UNCHANGED_MS;
    if (!isFresh) this.refresh(now);
    const digest = sha256(Buffer.from(secret, 'base64url'));
    const bearer = this.bearerOf(keyId, digest, now);
    // It may be a key that was made since.
    return bearer === undefined && isFresh && this.refresh(now) ? this.bearerOf(keyId, digest, now) : bearer;
  }

  private bearerOf(keyId: string, digest: Buffer, now: number): Bearer | undefined {
    const held = this.keys.get(keyId);
    const right = timingSafeEqual(digest, held?.hash ?? NOBODY);
    return held && right && isGood(held.key, now) ? held.bearer : undefined;
  }

  /** True when the file had changed. */
  private refresh(now: number): boolean {
    const stamp = stampOf(this.path);
    const changed = stamp !== this.stamp;
    if (changed) {
      const keys = readKeys(this.path);
      this.keys = new Map(keys.map((key) => [key.keyId, heldOf(key)]));
      this.stamp = stamp;
    }
    this.lookedAt = now;
    return changed;
  }
}

function heldOf(key: KeptKey): Held {
  return { key, hash: Buffer.from(key.hash, 'hex'), bearer: bearerOf(key) };
}

function bearerOf({ role, keyId, organ, jurisdiction, expiresAt }: KeptKey): Bearer {
  const until = expiresAt !== undefined ? { expiresAt } : {};
  if (role === 'administrator') return { role, keyId, ...until };
  return {
    role,
    keyId,
    ...(organ !== undefined ? { organ } : {}),
    ...(jurisdiction !== undefined ? { jurisdiction } : {}),
    ...until,
  };
}

/** All keys, revoked and expired ones included, oldest first. @throws KeyFileFault */
export function listKeys(path: string): readonly KeptKey[] {
  return readKeys(path);
}

/**
 * Adds a key and gives its token out, for the only time. Durable before it returns.
 *
 * @throws KeyRefused when the role asks for an organ and none is given, or the other way round, or a value has no valid
 *   form.
 * @throws KeyFileFault when the file is not as it was written, or another process is changing it.
 */
export function createKey(
  path: string,
  wanted: NewKey,
  now: number,
): { readonly token: string; readonly key: KeptKey } {
  refuseUnfit(wanted);
  const secret = randomBytes(32);
  const keyId = randomBytes(6).toString('hex');
  const { role, organ, jurisdiction, expiresInDays } = wanted;
  const key: KeptKey = {
    keyId,
    role,
    ...(organ !== undefined ? { organ } : {}),
    ...(jurisdiction !== undefined ? { jurisdiction } : {}),
    hash: sha256(secret).toString('hex'),
    createdAt: new Date(now).toISOString(),
    ...(expiresInDays !== undefined ? { expiresAt: new Date(now + expiresInDays * 86_400_000).toISOString() } : {}),
  };
  change(path, (keys) => [...keys, key]);
  return { token: `shilu_${keyId}_${secret.toString('base64url')}`, key };
}

/** Revokes a key for good; false when there is none of this id, or it was revoked before. Durable before it returns. */
export function revokeKey(path: string, keyId: string, now: number): boolean {
  let found = false;
  change(path, (keys) =>
    keys.map((key) => {
      if (key.keyId !== keyId || key.revokedAt !== undefined) return key;
      found = true;
      return { ...key, revokedAt: new Date(now).toISOString() };
    }),
  );
  return found;
}

function refuseUnfit({ role, organ, jurisdiction, expiresInDays }: NewKey): void {
  if (role === 'administrator' || !roles[role].needsOrgan) {
    if (organ !== undefined) throw new KeyRefused(`the role ${role} stands for no organ: leave --organ out`);
  } else if (organ === undefined) {
    throw new KeyRefused(`the role ${role} needs --organ`);
  }
  if (organ !== undefined && !ORGAN.test(organ)) throw new KeyRefused('an organ id is letters, digits, ".", "_", "-"');
  if (jurisdiction !== undefined && !AREA.test(jurisdiction)) {
    throw new KeyRefused('a jurisdiction is CN, or CN- and an even number of digits, such as CN-62 or CN-620102');
  }
  if (
    expiresInDays !== undefined &&
    !(Number.isInteger(expiresInDays) && expiresInDays >= 1 && expiresInDays <= 3660)
  ) {
    throw new KeyRefused('a key expires after 1 to 3660 days');
  }
}

const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

const isGood = (key: KeptKey, now: number): boolean =>
  key.revokedAt === undefined && (key.expiresAt === undefined || now < Date.parse(key.expiresAt));

/** Changes whenever the file does; a file replaced within one tick of the clock still has another inode. */
function stampOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.mtimeNs} ${stat.ctimeNs} ${stat.ino} ${stat.size}` : 'absent';
}

function readKeys(path: string): readonly KeptKey[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if ((stat.mode & 0o022) !== 0) throw new KeyFileFault(`${path} can be written by others: chmod 600 it`);
  let kept: unknown;
  try {
    kept = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new KeyFileFault(`${path} cannot be read: ${(error as Error).message}`);
  }
  const keys = (kept as { version?: unknown; keys?: unknown } | null)?.keys;
  if ((kept as { version?: unknown } | null)?.version !== 1 || !Array.isArray(keys) || !keys.every(isKept)) {
    throw new KeyFileFault(`${path} is not a key file of version 1`);
  }
  if (new Set(keys.map(({ keyId }) => keyId)).size !== keys.length) {
    throw new KeyFileFault(`${path} has two keys of one id`);
  }
  return keys;
}

function isKept(value: unknown): value is KeptKey {
  if (value === null || typeof value !== 'object') return false;
  const { keyId, role, organ, jurisdiction, hash, createdAt, expiresAt, revokedAt } = value as Record<string, unknown>;
  return (
    matches(KEY_ID, keyId) &&
    matches(HASH, hash) &&
    typeof role === 'string' &&
    (role === 'administrator' || (isRole(role) && roles[role].needsOrgan === (organ !== undefined))) &&
    (organ === undefined || matches(ORGAN, organ)) &&
    (jurisdiction === undefined || matches(AREA, jurisdiction)) &&
    isInstant(createdAt) &&
    (expiresAt === undefined || isInstant(expiresAt)) &&
    (revokedAt === undefined || isInstant(revokedAt))
  );
}

const matches = (form: RegExp, value: unknown): boolean => typeof value === 'string' && form.test(value);
const isInstant = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));

/** Replaces the file as a whole, so that a reader sees the old or the new one; one process at a time. */
function change(path: string, edit: (keys: readonly KeptKey[]) => readonly KeptKey[]): void {
  const next = `${path}.next`;
  let handle: number;
  try {
    handle = openSync(next, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new KeyFileFault(`${next} exists: another process is changing the keys, or was stopped while it did`);
  }
  try {
    writeSync(handle, `${JSON.stringify({ version: 1, keys: edit(readKeys(path)) }, null, 2)}\n`);
    fsyncSync(handle);
  } catch (error) {
    rmSync(next);
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(next, path);
}
