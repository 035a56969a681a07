/** The worked example of docs/reference/record-format.md: every hash on the page follows from the bytes on the page. */
import { cryptography, verifyEd25519 } from '../../src/adapters/system/cryptography';
import { parseCheckpoint } from '../../src/integrity/checkpoint';
import { FORMAT, LINES, MAX_PAYLOAD_BYTES } from '../../src/integrity/header-grammar';
import { toHex } from '../../src/integrity/hex';
import { verifyNote } from '../../src/integrity/note';
import { verifyInclusion } from '../../src/integrity/proof';
import { decodeRecord, MAX_HEADER_BYTES, payloadMatches } from '../../src/integrity/record';
import { Frontier, leafHash, nodeHash } from '../../src/integrity/tree';
import { tilePath } from '../../src/integrity/tile';
import { read } from './checkout';

const { sha256 } = cryptography;
const text = read('docs/reference/record-format.md');
const blocks = (marked: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, mark, block = '']) =>
    mark === marked ? [block] : [],
  );
const linesOf = (marked: string): readonly string[] => blocks(marked).join('').trim().split('\n');

const records = blocks('record').map((block) => decodeRecord(new TextEncoder().encode(block.slice(0, -1))));
const leaves = records.map(({ headerBytes }) => leafHash(headerBytes, sha256));

describe('the worked example of the record format', () => {
  it('has three records whose payloads are those that the headers name', () => {
    expect(records.map((record) => payloadMatches(record, sha256))).toEqual([true, true, true]);
    for (const { payload } of records) expect(JSON.parse(new TextDecoder().decode(payload))).toHaveProperty('about');
  });

  it('has the leaves shown, and the third record links to the second', () => {
    expect(leaves.map(toHex)).toEqual(linesOf('leaves'));
    expect(records[2]?.header.prev).toBe(linesOf('leaves')[1]);
  });

  it('has the node and the root shown', () => {
    const [first, second, third] = leaves as [Uint8Array, Uint8Array, Uint8Array];
    const node = nodeHash(first, second, sha256);
    expect([node, nodeHash(node, third, sha256)].map(toHex)).toEqual(linesOf('nodes'));
    const frontier = new Frontier(sha256);
    for (const leaf of leaves) frontier.append(leaf);
    expect(toHex(frontier.root())).toBe(linesOf('nodes')[1]);
  });

  it('has a checkpoint that its key has signed over that root, and the key is the one in the first record', () => {
    const [key = ''] = linesOf('key');
    const checkpoint = parseCheckpoint(verifyNote(blocks('checkpoint')[0] ?? '', key, sha256, verifyEd25519));
    expect([checkpoint.origin, checkpoint.size, toHex(checkpoint.root)]).toEqual([
      'example.org/ledger',
      3,
      linesOf('nodes')[1],
    ]);
    expect(new TextDecoder().decode(records[0]?.payload)).toContain(`"firstLogKey":"${key}"`);
  });

  it('proves the second record by the two hashes that the page names', () => {
    const [first, second, third] = leaves as [Uint8Array, Uint8Array, Uint8Array];
    const { root } = parseCheckpoint(`${(blocks('checkpoint')[0] ?? '').split('\n\n')[0] ?? ''}\n`);
    expect(verifyInclusion(1, 3, second, [first, third], root, sha256)).toBe(true);
    expect(text).toContain(`\`/${tilePath(0, 0, 3)}\``);
  });

  it('describes each line of the header once, in order, with the limits of the code', () => {
    const described = [...text.matchAll(/^\| (\d+) +\|/gm)].map(([, line]) => Number(line));
    expect(described).toEqual(LINES.map((_, i) => i + 1));
    for (const said of [FORMAT, MAX_PAYLOAD_BYTES.toLocaleString('en'), MAX_HEADER_BYTES.toLocaleString('en')])
      expect(text).toContain(said);
  });
});
