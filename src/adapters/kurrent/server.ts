/** The calls that the ledger makes to the server, each validated before it and with a limit of its own. */
import {
  BACKWARDS,
  END,
  FORWARDS,
  NO_STREAM,
  START,
  type AllStreamSubscription,
  type BinaryEventType,
  type EventStoreDBClient,
  type RecordedEvent,
  type StreamSubscription,
} from '@eventstore/db-client';
import { admitRecords } from '../../ledger/admission';
import type { NewRecord } from '../../ledger/event-store';
import { connect, credentialsOf, within, type ClusterAddress } from './connection';
import { fateOf, isMissingStream, type Fate } from './fate';
import { Naming } from './naming';

/** One call: shorter than a leader's election, so that the next attempt meets the new leader. */
export const CALL_MS = 3_000;
/** The server is given a little less, so that its own word comes first. */
const DEADLINE_MS = CALL_MS - 500;
const CLOSE_MS = 1_000;
/** What decides is read on the leader alone: another node may lag behind. */
const ASKING = { requiresLeader: true, deadline: DEADLINE_MS } as const;

/** An event as the server keeps it; `commit` is its place in the whole log, which says nothing but an order. */
export interface ServerEvent {
  readonly event: RecordedEvent;
  readonly commit: bigint;
}

/** One connection of this process: the client's appends must not be spread over several. */
export class Server {
  readonly naming: Naming;
  private readonly client: EventStoreDBClient;

  constructor(private readonly address: ClusterAddress) {
    this.client = connect(address);
    this.naming = new Naming(address.prefix);
  }

  /**
   * One attempt to append behind a revision (undefined: to a stream that does not exist). The server compares ids and
   * never bytes, so that `ok` is only its opinion: what it holds has to be read back.
   */
  async append(
    stream: string,
    behind: number | undefined,
    type: string,
    records: readonly NewRecord[],
  ): Promise<Fate | { readonly fate: 'ok' }> {
    admitRecords(records);
    const events = records.map(({ id, bytes }) => ({
      id,
      type,
      // The client stores anything but a plain array of bytes as something else, and says nothing.
      data: Uint8Array.from(bytes),
      contentType: 'application/octet-stream' as const,
      metadata: undefined,
    }));
    const call = this.client.appendToStream<BinaryEventType>(stream, events, {
      expectedRevision: behind === undefined ? NO_STREAM : BigInt(behind),
      requiresLeader: true,
      deadline: DEADLINE_MS,
      ...credentialsOf(this.address),
    });
    try {
      await within(CALL_MS, 'an append', call);
      return { fate: 'ok' };
    } catch (error) {
      return fateOf(error);
    }
  }

  /** The event of a stream at a revision, or its last one; undefined when there is none. */
  async eventAt(stream: string, revision: number | 'last'): Promise<ServerEvent | undefined> {
    const [direction, fromRevision] =
      revision === 'last' ? ([BACKWARDS, END] as const) : ([FORWARDS, BigInt(revision)] as const);
    const read = this.client.readStream(stream, { direction, fromRevision, maxCount: 1, ...ASKING });
    try {
      const first = await within(CALL_MS, `a read of ${stream}`, firstOf(read));
      return first?.event && placed(first.event);
    } catch (error) {
      if (isMissingStream(error)) return undefined;
      throw error;
    }
  }

  /** Place of the last event of the whole log, as the leader has it. Rejects while there is no leader. */
  async end(): Promise<bigint> {
    const read = this.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, ...ASKING });
    const last = await within(CALL_MS, 'a read of the end of the log', firstOf(read));
    return last?.event === undefined ? -1n : placed(last.event).commit;
  }

  /** Everything behind a place, then what comes. Ends with one error, and never goes on by itself. */
  followAll(after: bigint | undefined): AllStreamSubscription {
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    return this.client.subscribeToAll({ fromPosition });
  }

  /** One stream behind a revision, then what comes. */
  followStream(stream: string, after: number | undefined): StreamSubscription {
    return this.client.subscribeToStream(stream, { fromRevision: after === undefined ? START : BigInt(after) });
  }

  async close(): Promise<void> {
    // The client waits for calls to a server that may never answer them.
    await within(CLOSE_MS, 'the end of the connection', this.client.dispose()).catch(() => undefined);
  }
}

/** @throws when the server names no place: an event without one cannot be ordered */
export function placed(event: RecordedEvent): ServerEvent {
  if (event.position === undefined) throw new Error(`the server names no position of event ${event.id}`);
  return { event, commit: event.position.commit };
}

/** The first of what is read. Read to its end: the client keeps what was not, for as long as it lives. */
async function firstOf<T>(read: AsyncIterable<T>): Promise<T | undefined> {
  let first: T | undefined;
  for await (const each of read) first ??= each;
  return first;
}
