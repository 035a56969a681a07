/**
 * Verification from the stored bytes alone: no stored hash, index or view is trusted. It reads every record in store
 * order, recomputes every leaf, and compares the root with every signed checkpoint. Kept leaf hashes serve only to name
 * the record that was altered, and only when they hash to the signed root themselves.
 */
import { toHex } from '../integrity/hex';
import { sameBytes } from '../integrity/digest';
import { parseCheckpoint } from '../integrity/checkpoint';
import { verifyNote, type VerifySignature } from '../integrity/note';
import { decodeRecord, payloadMatches, RecordFault, type DecodedRecord } from '../integrity/record';
import { Frontier, leafHash } from '../integrity/tree';
import type { Cryptography } from './cryptography';
import type { EventStore, StoredRecord } from './event-store';
import type { SignedCheckpoint } from './seal';

/** What is wrong, and for each kind the exit code of `shilu verify`. */
export type VerifyFault = 'unreadable' | 'content' | 'rollback' | 'projection' | 'key';

export interface Verdict {
  readonly sound: boolean;
  readonly fault?: VerifyFault;
  /** First bad place in the log, where the fault has one. */
  readonly index?: number;
  readonly message?: string;
  readonly records: number;
  readonly streams: number;
  readonly payloadBytes: number;
  /** Checkpoints with a good signature of the given key. */
  readonly checkpoints: number;
  /** Of them, those whose root was computed from the records, and is the one that was signed. */
  readonly roots: number;
  /** The size that the newest of them signs. */
  readonly signed: number;
  /** So many records, from the first on, are the ones that were signed. */
  readonly sealed: number;
  readonly root: string;
  /** Leaf hashes of the read models agreed with the newest checkpoint, so that a fault names its own record. */
  readonly located: boolean;
}

const HASH_BYTES = 32;
const PROGRESS_RECORDS = 1_000;

const NO_PREVIOUS = '\0'.repeat(HASH_BYTES);

/** One stream as far as it has been read; the leaf hash as text of one byte a character. */
interface Thread {
  readonly revision: number;
  readonly leaf: string;
}

// What is kept of every record is packed, one byte a character: a piece of its text would keep the whole header alive.
const packedHex = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1');
const packedId = (id: string): string => packedHex(id.replaceAll('-', ''));
const detached = (stream: string): string => Buffer.from(stream, 'latin1').toString('latin1');

/**
 * Replicas record at once: a record may come to stand behind one that was recorded later, by as long as an append may
 * take and their clocks may differ.
 */
const BACK_MAX_MS = 30_000;

const wentBack = (recordedAt: string, newest: string): boolean =>
  recordedAt < newest && Date.parse(newest) - Date.parse(recordedAt) > BACK_MAX_MS;

export class Verifier {
  private readonly threads = new Map<string, Thread>();
  private readonly ids = new Set<string>();
  private readonly frontier: Frontier;
  private payloadBytes = 0;
  private origin: string | undefined;
  private newest = '';
  /** How many kept leaves are vouched for by a signature. */
  private vouched = 0;
  private signatures = 0;
  private signed = 0;
  private roots = 0;
  /** The largest size at which a root was computed and found as it was signed. */
  private agreed = 0;

  constructor(
    private readonly cryptography: Cryptography,
    private readonly verify: VerifySignature,
    /** The log's public key as the auditor knows it. */
    private readonly verifierKey: string,
    /** Leaf hashes as the read models keep them, 32 bytes each; empty when there are none. */
    private readonly keptLeaves: Uint8Array = new Uint8Array(0),
  ) {
    this.frontier = new Frontier(cryptography.sha256);
  }

