/** What is refused in a file and in a target: by its line or record, and nothing is stored. */
import { MemoryEventStore } from '../../../../src/adapters/memory/event-store';
import { MemoryLock, MemorySeal } from '../../../../src/adapters/memory/seal';
import type { StoredRecord } from '../../../../src/ledger/event-store';
import { TargetDiffers, TargetRefused } from '../../../../src/ledger/transfer/as-is';
import { checkpointLine, ExportFault } from '../../../../src/ledger/transfer/export-lines';
import { checkpointOf, ORIGIN, recordsOf } from '../../integrity/small-log';
import { exportOf, importOf, putAll, rejection, sealLike, signAll, smallSource, type Source } from './moving';

type Lines = readonly string[];

const text = (lines: Lines, at: number): string => lines[at] ?? '';
const without = (lines: Lines, at: number): Lines => lines.filter((_, i) => i !== at);
const replaced = (lines: Lines, at: number, line: string): Lines => lines.map((each, i) => (i === at ? line : each));
const swapped = (lines: Lines, at: number): Lines =>
  lines.map((each, i) => (i === at ? text(lines, at + 1) : i === at + 1 ? text(lines, at) : each));
const bytesIn = (line: string): Buffer => Buffer.from((JSON.parse(line) as { record: string }).record, 'base64');
/** The line with one bit of its record's bytes turned over, counted from the end. */
const flipped = (line: string, fromEnd: number): string => {
  const bytes = bytesIn(line);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - fromEnd) ^ 1, bytes.length - fromEnd);
  return JSON.stringify({ ...(JSON.parse(line) as object), record: bytes.toString('base64') });
};

// Lines: 1 header, 2 record 0, 3 checkpoint 1, 4 to 6 records 1 to 3, 7 checkpoint 4, 8 to 23 records 4 to 19,
// 24 checkpoint 20, 25 to 32 records 20 to 27, 33 checkpoint 28, 34 and 35 records 28 and 29, 36 the end.
const last = 35;

