/**
 * Drawn histories with corrections of person, day and opening: the facts that are or were in a person's file equal what
 * the definition gives, which looks at every prefix of the log.
 */
import { integrityFile } from '../../projections/integrity-file';
import { isCorrection } from '../../src/domain/corrections/correction';
import type { Fact } from '../../src/domain/fact';
import { standing } from '../../src/ledger/decoding';
import { openingOf } from '../../src/ledger/stream-facts';
import type { Ledger } from '../../src/ledger/ledger';
import { isUnanswerable } from '../../src/ledger/reader';
import { tell } from './history';
import { Random } from './random';
import { ScriptedClock } from './scripted-clock';
import { serve, type ServedLedger } from './served';
import { persons } from './world';

const FACTS = 300;
const LAST_DAY = '2299-12-31';

interface Told {
  readonly index: number;
  readonly state: string;
  readonly filed: boolean;
  readonly day: string;
  readonly changedBy: readonly number[];
}

async function streamsOf({ log }: Ledger): Promise<readonly (readonly Fact[])[]> {
  const names = new Set(Array.from({ length: log.size }, (_, index) => log.entry(index).stream));
  const streams: (readonly Fact[])[] = [];
  for (const name of names) {
    await log.streams.load([name]);
    streams.push([...log.streams.of(name)]);
  }
  return streams;
}

const isFiled = (stands: readonly Fact[], id: string, key: string): boolean => {
  const [fact, opening] = [stands.find((each) => each.id === id), openingOf(stands)];
  return fact !== undefined && opening !== undefined && integrityFile.keys(fact, opening).includes(key);
};

/** One fact of a stream by the definition; undefined when it was never in the file by then. */
function byDefinition(all: readonly Fact[], fact: Fact, key: string, size: number): Told | undefined {
  const target = all.find(({ id }) => id === fact.data['targetEventId']);
  if (isCorrection(fact.type)) {
    if (!target || !byDefinition(all, target, key, size)) return undefined;
    return { index: fact.index, state: 'stands', filed: true, day: fact.occurredOn, changedBy: [] };
  }
  const prefixes = all.map(({ index }) => index + 1).filter((known) => known <= size);
  if (!prefixes.some((known) => isFiled(standing(all, known), fact.id, key))) return undefined;
  const marks = all.filter((each) => each.index < size && each.data['targetEventId'] === fact.id);
  const lastStood = prefixes.map((known) => standing(all, known).find(({ id }) => id === fact.id)).findLast(Boolean);
  const isVoided = marks.some(({ type }) => type === 'EventVoided');
  return {
    index: fact.index,
    state: isVoided ? 'voided' : marks.length > 0 ? 'corrected' : 'stands',
    filed: isFiled(standing(all, size), fact.id, key),
    day: lastStood?.occurredOn ?? '',
    changedBy: marks.map(({ index }) => index),
  };
}

let served: ServedLedger | undefined;
afterEach(() => served?.stop());

test.each([1, 2])(
  'history %i',
  async (seed) => {
    const random = new Random(20_260_200 + seed);
    const clock = new ScriptedClock('2019-01-04T01:00:00.000Z');
    const served = await serve(clock, false);
    const { ledger } = served;
    await tell(ledger, clock, random, FACTS);
    const streams = await streamsOf(ledger);
    const seen = { voided: 0, corrected: 0, moved: 0 };
    for (let pair = 0; pair < 4; pair += 1) {
      const size = pair === 0 ? ledger.log.size : random.below(ledger.log.size + 1);
      for (const key of persons) {
        const answer = await ledger.reader.history('integrity-file', key, { effectiveOn: LAST_DAY, knownAt: size });
        if (isUnanswerable(answer)) throw new Error(answer.detail);
        const told = answer.items.map(({ fact, state, filed, changedBy }): Told => {
          return {
            index: fact.index,
            state,
            filed,
            day: fact.occurredOn,
            changedBy: changedBy.map(({ index }) => index),
          };
        });
        const expected = streams
          .flatMap((all) => all.filter(({ index }) => index < size).map((fact) => byDefinition(all, fact, key, size)))
          .filter((each) => each !== undefined)
          .sort((a, b) => a.index - b.index);
        expect(told).toEqual(expected);
        seen.voided += told.filter(({ state }) => state === 'voided').length;
        seen.corrected += told.filter(({ state }) => state === 'corrected').length;
        seen.moved += told.filter(({ state, filed }) => state !== 'voided' && !filed).length;
        await expectFolded(ledger, key, size, new Set(told.filter(({ filed }) => filed).map(({ index }) => index)));
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
    await served.stop();
  },
  60_000,
);

/** Every entry of the file itself is of a fact that is filed. */
async function expectFolded(ledger: Ledger, key: string, size: number, filed: ReadonlySet<number>): Promise<void> {
  const answer = await ledger.reader.row('integrity-file', key, { effectiveOn: LAST_DAY, knownAt: size });
  if (isUnanswerable(answer)) throw new Error(answer.detail);
  const { entries = [] } = (answer.row ?? {}) as { readonly entries?: readonly { readonly index: number }[] };
  expect(entries.filter(({ index }) => !filed.has(index))).toEqual([]);
}
