/**
 * A whole ledger as lines, in one pass over the store and in constant memory. Nothing that is not sound gets to the last
 * line: each record is held against its header, each checkpoint against its signature and the root at its size.
 */
import { sameBytes } from '../../integrity/digest';
import type { VerifySignature } from '../../integrity/note';
import type { Cryptography } from '../cryptography';
import type { EventStore } from '../event-store';
import type { SignedCheckpoint } from '../seal';
import { checkpointFrom } from './checkpoint-from';
import { CountedRecords } from './counted-records';
import { checkpointLine, endLine, ExportFault, headerLine, recordLine, type ExportEnd } from './export-lines';

/** What was signed, read without the key. */
export interface SignedList {
  latest(): SignedCheckpoint | undefined;
  /** Those with size > `after`, in order, at most `limit`. */
  list(after: number, limit: number): readonly SignedCheckpoint[];
}

export interface ExportParts {
  readonly store: EventStore;
  readonly signed: SignedList;
  readonly origin: string;
  /** The log's key, which every checkpoint has to be signed by. */
  readonly verifierKey: string;
  readonly sha256: Cryptography['sha256'];
  readonly verify: VerifySignature;
  readonly onProgress?: (records: number) => void;
}

const PAGE = 1_000;

export class Exporter {
  private readonly records: CountedRecords;
  private checkpoints = 0;
  private signedSize = 0;

  constructor(private readonly parts: ExportParts) {
    this.records = new CountedRecords(parts.origin, parts.sha256);
  }

  /** What the last line says; all of the ledger once every line was taken. */
  get end(): ExportEnd {
    return { size: this.records.size, root: this.records.rootHex(), checkpoints: this.checkpoints };
  }

  /** So many records, from the first on, are under a signature. */
  get sealed(): number {
    return this.signedSize;
  }

  /**
   * Every line with its LF, once. What is recorded or signed while they are taken is left out or cut off whole.
   *
   * @throws ExportFault before the last line, when the ledger is not what was signed
   */
  async *lines(): AsyncGenerator<string, void, undefined> {
    const { store, signed, origin, verifierKey: key } = this.parts;
    // Before the store is looked at: what is signed later may be of records that are not read any more.
    const newest = signed.latest();
    if (!newest) throw new ExportFault('key', 'no checkpoint is kept: nothing says what was signed');
    yield headerLine({ origin, key, newest: newest.note });
    const due = this.due(newest.size);
    let next = due.next().value;
    for await (const record of store.readAll()) {
      for (; next?.size === this.records.size; next = due.next().value) yield this.checkpoint(next);
      const index = this.records.size;
      const taken = this.records.take(record);
      if (typeof taken === 'string') throw new ExportFault('content', `record ${index}: ${taken}`);
      yield recordLine({ index, stream: record.stream, bytes: record.bytes });
      this.parts.onProgress?.(this.records.size);
    }
    for (; next?.size === this.records.size; next = due.next().value) yield this.checkpoint(next);
    if (next) {
      const ends = `the store ends at ${this.records.size} records, below the signed size ${newest.size}`;
      throw new ExportFault('rollback', ends);
    }
    yield endLine(this.end);
  }

  /** Everything that was signed up to a size, a page at a time. */
  private *due(last: number): Generator<SignedCheckpoint, undefined, undefined> {
    for (let after = -1; after < last;) {
      const page = this.parts.signed.list(after, PAGE).filter(({ size }) => size <= last);
      if (page.length === 0) return;
      yield* page;
      after = page.at(-1)?.size ?? last;
    }
  }

  private checkpoint({ size, note }: SignedCheckpoint): string {
    const { origin, verifierKey, sha256, verify } = this.parts;
    const signed = checkpointFrom(note, verifierKey, sha256, verify, `the checkpoint of size ${size}`);
    if (signed.size !== size || signed.origin !== origin) {
      throw new ExportFault('key', `the checkpoint of size ${size} is kept under another size or name than it says`);
    }
    if (!sameBytes(signed.root, this.records.root())) {
      throw new ExportFault('content', `the first ${size} records are not those that were signed`);
    }
    this.checkpoints += 1;
    this.signedSize = size;
    return checkpointLine(note);
  }
}
