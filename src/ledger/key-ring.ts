/** Port: the keys of those who record and read. */
import type { Actor } from './recording';

/**
 * Who a bearer token stands for. `administrator` holds a key for the operation of the service and is no actor: it
 * records nothing and reads no fact.
 */
export type Bearer = (Actor | Administrator) & {
  /** UTC instant (RFC 3339) from which the key is good for nothing; absent for one that does not expire. */
  readonly expiresAt?: string;
};

export interface Administrator {
  readonly role: 'administrator';
  readonly keyId: string;
}

export const isAdministrator = (bearer: Bearer): bearer is Administrator & Bearer => bearer.role === 'administrator';

export abstract class KeyRing {
  /**
   * The bearer of a token; undefined when the token is malformed, unknown, expired or revoked. Takes about the same
   * time for a wrong secret as for a right one.
   */
  abstract find(token: string): Bearer | undefined;
}
