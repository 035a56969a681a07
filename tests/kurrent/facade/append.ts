/** The unary path of appends: the options, then one message for each event, then one answer. */
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import { AppendResp, type AppendReq } from '@eventstore/db-client/generated/streams_pb';
import type { handleClientStreamingCall, ServerReadableStream } from '@grpc/grpc-js';

import { append, type Answer } from './appending';
import type { Proposal } from './event';
import { expectedOf, proposedOf, streamNameOf } from './proposals';
import { accessDenied, connectionDropped, Refusal, streamDeleted, thrownByHandler, tooLarge } from './refusals';
import { admit, type Service } from './service';

type Call = ServerReadableStream<AppendReq, AppendResp>;

export function appendHandler(service: Service): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, reply) => {
    service.count('append');
    const messages: AppendReq[] = [];
    call.on('data', (message: AppendReq) => messages.push(message));
    call.on('end', () => {
      answer(service, call, messages).then(
        (said) => said !== undefined && reply(null, said),
        (error: unknown) => reply(error instanceof Refusal ? error : thrownByHandler()),
      );
    });
  };
}

/** @returns nothing when the caller is to hear nothing */
async function answer(service: Service, call: Call, messages: readonly AppendReq[]): Promise<AppendResp | undefined> {
  await admit(service, call.metadata);
  const proposal = proposalOf(messages);
  const given = await append(service, proposal);
  if (given.outcome === 'lost' && given.by === 'connection') {
    service.cut(call);
    return undefined;
  }
  return saidOf(given, proposal);
}

function proposalOf(messages: readonly AppendReq[]): Proposal {
  const options = messages[0]?.getOptions();
  const events = messages.flatMap((message) => message.getProposedMessage() ?? []).map(proposedOf);
  return {
    stream: streamNameOf(options?.getStreamIdentifier()),
    expected: options === undefined ? 'any' : expectedOf(options),
    events,
  };
}

/** @throws Refusal */
function saidOf(answer: Answer, proposal: Proposal): AppendResp {
  switch (answer.outcome) {
    case 'appended': {
      const position = new AppendResp.Position()
        .setCommitPosition(String(answer.position))
        .setPreparePosition(String(answer.position));
      const success = new AppendResp.Success().setCurrentRevision(String(answer.revision)).setPosition(position);
      return new AppendResp().setSuccess(success);
    }
    case 'conflict':
      return new AppendResp().setWrongExpectedVersion(conflictOf(answer.actual, proposal));
    case 'deleted':
      throw streamDeleted(proposal.stream);
    case 'denied':
      throw accessDenied();
    case 'too-large':
      throw tooLarge();
    case 'lost':
      throw connectionDropped();
    case 'invalid':
    case 'unknown':
      throw thrownByHandler();
  }
}

function conflictOf(actual: bigint | undefined, { expected }: Proposal): AppendResp.WrongExpectedVersion {
  const conflict = new AppendResp.WrongExpectedVersion();
  if (actual === undefined) conflict.setCurrentNoStream(new Empty());
  else conflict.setCurrentRevision(String(actual));
  switch (expected) {
    case 'any':
      return conflict.setExpectedAny(new Empty());
    case 'no-stream':
      return conflict.setExpectedNoStream(new Empty());
    case 'stream-exists':
      return conflict.setExpectedStreamExists(new Empty());
    default:
      return conflict.setExpectedRevision(String(expected));
  }
}
