/** Reads that end: of one stream and of everything, in both directions. */
import { ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { handleServerStreamingCall } from '@grpc/grpc-js';

import type { LoggedEvent } from './event';
import { filterOf } from './filters';
import type { EventLog } from './log';
import { ordinalAt } from './positions';
import { streamNameOf } from './proposals';
import { eventAnswer, streamNotFound } from './read-answers';
import { connectionDropped, Refusal, streamDeleted, thrownByHandler, unexpectedResult } from './refusals';
import { send, type ReadCall } from './sending';
import { admit, type Service } from './service';
import { subscribe } from './subscriptions';

const REVISION_LIMIT = 2n ** 63n;

export function readHandler(service: Service): handleServerStreamingCall<ReadReq, ReadResp> {
  return (call) => {
    answer(service, call).catch((error: unknown) => {
      call.emit('error', error instanceof Refusal ? error : thrownByHandler());
    });
  };
}

async function answer(service: Service, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) throw thrownByHandler();
  const stream = options.getStream();
  const subscribes = options.hasSubscription();
  service.count(subscribes ? 'subscribe' : stream === undefined ? 'readAll' : 'readStream');
  await admit(service, call.metadata);
  if (subscribes) return subscribe(service, call, options);
  const fault = service.faults.takeRead(stream && streamNameOf(stream.getStreamIdentifier()));
  if (fault !== undefined) throw fault.as === 'unknown' ? thrownByHandler() : connectionDropped();
  const backwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  const count = Number(options.getCount());
  if (stream !== undefined) return readStream(service, call, stream, backwards, count);
  // As the real server does: a read of everything that asks for nothing never ends.
  if (count === 0) return;
  await deliver(call, all(service.log, options, backwards), count);
}

async function readStream(
  { log }: Service,
  call: ReadCall,
  options: ReadReq.Options.StreamOptions,
  backwards: boolean,
  count: number,
): Promise<void> {
  const name = streamNameOf(options.getStreamIdentifier());
  const revision = options.hasRevision() ? BigInt(options.getRevision()) : undefined;
  if (count === 0 || (revision !== undefined && revision >= REVISION_LIMIT)) throw thrownByHandler();
  if (options.hasEnd() && !backwards) throw unexpectedResult('Unexpected ReadStreamResult: Error');
  const { events, exists, tombstone } = log.stream(name);
  if (tombstone !== undefined) throw streamDeleted(name);
  if (!exists) {
    call.write(streamNotFound(name));
    return void call.end();
  }
  const from = revision ?? (options.hasEnd() ? REVISION_LIMIT : 0n);
  const asked = backwards
    ? events.filter((event) => event.revision <= from).reverse()
    : events.filter((event) => event.revision >= from);
  await deliver(call, asked, count);
}

function* all(log: EventLog, options: ReadReq.Options, backwards: boolean): Generator<LoggedEvent> {
  const { length } = log;
  const place = options.getAll();
  const position = place?.getPosition();
  const filter = options.getFilter();
  const passes = filter === undefined ? () => true : filterOf(filter).passes;
  const start = place?.hasEnd() === true ? length : 0;
  const from = position === undefined ? start : ordinalAt(log, BigInt(position.getCommitPosition()));
  const step = backwards ? -1 : 1;
  for (let at = backwards ? from - 1 : from; at >= 0 && at < length; at += step) {
    const event = log.at(at);
    if (event !== undefined && passes(event)) yield event;
  }
}

async function deliver(call: ReadCall, events: Iterable<LoggedEvent>, count: number): Promise<void> {
  let left = count;
  for (const event of events) {
    if (left-- <= 0 || call.cancelled) break;
    await send(call, eventAnswer(event));
  }
  call.end();
}
