/** The facade's reads and subscriptions; expected values are what a real server was seen to answer. */
import { once } from 'node:events';

import {
  excludeSystemEvents,
  eventTypeFilter,
  streamNameFilter,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Filter,
  type Position,
} from '@eventstore/db-client';

import { append, binary, bytes, events, id, Stage, told, wordsOf } from './facade.fixture';

const STREAM = 'letter-1';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.clear());

/** A facade with ten events in one stream. */
async function withTen(allowDeletion = false): Promise<EventStoreDBClient> {
  const client = stage.client(await stage.facade({ allowDeletion }));
  await append(client, 'unary', STREAM, 'no_stream', events(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  return client;
}

interface Place {
  readonly stream: string;
  readonly position: Position;
}

async function everything(
  client: EventStoreDBClient,
  options: Parameters<EventStoreDBClient['readAll']>[0] = {},
): Promise<Place[]> {
  const read: Place[] = [];
  for await (const { event } of client.readAll(options)) {
    if (event !== undefined) read.push({ stream: event.streamId, position: event.position });
  }
  return read;
}

const revisions = async (...args: Parameters<typeof told>): Promise<unknown> => {
  const read = await told(...args);
  return typeof read === 'string' ? read : read.map((line) => Number(line.split(' ')[0]));
};

describe('a read of a stream of the facade', () => {
  it.each<[string, Parameters<typeof told>[2], unknown]>([
    ['from a revision on', { fromRevision: 8n }, [8, 9]],
    ['so many', { fromRevision: 3n, maxCount: 2 }, [3, 4]],
    ['backwards from a revision', { fromRevision: 1n, direction: 'backwards' }, [1, 0]],
    ['backwards from beyond the end', { fromRevision: 999n, direction: 'backwards', maxCount: 2 }, [9, 8]],
    ['backwards from the end', { fromRevision: 'end', direction: 'backwards', maxCount: 1 }, [9]],
    ['backwards from the start', { fromRevision: 'start', direction: 'backwards' }, [0]],
    ['from behind the last', { fromRevision: 10n }, []],
    ['from far beyond the end', { fromRevision: 999n }, []],
    ['from the end', { fromRevision: 'end' }, 'unknown | 2 | 2 UNKNOWN: Unexpected ReadStreamResult: Error'],
    ['of nothing', { maxCount: 0 }, 'unknown | 2 | 2 UNKNOWN: Exception was thrown by handler.'],
    ['from 2^63', { fromRevision: 2n ** 63n }, 'unknown | 2 | 2 UNKNOWN: Exception was thrown by handler.'],
  ])('%s', async (_name, options, expected) => {
    expect(await revisions(await withTen(), STREAM, options)).toEqual(expected);
  });

  it('says while it is read that the stream is missing', async () => {
    expect(await told(await withTen(), 'letter-2')).toBe('stream-not-found | letter-2 not found');
  });
});

describe('a read of everything on the facade', () => {
  it('is in the order of the appends, each at a later position, a system event before them', async () => {
    const client = await withTen();
    const all = await everything(client);
    expect(all.map(({ stream }) => stream)).toEqual(['$facade', ...Array.from({ length: 10 }, () => STREAM)]);
    const steps = all.slice(1).map(({ position }, index) => position.commit - (all[index]?.position.commit ?? 0n));
    expect(steps.every((step) => step > 1n)).toBe(true);
  });

  it('starts with the event at a position forwards, and behind it backwards', async () => {
    const client = await withTen();
    const all = await everything(client);
    const [, , third, fourth] = all.map(({ position }) => position);
    if (third === undefined || fourth === undefined) throw new Error('no events');
    expect((await everything(client, { fromPosition: third, maxCount: 1 }))[0]?.position).toEqual(third);
    const back = await everything(client, { fromPosition: fourth, direction: 'backwards', maxCount: 1 });
    expect(back[0]?.position).toEqual(third);
    expect(await everything(client, { fromPosition: 'end' })).toEqual([]);
    const beyond = { commit: 1_000_000_000n, prepare: 1_000_000_000n };
    expect(await everything(client, { fromPosition: beyond })).toEqual([]);
  });

  it.each(['forwards', 'backwards'] as const)('refuses a position that is no event’s, %s', async (direction) => {
    const client = await withTen();
    const commit = ((await everything(client)).at(-1)?.position.commit ?? 0n) - 1n;
    const reading = everything(client, { fromPosition: { commit, prepare: commit }, direction });
    expect(await reading.catch(wordsOf)).toMatch(/^unknown \| 2 \| .*InvalidPosition/);
  });

  it('takes the place that an append of nothing was answered, and shows nothing there', async () => {
    const client = await withTen();
    const { position } = await append(client, 'unary', 'letter-2', 'no_stream', []);
    await append(client, 'unary', 'letter-3', 'no_stream', events(20));
    expect((await everything(client, { fromPosition: position ?? 'start' })).map(({ stream }) => stream)).toEqual([
      'letter-3',
    ]);
    expect(await told(client, 'letter-2')).toBe('stream-not-found | letter-2 not found');
  });

  it('keeps its positions over a restart, and has grown by it', async () => {
    const facade = await stage.facade();
    await append(stage.client(facade), 'unary', STREAM, 'no_stream', events(0, 1));
    const before = await everything(stage.client(facade));
    await stage.stop(facade);
    const after = await everything(stage.client(await stage.facade({ port: facade.port })));
    expect(after.slice(0, 3)).toEqual(before);
    expect(after.slice(3).map(({ stream }) => stream)).toEqual(['$facade']);
  });
});

/** What a subscription brings, until it says `until`. */
async function brought(subscription: AllStreamSubscription, seen: string[], until: string): Promise<string[]> {
  subscription.on('caughtUp', () => seen.push('caught up'));
  for await (const { event } of subscription) {
    seen.push(`${event?.streamId} ${event?.revision}`);
    if (seen.at(-1) === until) break;
  }
  return seen;
}

describe('a subscription to everything on the facade', () => {
  it('confirms, brings what is there, is caught up, and brings what comes', async () => {
    const client = await withTen();
    const seen: string[] = [];
    const subscription = client.subscribeToAll({ filter: excludeSystemEvents() });
    subscription.on('confirmation', () => seen.push('confirmed'));
    const writing = once(subscription, 'caughtUp').then(() =>
      append(client, 'unary', 'letter-2', 'no_stream', events(20, 21)),
    );
    expect(await brought(subscription, seen, 'letter-2 1')).toEqual([
      'confirmed',
      ...Array.from({ length: 10 }, (_, revision) => `${STREAM} ${revision}`),
      'caught up',
      'letter-2 0',
      'letter-2 1',
    ]);
    await writing;
  });

  it('goes on behind a position', async () => {
    const client = await withTen();
    const fromPosition = (await everything(client)).at(-3)?.position ?? 'start';
    const seen = await brought(client.subscribeToAll({ fromPosition }), [], `${STREAM} 9`);
    expect(seen).toEqual([`${STREAM} 8`, `${STREAM} 9`]);
  });

  it('brings from the end only what comes', async () => {
    const client = await withTen();
    const subscription = client.subscribeToAll({ fromPosition: 'end' });
    const writing = once(subscription, 'caughtUp').then(() => append(client, 'unary', STREAM, 9n, events(20)));
    expect(await brought(subscription, [], `${STREAM} 10`)).toEqual(['caught up', `${STREAM} 10`]);
    await writing;
  });

  it.each<[string, Filter]>([
    ['a beginning of the stream’s name', streamNameFilter({ prefixes: ['fund-'] })],
    ['a pattern of the stream’s name', streamNameFilter({ regex: '^f.nd-' })],
    ['a beginning of the type', eventTypeFilter({ prefixes: ['Fund'] })],
    ['a pattern of the type', eventTypeFilter({ regex: '^Fund.*' })],
  ])('brings what fits %s', async (_name, filter) => {
    const client = await withTen();
    await append(client, 'unary', 'fund-1', 'any', [binary({ id: id(50), data: bytes('x'), type: 'FundSet' })]);
    expect(await brought(client.subscribeToAll({ filter }), [], 'fund-1 0')).toEqual(['fund-1 0']);
  });

  it('says how far it has looked, every 32 events and when it is caught up, never twice', async () => {
    const client = stage.client(await stage.facade());
    await append(client, 'unary', 'letter-1', 'no_stream', events(...Array.from({ length: 99 }, (_, n) => n)));
    const all = (await everything(client)).map(({ position }) => position.commit);
    const checkpoints: bigint[] = [];
    const checkpointReached = (_subscription: unknown, { commit }: Position): Promise<void> => {
      checkpoints.push(commit);
      return Promise.resolve();
    };
    const filter = { ...streamNameFilter({ prefixes: ['fund-'] }), checkpointReached };
    const subscription = client.subscribeToAll({ filter });
    const writing = once(subscription, 'caughtUp').then(() =>
      append(client, 'unary', 'fund-1', 'no_stream', events(200)),
    );
    await brought(subscription, [], 'fund-1 0');
    await writing;
    expect(checkpoints).toEqual([all[31], all[63], all[95], all[99]]);
  });

  it('counts anew to the next checkpoint from where it was caught up', async () => {
    const client = await withTen();
    const checkpoints: bigint[] = [];
    const checkpointReached = (_subscription: unknown, { commit }: Position): Promise<void> => {
      checkpoints.push(commit);
      return Promise.resolve();
    };
    const filter = { ...streamNameFilter({ prefixes: ['fund-'] }), checkpointReached };
    const subscription = client.subscribeToAll({ filter });
    const writing = once(subscription, 'caughtUp').then(async () => {
      await append(client, 'unary', 'letter-2', 'no_stream', events(...Array.from({ length: 40 }, (_, n) => n)));
      await append(client, 'unary', 'fund-1', 'no_stream', events(200));
    });
    await brought(subscription, [], 'fund-1 0');
    await writing;
    const all = (await everything(client)).map(({ position }) => position.commit);
    expect(checkpoints).toEqual([all[10], all[10 + 32]]);
  });

  it('loses nothing and repeats nothing while others append', async () => {
    const client = await withTen();
    const writing = (async () => {
      for (let n = 0; n < 60; n++) await append(client, 'unary', `busy-${n}`, 'no_stream', events(n));
    })();
    const filter = streamNameFilter({ prefixes: ['busy-'] });
    const seen = (await brought(client.subscribeToAll({ filter }), [], 'busy-59 0')).filter(
      (each) => each !== 'caught up',
    );
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => `busy-${n} 0`));
    await writing;
  });

  it('ends with one error when the facade stops, and the same client subscribes again', async () => {
    const facade = await stage.facade();
    const client = stage.client(facade);
    const subscription = client.subscribeToAll();
    subscription.resume();
    await once(subscription, 'caughtUp');
    const errors: unknown[] = [];
    subscription.on('error', (error) => errors.push(wordsOf(error)));
    await stage.stop(facade);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(errors).toEqual([expect.stringMatching(/^unavailable \| 14/)]);
    await stage.facade({ port: facade.port });
    const [first] = await brought(client.subscribeToAll(), [], '$facade 0');
    expect(first).toBe('$facade 0');
  });
});

