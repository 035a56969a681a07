import fc from 'fast-check';
import { standing } from '../../../src/ledger/decoding';
import { EverFiled } from '../../../src/ledger/ever-filed';
import { openingOf } from '../../../src/ledger/stream-facts';
import type { Fact } from '../../../src/domain/fact';
import type { RowProjection } from '../../../projections/projection';
import { idOf } from '../../support/spec';

const stream = 'parameter-P-DENOM';
const ordinary = ['ParameterSet', 'PersonRegistered', 'PostVacated', 'PostAssumed'] as const;
const legalDays = { effectiveFrom: '2024-01-01', occurredOn: '2024-01-01', assumedOn: '2024-01-01' };

/** Filed under the fact's own word and under its opening's. */
const words: RowProjection<string> = {
  kind: 'rows',
  name: 'words',
  version: 1,
  zh: '词',
  keys: (fact, opening) => [`own ${String(fact.data['word'])}`, `opened ${opening.id} ${String(opening.data['word'])}`],
  on: Object.fromEntries([...ordinary, 'EventCorrected'].map((type) => [type, (row = '') => row])),
};

const step = fc.record({ kind: fc.nat(5), target: fc.nat(11), word: fc.constantFrom('a', 'b', 'c') });

function told(steps: readonly { kind: number; target: number; word: string }[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const { kind, target, word } of steps) {
    const index = facts.length;
    const aims = facts.filter(({ type }) => !type.startsWith('Event'));
    const aim = aims[target % Math.max(1, aims.length)];
    const isMark = kind > 3 && aim !== undefined;
    const data = { word, vacatedOn: '2024-01-01', ...legalDays };
    facts.push({
      index,
      id: idOf(index),
      type: isMark ? (kind === 4 ? 'EventCorrected' : 'EventVoided') : (ordinary[kind % 4] as string),
      version: 1,
      stream,
      revision: index,
      recordedAt: '2024-01-01T00:00:00.000Z',
      actor: 'registrar/-/k001',
      occurredOn: '2024-01-01',
      about: { jurisdiction: 'CN-62', basis: [], evidence: [], classification: 'internal', knownSize: index },
      data: isMark ? { targetEventId: aim.id, correctedPayload: data } : data,
    });
  }
  return facts;
}

/** By the definition: the keys at each prefix of the log. */
function byDefinition(all: readonly Fact[], fact: Fact, size: number): readonly string[] {
  const keys = new Set<string>();
  for (let known = 0; known <= size; known += 1) {
    const stands = standing(all, known);
    const [opening, stood] = [openingOf(stands), stands.find(({ id }) => id === fact.id)];
    if (opening && stood) for (const key of words.keys(stood, opening)) keys.add(key);
  }
  return [...keys].sort();
}

test('a fact was ever filed where it stood at any prefix of the log', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(13), (steps, size) => {
      const all = told(steps);
      for (const fact of all.filter(({ type }) => !type.startsWith('Event'))) {
        expect([...new EverFiled(all, size).keysOf(words, fact.id)].sort()).toEqual(byDefinition(all, fact, size));
      }
    }),
    { numRuns: 500 },
  );
});
