/** The errors of the facade, with the trailers by which clients tell them apart. */
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

import type { Address } from './faults';

/** Bytes of one append, at most. */
export const APPEND_BYTES_MAX = 1_048_576;

/** An error that a call is ended with. */
export class Refusal extends Error implements ServiceError {
  readonly details: string;
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    details: string,
    trailers: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    this.details = details;
    for (const [name, value] of Object.entries(trailers)) this.metadata.set(name, value);
  }
}

/** What the server says of whatever it did not expect. */
export function thrownByHandler(): Refusal {
  return new Refusal(status.UNKNOWN, 'Exception was thrown by handler.');
}

export function unexpectedResult(details: string): Refusal {
  return new Refusal(status.UNKNOWN, details);
}

export function tooLarge(): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${APPEND_BYTES_MAX} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(APPEND_BYTES_MAX),
  });
}

export function accessDenied(): Refusal {
  return new Refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
}

export function streamDeleted(stream: string): Refusal {
  return new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

/** How a deletion says it: in numbers, −1 for no stream and −2 for any. */
export function wrongExpectedVersion(stream: string, expected: bigint, actual: bigint): Refusal {
  return new Refusal(status.FAILED_PRECONDITION, 'WrongExpectedVersion', {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    'actual-version': String(actual),
  });
}

export function notLeader({ address, port }: Address): Refusal {
  return new Refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': address,
    'leader-endpoint-port': String(port),
  });
}

export function noLeader(): Refusal {
  return new Refusal(status.UNAVAILABLE, 'Server Is Not Ready');
}

export function connectionDropped(): Refusal {
  return new Refusal(status.UNAVAILABLE, 'Connection dropped');
}

/** How a call ends for its client when the server is told to stop. */
export function endedWithoutStatus(): Refusal {
  return new Refusal(status.INTERNAL, 'Received RST_STREAM with code 0 (Call ended without gRPC status)');
}
