/**
 * What a failed call means. The client's errors are told apart by their type, then by their code; every other one says
 * nothing about what the server did.
 */
import { ErrorType, NO_STREAM, type WrongExpectedVersionError } from '@eventstore/db-client';

export type Fate =
  /** The stream is at another revision; undefined: it does not exist. */
  | { readonly fate: 'elsewhere'; readonly actual: number | undefined }
  /** Nothing was stored, and asking again would not change that. */
  | { readonly fate: 'refused'; readonly why: string }
  /** Stored or not: nobody knows. */
  | { readonly fate: 'unknown'; readonly why: string };

const REFUSED: ReadonlySet<unknown> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.STREAM_DELETED,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
]);

const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

export function fateOf(error: unknown): Fate {
  const { type, code } = described(error);
  if (type === ErrorType.WRONG_EXPECTED_VERSION) {
    const { actualVersion } = error as WrongExpectedVersionError;
    return { fate: 'elsewhere', actual: actualVersion === NO_STREAM ? undefined : Number(actualVersion) };
  }
  const why = reasonOf(error);
  return REFUSED.has(type) || isDenied(code) ? { fate: 'refused', why } : { fate: 'unknown', why };
}

export const isMissingStream = (error: unknown): boolean => described(error).type === ErrorType.STREAM_NOT_FOUND;

/** The server knows who asks, or does not, and answers neither way. */
export function isAccessDenied(error: unknown): boolean {
  const { type, code } = described(error);
  return type === ErrorType.ACCESS_DENIED || isDenied(code);
}

const isDenied = (code: unknown): boolean => code === PERMISSION_DENIED || code === UNAUTHENTICATED;

/** In words for a log line or a problem: several of the client's errors have no message. */
export function reasonOf(error: unknown): string {
  const { type, code, message } = described(error);
  const kind = [type, code].filter((part) => part !== undefined && part !== '').join(' ');
  return [kind, message].filter((part) => part !== '').join(': ') || 'an error without a word';
}

function described(error: unknown): { readonly type?: unknown; readonly code?: unknown; readonly message: string } {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const { type, code, message } = error as { type?: unknown; code?: unknown; message?: unknown };
  return { type, code, message: typeof message === 'string' ? message : '' };
}
