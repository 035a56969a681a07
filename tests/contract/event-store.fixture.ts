/** What the cases of the event store's contract are written with. */
import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';

import { AppendRefused, type Append, type AppendOutcome, type EventStore } from '../../src/ledger/event-store';
import type { Expected, NewRecord, StoredRecord } from '../../src/ledger/event-store';
import { within, type Fixture } from './case';

export interface StoreFixture extends Fixture {
  readonly store: EventStore;
  /** Closes the store and opens what it kept, as a restart of the process would. */
  readonly reopen: () => Promise<EventStore>;
  /** How long a follower may take to deliver what is there, ms. */
  readonly patienceMs: number;
}

/** An id that can be told apart at sight: event 7 is `…-000000000007`. */
export function id(n: number): string {
  return `0e0e0e0e-0000-8000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function text({ bytes }: Pick<StoredRecord, 'bytes'>): string {
  return new TextDecoder().decode(bytes);
}

/** Records with the given ids, their bytes naming them. */
export function records(...ids: readonly number[]): NewRecord[] {
  return ids.map((n) => ({ id: id(n), bytes: bytes(`event ${n}`) }));
}

export function append(
  store: EventStore,
  stream: string,
  expected: Expected,
  offered: readonly NewRecord[],
): Promise<AppendOutcome<never>> {
  return store.append<never>({ stream, expected, build: () => offered });
}

/** Appends that must succeed, and what was stored. */
export async function appended<R>(outcome: Promise<AppendOutcome<R>>): Promise<readonly StoredRecord[]> {
  const answer = await outcome;
  if (answer.outcome !== 'appended') assert.fail(`not appended: ${JSON.stringify(answer)}`);
  return answer.records;
}

export async function assertConflict<R>(outcome: Promise<AppendOutcome<R>>, actual: number | undefined): Promise<void> {
  assertEqual(await outcome, { outcome: 'conflict', actual });
}

export async function assertRefused<R>(
  outcome: Promise<AppendOutcome<R>>,
  reason: AppendRefused['reason'],
): Promise<void> {
  await assert.rejects(outcome, (error: unknown) => {
    assert.ok(error instanceof AppendRefused, `refused as AppendRefused, not ${String(error)}`);
    assert.equal(error.reason, reason);
    return true;
  });
}

/** A stream `letter-A` that stands at a revision, its events numbered from 0. */
export async function streamAt(store: EventStore, revision: number, stream = 'letter-A'): Promise<void> {
  const ids = Array.from({ length: revision + 1 }, (_, index) => index);
  await appended(append(store, stream, 'no-stream', records(...ids)));
}

export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

export function revisions(stored: readonly StoredRecord[]): number[] {
  return stored.map(({ revision }) => revision);
}

export function ids(stored: readonly StoredRecord[]): string[] {
  return stored.map((record) => record.id);
}

/**
 * Like `assert.deepEqual`, but of two long lists it names the first difference only: to work out all of them can take
 * minutes.
 */
export function assertEqual(actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  if (!Array.isArray(actual) || !Array.isArray(expected)) {
    assert.fail(`${inspect(actual)} is not ${inspect(expected)}`);
  }
  const length = Math.max(actual.length, expected.length);
  const differs = Array.from({ length }, (_, index) => index).find(
    (index) => !isDeepStrictEqual(actual[index], expected[index]),
  );
  const at = differs ?? 0;
  assert.fail(
    `item ${at} of ${actual.length} is ${inspect(actual[at])}, not ${inspect(expected[at])} of ${expected.length}`,
  );
}

/** Bytes are compared as bytes: a Buffer that holds the same is the same. */
export function assertSame(actual: readonly StoredRecord[], expected: readonly StoredRecord[]): void {
  const plain = (stored: readonly StoredRecord[]): unknown[] =>
    stored.map((record) => ({ ...record, bytes: Buffer.from(record.bytes).toString('hex') }));
  assertEqual(plain(actual), plain(expected));
}

export function assertIncreasing(positions: readonly string[]): void {
  positions.forEach((position, index) => {
    const before = positions[index - 1];
    if (before !== undefined) assert.ok(before < position, `${before} is not before ${position}`);
  });
}

/** A follower whose deliveries are taken one by one. */
export class Following {
  readonly abort = new AbortController();
  private readonly source: AsyncIterator<StoredRecord>;

  constructor(
    store: EventStore,
    after: string | undefined,
    private readonly patienceMs: number,
  ) {
    this.source = store.follow(after, this.abort.signal)[Symbol.asyncIterator]();
  }

  /** The next `count` records; a breach when they do not come. */
  async take(count: number): Promise<StoredRecord[]> {
    const taken: StoredRecord[] = [];
    while (taken.length < count) {
      const step = await within(this.patienceMs, this.source.next(), `record ${taken.length + 1} of ${count} followed`);
      if (step.done === true) assert.fail(`the follower ended after ${taken.length} of ${count} records`);
      taken.push(step.value);
    }
    return taken;
  }

  /** Asks for the next step without waiting for it. */
  next(): Promise<IteratorResult<StoredRecord, unknown>> {
    return this.source.next();
  }

  async assertEnded(step = this.source.next()): Promise<void> {
    assert.equal((await within(this.patienceMs, step, 'the end of the follower')).done, true);
  }
}

export type { Append };
