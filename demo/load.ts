/** Records a script through the ledger's own recorder, day by day under the scripted clock. */
import type { Ledger } from '../src/ledger/ledger';
import type { Recorder } from '../src/ledger/recorder';
import { morningOf } from './calendar';
import type { ScriptedClock } from './scripted-clock';
import type { ScriptedFact } from './script';

/** A fact of the script was not recorded: the script contradicts the catalogue, or was loaded twice in part. */
export class ScriptRefused extends Error {}

/**
 * Loads the facts in their order and signs the log at its end. What is recorded on one day is sent at once and shares
 * the store's commits; the clock moves only when all of it is on record.
 *
 * @throws ScriptRefused naming the first fact that was refused
 */
export async function loadScript(
  ledger: Ledger,
  clock: ScriptedClock,
  facts: readonly ScriptedFact[],
  onDay: (recorded: number) => void = () => undefined,
): Promise<void> {
  const revisions = new Map<string, number>();
  for (let from = 0; from < facts.length;) {
    const day = (facts[from] as ScriptedFact).recordedOn;
    let to = from;
    while (facts[to]?.recordedOn === day) to += 1;
    clock.moveTo(morningOf(day));
    await Promise.all(facts.slice(from, to).map((fact) => recordOne(ledger.recorder, fact, revisions)));
    from = to;
    onDay(to);
  }
  await ledger.sealer.sealNow();
}

async function recordOne(recorder: Recorder, fact: ScriptedFact, revisions: Map<string, number>): Promise<void> {
  const { actor, idempotencyKey, submission } = fact;
  const seen = revisions.get(submission.stream);
  revisions.set(submission.stream, (seen ?? -1) + 1);
  const done = await recorder.record({
    actor,
    idempotencyKey,
    expected: seen ?? 'no-stream',
    facts: [submission],
  });
  if (done.outcome === 'recorded' && done.receipts[0]?.id === fact.id) return;
  throw new ScriptRefused(`${submission.type} in ${submission.stream} on ${fact.recordedOn}: ${JSON.stringify(done)}`);
}
