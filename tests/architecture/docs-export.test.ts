/** What the documents say of exports: the example is one, and what is refused is in the table in its own words. */
import { MemoryEventStore } from '../../src/adapters/memory/event-store';
import { MemorySeal } from '../../src/adapters/memory/seal';
import { sha256, verifyEd25519 } from '../../src/adapters/system/cryptography';
import { exitCodes, exitOfFault } from '../../src/cli/exit-codes';
import type { Seal } from '../../src/ledger/seal';
import { TargetDiffers, TargetRefused, type AsIsStopped } from '../../src/ledger/transfer/as-is';
import { ExportFault } from '../../src/ledger/transfer/export-lines';
import { Exporter } from '../../src/ledger/transfer/exporter';
import { ORIGIN, recordsOf } from '../unit/integrity/small-log';
import { exportOf, importOf, putAll, rejection, sealLike, signAll, smallSource } from '../unit/ledger/transfer/moving';
import { read } from './checkout';

const blocks = (file: string, marked: string): readonly string[] =>
  [...read(file).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, mark, block = '']) =>
    mark === marked ? [block] : [],
  );

const SHOWN = 24;
const shortened = (line: string): string =>
  line.replace(/"record":"([^"]*)"/, (_, bytes: string) => `"record":"${bytes.slice(0, SHOWN)}…"`);

it('the example of the format is the export of the ledger that the record format shows', async () => {
  const page = 'docs/reference/record-format.md';
  const store = new MemoryEventStore();
  await putAll(
    store,
    blocks(page, 'record').map((block) => new TextEncoder().encode(block.slice(0, -1))),
  );
  const [note = ''] = blocks(page, 'checkpoint');
  const checkpoint = { size: 3, note };
  const exporter = new Exporter({
    store,
    signed: { latest: () => checkpoint, list: (after) => (after < 3 ? [checkpoint] : []) },
    origin: 'example.org/ledger',
    verifierKey: (blocks(page, 'key')[0] ?? '').trim(),
    sha256,
    verify: verifyEd25519,
  });
  let text = '';
  for await (const line of exporter.lines()) text += shortened(line);
  expect(text).toBe(blocks('docs/reference/export-format.md', 'lines').join(''));
});

/** Rows of the table of refusals: what may be said, numbers and names open, and the code. */
const rows = [...read('docs/how-to/move-a-ledger.md').matchAll(/^\| (`.+?) +\| (\d+) +\|/gm)].map(
  ([, quoted = '', code]) => ({
    code: Number(code),
    said: [...quoted.matchAll(/`([^`]+)`/g)].map(
      ([, words = '']) =>
        new RegExp(
          words
            .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
            .replaceAll('…', '.+')
            .replaceAll(/\d+/g, '\\d+'),
        ),
    ),
  }),
);

const codeOf = (error: unknown): number => {
  if (error instanceof ExportFault) return exitOfFault(error.fault);
  if (error instanceof TargetDiffers) return exitCodes.content;
  return error instanceof TargetRefused ? exitCodes.usage : exitCodes.failed;
};

async function held(count: number, odd = {}): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await putAll(store, recordsOf(count, odd));
  return store;
}

class Forgetful extends MemoryEventStore {
  override async *readAll(): ReturnType<MemoryEventStore['readAll']> {
    for await (const record of super.readAll()) if (record.revision !== 3) yield record;
  }
}

class Full extends MemoryEventStore {
  override append(): Promise<never> {
    return Promise.reject(new Error('database or disk is full'));
  }
}

it('what an import refuses is in the table of its how-to, with the code that it ends with', async () => {
  const source = await smallSource();
  const lines = await exportOf(source);
  const odd = { 3: { blind: 'cd'.repeat(32) } };
  const ahead = sealLike(source);
  await signAll(ahead, recordsOf(40), [40]);
  const other = sealLike(source);
  await signAll(other, recordsOf(40, odd), [10]);
  const refused = async (all: readonly string[], store = new MemoryEventStore(), seal: Seal = sealLike(source)) =>
    rejection(importOf(all, store, seal));
  const [first = '', ...rest] = lines;
  const payload = (line: string): string => {
    const { record, ...place } = JSON.parse(line) as { readonly record: string };
    const bytes = Buffer.from(record, 'base64');
    bytes.writeUInt8(0x20, bytes.length - 1);
    return JSON.stringify({ ...place, record: bytes.toString('base64') });
  };
  const errors = [
    await refused(lines.slice(0, -1)),
    await refused([first.replace('"version":1', '"version":2'), ...rest]),
    await refused(lines.map((line, i) => (i === 9 ? payload(line) : line))),
    await refused(lines.filter((_, i) => i !== 9)),
    await refused(lines, new MemoryEventStore(), other),
    await refused(lines, new Forgetful()),
    await refused(lines, new MemoryEventStore(), ahead),
    await refused(lines, new MemoryEventStore(), new MemorySeal(ORIGIN)),
    await refused(lines, await held(5, odd)),
    await refused(lines, await held(31)),
    await refused(lines, new Full()),
  ];
  for (const error of errors) {
    const { message } = error as AsIsStopped;
    const row = rows.find(({ said }) => said.some((words) => words.test(message)));
    expect([message, row?.code]).toEqual([message, codeOf(error)]);
  }
  // The rest is said by the command line itself, and by a root that was signed otherwise: see the tests of both.
  expect(rows).toHaveLength(13);
});
