/** Deleting a stream: by its metadata, which a later append undoes, or by a tombstone for good. */
import { randomUUID } from 'node:crypto';

import {
  DeleteResp,
  TombstoneResp,
  type DeleteReq,
  type TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb';
import type { handleUnaryCall, Metadata } from '@grpc/grpc-js';

import { METADATA_TYPE, metastreamOf, TOMBSTONE_TYPE, type Expected, type Proposed } from './event';
import { decide } from './expectation';
import { expectedOf, streamNameOf } from './proposals';
import { accessDenied, streamDeleted, thrownByHandler, wrongExpectedVersion } from './refusals';
import { admit, type CallKind, type Service } from './service';

type Options = DeleteReq.Options | TombstoneReq.Options;
/** Deletes; the position of what says so on the log. */
type Deletion = (stream: string, expected: Expected) => Promise<bigint>;

export function deleteHandler(service: Service): handleUnaryCall<DeleteReq, DeleteResp> {
  return (call, reply) => {
    guarded(service, 'delete', call.metadata, call.request.getOptions(), deletionIn(service)).then((position) => {
      const place = new DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
      reply(null, new DeleteResp().setPosition(place));
    }, reply);
  };
}

export function tombstoneHandler(service: Service): handleUnaryCall<TombstoneReq, TombstoneResp> {
  return (call, reply) => {
    guarded(service, 'tombstone', call.metadata, call.request.getOptions(), tombstoneIn(service)).then((position) => {
      const place = new TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
      reply(null, new TombstoneResp().setPosition(place));
    }, reply);
  };
}

/** @throws Refusal */
async function guarded(
  service: Service,
  kind: CallKind,
  metadata: Metadata,
  options: Options | undefined,
  deletion: Deletion,
): Promise<string> {
  service.count(kind);
  await admit(service, metadata);
  if (!service.allowDeletion) throw accessDenied();
  if (options === undefined) throw thrownByHandler();
  return String(await deletion(streamNameOf(options.getStreamIdentifier()), expectedOf(options)));
}

function deletionIn({ log }: Service): Deletion {
  return async (stream, expected) => {
    const found = log.found(stream);
    const { decision } = decide(found, { stream, expected, events: [] });
    if (decision === 'deleted') throw streamDeleted(stream);
    if (decision === 'conflict' || found.events.length === 0) {
      throw wrongExpectedVersion(stream, numberOf(expected), BigInt(found.events.length) - 1n);
    }
    const truncated = said(METADATA_TYPE, 'application/json', '{"$tb":9223372036854775807}');
    return positionOf(log.append({ stream: metastreamOf(stream), expected: 'any', events: [truncated] }));
  };
}

function tombstoneIn({ log }: Service): Deletion {
  return async (stream, expected) => {
    const outcome = await log.append({ stream, expected, events: [said(TOMBSTONE_TYPE, '', '')] });
    if (outcome.outcome === 'appended') return outcome.position;
    if (outcome.outcome === 'deleted') throw streamDeleted(stream);
    throw wrongExpectedVersion(stream, numberOf(expected), outcome.actual ?? -1n);
  };
}

async function positionOf(appending: ReturnType<Service['log']['append']>): Promise<bigint> {
  const outcome = await appending;
  if (outcome.outcome !== 'appended') throw thrownByHandler();
  return outcome.position;
}

function said(type: string, contentType: string, text: string): Proposed {
  return { id: randomUUID(), type, contentType, metadata: new Uint8Array(), data: Buffer.from(text) };
}

function numberOf(expected: Expected): bigint {
  if (typeof expected === 'bigint') return expected;
  return { 'no-stream': -1n, any: -2n, 'stream-exists': -4n }[expected];
}
