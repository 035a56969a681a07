/** What the demo records, in the order in which it is recorded: who, on which day, and what about which day. */
import { declarationOf, type FactNamed, type FactType } from '../src/domain/catalogue';
import type { About } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { eventIds } from '../src/ledger/event-id';
import type { Actor, Submission } from '../src/ledger/recording';
import { cryptography } from '../src/adapters/system/cryptography';
import { toHex } from '../src/integrity/hex';
import { daysAfter, earlierOf, entryDayFrom, FIRST_DAY, LAST_DAY, laterOf } from './calendar';

/** Every demo ledger's origin begins so; a folder with another one is left alone. */
export const DEMO_ORIGIN = 'demo.shilu/yunqi';

/** A fact told: its id is known before it is recorded, because it is derived from who sends it under which key. */
export interface Told {
  readonly id: string;
  readonly recordedOn: LegalDay;
}

export interface ScriptedFact extends Told {
  readonly actor: Actor;
  readonly idempotencyKey: string;
  readonly submission: Submission;
}

/** When a fact is entered. Without anything: on the first entry day after it happened. */
export interface Entering {
  /** Days between what happened and its entry, before the next entry day is taken. */
  readonly delay?: number;
  /** Not before these are on record: what the fact refers to, or follows from. */
  readonly after?: readonly Told[];
  readonly about?: Submission['about'];
}

/** Facts in the making. Streams are kept in order: what is told later of a stream is recorded later. */
export class Script {
  private readonly told: ScriptedFact[] = [];
  private readonly streams = new Map<string, { count: number; last: LegalDay }>();

  /** Tells one fact. Returns its id and the day on which it is recorded, for what rests on it. */
  say<T extends FactType>(
    actor: Actor,
    type: T,
    stream: string,
    data: FactNamed<T>['data'],
    entering: Entering = {},
  ): Told {
    const before = this.streams.get(stream) ?? { count: 0, last: FIRST_DAY };
    const happened = (data as Readonly<Record<string, unknown>>)[declaredDay(type)] as LegalDay;
    const known = (entering.after ?? []).reduce((day, { recordedOn }) => laterOf(day, recordedOn), before.last);
    const due = entryDayFrom(daysAfter(happened, entering.delay ?? 1));
    const recordedOn = laterOf(known, earlierOf(due, LAST_DAY));
    const idempotencyKey = `entry ${before.count}`;
    const { organ, role } = actor;
    const id = eventIds({ origin: DEMO_ORIGIN, organ, role, stream, idempotencyKey }, cryptography.sha256)(0);
    const about: Partial<About> = { jurisdiction: 'CN-62', ...entering.about };
    this.told.push({ id, recordedOn, actor, idempotencyKey, submission: { stream, type, about, data } });
    this.streams.set(stream, { count: before.count + 1, last: recordedOn });
    return { id, recordedOn };
  }

  /** In the order of recording; facts of one day as they were told. */
  facts(): readonly ScriptedFact[] {
    return [...this.told].sort((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0));
  }
}

function declaredDay(type: FactType): string {
  const declaration = declarationOf(type);
  if (!declaration) throw new Error(`${type} is not declared`);
  return declaration.occurredOn;
}

/** A digest that stands for a document the demo does not have. */
export const digestOf = (document: string): string => toHex(cryptography.sha256(Buffer.from(document)));
