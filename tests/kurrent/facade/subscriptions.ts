/** Subscriptions: what is there, then what comes, to one stream or to everything. */
import { randomUUID } from 'node:crypto';

import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';

import { TOMBSTONE_REVISION, type LoggedEvent } from './event';
import type { SubscriptionFault } from './faults';
import { filterOf } from './filters';
import type { EventLog } from './log';
import { ordinalAt } from './positions';
import { streamNameOf } from './proposals';
import { caughtUp, checkpoint, confirmation, eventAnswer } from './read-answers';
import { connectionDropped, endedWithoutStatus, streamDeleted } from './refusals';
import { send, type ReadCall } from './sending';
import type { Service } from './service';

export async function subscribe(service: Service, call: ReadCall, options: ReadReq.Options): Promise<void> {
  const over = new AbortController();
  call.on('cancelled', () => over.abort());
  const stream = options.getStream();
  const name = stream && streamNameOf(stream.getStreamIdentifier());
  const fault = service.faults.takeSubscription(name);
  const answers =
    stream === undefined || name === undefined
      ? toAll(service.log, options, over.signal)
      : toStream(service.log, name, stream, over.signal);
  await send(call, confirmation(randomUUID()));
  let delivered = 0;
  if (cutsBehind(fault, delivered)) {
    end(service, call, fault);
    return;
  }
  for await (const answer of answers) {
    await service.faults.delivers();
    if (call.cancelled) return;
    await send(call, answer);
    if (!answer.hasEvent()) continue;
    if (fault?.fault === 'duplicate' && fault.at === delivered) await send(call, answer);
    if (cutsBehind(fault, ++delivered)) {
      end(service, call, fault);
      return;
    }
  }
}

type Cut = Extract<SubscriptionFault, { fault: 'cut' }>;

function cutsBehind(fault: SubscriptionFault | undefined, delivered: number): fault is Cut {
  return fault?.fault === 'cut' && fault.after === delivered;
}

function end(service: Service, call: ReadCall, { as }: Cut): void {
  if (as === 'connection') service.cut(call);
  else call.emit('error', as === 'unavailable' ? connectionDropped() : endedWithoutStatus());
}

async function* toAll(log: EventLog, options: ReadReq.Options, signal: AbortSignal): AsyncGenerator<ReadResp> {
  const place = options.getAll();
  const position = place?.getPosition();
  const behind = position === undefined ? -1n : BigInt(position.getCommitPosition());
  const start = place?.hasEnd() === true ? log.length : 0;
  const from = position === undefined ? start : ordinalAt(log, behind);
  const filter = options.getFilter();
  if (filter === undefined) {
    for await (const event of following(log, from, signal)) {
      if (event === 'caught-up') yield caughtUp();
      else if (event.position > behind) yield eventAnswer(event);
    }
    return;
  }
  const { passes, checkpointEvery } = filterOf(filter);
  let considered = 0;
  let last: LoggedEvent | undefined;
  for await (const event of following(log, from, signal)) {
    if (event === 'caught-up') {
      if (last !== undefined && considered % checkpointEvery !== 0) yield checkpoint(last.position);
      // The next checkpoint is as far from this one as from any other.
      considered = 0;
      yield caughtUp();
    } else if (event.position > behind) {
      last = event;
      if (passes(event)) yield eventAnswer(event);
      if (++considered % checkpointEvery === 0) yield checkpoint(event.position);
    }
  }
}

async function* toStream(
  log: EventLog,
  name: string,
  options: ReadReq.Options.StreamOptions,
  signal: AbortSignal,
): AsyncGenerator<ReadResp> {
  const { length } = log;
  const { events, tombstone } = log.stream(name);
  if (tombstone !== undefined) throw streamDeleted(name);
  // A revision beyond the end stays silent until the stream is behind it.
  const behind = options.hasRevision() ? BigInt(options.getRevision()) : -1n;
  const there = options.hasEnd() ? [] : events;
  for (const event of there) if (event.revision > behind) yield eventAnswer(event);
  for await (const event of following(log, length, signal)) {
    if (event === 'caught-up') yield caughtUp();
    else if (event.stream === name && event.revision > behind) yield eventAnswer(event);
    if (event !== 'caught-up' && event.stream === name && event.revision === TOMBSTONE_REVISION) {
      throw streamDeleted(name);
    }
  }
}

/** The log from an ordinal on without end, and once the word that everything there has been passed. */
async function* following(log: EventLog, from: number, signal: AbortSignal): AsyncGenerator<LoggedEvent | 'caught-up'> {
  let isLive = false;
  for (let next = from; !signal.aborted;) {
    const event = log.at(next);
    if (event !== undefined) {
      next++;
      yield event;
      continue;
    }
    if (!isLive) yield 'caught-up';
    isLive = true;
    await log.grown(next, signal);
  }
}
