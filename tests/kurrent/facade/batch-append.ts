/** The batch path of appends: one stream of calls for a client, its appends told apart by their correlation ids. */
import { Code } from '@eventstore/db-client/generated/code_pb';
import {
  AccessDenied,
  AllStreamPosition,
  BadRequest,
  MaximumAppendSizeExceeded,
  StreamDeleted,
  Timeout,
  Unknown,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { BatchAppendResp, type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';

import { append, type Answer } from './appending';
import type { Expected, Proposal, Proposed } from './event';
import { proposedOf, streamNameOf } from './proposals';
import { streamIdentifier } from './read-answers';
import { APPEND_BYTES_MAX, connectionDropped, Refusal, thrownByHandler } from './refusals';
import { admit, type Service } from './service';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
type Options = BatchAppendReq.Options;

/** An append whose last message has not come yet. */
interface Gathered {
  readonly options: Options;
  readonly events: Proposed[];
}

type Failure = Exclude<Answer['outcome'], 'appended' | 'lost'> | 'timeout';

export function batchAppendHandler(service: Service): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return (call) => {
    const gathered = new Map<string, Gathered>();
    call.on('data', (message: BatchAppendReq) => {
      const correlation = message.getCorrelationId()?.getString() ?? '';
      const options = message.getOptions();
      if (options !== undefined) gathered.set(correlation, { options, events: [] });
      const whole = gathered.get(correlation);
      whole?.events.push(...message.getProposedMessagesList().map(proposedOf));
      if (whole === undefined || !message.getIsFinal()) return;
      gathered.delete(correlation);
      service.count('batchAppend');
      answer(service, call, message, whole).catch((error: unknown) => {
        call.emit('error', error instanceof Refusal ? error : thrownByHandler());
      });
    });
    call.on('end', () => call.end());
  };
}

/** @throws Refusal for what ends the whole stream of calls */
async function answer(
  service: Service,
  call: Call,
  last: BatchAppendReq,
  { options, events }: Gathered,
): Promise<void> {
  await admit(service, call.metadata);
  const proposal = {
    stream: streamNameOf(options.getStreamIdentifier()),
    expected: expectedOf(options),
    events,
  };
  const given = isPast(options) ? ({ outcome: 'timeout' } as const) : await append(service, proposal);
  if (given.outcome === 'lost') {
    if (given.by === 'status') throw connectionDropped();
    service.cut(call);
    return;
  }
  const said = new BatchAppendResp().setStreamIdentifier(streamIdentifier(proposal.stream));
  said.setCorrelationId(last.getCorrelationId());
  if (given.outcome === 'appended') said.setSuccess(successOf(given.revision, given.position));
  else said.setError(statusOf(given.outcome, detailsOf(given, proposal)));
  call.write(said);
}

function expectedOf(options: Options): Expected {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : 'any';
}

/** The client says by its own clock until when it waits. */
function isPast(options: Options): boolean {
  const deadline = options.getDeadline();
  return deadline !== undefined && deadline.toDate().getTime() < Date.now();
}

function successOf(revision: bigint, position: bigint): BatchAppendResp.Success {
  const place = new AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(place);
}

const STATUS: Readonly<Record<Failure, readonly [name: string, code: Code]>> = {
  conflict: ['WrongExpectedVersion', Code.FAILED_PRECONDITION],
  deleted: ['StreamDeleted', Code.FAILED_PRECONDITION],
  denied: ['AccessDenied', Code.PERMISSION_DENIED],
  'too-large': ['MaximumAppendSizeExceeded', Code.INVALID_ARGUMENT],
  invalid: ['BadRequest', Code.INVALID_ARGUMENT],
  timeout: ['Timeout', Code.DEADLINE_EXCEEDED],
  unknown: ['Unknown', Code.UNKNOWN],
};

function statusOf(failure: Failure, details: Message): Status {
  const [name, code] = STATUS[failure];
  const any = new Any();
  any.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new Status().setCode(code).setMessage(name).setDetails(any);
}

type Failed = Exclude<Answer, { outcome: 'appended' | 'lost' }> | { readonly outcome: 'timeout' };

function detailsOf(failed: Failed, proposal: Proposal): Message {
  switch (failed.outcome) {
    case 'conflict':
      return conflictOf(failed.actual, proposal);
    case 'deleted':
      return new StreamDeleted().setStreamIdentifier(streamIdentifier(proposal.stream));
    case 'denied':
      return new AccessDenied();
    case 'too-large':
      return new MaximumAppendSizeExceeded().setMaxappendsize(APPEND_BYTES_MAX);
    case 'invalid':
      return new BadRequest();
    case 'timeout':
      return new Timeout();
    case 'unknown':
      return new Unknown();
  }
}

function conflictOf(actual: bigint | undefined, { expected }: Proposal): WrongExpectedVersion {
  const conflict = new WrongExpectedVersion();
  if (actual === undefined) conflict.setCurrentNoStream(new Empty());
  else conflict.setCurrentStreamRevision(String(actual));
  switch (expected) {
    case 'any':
      return conflict.setExpectedAny(new Empty());
    case 'no-stream':
      return conflict.setExpectedNoStream(new Empty());
    case 'stream-exists':
      return conflict.setExpectedStreamExists(new Empty());
    default:
      return conflict.setExpectedStreamPosition(String(expected));
  }
}
