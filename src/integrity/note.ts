/**
 * Signed notes, https://c2sp.org/signed-note: a text, an empty line, and one line for each signature over the text.
 * Of the signature types only 0x01, Ed25519, is ours; lines of other types and keys are carried along unread.
 */
import { decodeBase64, encodeBase64 } from './base64';
import type { Digest } from './digest';
import { fromHex, toHex } from './hex';

/** Ed25519 of RFC 8032: 32-byte key, 64-byte signature. False for any that does not hold, malformed ones included. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

export interface NoteSignature {
  /** Key name: not empty, no white space, no `+`. */
  readonly name: string;
  /** 8 hex digits. A hint which key it was, no proof of it. */
  readonly keyId: string;
  /** What follows the key id; 64 bytes for Ed25519. */
  readonly signature: Uint8Array;
}

export interface Note {
  /** Ends with LF. To be believed only when `verifyNote` gave it back. */
  readonly text: string;
  /** 1 to 16, in the order of the note. */
  readonly signatures: readonly NoteSignature[];
}

/** A key that a verifier has been told of beforehand, never one that came with the note. */
export interface VerifierKey {
  readonly name: string;
  /** 8 hex digits. */
  readonly keyId: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

export type NoteFaultReason =
  | 'malformed-note'
  | 'malformed-signature-line'
  | 'too-many-signatures'
  | 'malformed-key'
  | 'not-signed-by-key'
  | 'bad-signature'
  | 'malformed-checkpoint';

/** A note, key or checkpoint that is not to be trusted, and why. */
export class NoteFault extends Error {
  override readonly name = 'NoteFault';

  constructor(readonly reason: NoteFaultReason) {
    super(`note refused: ${reason}`);
  }
}

/** Signatures in a note at most: what the specification asks every verifier to accept, and no more. */
export const MAX_SIGNATURES = 16;

const ED25519 = 0x01;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const DASH = '\u2014 ';
/** Controls but LF; half a surrogate pair would be no UTF-8. */
const NOT_IN_A_NOTE = /[\u0000-\u0009\u000b-\u001f\p{Cs}]/u;
const NOT_IN_A_NAME = /[\p{White_Space}+\u0000-\u001f\p{Cs}]/u;
const UTF_8 = new TextEncoder();

/** The bytes that a signature is made over: the text of the note in UTF-8, its last LF included. */
export const signedBytes = (text: string): Uint8Array => UTF_8.encode(text);

/** Splits a note, strictly; verifies nothing. Throws NoteFault. */
export function parseNote(note: string): Note {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || NOT_IN_A_NOTE.test(note)) throw new NoteFault('malformed-note');
  const lines = note.slice(split + 2).split('\n');
  lines.pop();
  if (lines.length === 0) throw new NoteFault('malformed-note');
  if (lines.length > MAX_SIGNATURES) throw new NoteFault('too-many-signatures');
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/** The note with this text and these signatures. Throws NoteFault where it would not read back as the same. */
export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  const note = `${text}\n${signatures.map(formatSignatureLine).join('')}`;
  if (parseNote(note).text !== text) throw new NoteFault('malformed-note');
  return note;
}

/** One signature line with its LF, from a raw signature over `signedBytes(text)`. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const bytes = new Uint8Array(KEY_ID_BYTES + signature.length);
  bytes.set(keyIdBytes(keyId));
  bytes.set(signature, KEY_ID_BYTES);
  const line = `${DASH}${name} ${encodeBase64(bytes)}`;
  parseSignatureLine(line);
  return `${line}\n`;
}

function parseSignatureLine(line: string): NoteSignature {
  const [name, encoded, ...more] = line.startsWith(DASH) ? line.slice(DASH.length).split(' ') : [];
  const bytes = decodeBase64(encoded ?? '');
  if (!name || NOT_IN_A_NAME.test(name) || more.length > 0 || !bytes || bytes.length <= KEY_ID_BYTES) {
    throw new NoteFault('malformed-signature-line');
  }
  return { name, keyId: toHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.subarray(KEY_ID_BYTES) };
}

/** The id of an Ed25519 key under a name: 8 hex digits, from SHA-256(name || LF || 0x01 || key). */
export function keyIdOf(name: string, publicKey: Uint8Array, sha256: Digest): string {
  const prefix = UTF_8.encode(`${name}\n`);
  const input = new Uint8Array(prefix.length + 1 + publicKey.length);
  input.set(prefix);
  input[prefix.length] = ED25519;
  input.set(publicKey, prefix.length + 1);
  return toHex(sha256(input).subarray(0, KEY_ID_BYTES));
}

/** `<name>+<key id>+<base64 of 0x01 and the key>`. Throws NoteFault for a name or key that cannot be written so. */
export function formatVerifierKey(name: string, publicKey: Uint8Array, sha256: Digest): string {
  const material = new Uint8Array(1 + publicKey.length);
  material[0] = ED25519;
  material.set(publicKey, 1);
  const key = `${name}+${keyIdOf(name, publicKey, sha256)}+${encodeBase64(material)}`;
  parseVerifierKey(key, sha256);
  return key;
}

/** Throws NoteFault unless it is an Ed25519 key whose id is the hash of the rest: a mistyped key is found here. */
export function parseVerifierKey(key: string, sha256: Digest): VerifierKey {
  const [name, keyId, ...base64] = key.split('+');
  const material = decodeBase64(base64.join('+'));
  if (!name || NOT_IN_A_NAME.test(name) || material?.length !== 1 + KEY_BYTES || material[0] !== ED25519) {
    throw new NoteFault('malformed-key');
  }
  const publicKey = material.slice(1);
  if (keyId !== keyIdOf(name, publicKey, sha256)) throw new NoteFault('malformed-key');
  return { name, keyId, publicKey };
}

/**
 * The text of the note, which is what the key's holder signed. Throws NoteFault when the note or the key is malformed,
 * the key signed nothing in it, or any signature in the key's name does not hold. Signatures of other keys are ignored.
 */
export function verifyNote(note: string, verifierKey: string, sha256: Digest, verify: VerifySignature): string {
  const key = parseVerifierKey(verifierKey, sha256);
  const { text, signatures } = parseNote(note);
  const ours = signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (ours.length === 0) throw new NoteFault('not-signed-by-key');
  const message = signedBytes(text);
  for (const { signature } of ours) {
    if (!verify(key.publicKey, message, signature)) throw new NoteFault('bad-signature');
  }
  return text;
}

function keyIdBytes(keyId: string): Uint8Array {
  if (!/^[0-9a-f]{8}$/.test(keyId)) throw new NoteFault('malformed-key');
  return fromHex(keyId);
}
