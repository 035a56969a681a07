/** Who sent a fact, under which key and at which place in the request, as the fact's id. */
import type { Digest } from '../integrity/digest';

/** What an id is derived from: the same request makes the same ids after a crash and on every replica. */
export interface EventOrigin {
  readonly origin: string;
  readonly organ: string | undefined;
  readonly role: string;
  readonly stream: string;
  readonly idempotencyKey: string;
}

/**
 * UUIDv8 (RFC 9562 5.8) of SHA-256 over the length-prefixed parts. The key that authenticated is no part of it, so that
 * rotating a key does not turn a retry into a second fact.
 */
export function eventIds(from: EventOrigin, sha256: Digest): (item: number) => string {
  const parts = [from.origin, from.organ ?? '-', from.role, from.stream, from.idempotencyKey];
  const prefix = `shilu-event-id/v1\n${parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('')}`;
  return (item) => uuid8(sha256(Buffer.from(`${prefix}${item}`)));
}

function uuid8(digest: Uint8Array): string {
  const bytes = Buffer.from(digest.buffer, digest.byteOffset, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
