/** One append, whichever path it came by: what is wrong with it, what the log says, and what goes wrong on purpose. */
import { setTimeout as pause } from 'node:timers/promises';

import { sizeOf, type Outcome, type Proposal } from './event';
import type { AppendFault } from './faults';
import { APPEND_BYTES_MAX } from './refusals';
import type { Service } from './service';

export type Answer =
  | Outcome
  | { readonly outcome: 'invalid' | 'denied' | 'too-large' | 'unknown' }
  /** Stored, and the caller does not hear of it. */
  | { readonly outcome: 'lost'; readonly by: 'status' | 'connection' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ZERO_UUID = '00000000-0000-0000-0000-000000000000';
const REVISION_LIMIT = 2n ** 63n;

export async function append(service: Service, proposal: Proposal): Promise<Answer> {
  const wrong = faultOf(proposal);
  if (wrong !== undefined) return { outcome: wrong };
  if (proposal.stream.startsWith('$$') && !service.allowDeletion) return { outcome: 'denied' };
  const fault = service.faults.takeAppend(proposal.stream);
  return fault === undefined ? service.log.append(proposal) : appendWith(fault, service, proposal);
}

async function appendWith(fault: AppendFault, { log, faults }: Service, proposal: Proposal): Promise<Answer> {
  switch (fault.fault) {
    case 'truncated':
      return log.foresee(proposal);
    case 'unknown':
      return { outcome: 'unknown' };
    case 'stall':
      await faults.stall();
      return log.append(proposal);
    case 'other-bytes':
      await log.append({ ...proposal, events: proposal.events.map((event) => ({ ...event, data: fault.data })) });
      return log.append(proposal);
    case 'late-reply': {
      const outcome = await log.append(proposal);
      await pause(fault.ms);
      return outcome;
    }
    case 'lost-reply':
      await log.append(proposal);
      return { outcome: 'lost', by: fault.by ?? 'status' };
    case 'stored-yet-conflict': {
      const outcome = await log.append(proposal);
      return outcome.outcome === 'appended' ? { outcome: 'conflict', actual: outcome.revision } : outcome;
    }
  }
}

function faultOf({ stream, expected, events }: Proposal): 'invalid' | 'too-large' | undefined {
  if (stream === '' || stream === '$$') return 'invalid';
  if (typeof expected === 'bigint' && expected >= REVISION_LIMIT) return 'invalid';
  if (events.some(({ id, type }) => type === '' || id === ZERO_UUID || !UUID.test(id))) return 'invalid';
  return sizeOf(events) > APPEND_BYTES_MAX ? 'too-large' : undefined;
}
