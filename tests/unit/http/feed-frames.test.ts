/** A feed over a log in memory, where time and growth are the test's own. */
import type { Fact } from '../../../src/domain/fact';
import { FEED_PAGE, feedFrames, type FeedParts } from '../../../src/http/feed-frames';
import { LogGrowth } from '../../../src/http/log-growth';

class GrowingLog {
  readonly facts: Fact[] = [];
  readonly pages: number[] = [];
  /** Facts that the store holds and the log has not placed yet. */
  unplaced = 0;
  watchers = new Set<(size: number) => void>();

  size(): number {
    return this.facts.length - this.unplaced;
  }

  grown(told: (size: number) => void): () => void {
    this.watchers.add(told);
    return () => this.watchers.delete(told);
  }

  list({ after = -1, type, limit }: { after?: number; type?: string; limit: number }): readonly Fact[] {
    const found = this.facts.filter((fact) => fact.index > after && (type ?? fact.type) === fact.type).slice(0, limit);
    this.pages.push(found.length);
    return found;
  }

  add(type = 'Noted', told = true): void {
    this.facts.push({ index: this.facts.length, type, about: {}, data: {} } as unknown as Fact);
    if (told) for (const watcher of this.watchers) watcher(this.size());
  }
}

let log: GrowingLog;
let end: AbortController;
beforeEach(() => {
  log = new GrowingLog();
  end = new AbortController();
});
afterEach(() => {
  end.abort();
});

/** Its frames behind the one that opens it. */
async function feed(question: { after: number; type?: string }, more: Partial<FeedParts> = {}) {
  const growth = new LogGrowth(log);
  const parts = { log, growth, mayRead: () => Promise.resolve(true), isKeyValid: () => true, heartbeatMs: 15_000 };
  const frames = feedFrames({ ...parts, ...more }, question, end.signal);
  expect(await frames.next()).toEqual({ done: false, value: 'retry: 1000\n\n' });
  return frames;
}
const idOf = ({ value }: IteratorResult<string, void>): string | undefined => /^id: (\d+)$/m.exec(value ?? '')?.[1];

test('a fact is one frame of three lines', async () => {
  log.add();
  const { value } = await (await feed({ after: -1 })).next();
  expect(value).toMatch(/^id: 0\nevent: Noted\ndata: \{"index":0,[^\n]*\}\n\n$/);
});

test('reads one page at a time, and the next only when the first is taken', async () => {
  for (let i = 0; i < 3 * FEED_PAGE; i++) log.add();
  const frames = await feed({ after: -1 });
  for (let i = 0; i < FEED_PAGE; i++) expect(idOf(await frames.next())).toBe(String(i));
  expect(log.pages).toEqual([FEED_PAGE]);
  expect(idOf(await frames.next())).toBe(String(FEED_PAGE));
  expect(log.pages).toEqual([FEED_PAGE, FEED_PAGE]);
});

test('a heartbeat carries the index that was looked at last, so that a filter is not looked through again', async () => {
  log.add();
  log.add('Other');
  log.add('Other');
  const frames = await feed({ after: -1, type: 'Noted' }, { heartbeatMs: 100 });
  expect(idOf(await frames.next())).toBe('0');
  expect(await frames.next()).toEqual({ done: false, value: ': heartbeat\nid: 2\n\n' });
});

test('a heartbeat comes although facts are recorded all the time, when none of them is sent', async () => {
  const frames = await feed({ after: -1, type: 'Noted' }, { heartbeatMs: 30 });
  const others = setInterval(() => {
    log.add('Other');
  }, 2);
  const { value } = await frames.next();
  clearInterval(others);
  expect(value).toMatch(/^: heartbeat\nid: \d+\n\n$/);
});

test('a key that has lost its force ends the feed at the next heartbeat', async () => {
  const frames = await feed({ after: -1 }, { heartbeatMs: 100, isKeyValid: () => false });
  expect(await frames.next()).toEqual({ done: true, value: undefined });
});

test('it ends a feed that is never silent, too', async () => {
  let asked = 0;
  const frames = await feed({ after: -1 }, { heartbeatMs: 20, isKeyValid: () => (asked += 1) < 2 });
  const busy = setInterval(() => {
    log.add();
  }, 1);
  const heartbeats: string[] = [];
  for await (const frame of frames) if (frame.startsWith(':')) heartbeats.push(frame);
  clearInterval(busy);
  expect([asked, heartbeats.length, log.facts.length > 5]).toEqual([2, 1, true]);
});

test('nothing is sent that the log has not placed, and it is sent once it is', async () => {
  log.add();
  log.add('Noted', false);
  log.unplaced = 1;
  const frames = await feed({ after: -1 }, { heartbeatMs: 100 });
  expect(idOf(await frames.next())).toBe('0');
  expect(await frames.next()).toEqual({ done: false, value: ': heartbeat\nid: 0\n\n' });
  log.unplaced = 0;
  expect((await frames.next()).value).toMatch(/^id: 1\nevent: Noted/);
});

test('what may not be read yet is not, and comes once it may', async () => {
  log.add();
  let allowed = false;
  const frames = await feed({ after: -1 }, { heartbeatMs: 100, mayRead: () => Promise.resolve(allowed) });
  expect(await frames.next()).toEqual({ done: false, value: ': heartbeat\nid: 0\n\n' });
  allowed = true;
  log.add();
  expect(idOf(await frames.next())).toBe('1');
});

test('ends at once when it is told to, and leaves nobody watching the log', async () => {
  const frames = await Promise.all([feed({ after: -1 }), feed({ after: -1 })]);
  const waiting = frames.map((each) => each.next());
  await new Promise((resolve) => setImmediate(resolve));
  expect(log.watchers.size).toBeGreaterThan(0);
  end.abort();
  expect(await Promise.all(waiting)).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ]);
  expect(log.watchers.size).toBe(0);
});

test('many who wait watch the log once', async () => {
  const growth = new LogGrowth(log);
  const waits = Array.from({ length: 50 }, () => growth.beyond(0, 15_000, new AbortController().signal));
  expect(log.watchers.size).toBe(1);
  log.add();
  await Promise.all(waits);
  expect(log.watchers.size).toBe(0);
});
