/** How the cluster is reached, and how long a call may take. */
import { EventStoreDBClient } from '@eventstore/db-client';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface ClusterAddress {
  /** `esdb://host:port,…?tls=true` or `esdb+discover://name:port`, without credentials. */
  readonly url: string;
  readonly credentials?: Credentials;
  /**
   * Which of the client's ways an append takes: `unary` has a deadline of its own and nothing in common with other
   * appends; `batch` is faster with many writers, but a fault of one can reach the others. Default: unary.
   */
  readonly path?: 'unary' | 'batch';
  /** Put in front of every stream's name, so that several ledgers can be tried on one server. Default: none. */
  readonly prefix?: string;
}

/** A connection that asks the leader; with `follower`, one that asks any other node where there is one. */
export function connect({ url, credentials }: ClusterAddress): EventStoreDBClient {
  const [scheme = '', rest = ''] = url.split('://');
  const named = credentials
    ? `${scheme}://${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@${rest}`
    : url;
  return EventStoreDBClient.connectionString(`${named}${named.includes('?') ? '&' : '?'}nodePreference=leader`);
}

/**
 * Credentials for one append. Given with the call, they make the client take its unary way; a server without access
 * control never looks at them.
 */
export const credentialsOf = ({ credentials, path = 'unary' }: ClusterAddress): { credentials?: Credentials } =>
  path === 'batch' ? {} : { credentials: credentials ?? { username: 'anybody', password: 'none' } };

/** Rejects when a promise takes longer than its limit; what it then comes to is nobody's concern any more. */
export async function within<T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswer(`no answer to ${what} within ${String(limitMs)} ms`));
    }, limitMs);
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The server did not answer in the time that a call has. */
export class NoAnswer extends Error {}
