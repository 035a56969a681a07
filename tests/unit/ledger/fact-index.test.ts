import { MemoryRowStore } from '../../../src/adapters/memory/row-store';
import type { Fact } from '../../../src/domain/fact';
import { FactIndex } from '../../../src/ledger/fact-index';

const at = (second: number): string => `2026-03-01T08:00:${String(second).padStart(2, '0')}.000Z`;

const factAt = (index: number, second: number): Fact => ({
  index,
  id: `0e0e0e0e-0000-8000-8000-${String(index).padStart(12, '0')}`,
  type: 'LetterSigned',
  version: 1,
  stream: 'letter-A',
  revision: index,
  recordedAt: at(second),
  actor: 'registrar/-/k',
  occurredOn: '2026-03-01',
  about: {} as Fact['about'],
  data: {},
});

/** Two replicas: what one recorded at second 3 and 5 landed behind what the other recorded at 9. */
const SECONDS = [1, 4, 9, 3, 5, 9, 12];

function indexed(): { readonly rows: MemoryRowStore; readonly index: FactIndex } {
  const rows = new MemoryRowStore();
  const index = new FactIndex(rows, 0);
  rows.transaction(() => {
    SECONDS.forEach((second, i) => {
      index.add(factAt(i, second), String(i));
    });
    index.save();
  });
  return { rows, index };
}

test('an instant knows the longest prefix recorded by then, though recorded times go back along the log', () => {
  const { index } = indexed();
  const sizes = [0, 1, 3, 4, 8, 9, 11, 12].map((second) => index.sizeAt(at(second), SECONDS.length));
  expect(sizes).toEqual([0, 1, 1, 2, 2, 6, 6, 7]);
});

test('each fact keeps its own recorded time, also after a restart', () => {
  const { rows } = indexed();
  const index = new FactIndex(rows, SECONDS.length);
  expect(SECONDS.map((_, i) => index.at(i)?.recordedAt)).toEqual(SECONDS.map(at));
  expect(SECONDS.map((_, i) => index.at(i)?.knownFrom)).toEqual([1, 4, 9, 9, 9, 9, 12].map(at));
});