  /** Reads the whole store against all signed checkpoints, in the order of their sizes. */
  async run(
    store: EventStore,
    checkpoints: readonly SignedCheckpoint[],
    onProgress?: (records: number) => void,
  ): Promise<Verdict> {
    const roots = this.signedRoots(checkpoints);
    if (!(roots instanceof Map)) return this.verdict(roots);
    this.vouched = this.vouchedBy(this.signed, roots);
    const compared = this.compare(roots, 0);
    if (compared) return this.verdict(compared);
    try {
      for await (const record of store.readAll()) {
        const index = this.frontier.size;
        const fault = this.take(record, index) ?? this.compare(roots, index + 1);
        if (fault) return this.verdict({ ...fault, index });
        if (onProgress && this.frontier.size % PROGRESS_RECORDS === 0) onProgress(this.frontier.size);
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return this.verdict({ fault: 'unreadable', message, index: this.frontier.size });
    }
    if (checkpoints.length === 0 && this.frontier.size > 0) {
      return this.verdict({ fault: 'key', message: 'no checkpoint is kept: nothing says what was signed' });
    }
    if (this.frontier.size >= this.signed) return this.verdict();
    const message = `the store ends at ${String(this.frontier.size)} records, below the signed size ${String(this.signed)}`;
    return this.verdict({ fault: 'rollback', message, index: this.frontier.size });
  }

  private verdict(fault?: { fault: VerifyFault; message: string; index?: number }): Verdict {
    return {
      sound: fault === undefined,
      ...fault,
      records: this.frontier.size,
      streams: this.threads.size,
      payloadBytes: this.payloadBytes,
      checkpoints: this.signatures,
      roots: this.roots,
      signed: this.signed,
      // Each record that was read agrees with its own leaf, and those up to `vouched` are under a signature.
      sealed: Math.max(this.agreed, Math.min(this.vouched, this.frontier.size)),
      root: toHex(this.frontier.root()),
      located: this.vouched > 0,
    };
  }

  /** Roots by size, each under a good signature of the log's key. */
  private signedRoots(
    checkpoints: readonly SignedCheckpoint[],
  ): Map<number, Uint8Array> | { fault: VerifyFault; message: string } {
    const roots = new Map<number, Uint8Array>();
    for (const { size, note } of checkpoints) {
      try {
        const checkpoint = parseCheckpoint(verifyNote(note, this.verifierKey, this.cryptography.sha256, this.verify));
        this.origin = checkpoint.origin;
        if (checkpoint.size !== size) throw new Error('kept under another size than it says');
        roots.set(size, checkpoint.root);
        this.signatures += 1;
        this.signed = size;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { fault: 'key', message: `checkpoint of size ${String(size)}: ${message}` };
      }
    }
    return roots;
  }

  /** Size up to which the kept leaves hash to a signed root. */
  private vouchedBy(size: number, roots: ReadonlyMap<number, Uint8Array>): number {
    const root = roots.get(size);
    if (!root || this.keptLeaves.length < size * HASH_BYTES) return 0;
    const kept = new Frontier(this.cryptography.sha256);
    for (let i = 0; i < size; i += 1) kept.append(this.keptLeaf(i));
    return sameBytes(kept.root(), root) ? size : 0;
  }

  private keptLeaf(index: number): Uint8Array {
    return this.keptLeaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  private compare(roots: ReadonlyMap<number, Uint8Array>, size: number) {
    const signed = roots.get(size);
    if (!signed) return undefined;
    if (sameBytes(signed, this.frontier.root())) {
      this.roots += 1;
      this.agreed = size;
      return undefined;
    }
    return { fault: 'content' as const, message: `the first ${String(size)} records are not those that were signed` };
  }

  /** Takes the record in, or says what is wrong with it. */
  private take(record: StoredRecord, index: number): { fault: VerifyFault; message: string } | undefined {
    let decoded: DecodedRecord;
    try {
      decoded = decodeRecord(record.bytes);
    } catch (error) {
      if (error instanceof RecordFault) return { fault: 'content', message: error.message };
      throw error;
    }
    const leaf = leafHash(decoded.headerBytes, this.cryptography.sha256);
    const wrong = this.altered(leaf, index) ?? this.inconsistency(record, decoded, index);
    if (wrong !== undefined) return { fault: 'content', message: wrong };
    const { header } = decoded;
    const thread = { revision: header.revision, leaf: Buffer.from(leaf).toString('latin1') };
    this.threads.set(header.revision === 0 ? detached(header.stream) : header.stream, thread);
    this.ids.add(packedId(header.id));
    if (header.recordedAt > this.newest) this.newest = detached(header.recordedAt);
    this.payloadBytes += header.payloadLength;
    this.frontier.append(leaf);
    return undefined;
  }

  private altered(leaf: Uint8Array, index: number): string | undefined {
    if (index >= this.vouched || sameBytes(leaf, this.keptLeaf(index))) return undefined;
    return 'it is not the record that was signed';
  }

  private inconsistency(record: StoredRecord, decoded: DecodedRecord, index: number): string | undefined {
    const { header } = decoded;
    this.origin ??= header.origin;
    const thread = this.threads.get(header.stream);
    if (header.origin !== this.origin) return `its origin is ${header.origin}`;
    if (record.stream !== header.stream || record.revision !== header.revision || record.id !== header.id) {
      return 'the store keeps it under another stream, revision or id than its own';
    }
    if (!payloadMatches(decoded, this.cryptography.sha256)) return 'its payload is not the one that was hashed';
    if (header.revision !== (thread?.revision ?? -1) + 1) return 'its stream has a gap or a repeat';
    if (packedHex(header.prev) !== (thread?.leaf ?? NO_PREVIOUS)) return 'it does not continue its stream';
    if (this.ids.has(packedId(header.id))) return 'its event id occurs twice';
    if (wentBack(header.recordedAt, this.newest)) return 'it was recorded before the record in front of it';
    if (index === 0 && header.type !== 'LedgerCreated') return 'the first record is not LedgerCreated';
    return undefined;
  }
}