const bad: readonly [string, (lines: Lines) => Lines, ExportFault['fault'], RegExp][] = [
  ['nothing', () => [], 'unreadable', /^line 1: it is empty$/],
  ['another kind of file', () => ['trace,activity', 'a,b'], 'unreadable', /^line 1: it is not a line of an export$/],
  ['JSON of another kind', () => ['{"format":"zip"}'], 'unreadable', /^line 1: it is no export of a ledger$/],
  [
    'a newer format',
    (lines) => replaced(lines, 0, text(lines, 0).replace('"version":1', '"version":2')),
    'unreadable',
    /^line 1: the export is of version 2, this program reads version 1$/,
  ],
  [
    'a header with a member that is not known',
    (lines) => replaced(lines, 0, text(lines, 0).replace('"origin"', '"more":1,"origin"')),
    'unreadable',
    /^line 1: /,
  ],
  ['only its header', (lines) => lines.slice(0, 1), 'unreadable', /^line 2: the file ends behind 0 records/],
  [
    'no last line',
    (lines) => lines.slice(0, last),
    'unreadable',
    /^line 36: the file ends behind 30 records, before its last line$/,
  ],
  [
    'a line that is cut',
    (lines) => [...lines.slice(0, 9), text(lines, 9).slice(0, 300)],
    'unreadable',
    /^line 10: it is not a line/,
  ],
  [
    'something behind its last line',
    (lines) => [...lines, text(lines, 3)],
    'unreadable',
    /^line 37: something stands behind/,
  ],
  [
    'a space more',
    (lines) => replaced(lines, 9, text(lines, 9).replace(',', ', ')),
    'unreadable',
    /^line 10: it is not a line/,
  ],
  [
    'Base64 written otherwise',
    (lines) => replaced(lines, 9, text(lines, 9).replace(/"\}$/, '="}')),
    'unreadable',
    /^line 10: /,
  ],
  [
    'a bit turned over in a payload',
    (lines) => replaced(lines, 9, flipped(text(lines, 9), 3)),
    'content',
    /^line 10: record 6: its payload is not/,
  ],
  [
    'a bit turned over in a header',
    (lines) => replaced(lines, 9, flipped(text(lines, 9), 120)),
    'content',
    /^line (10: record 6|24: the first 20 records are not)/,
  ],
  [
    'a record under another stream',
    (lines) => replaced(lines, 9, text(lines, 9).replace(/letter-A./, 'letter-A9')),
    'content',
    /^line 10: record 6: its header does not name/,
  ],
  [
    'two records in another order',
    (lines) => swapped(lines, 9),
    'content',
    /^line 10: record 7 stands where record 6 belongs$/,
  ],
  [
    'two records in another order, numbered anew',
    (lines) => {
      const [a, b] = [JSON.parse(text(lines, 9)), JSON.parse(text(lines, 10))] as { index: number }[];
      const [first, second] = [
        { ...b, index: 6 },
        { ...a, index: 7 },
      ].map((each) => JSON.stringify(each));
      return replaced(replaced(lines, 9, first ?? ''), 10, second ?? '');
    },
    'content',
    /^line 24: the first 20 records are not those that were signed$/,
  ],
  [
    'a record twice',
    (lines) => [...lines.slice(0, 10), text(lines, 9), ...lines.slice(10)],
    'content',
    /^line 11: record 6 stands where record 7 belongs$/,
  ],
  ['a record less', (lines) => without(lines, 9), 'content', /^line 10: record 7 stands where/],
  [
    'a checkpoint less',
    (lines) => without(lines, 6),
    'content',
    /^line 35: it says 30 records, 4 checkpoints and root .*, but 30, 3 and/,
  ],
  [
    'a checkpoint at another place',
    (lines) => swapped(lines, 6),
    'content',
    /^line 8: the checkpoint of size 4 stands behind 5 records$/,
  ],
  [
    'a checkpoint twice',
    (lines) => [...lines.slice(0, 7), text(lines, 6), ...lines.slice(7)],
    'content',
    /^line 8: the checkpoint of size 4/,
  ],
  [
    'a checkpoint of another key',
    (lines) => replaced(lines, 6, checkpointLine(checkpointOf(recordsOf(4))).slice(0, -1)),
    'key',
    /^line 7: the checkpoint is not signed by the log's key$/,
  ],
  [
    'a signature turned over',
    (lines) =>
      replaced(
        lines,
        6,
        text(lines, 6).replace(/(.)(=*\\n"\})$/, (_, end: string, rest: string) => `${end === 'A' ? 'Q' : 'A'}${rest}`),
      ),
    'key',
    /^line 7: /,
  ],
  [
    'another newest checkpoint in its header',
    (lines) =>
      replaced(
        lines,
        0,
        JSON.stringify({
          ...(JSON.parse(text(lines, 0)) as object),
          newest: (JSON.parse(text(lines, 6)) as { checkpoint: string }).checkpoint,
        }),
      ),
    'rollback',
    /^line 36: the newest checkpoint, which line 1 shows/,
  ],
  [
    'another root at its end',
    (lines) => replaced(lines, last, text(lines, last).replace(/"root":"../, '"root":"zz')),
    'content',
    /^line 36: it says 30 records/,
  ],
  [
    'another size at its end',
    (lines) => replaced(lines, last, text(lines, last).replace('"size":30', '"size":31')),
    'content',
    /^line 36: it says 31 records/,
  ],
  [
    'records behind its end that are left out',
    (lines) => [...lines.slice(0, 33), text(lines, last)],
    'content',
    /^line 34: it says 30 records/,
  ],
];

let source: Source;
let lines: Lines;

beforeAll(async () => {
  source = await smallSource();
  lines = await exportOf(source);
});

const countOf = async (store: MemoryEventStore): Promise<number> => {
  let count = 0;
  for await (const _ of store.readAll()) count += 1;
  return count;
};

describe('a file', () => {
  it.each<[string, string, (lines: Lines) => Lines]>([
    ['take another copy', 'take another copy of the file, or export again', (all) => all.slice(0, 9)],
    [
      'use another program',
      'import it with the program that wrote it, or a newer one',
      (all) => replaced(all, 0, text(all, 0).replace('"version":1', '"version":9')),
    ],
  ])('says when the remedy is to %s', async (_, remedy, spoilt) => {
    expect(await rejection(importOf(spoilt(lines), new MemoryEventStore(), sealLike(source)))).toMatchObject({
      remedy,
    });
  });

  it('has the lines that these tests count on', () => {
    expect(lines).toHaveLength(last + 1);
    expect(lines.flatMap((line, i) => (line.startsWith('{"checkpoint":') ? [i + 1] : []))).toEqual([3, 7, 24, 33]);
  });

  it.each(bad)('with %s is refused by its line, and nothing is stored', async (_, spoilt, fault, words) => {
    const target = new MemoryEventStore();
    const seal = sealLike(source);
    const error = await rejection(importOf(spoilt(lines), target, seal));
    expect(error).toBeInstanceOf(ExportFault);
    expect([(error as ExportFault).fault, (error as Error).message]).toEqual([fault, expect.stringMatching(words)]);
    expect([await countOf(target), seal.latest()]).toEqual([0, undefined]);
  });

  it('of another log key than the seal has is refused before anything of it is read', async () => {
    const seal = new MemorySeal(ORIGIN, new MemoryLock());
    const error = await rejection(importOf(lines.slice(0, 3), new MemoryEventStore(), seal));
    expect(error).toMatchObject({
      fault: 'key',
      message: expect.stringMatching(/^its log key is .*, that of the seal is /) as string,
    });
  });
});

describe('a target', () => {
  const refused = async (store: MemoryEventStore, seal = sealLike(source)): Promise<unknown> => {
    const before = await countOf(store);
    const error = await rejection(importOf(lines, store, seal));
    expect(await countOf(store)).toBe(before);
    return error;
  };

  it('with another ledger in it is refused', async () => {
    const store = new MemoryEventStore();
    await putAll(store, recordsOf(3, { 0: { origin: 'ledger.example/other' } }));
    const error = await refused(store);
    expect(error).toBeInstanceOf(TargetRefused);
    expect(error).toMatchObject({
      message: `the target holds ledger.example/other, the file is of ${ORIGIN}: give it an empty one`,
    });
  });

  it('with another beginning of the same name is refused at the first record that differs', async () => {
    const store = new MemoryEventStore();
    await putAll(store, recordsOf(9, { 5: { blind: 'cd'.repeat(32) } }));
    expect(await refused(store)).toMatchObject({
      message: 'the target holds another record 5 than the file: give it an empty one',
    });
  });

  it('that has gone on behind the end of the file is refused', async () => {
    const store = new MemoryEventStore();
    await putAll(store, recordsOf(31));
    expect(await refused(store)).toMatchObject({
      message: 'the target holds more than the 30 records of the file: it has gone on',
    });
  });

  it('whose seal has signed more than the file holds is refused', async () => {
    const seal = sealLike(source);
    await signAll(seal, recordsOf(40), [28, 40]);
    const error = await refused(new MemoryEventStore(), seal);
    expect(error).toMatchObject({
      fault: 'rollback',
      message: 'it ends at 30 records, below the 40 that the seal has signed',
    });
  });

  it('whose seal has signed another history is refused', async () => {
    const seal = sealLike(source);
    await signAll(seal, recordsOf(40, { 3: { blind: 'cd'.repeat(32) } }), [10]);
    const error = await refused(new MemoryEventStore(), seal);
    expect(error).toMatchObject({
      fault: 'content',
      message: 'the seal has signed another root than that of its first 10 records',
    });
  });

  it('that gives back other bytes than it was given is not sealed', async () => {
    class Forgetful extends MemoryEventStore {
      override async *readAll(): AsyncIterable<StoredRecord> {
        for await (const record of super.readAll()) {
          if (record.revision !== 3) yield record;
        }
      }
    }
    const seal = sealLike(source);
    const error = await rejection(importOf(lines, new Forgetful(), seal));
    expect(error).toBeInstanceOf(TargetDiffers);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^the target gives back 2\d records with root/) as string,
    });
    expect(seal.latest()).toBeUndefined();
  });
});
