/** What all calls of one facade share. */
import type { Metadata } from '@grpc/grpc-js';

import type { Faults } from './faults';
import type { EventLog } from './log';
import { noLeader, notLeader } from './refusals';

/** What is counted: appends each for itself on both paths, reads by what they read. */
export type CallKind =
  'append' | 'batchAppend' | 'readStream' | 'readAll' | 'subscribe' | 'delete' | 'tombstone' | 'gossip' | 'features';

export interface Service {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Whether metadata can be written, and streams be deleted. */
  readonly allowDeletion: boolean;
  readonly count: (kind: CallKind) => void;
  /** Cuts the connection that a call came over, as a crash would. */
  readonly cut: (call: { readonly getPeer: () => string }) => void;
}

/**
 * Waits while calls are held.
 *
 * @throws Refusal for a call that is not answered now, or not by this member
 */
export async function admit({ faults }: Service, metadata: Metadata): Promise<void> {
  await faults.passed();
  if (faults.refuses()) throw noLeader();
  const { leader } = faults;
  const required = metadata.get('requires-leader').some((value) => value.toString().toLowerCase() === 'true');
  if (leader !== undefined && required) throw notLeader(leader);
}
