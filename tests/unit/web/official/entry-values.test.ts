/** What an entry says, field by field: names and codes in words, ids as what they are the id of, and nothing made up. */
import { fieldsOf, type Shown } from '../../../../web/src/pages/official/file/entry-values';

const shown = (type: string, data: Readonly<Record<string, unknown>>): Readonly<Record<string, Shown>> =>
  Object.fromEntries(fieldsOf(type, data, 'zh').map(({ name, value }) => [name, value]));

test('labels fields in the words of their kind, in the order of the data', () => {
  const data = { toOrgId: 'yunqi-organisation', docNo: '云组处〔2023〕1号' };
  expect(fieldsOf('MeasureProposed', data, 'zh').map(({ label }) => label)).toEqual(['建议送达机关', '文号']);
  expect(fieldsOf('CaseTransferredToJudiciary', data, 'en')[0]?.label).toBe('To organ');
});

test('tells organs, posts, facts and recording points by the names of their fields', () => {
  expect(
    shown('X', {
      orgId: 'a',
      decidedByOrgId: 'b',
      coversOrgIds: ['c'],
      postId: 'd',
      sourceEventId: '3bfbbef1-6bcf-8402-8bb3-8d016a7dd696',
      knownAt: 'now',
    }),
  ).toEqual({
    orgId: { kind: 'organ', id: 'a' },
    decidedByOrgId: { kind: 'organ', id: 'b' },
    coversOrgIds: { kind: 'list', items: [{ kind: 'organ', id: 'c' }] },
    postId: { kind: 'post', id: 'd' },
    sourceEventId: { kind: 'fact', id: '3bfbbef1-6bcf-8402-8bb3-8d016a7dd696' },
    knownAt: { kind: 'known', at: 'now' },
  });
});

test('puts codes into words and keeps the code', () => {
  expect(shown('OrganisationalMeasureImposed', { measureCode: 'REMOVAL' })['measureCode']).toEqual({
    kind: 'term',
    text: '免职',
    code: 'REMOVAL',
  });
  const [seat] = fieldsOf('LeadingGroupEstablished', { seats: [{ seat: 'heads', postId: 'p' }] }, 'zh');
  expect(seat?.value).toMatchObject({
    items: [{ fields: [{ value: { kind: 'term', text: '组长' } }, { value: { kind: 'post', id: 'p' } }] }],
  });
});

test('shows numbers, days and answers as such; a year has no thousands', () => {
  expect(
    shown('X', { eligibleVoters: 1090, cycleYear: 2023, year: 2024, heldOn: '2023-03-15', isPromotion: false }),
  ).toEqual({
    eligibleVoters: { kind: 'amount', n: 1090 },
    cycleYear: { kind: 'plain', text: '2023' },
    year: { kind: 'plain', text: '2024' },
    heldOn: { kind: 'plain', text: '2023-03-15' },
    isPromotion: { kind: 'yes-no', yes: false },
  });
});

test.each([
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a formula', '=HYPERLINK("http://invalid.example","x")'],
  ['a text that runs backwards', '\u202egnihtemos'],
  ['ten thousand characters', '字'.repeat(10_000)],
  ['the name of what every object has', 'constructor '],
])('leaves %s to be shown as the text that it is', (_, text) => {
  expect(shown('X', { note: text })['note']).toEqual({ kind: 'text', text });
});

test('does not take a code of no declaration for a word of the language', () => {
  expect(shown('constructor', { toString: 'valueOf', note: '__proto__' })).toEqual({
    toString: { kind: 'plain', text: 'valueOf' },
    note: { kind: 'text', text: '__proto__' },
  });
  expect(fieldsOf('constructor', { toString: 'x' }, 'zh')[0]?.label).toBe('toString');
});

test('shows what is none of these as it stands', () => {
  expect(shown('X', { docNo: null, counts: {} })).toEqual({
    docNo: { kind: 'plain', text: 'null' },
    counts: { kind: 'group', fields: [] },
  });
});
