/**
 * A process of its own over the event store of another test: `appending-process.ts <path> <mode> <number>`, started with
 * tests/support/typescript-hook.cjs. Prints one line of JSON for each thing that it did.
 */
import { setTimeout } from 'node:timers/promises';

import { SqliteEventStore, StoreFailed } from '../../src/adapters/sqlite/event-store';

const CONTESTED = 'letter-contested';

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

function eventId(writer: number, n: number): string {
  return `0e0e0e0e-0000-8000-8000-${writer.toString(16).padStart(4, '0')}${n.toString(16).padStart(8, '0')}`;
}

/** Appends that win, and how many at most until the other process has been met at all. */
const WINS = 150;
const WINS_MAX = 3_000;

/** Appends to a contested stream; on a conflict it tries the revision behind the one that it has learnt of. */
export async function compete(store: SqliteEventStore, writer: number): Promise<object[]> {
  const done: object[] = [];
  let at: number | undefined;
  let lost = 0;
  for (let n = 0; n < WINS || (lost === 0 && n < WINS_MAX);) {
    const outcome = await store.append<never>({
      stream: CONTESTED,
      expected: at ?? 'no-stream',
      build: () => [{ id: eventId(writer, n), bytes: Buffer.from(`${writer}/${n}`) }],
    });
    if (outcome.outcome === 'conflict') {
      at = outcome.actual;
      lost++;
      done.push({ lost: at });
    } else if (outcome.outcome === 'appended') {
      const [record] = outcome.records;
      at = record?.revision;
      done.push({ id: record?.id, revision: at, position: record?.position });
      n++;
      await setTimeout(1); // or whoever holds the lock first would keep it to the end
    }
  }
  return done;
}

function outcomeOf(error: unknown): string {
  return error instanceof StoreFailed ? error.outcome : `not the store's own error: ${String(error)}`;
}

/** Appends 100 records at a time until the store fails, then looks at what is left of it. */
async function fill(store: SqliteEventStore): Promise<void> {
  for (let n = 0; ; n++) {
    const batch = Array.from({ length: 100 }, (_, index) => ({
      id: eventId(1, n * 100 + index),
      bytes: new Uint8Array(900).fill(index),
    }));
    try {
      await store.append<never>({ stream: 'letter-A', expected: 'any', build: () => batch });
      say({ acknowledged: (n + 1) * 100 });
    } catch (error) {
      say({ refused: outcomeOf(error), failed: store.failed?.name });
      break;
    }
  }
  const again = store.append<never>({ stream: 'letter-B', expected: 'any', build: () => [{ id: eventId(2, 0), bytes: new Uint8Array(1) }] }); // prettier-ignore
  await again.catch((error: unknown) => say({ again: outcomeOf(error) }));
  let read = 0;
  for await (const record of store.readAll()) read += record.bytes.length > 0 ? 1 : 0;
  say({ read });
}

async function main([path = '', mode = '', number = '0']: readonly string[]): Promise<void> {
  const store = SqliteEventStore.open(path);
  if (mode === 'compete') {
    say({ ready: true });
    await new Promise((resolve) => process.stdin.once('data', resolve));
    process.stdin.destroy();
    (await compete(store, Number(number))).forEach(say);
  } else if (mode === 'append') {
    await store.append<never>({
      stream: 'letter-other',
      expected: 'any',
      build: () => [{ id: eventId(Number(number), 0), bytes: Buffer.from('from elsewhere') }],
    });
  } else if (mode === 'fill') {
    await fill(store);
  } else if (mode === 'follow-and-close') {
    const following = store.follow(undefined, new AbortController().signal)[Symbol.asyncIterator]();
    const next = following.next();
    await setTimeout(150);
    await store.close();
    say({ ended: (await next).done });
    return; // nothing else may keep the process
  }
  await store.close();
}

if (require.main === module) void main(process.argv.slice(2));
