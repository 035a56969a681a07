/** Lines in a gzip file: whole under their name, or not there; and what of a file cannot be read. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readPackedLines, sendPackedLines, writePackedLines } from '../../../src/adapters/system/packed-lines';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shilu-lines-'));
  path = join(folder, 'lines.gz');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function* given(...lines: readonly string[]): AsyncGenerator<string, void, undefined> {
  for (const line of lines) yield await Promise.resolve(`${line}\n`);
}

async function read(from: string): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const line of readPackedLines(from)) all.push(line);
  return all;
}

const put = (bytes: Uint8Array | string): string => {
  const other = join(folder, 'put');
  writeFileSync(other, bytes);
  return other;
};

/** Longer than one piece, so that lines end anywhere in one, and characters lie across two. */
const many = Array.from({ length: 40_000 }, (_, i) => `${String(i)} 责任书 ${'x'.repeat(i % 40)}`);

it('are read as they were written, whatever their length, packed or not', async () => {
  const lines = [...many, 'y'.repeat(1_500_000), '', 'z'];
  await writePackedLines(path, given(...lines));
  expect(await read(path)).toEqual(lines);
  expect(await read(put(gunzipSync(readFileSync(path))))).toEqual(lines);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['lines.gz', 'put']);
});

it('go to a stream that stays open', async () => {
  const to = new PassThrough();
  const all = buffer(to);
  await sendPackedLines(to, given('a', 'b'));
  expect(to.writable).toBe(true);
  to.end();
  expect(gunzipSync(await all).toString()).toBe('a\nb\n');
});

it('leave nothing when they end with a fault, and take the place of what a cut left behind', async () => {
  writeFileSync(`${path}.partial`, 'left behind');
  async function* broken(): AsyncGenerator<string, void, undefined> {
    yield* given(...many);
    expect(existsSync(`${path}.partial`)).toBe(true);
    throw new Error('record 7 is not sound');
  }
  await expect(writePackedLines(path, broken())).rejects.toThrow('record 7 is not sound');
  expect(readdirSync(folder)).toEqual([]);
  await writePackedLines(path, given('a'));
  expect(readdirSync(folder)).toEqual(['lines.gz']);
});

it.each<[string, () => Uint8Array | string, string]>([
  ['a packed file that is cut', () => gzipSync(many.join('\n')).subarray(0, 5_000), 'the gzip file is cut short'],
  [
    'a packed file that is damaged',
    () => {
      const bytes = gzipSync(many.join('\n'));
      bytes.fill(0xff, 3_000, 3_100);
      return bytes;
    },
    'the gzip file is damaged',
  ],
  ['a last line without its end', () => 'a\nb', 'the file ends in the middle of it'],
  ['bytes that are no text', () => Uint8Array.of(0x61, 0x0a, 0xff, 0xfe, 0x0a), 'it is not UTF-8'],
  ['a line without an end', () => 'x'.repeat(3 * 1024 * 1024), 'it is too long for a line'],
])('cannot be read from %s', async (_, bytes, words) => {
  await expect(read(put(bytes()))).rejects.toThrow(words);
});

it('keep a mark in front of them that other programs swallow', async () => {
  expect(await read(put('\ufeffa\n'))).toEqual(['\ufeffa']);
});
