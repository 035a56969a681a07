import { StreamFacts } from '../../../src/ledger/stream-facts';
import type { Fact } from '../../../src/domain/fact';
import { recordedFacts, say } from '../../support/facts';

const set = (day: string) =>
  say('ParameterSet', 'parameter-P-DENOM', {
    parameterId: 'P-DENOM',
    value: 'VALID_RETURNED',
    jurisdiction: 'CN-62',
    effectiveFrom: day,
    authority: '虚县',
  });
const [first, second] = recordedFacts([set('2024-01-01'), set('2024-02-01')]) as [Fact, Fact];
const { stream } = first;

/** A reading that ends when it is told to, with what was there when it began. */
function slowReading() {
  const ends: (() => void)[] = [];
  const there: Fact[] = [];
  const read = (): Promise<readonly Fact[]> => {
    const found = [...there];
    return new Promise((resolve) => ends.push(() => resolve(found)));
  };
  return { there, read, ends };
}

describe('streams kept in memory', () => {
  test('a reading that a question began never takes away what the log has told since', async () => {
    const { there, read, ends } = slowReading();
    there.push(first);
    const kept = new StreamFacts(read);
    const asked = kept.load([stream]);
    const followed = kept.load([stream]).then(() => kept.add(second));
    for (const end of [...ends].reverse()) {
      end();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all([asked, followed]);
    expect(kept.of(stream).map(({ revision }) => revision)).toEqual([0, 1]);
  });

  test('a stream opened while a question looks for it keeps its first fact, even when memory is short', async () => {
    const { read, ends } = slowReading();
    const kept = new StreamFacts(read, 0);
    const asked = kept.load([stream]);
    kept.add(first);
    kept.trim();
    ends.forEach((end) => {
      end();
    });
    await asked;
    expect(kept.of(stream)).toEqual([first]);
  });

  test('a stream that does not exist is not remembered, one that does is', async () => {
    let readings = 0;
    const kept = new StreamFacts(() => {
      readings += 1;
      return Promise.resolve(readings === 1 ? [] : [first]);
    });
    for (let i = 0; i < 3; i += 1) {
      await kept.load([stream]);
      kept.forgetMissing(stream);
    }
    expect(readings).toBe(2);
  });
});
