/** The faults of the facade, each as its caller meets it, and what is stored afterwards. */
import { once } from 'node:events';

import type { AllStreamSubscription, EventStoreDBClient } from '@eventstore/db-client';

import { append, binary, bytes, events, id, PATHS, said, Stage, told, wordsOf } from './facade.fixture';
import type { Facade } from './facade';

const STREAM = 'letter-1';
const MISSING = `stream-not-found | ${STREAM} not found`;

let stage: Stage;
let facade: Facade;
let client: EventStoreDBClient;
beforeEach(async () => {
  stage = new Stage();
  facade = await stage.facade();
  client = stage.client(facade);
});
afterEach(() => stage.clear());

describe.each(PATHS)('a fault of an append on the %s path', (path) => {
  const first = (options = {}): Promise<string> =>
    said(append(client, path, STREAM, 'no_stream', events(0, 1), options));

  it.each(['status', 'connection'] as const)('lost-reply by %s: stored, and a retry is told so', async (by) => {
    facade.faults.next({ fault: 'lost-reply', by });
    expect(await first()).toMatch(/^unavailable \| 14/);
    expect(await first()).toBe('ok 1');
    expect(await told(client, STREAM)).toEqual(['0 event 0', '1 event 1']);
  });

  it('truncated: answered as stored, and it is not', async () => {
    facade.faults.next({ fault: 'truncated' });
    const answered = await append(client, path, STREAM, 'no_stream', events(0, 1));
    expect(answered.nextExpectedRevision).toBe(1n);
    expect(await told(client, STREAM)).toBe(MISSING);
    // What is appended next takes the same place.
    expect(await append(client, path, STREAM, 'no_stream', events(0, 1))).toEqual(answered);
  });

  it('stored-yet-conflict: stored, and answered with its own revision as a conflict', async () => {
    facade.faults.next({ fault: 'stored-yet-conflict' });
    expect(await first()).toBe('conflict no_stream 1');
    expect(await told(client, STREAM)).toEqual(['0 event 0', '1 event 1']);
  });

  it('unknown: an error of no kind, and nothing is stored', async () => {
    facade.faults.next({ fault: 'unknown' });
    expect(await first()).toMatch(/^unknown/);
    expect(await told(client, STREAM)).toBe(MISSING);
    expect(await first()).toBe('ok 1');
  });

  it('other-bytes: the same ids are there with what another wrote, and the append is told that it is there', async () => {
    facade.faults.next({ fault: 'other-bytes', data: bytes('of another') });
    expect(await first()).toBe('ok 1');
    expect(await told(client, STREAM)).toEqual(['0 of another', '1 of another']);
  });

  it('stall: nothing until it is released', async () => {
    facade.faults.next({ fault: 'stall' });
    const answer = first();
    await facade.faults.standing();
    await append(client, path, 'letter-2', 'no_stream', events(7));
    expect(await told(client, STREAM)).toBe(MISSING);
    facade.faults.release();
    expect(await answer).toBe('ok 1');
  });

  it('unavailable: the next calls find no leader, and then all is well', async () => {
    await append(client, path, 'letter-2', 'no_stream', events(7));
    facade.faults.unavailable(2);
    expect(await first()).toMatch(/^unavailable \| 14/);
    expect(await told(client, STREAM)).toMatch(/^unavailable \| 14/);
    expect(await first()).toBe('ok 1');
  });

  it('follow: a call that requires the leader is sent there, and the next one of the client goes there', async () => {
    const leader = await stage.facade({ directory: stage.another() });
    facade.faults.follow(leader.address);
    expect(await first({ requiresLeader: true })).toBe('not-leader | 5 | 5 NOT_FOUND: Leader info available');
    expect(await first({ requiresLeader: true })).toBe('ok 1');
    expect(await told(stage.client(leader), STREAM)).toHaveLength(2);
    expect(await told(stage.client(facade), STREAM)).toBe(MISSING);
    facade.faults.lead();
    const again = append(stage.client(facade), path, STREAM, 'no_stream', events(0), { requiresLeader: true });
    expect(await said(again)).toBe('ok 0');
  });

  it('meets only the stream that it names, as often as it says', async () => {
    facade.faults.next({ fault: 'unknown' }, { stream: STREAM, times: 2 });
    expect(await said(append(client, path, 'letter-2', 'no_stream', events(7)))).toBe('ok 0');
    expect(await first()).toMatch(/^unknown/);
    expect(await first()).toMatch(/^unknown/);
    expect(await first()).toBe('ok 1');
    facade.faults.next({ fault: 'unknown' }, { times: Infinity });
    expect(await first()).toMatch(/^unknown/);
    facade.faults.clear();
    expect(await first()).toBe('ok 1');
  });
});

describe('a late reply', () => {
  it('comes to a caller whose deadline has passed; the append is stored', async () => {
    facade.faults.next({ fault: 'late-reply', ms: 600 });
    const answer = await said(append(client, 'unary', STREAM, 'no_stream', events(0), { deadline: 200 }));
    expect(answer).toMatch(/^deadline-exceeded \| 4/);
    expect(await told(client, STREAM)).toEqual(['0 event 0']);
    expect(await said(append(client, 'unary', STREAM, 'no_stream', events(0)))).toBe('ok 0');
  });

  it('is waited for on the batch path, whose deadline is no more than a word to the server', async () => {
    facade.faults.next({ fault: 'late-reply', ms: 300 });
    expect(await said(append(client, 'batch', STREAM, 'no_stream', events(0), { deadline: 100 }))).toBe('ok 0');
  });
});

