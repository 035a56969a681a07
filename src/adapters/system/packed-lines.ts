/** Lines in a gzip file: written whole or not at all, read one by one in constant memory. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline as piped, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const PIECE_BYTES = 262_144;
/** A record of the largest size in Base64, and what stands around it, is shorter; anything longer is no line of ours. */
const LINE_UNITS_MAX = 2 * 1024 * 1024;

/**
 * Writes lines (each with its LF) to `<path>.partial`, makes them durable, and gives the file its name; mode 0600. What
 * the lines throw passes through, and nothing is left.
 */
export async function writePackedLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const partial = `${path}.partial`;
  await rm(partial, { force: true });
  try {
    await pipeline(pieces(lines), createGzip(), createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
    await sync(partial);
    await rename(partial, path);
    await sync(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** The same bytes to a stream that stays open, such as the standard output. */
export async function sendPackedLines(to: NodeJS.WritableStream, lines: AsyncIterable<string>): Promise<void> {
  await pipeline(pieces(lines), createGzip(), to, { end: false });
}

/** The lines of a file, without their LF; unpacked when it begins as gzip does (RFC 1952), whatever its name. */
export async function* readPackedLines(path: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  try {
    for await (const piece of await unpacked(path)) {
      const [first = '', ...others] = decoder.decode(piece as Uint8Array, { stream: true }).split('\n');
      rest += first;
      if (rest.length > LINE_UNITS_MAX) throw new Error('it is too long for a line');
      for (const next of others) {
        yield rest;
        rest = next;
      }
    }
    rest += decoder.decode();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  if (rest !== '') throw new Error('the file ends in the middle of it');
}

/** Few large pieces in place of many small lines: each takes its turns through the streams. */
async function* pieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer, void, undefined> {
  let gathered = '';
  for await (const line of lines) {
    gathered += line;
    if (gathered.length < PIECE_BYTES) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  yield Buffer.from(gathered);
}

async function unpacked(path: string): Promise<Readable> {
  const packed = await beginsAsGzip(path);
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
  if (!packed) return file;
  // An error of the file reaches the consumer through the stream that it reads; there is nothing left to do here.
  return piped(file, createGunzip({ chunkSize: PIECE_BYTES }), () => undefined);
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

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

const FAULTS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'the gzip file is cut short',
  Z_DATA_ERROR: 'the gzip file is damaged',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && FAULTS[code]) || message;
}
