import { createHash } from 'node:crypto';
import { cursorText, readCursor } from '../../../src/http/cursors';

const LIST = 'officials';
const forged = (value: string): string => {
  const body = Buffer.from(value).toString('base64url');
  return createHash('sha256').update(`${LIST}\n${body}`).digest('base64url').slice(0, 8) + body;
};

test('a cursor is read as it was written', () => {
  const cursor = { key: 'a', given: 2, effectiveOn: '2024-06-01', size: 7 };
  expect(readCursor(LIST, cursorText(LIST, cursor))).toEqual(cursor);
});

test.each([
  ['no JSON', 'nothing'],
  ['no list', 'null'],
  ['a key that is no text', '[1,0,"2024-06-01",7]'],
  ['a negative count', '["a",-1,"2024-06-01",7]'],
  ['no calendar day', '["a",0,"2024-02-30",7]'],
  ['a size that is a list', '["a",0,"2024-06-01",[]]'],
  ['a size that is an instant', '["a",0,"2024-06-01","2024-06-01"]'],
  ['half a size', '["a",0,"2024-06-01",1.5]'],
])('a cursor made by somebody else, with %s, is refused as what it is', (_what, value) => {
  expect(() => readCursor(LIST, forged(value))).toThrow(expect.objectContaining({ slug: 'invalid-cursor' }) as Error);
});