it('an append that stalled behind its deadline is stored when it is released', async () => {
  facade.faults.next({ fault: 'stall' });
  const answer = await said(append(client, 'unary', STREAM, 'no_stream', events(0), { deadline: 200 }));
  expect(answer).toMatch(/^deadline-exceeded \| 4/);
  expect(await told(client, STREAM)).toBe(MISSING);
  facade.faults.release();
  // The same append again is decided behind the first.
  expect(await said(append(client, 'unary', STREAM, 'no_stream', events(0)))).toBe('ok 0');
  expect(await told(client, STREAM)).toEqual(['0 event 0']);
});

describe('a fault of a read', () => {
  it.each([
    ['unknown', 'unknown | 2 | 2 UNKNOWN: Exception was thrown by handler.'],
    ['unavailable', 'unavailable | 14 | 14 UNAVAILABLE: Connection dropped'],
  ] as const)('failed-read as %s: an error in place of the events', async (as, words) => {
    await append(client, 'unary', STREAM, 'no_stream', events(0));
    facade.faults.next({ fault: 'failed-read', as });
    expect(await told(client, STREAM)).toBe(words);
    expect(await told(client, STREAM)).toEqual(['0 event 0']);
  });

  it('hold: neither reads nor appends are answered until they are released', async () => {
    facade.faults.hold();
    const both = Promise.all([said(append(client, 'unary', STREAM, 'no_stream', events(0))), told(client, 'letter-2')]);
    const early = await Promise.race([both, new Promise((resolve) => setTimeout(resolve, 200, 'nothing'))]);
    expect(early).toBe('nothing');
    facade.faults.release();
    expect(await both).toEqual(['ok 0', 'stream-not-found | letter-2 not found']);
  });

  it('follow: a read that requires the leader is sent there', async () => {
    facade.faults.follow({ address: '127.0.0.1', port: 1 });
    const reading = (async () => {
      for await (const { event } of client.readStream(STREAM, { requiresLeader: true })) return event?.id;
      return 'nothing';
    })();
    const error: unknown = await reading.catch((refused: unknown) => refused);
    expect(error).toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1', port: 1 } });
  });
});

describe('a fault of a subscription', () => {
  /** The revisions that came, then how it ended. */
  async function brought(subscription: AllStreamSubscription, count: number): Promise<unknown[]> {
    const seen: unknown[] = [];
    try {
      for await (const { event } of subscription) {
        if (event?.streamId === STREAM) seen.push(Number(event.revision));
        if (seen.length === count) break;
      }
    } catch (error) {
      seen.push(wordsOf(error));
    }
    return seen;
  }
  const subscribe = (): AllStreamSubscription => client.subscribeToAll();

  beforeEach(() => append(client, 'unary', STREAM, 'no_stream', events(0, 1, 2, 3)));

  it.each([
    ['unavailable', 'unavailable | 14 | 14 UNAVAILABLE: Connection dropped'],
    ['connection', expect.stringMatching(/^unavailable \| 14/)],
    ['reset', 'unknown | 13 | 13 INTERNAL: Received RST_STREAM with code 0 (Call ended without gRPC status)'],
  ] as const)('cut as %s behind some events: one error, and the next subscription is whole', async (as, words) => {
    facade.faults.next({ fault: 'cut', after: 3, as });
    const seen = await brought(subscribe(), 9);
    expect(seen.at(-1)).toEqual(words);
    expect([0, 1].slice(0, seen.length - 1)).toEqual(seen.slice(0, -1));
    expect(await brought(subscribe(), 4)).toEqual([0, 1, 2, 3]);
    expect(facade.calls.subscribe).toBe(2);
  });

  it('cut before the first event', async () => {
    facade.faults.next({ fault: 'cut', after: 0, as: 'unavailable' });
    expect(await brought(subscribe(), 9)).toEqual(['unavailable | 14 | 14 UNAVAILABLE: Connection dropped']);
  });

  it('duplicate: an event comes twice', async () => {
    // Index 0 is the facade's own event.
    facade.faults.next({ fault: 'duplicate', at: 2 });
    expect(await brought(subscribe(), 5)).toEqual([0, 1, 1, 2, 3]);
  });

  it('hold: nothing is delivered until it is released, and everything else goes on', async () => {
    const subscription = client.subscribeToAll({ fromPosition: 'end' });
    const seen: unknown[] = [];
    subscription.on('data', ({ event }) => seen.push(event?.revision));
    await once(subscription, 'caughtUp');
    facade.faults.hold('subscriptions');
    await append(client, 'unary', STREAM, 3n, events(4));
    await told(client, STREAM);
    expect(seen).toEqual([]);
    facade.faults.release();
    await once(subscription, 'data');
    expect(seen).toEqual([4n]);
  });
});

it('a crash after an append loses nothing that was answered', async () => {
  const answers: Promise<string>[] = [];
  for (let n = 0; n < 40; n++) {
    answers.push(said(append(client, 'unary', `s-${n}`, 'no_stream', [binary({ id: id(n), data: bytes(`${n}`) })])));
  }
  await Promise.race(answers);
  await stage.stop(facade);
  const heard = await Promise.all(answers);
  const again = stage.client(await stage.facade({ port: facade.port }));
  for (const [n, answer] of heard.entries()) {
    if (answer === 'ok 0') expect(await told(again, `s-${n}`)).toEqual([`0 ${n}`]);
    else expect(answer).toMatch(/^unavailable/);
    expect(await said(append(again, 'unary', `s-${n}`, 'no_stream', events(n)))).toBe('ok 0');
  }
});
