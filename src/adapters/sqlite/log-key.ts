/** The log's signing key: Ed25519, PKCS #8 in PEM, in a file that only its owner can read. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  randomUUID,
  sign,
  type KeyObject,
} from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { formatCheckpoint } from '../../integrity/checkpoint';
import type { Digest } from '../../integrity/digest';
import { formatNote, formatVerifierKey, parseVerifierKey, signedBytes } from '../../integrity/note';

const sha256: Digest = (bytes) => hash('sha256', bytes, 'buffer');

/** Bytes in front of the 32 of an Ed25519 public key, in its SPKI form. */
const SPKI_PREFIX_BYTES = 12;

/** The key file cannot be used; the message names it and says what to do. */
export class LogKeyRefused extends Error {
  constructor(
    readonly reason: 'missing' | 'exposed' | 'not-ed25519',
    message: string,
  ) {
    super(message);
    this.name = 'LogKeyRefused';
  }
}

export class LogKey {
  /** `<origin>+<key id>+<base64>`, C2SP signed-note. */
  readonly verifierKey: string;
  private readonly keyId: string;

  private constructor(
    private readonly origin: string,
    private readonly privateKey: KeyObject,
  ) {
    const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
    this.verifierKey = formatVerifierKey(origin, spki.subarray(SPKI_PREFIX_BYTES), sha256);
    this.keyId = parseVerifierKey(this.verifierKey, sha256).keyId;
  }

  /** @throws LogKeyRefused when there is none, it is not Ed25519, or others than its owner can read it. */
  static read(path: string, origin: string): LogKey {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined) throw new LogKeyRefused('missing', `there is no log key at ${path}`);
    if ((status.mode & 0o077) !== 0) {
      throw new LogKeyRefused('exposed', `${path} can be read by others than its owner: chmod 600 it, or replace it`);
    }
    const key = parseKey(readFileSync(path));
    if (key?.asymmetricKeyType !== 'ed25519') {
      throw new LogKeyRefused('not-ed25519', `${path} is not an Ed25519 private key in PEM`);
    }
    return new LogKey(origin, key);
  }

  /** Makes a key, durably; false when there is one already, made by another process just now perhaps. */
  static create(path: string): boolean {
    let made = true;
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const draft = `${path}.${randomUUID()}`;
    try {
      writeDurably(draft, pem);
      linkSync(draft, path); // whole or not at all, and never over a key that is there
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
      made = false;
    } finally {
      rmSync(draft, { force: true });
    }
    syncDirectory(dirname(path));
    return made;
  }

  /** The signed note of a checkpoint: always the same bytes for the same size and root. */
  signCheckpoint(size: number, root: Uint8Array): string {
    const text = formatCheckpoint({ origin: this.origin, size, root });
    const signature = sign(null, signedBytes(text), this.privateKey);
    return formatNote(text, [{ name: this.origin, keyId: this.keyId, signature }]);
  }
}

function parseKey(pem: Buffer): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

function writeDurably(path: string, text: string | Buffer): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text.toString());
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
