/** An XES file, plain or gzip, read as a stream in constant memory (the largest trace, and one buffer). */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceUnreadable, TraceSource, type ImportTrace, type Seen } from '../../ledger/import/trace-source';
import { XesParser } from './xes-parser';

const READ_BYTES = 65_536;
/** Larger pieces make fewer turns of the event loop; smaller ones let appends in between. */
const UNPACKED_BYTES = 262_144;

export class XesSource extends TraceSource {
  private readonly parser = new XesParser();
  private bytesRead = (): number => 0;

  constructor(private readonly path: string) {
    super();
  }

  get seen(): Seen {
    const { traces, events, attributes, log } = this.parser;
    return { traces, events, attributes, log, bytes: this.bytesRead() };
  }

  async *traces(): AsyncGenerator<ImportTrace, void, undefined> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const piece of await this.open()) {
        // One by one: `yield*` would wrap each trace in three more promises.
        for (const trace of this.parser.write(decoder.decode(piece as Uint8Array, { stream: true }))) yield trace;
      }
      for (const trace of this.parser.write(decoder.decode())) yield trace;
      this.parser.end();
    } catch (error) {
      throw error instanceof SourceUnreadable ? error : new SourceUnreadable(this.parser.where(), reasonOf(error));
    }
  }

  /** The file's text as bytes, unpacked when the file begins as gzip does (RFC 1952), whatever its name. */
  private async open(): Promise<Readable> {
    const packed = await beginsAsGzip(this.path);
    const file = createReadStream(this.path, { highWaterMark: READ_BYTES });
    this.bytesRead = () => file.bytesRead;
    if (!packed) return file;
    // An error of the file reaches the consumer through the stream that it reads; there is nothing left to do here.
    return pipeline(file, createGunzip({ chunkSize: UNPACKED_BYTES }), () => undefined);
  }
}

async function beginsAsGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

const FAULTS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'the gzip file is cut short',
  Z_DATA_ERROR: 'the gzip file is damaged',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'not UTF-8',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && FAULTS[code]) || message;
}
