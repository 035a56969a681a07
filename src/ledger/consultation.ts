/**
 * Reading a person's file is itself on record (GS-CG-12): once for a person, organ, day and purpose, in a stream beside
 * the file, so that moving a time bar does not flood the log and reading never changes what was read.
 */
import { legalDayOf } from '../domain/legal-day';
import type { Question } from './asking';
import type { Clock } from './clock';
import type { Recorder } from './recorder';
import type { Actor, Refused } from './recording';

/** Between two looks at whether the same reading, asked twice at once, is on record. */
const RETRY_MS = 20;

export class Consultations {
  constructor(
    private readonly recorder: Recorder,
    private readonly clock: Clock,
  ) {}

  /** Puts the reading on record before anything is shown; `size` is the log size the reader asked from. */
  async consult(
    actor: Actor,
    personId: string,
    purpose: string,
    question: Question,
  ): Promise<{ readonly outcome: 'recorded' } | Refused> {
    const day = legalDayOf(this.clock.now());
    const done = await this.recorder.record({
      actor: { role: 'ledger', keyId: 'ledger' },
      idempotencyKey: `consulted ${actor.organ ?? '-'} ${actor.role} ${day} ${purpose}`,
      facts: [
        {
          stream: `consultation-${personId}`,
          type: 'IntegrityFileConsulted',
          about: { jurisdiction: actor.jurisdiction ?? 'CN', basis: ['GS-CG-12'], classification: 'restricted' },
          data: {
            personId,
            ...(actor.organ === undefined ? {} : { queriedByOrgId: actor.organ }),
            queriedByRole: actor.role,
            purpose,
            asOf: question.effectiveOn ?? day,
            knownAt: String(question.knownAt ?? 'now'),
            consultedOn: day,
          },
        },
      ],
    });
    // The day's first reading stands under this key with its own clocks: this one is on record with it.
    if (done.outcome === 'recorded' || done.code === 'idempotency-key-reused') return { outcome: 'recorded' };
    if (done.code !== 'idempotency-in-progress') return done;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    return this.consult(actor, personId, purpose, question);
  }
}
