/**
 * An exported ledger, read line by line and believed in nothing: each record is held against its header and its place,
 * each checkpoint against its signature and the root at its size, the last line against all that stood before it.
 */
import { sameBytes } from '../../integrity/digest';
import type { VerifySignature } from '../../integrity/note';
import type { Cryptography } from '../cryptography';
import { checkpointFrom } from './checkpoint-from';
import { CountedRecords } from './counted-records';
import {
  ExportFault,
  parseHeader,
  parseLine,
  type ExportEnd,
  type ExportHeader,
  type RecordLine,
} from './export-lines';

/** A record of the file, sound in itself. */
export interface ExportedRecord {
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly bytes: Uint8Array;
}

export class ExportReader {
  /** Lines read so far. */
  private line = 1;
  private readonly taken: CountedRecords;
  private checkpoints = 0;
  private newest = '';
  private signedSize = -1;

  private constructor(
    private readonly lines: AsyncIterator<string>,
    private readonly sha256: Cryptography['sha256'],
    private readonly verify: VerifySignature,
    readonly header: ExportHeader,
  ) {
    this.taken = new CountedRecords(header.origin, sha256);
  }

  /** @param lines without their LF. @throws ExportFault when the first one is not that of an export */
  static async open(
    lines: AsyncIterable<string>,
    sha256: Cryptography['sha256'],
    verify: VerifySignature,
  ): Promise<ExportReader> {
    const all = lines[Symbol.asyncIterator]();
    try {
      const first = await all.next();
      if (first.done) throw new ExportFault('unreadable', 'it is empty');
      return new ExportReader(all, sha256, verify, parseHeader(first.value));
    } catch (error) {
      await all.return?.();
      throw placed(error, 'line 1');
    }
  }

  /** Records given so far, and what the last line says once all were. */
  get end(): ExportEnd {
    return { size: this.taken.size, root: this.taken.rootHex(), checkpoints: this.checkpoints };
  }

  /** Root over the records given so far. */
  root(): Uint8Array {
    return this.taken.root();
  }

  /** So many records, from the first on, are under a signature. */
  get sealed(): number {
    return Math.max(this.signedSize, 0);
  }

  /** Gives up reading before the end. */
  async close(): Promise<void> {
    await this.lines.return?.();
  }

  /**
   * Every record, in the order of the log, once. Only when it ends by itself is the file whole.
   *
   * @throws ExportFault with the line at which it is not
   */
  async *records(): AsyncGenerator<ExportedRecord, void, undefined> {
    try {
      for (;;) {
        const read = await this.next();
        if (read === undefined) throw this.cut();
        if (read.kind === 'end') {
          await this.finish(read.end);
          return;
        }
        if (read.kind === 'record') yield this.record(read.record);
        else this.checkpoint(read.note);
      }
    } finally {
      await this.close();
    }
  }

  private async next(): Promise<ReturnType<typeof parseLine> | undefined> {
    this.line += 1;
    try {
      const read = await this.lines.next();
      return read.done ? undefined : parseLine(read.value);
    } catch (error) {
      throw placed(error, this.where());
    }
  }

  private record({ index, stream, bytes }: RecordLine): ExportedRecord {
    if (index !== this.taken.size) {
      throw this.fault('content', `record ${index} stands where record ${this.taken.size} belongs`);
    }
    const header = this.taken.take({ stream, bytes });
    if (typeof header === 'string') throw this.fault('content', `record ${index}: ${header}`);
    return { index, stream, revision: header.revision, id: header.id, bytes };
  }

  private checkpoint(note: string): void {
    const { key, origin } = this.header;
    const signed = checkpointFrom(note, key, this.sha256, this.verify, `${this.where()}: the checkpoint`);
    if (signed.origin !== origin) throw this.fault('key', `the checkpoint is one of ${signed.origin}`);
    if (signed.size !== this.taken.size || signed.size <= this.signedSize) {
      throw this.fault('content', `the checkpoint of size ${signed.size} stands behind ${this.taken.size} records`);
    }
    if (!sameBytes(signed.root, this.taken.root())) {
      throw this.fault('content', `the first ${signed.size} records are not those that were signed`);
    }
    this.signedSize = signed.size;
    this.newest = note;
    this.checkpoints += 1;
  }

  private async finish(said: ExportEnd): Promise<void> {
    const found = this.end;
    if (said.size !== found.size || said.root !== found.root || said.checkpoints !== found.checkpoints) {
      throw this.fault(
        'content',
        `it says ${said.size} records, ${said.checkpoints} checkpoints and root ${said.root}, ` +
          `but ${found.size}, ${found.checkpoints} and ${found.root} stand before it`,
      );
    }
    if (this.newest !== this.header.newest) {
      throw this.fault('rollback', 'the newest checkpoint, which line 1 shows, is not among those before it');
    }
    if ((await this.next()) !== undefined) throw this.fault('unreadable', 'something stands behind the last line');
  }

  private cut(): ExportFault {
    return this.fault('unreadable', `the file ends behind ${this.taken.size} records, before its last line`);
  }

  private where(): string {
    return `line ${this.line}`;
  }

  private fault(fault: ExportFault['fault'], message: string): ExportFault {
    return new ExportFault(fault, `${this.where()}: ${message}`);
  }
}

/** The fault with its line in front; whatever the lines cannot be read for makes the file unreadable. */
function placed(error: unknown, where: string): ExportFault {
  if (error instanceof ExportFault) return new ExportFault(error.fault, `${where}: ${error.message}`, error.remedy);
  return new ExportFault('unreadable', `${where}: ${error instanceof Error ? error.message : String(error)}`);
}
