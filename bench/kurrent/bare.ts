/** The client alone: as few calls as it takes to append, and to know that the record stands in the log. */
import {
  END,
  FORWARDS,
  NO_STREAM,
  START,
  type AllStreamSubscription,
  type BinaryEventType,
  type EventStoreDBClient,
  type RecordedEvent,
} from '@eventstore/db-client';
import { connect, credentialsOf } from '../../src/adapters/kurrent/connection';
import { RECORD_TYPE } from '../../src/adapters/kurrent/naming';
import { appends, serve, timed, type Ledger, type Side } from './sides';

const DEADLINE_MS = 2_500;

const [url = '', prefix = ''] = process.argv.slice(2);

/** Who waits for which event. */
class Sightings {
  private readonly awaited = new Map<string, () => void>();

  constructor(subscription: AllStreamSubscription) {
    subscription.on('data', ({ event }) => {
      if (event === undefined) return;
      this.awaited.get(event.id)?.();
      this.awaited.delete(event.id);
    });
  }

  of(id: string): Promise<void> {
    return new Promise((resolve) => this.awaited.set(id, resolve));
  }
}

async function confirmed(subscription: AllStreamSubscription): Promise<AllStreamSubscription> {
  subscription.on('error', (error) => {
    throw error;
  });
  await new Promise<void>((resolve) => subscription.once('confirmation', () => resolve()));
  return subscription;
}

async function withClient<T>(use: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
  const client = connect({ url });
  const result = await use(client);
  await client.dispose();
  return result;
}

const isOf = ({ streamId }: RecordedEvent, ledger: Ledger): boolean => streamId.startsWith(ledger.prefix);

async function subscribedBytes(client: EventStoreDBClient, ledger: Ledger): Promise<readonly Uint8Array[]> {
  const subscription = client.subscribeToAll({ fromPosition: START });
  const read: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('data', ({ event }) => {
      if (event && isOf(event, ledger) && read.push(event.data as Uint8Array) === ledger.records) resolve();
    });
  });
  await subscription.unsubscribe();
  return read;
}

async function readBytes(client: EventStoreDBClient, ledger: Ledger): Promise<readonly Uint8Array[]> {
  const read: Uint8Array[] = [];
  for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START }))
    if (event && isOf(event, ledger)) read.push(event.data as Uint8Array);
  return read;
}

const bare: Side = {
  append: (asked) =>
    withClient(async (client) => {
      const subscription = await confirmed(client.subscribeToAll({ fromPosition: END }));
      const sightings = new Sightings(subscription);
      const appended = await appends(asked, async ({ stream, behind, id, bytes }) => {
        const event = { id, type: RECORD_TYPE, data: bytes, contentType: 'application/octet-stream' as const };
        const seen = sightings.of(id);
        await client.appendToStream<BinaryEventType>(prefix + stream, [{ ...event, metadata: undefined }], {
          expectedRevision: behind === undefined ? NO_STREAM : BigInt(behind),
          requiresLeader: true,
          deadline: DEADLINE_MS,
          ...credentialsOf({ url, path: asked.path }),
        });
        await seen;
      });
      await subscription.unsubscribe();
      return appended;
    }),

  replay: async (ledger) => ({
    subscribed: await timed(ledger, () => withClient((client) => subscribedBytes(client, ledger))),
    read: await timed(ledger, () => withClient((client) => readBytes(client, ledger))),
  }),
};

serve(bare);
