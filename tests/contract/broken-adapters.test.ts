import { MemoryLog } from '../../src/adapters/memory/event-store';
import { brokenStores, soundStore, type BrokenStore } from './broken-event-stores';
import { runCase } from './case';
import { eventStoreCases } from './event-store.contract';
import { oneWriterCases } from './event-store.one-writer-cases';
import type { StoreFixture } from './event-store.fixture';

const PATIENCE_MS = 100;
const CASE_LIMIT_MS = 1_000;

function fixture({ open, forgetful = false }: BrokenStore): StoreFixture {
  const log = new MemoryLog();
  const opened = [open(log)];
  const reopen = (): ReturnType<StoreFixture['reopen']> => {
    opened.push(open(forgetful ? new MemoryLog() : log));
    return Promise.resolve(opened[opened.length - 1] as StoreFixture['store']);
  };
  const dispose = async (): Promise<void> => {
    for (const store of opened) await store.close();
  };
  return { store: opened[0] as StoreFixture['store'], reopen, patienceMs: PATIENCE_MS, dispose };
}

/** Names of the cases that an adapter breaks. */
async function broken(store: BrokenStore): Promise<string[]> {
  const names: string[] = [];
  for (const testCase of [...eventStoreCases, ...oneWriterCases]) {
    await runCase(testCase, () => fixture(store), CASE_LIMIT_MS).catch(() => names.push(testCase.name));
  }
  return names;
}

const caught: string[] = [];

test('the store that the broken ones are made of passes every case', async () => {
  expect(await broken(soundStore)).toEqual([]);
});

test.each(brokenStores)('a store that $name is caught', async (store) => {
  const names = await broken(store);
  caught.push(`${store.name}: ${names.length} case(s), first "${names[0] ?? 'NONE'}"`);
  expect(names).not.toEqual([]);
});

afterAll(() => {
  process.stdout.write(`stores broken on purpose, and what caught each:\n  ${caught.join('\n  ')}\n`);
});
