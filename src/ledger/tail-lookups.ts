/** What decisions look up among the records behind the log, found once for each record and not once for each decision. */
import { isCorrection } from '../domain/corrections/correction';
import { streamKind, type Fact } from '../domain/fact';
import { movementsOf, movingKinds, type Movement } from '../domain/funds/accounts';
import { naturalKeyOf } from '../../projections/documents';
import type { LogView } from './log-view';
import { Tail } from './tail';

/** The tail's facts by a key that they have; brought up to the tail when it is asked. */
class TailIndex<Value> {
  private readonly found = new Map<string, Value[]>();
  private generation = 0;
  private indexed = 0;

  constructor(
    private readonly tail: Tail,
    private readonly of: (fact: Fact) => readonly (readonly [key: string, value: Value])[],
  ) {}

  /** In log order. */
  at(key: string): readonly Value[] {
    const { tail } = this;
    if (tail.generation !== this.generation) {
      this.found.clear();
      this.indexed = 0;
      this.generation = tail.generation;
    }
    for (; this.indexed < tail.length; this.indexed += 1) {
      for (const [each, value] of this.of(tail.factAt(this.indexed))) {
        const values = this.found.get(each);
        if (values) values.push(value);
        else this.found.set(each, [value]);
      }
    }
    return this.found.get(key) ?? [];
  }
}

const MONEY = 'money';

/** True for a correction or void that may change what any fact of its stream has moved. */
export const correctsMoney = ({ type, stream }: Fact): boolean =>
  isCorrection(type) && movingKinds.includes(streamKind(stream));

export class TailLookups {
  private readonly keys: TailIndex<string>;
  private readonly movements: TailIndex<Movement>;
  private readonly corrections: TailIndex<Fact>;

  readonly tail: Tail;

  constructor(log: LogView) {
    const tail = (this.tail = new Tail(log));
    this.keys = new TailIndex(tail, (fact) => {
      const key = naturalKeyOf(fact);
      return key === undefined ? [] : [[key, fact.id]];
    });
    this.movements = new TailIndex(tail, (fact) => movementsOf(fact).map((each) => [each.account, each] as const));
    this.corrections = new TailIndex(tail, (fact) => (correctsMoney(fact) ? [[MONEY, fact]] : []));
  }

  /** Ids of facts with this natural key. */
  withKey(key: string): readonly string[] {
    return this.keys.at(key);
  }

  /** What the facts moved into the account or out of it. */
  movedIn(account: string): readonly Movement[] {
    return this.movements.at(account);
  }

  /** Corrections and voids in streams that move money. */
  moneyCorrections(): readonly Fact[] {
    return this.corrections.at(MONEY);
  }
}