describe('a subscription to a stream of the facade', () => {
  const after = async (
    client: EventStoreDBClient,
    fromRevision: bigint | 'start',
    until: bigint,
  ): Promise<bigint[]> => {
    const seen: bigint[] = [];
    for await (const { event } of client.subscribeToStream(STREAM, { fromRevision })) {
      if (event !== undefined) seen.push(event.revision);
      if (event?.revision === until) break;
    }
    return seen;
  };

  it('brings what is behind a revision', async () => {
    expect(await after(await withTen(), 7n, 9n)).toEqual([8n, 9n]);
  });

  it('waits for a stream that is not there yet', async () => {
    const client = stage.client(await stage.facade());
    const waiting = after(client, 'start', 1n);
    await append(client, 'unary', 'letter-2', 'no_stream', events(5));
    await append(client, 'unary', STREAM, 'no_stream', events(0, 1));
    expect(await waiting).toEqual([0n, 1n]);
  });
});

describe('a facade that allows deletion', () => {
  it('hides behind $maxCount all but the last, from readers and subscribers of the stream', async () => {
    const client = await withTen(true);
    await client.setStreamMetadata(STREAM, { maxCount: 3 });
    expect(await revisions(client, STREAM)).toEqual([7, 8, 9]);
    expect(await revisions(client, STREAM, { fromRevision: 2n, maxCount: 1 })).toEqual([7]);
    expect((await everything(client)).filter(({ stream }) => stream === STREAM)).toHaveLength(10);
    expect((await everything(client)).at(-1)?.stream).toBe(`$$${STREAM}`);
    expect((await client.getStreamMetadata(STREAM)).metadata).toEqual({ maxCount: 3 });
    expect((await append(client, 'unary', STREAM, 9n, events(30))).nextExpectedRevision).toBe(10n);
  });

  it('deletes what is there, and numbers what comes behind it', async () => {
    const client = await withTen(true);
    expect(await client.deleteStream(STREAM, { expectedRevision: 3n }).catch(wordsOf)).toBe('conflict 3 9');
    await client.deleteStream(STREAM, { expectedRevision: 9n });
    expect(await told(client, STREAM)).toBe(`stream-not-found | ${STREAM} not found`);
    expect(await append(client, 'unary', STREAM, 'stream_exists', events(40)).then(String, wordsOf)).toMatch(
      /^stream-deleted/,
    );
    // A repetition of what is deleted is answered as stored.
    expect((await append(client, 'unary', STREAM, 'no_stream', events(0))).nextExpectedRevision).toBe(0n);
    expect((await append(client, 'unary', STREAM, 'no_stream', events(40))).nextExpectedRevision).toBe(10n);
    expect(await revisions(client, STREAM)).toEqual([10]);
    expect(await client.deleteStream('letter-9').catch(wordsOf)).toBe('conflict -2 -1');
  });

  it('ends a stream for good with a tombstone that its subscribers and readers of everything see', async () => {
    const client = await withTen(true);
    const seen: unknown[] = [];
    const subscription = client.subscribeToStream(STREAM, { fromRevision: 9n });
    const ended = new Promise((resolve) => subscription.once('error', (error) => resolve(wordsOf(error))));
    subscription.on('data', ({ event }) => seen.push(event?.revision, event?.type));
    await once(subscription, 'caughtUp');
    await client.tombstoneStream(STREAM);
    expect(await ended).toMatch(/^stream-deleted \| 9/);
    expect(seen).toEqual([2n ** 63n - 1n, '$streamDeleted']);
    expect(await told(client, STREAM)).toMatch(/^stream-deleted \| 9/);
    expect((await everything(client)).at(-1)?.stream).toBe(STREAM);
    const again = append(client, 'batch', STREAM, 'any', events(50));
    expect(await again.then(() => 'ok', wordsOf)).toBe('stream-deleted');
  });
});

it('a facade is discovered as the leader of a cluster of one', async () => {
  const facade = await stage.facade();
  const client = stage.clientOf(`esdb+discover://127.0.0.1:${facade.port}?tls=false`);
  await append(client, 'unary', STREAM, 'no_stream', events(0), { requiresLeader: true });
  expect(await told(client, STREAM)).toEqual(['0 event 0']);
  expect(facade.calls.gossip).toBe(1);
});
