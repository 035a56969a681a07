/**
 * A recorder that records nothing: it puts requests through the same checks, and through the lifecycle of their stream,
 * so that a dry run shows what would be refused. It does not see the ledger: streams are taken to be absent, and other
 * streams that are referred to are taken to exist.
 */
import type { Known } from '../../domain/decider';
import type { LegalDay } from '../../domain/legal-day';
import { isRefused, propose } from '../proposal';
import type { RecordOutcome, RecordRequest } from '../recording';

/** Takes requests one at a time, the parts of one stream one after the other; what it accepts comes without receipts. */
export function rehearsal(today: LegalDay): (request: RecordRequest) => Promise<RecordOutcome> {
  const known = assumed(today);
  let open: { readonly stream: string; state: unknown; revision: number } | undefined;

  const rehearse = ({ facts, actor, expected }: RecordRequest): RecordOutcome => {
    for (const [item, submission] of facts.entries()) {
      const proposal = propose(submission, actor, today);
      if (isRefused(proposal)) return { ...proposal, item };
      const { declaration, fact, stream } = proposal;
      if (!open || open.stream !== fact.stream || (item === 0 && expected === 'no-stream')) {
        open = { stream: fact.stream, state: stream.lifecycle?.initial, revision: 0 };
      }
      const proposed = { ...fact, about: { ...fact.about, knownSize: 0 } };
      const refusal = stream.lifecycle?.decide(proposed, open.state, known);
      // Said of a stream whose state is asked for: it is taken to exist, and what it holds is not known here.
      if (refusal && refusal.code !== 'unknown-reference') return { outcome: 'refused', ...refusal, item };
      const { version } = declaration;
      const unplaced = { index: 0, id: '', recordedAt: '', actor: '', version, revision: open.revision };
      open.state = stream.lifecycle?.evolve(open.state, { ...proposed, ...unplaced });
      open.revision += 1;
    }
    return { outcome: 'recorded', receipts: [], replayed: false };
  };
  return (request) => Promise.resolve(rehearse(request));
}

/** No sum of facts comes near it. */
const BOUNDLESS = 10n ** 40n;

const assumed = (today: LegalDay): Known => ({
  today,
  exists: () => true,
  state: () => undefined,
  holdings: () => [],
  changes: () => [['0000-01-01', BOUNDLESS]],
  fact: () => undefined,
});
