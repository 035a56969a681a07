/** Numbers, money, names, days and identifiers. */
import { evaluationHeld, evaluationOpened, organ, penaltyImposed, person } from '../facts';
import { spelled, withData, type Vector } from './vector';

const held = evaluationHeld('bad-values');
const opened = evaluationOpened('bad-values');
const penalty = penaltyImposed('bad-values');
const named = person('7d1f0a52-9b3c-4d5e-8f60-1a2b3c4d5e6f', '占位');

const numbers: readonly Vector[] = [
  ...['01', '+120', '0x78', '120.', '.5'].map((text): Vector => ({
    id: 'B-016',
    title: `the number ${text}`,
    body: spelled(held, ':120,', `:${text},`),
    status: 400,
    problem: 'malformed-json',
  })),
  ...[
    '1e400',
    '-1e400',
    '1e-400',
    '9007199254740993',
    '0.1',
    '-0',
    '120.0',
    '1e2',
    '123456789012345678901234567890',
  ].map((text): Vector => ({
    id: 'B-016',
    title: `the number ${text}`,
    body: spelled(held, ':120,', `:${text},`),
    status: 422,
    problem: 'out-of-range',
  })),
  {
    id: 'B-016',
    title: 'a count below zero',
    body: spelled(held, ':120,', ':-1,'),
    status: 422,
    problem: 'invalid-field',
    pointer: '/data/eligibleVoters',
  },
  {
    id: 'B-018',
    title: 'counts that do not add up',
    body: withData(held, { ballotsInvalid: 4 }),
    status: 422,
    problem: 'unbalanced',
    pointer: '/data/counts',
  },
  {
    id: 'B-088',
    title: 'more invalid ballots than were returned',
    body: withData(held, { ballotsInvalid: 106 }),
    status: 422,
    problem: 'unbalanced',
    pointer: '/data/ballotsInvalid',
  },
];

const money = [
  '1.00',
  '1.234',
  '1,234',
  '１２',
  '1e3',
  ' 1',
  '1 ',
  '-1',
  '-0',
  '+1',
  'NaN',
  '',
  '01',
  '¥1',
  '1000000000000000',
  '一百元',
].map((amount): Vector => ({
  id: 'B-017',
  title: `the amount ${JSON.stringify(amount)}`,
  as: 'bureau',
  body: withData(penalty, { amount }),
  status: 422,
  problem: 'invalid-money',
  pointer: '/data/amount',
}));

/** What is wrong with a name, and a name that is. */
const names: readonly (readonly [id: string, title: string, name: string, problem?: string])[] = [
  ['B-020', 'NUL', '张\u0000三'],
  ['B-020', 'a control of C1', '张\u0085三'],
  ['B-020', 'a line separator', '张\u2028三'],
  ['B-020', 'a byte order mark inside', '张\ufeff三'],
  ['B-020', 'a non-character', '张\ufffe三'],
  ['B-020', 'an unassigned character', '张\u{3fffd}三'],
  ['B-020', 'a private one', '张\ue000三'],
  ['B-021', 'a right-to-left override', 'canary\u202e7731'],
  ['B-021', 'an isolate', '张\u2066三'],
  ['B-021', 'a mark of direction', '张\u200e三'],
  ['B-021', 'an Arabic letter mark', '张\u061c三'],
  ['B-022', 'a zero-width space', '张\u200b三'],
  ['B-022', 'a zero-width joiner', '张\u200d三'],
  ['B-022', 'a word joiner', '张\u2060三'],
  ['B-022', 'a selector behind no Han character', 'a\ufe01'],
  ['B-022', 'a tag character', '张\u{e0041}三'],
  ['B-024', 'a bullet for the middle dot', '买买提\u2022吐尔逊'],
  ['B-024', 'a hyphenation point for the middle dot', '买买提\u2027吐尔逊'],
  ['B-024', 'a katakana dot for the middle dot', '买买提\u30fb吐尔逊'],
  ['B-024', 'a half-width dot for the middle dot', '买买提\uff65吐尔逊'],
  ['B-024', 'a full stop for the middle dot', '买买提.吐尔逊'],
  ['B-025', 'a Cyrillic letter in a Latin name', 'p\u0430ul'],
  ['B-025', 'full-width letters', '\uff21\uff22'],
  ['B-025', 'a radical for an ideograph', '\u2f00'],
  ['B-027', 'five hundred marks', `a${'\u0301'.repeat(200)}`],
  ['B-027', 'nothing', ''],
  ['B-027', '129 characters', '张'.repeat(129)],
  ['B-027', 'spaces', '   '],
  ['B-027', 'a space in front', ' 张三'],
  ['B-027', 'a space behind', '张三 '],
  ['B-027', 'a line break', '张\n三'],
  ['B-030', 'a second line for the log', '张三\r\ninfo canary7731 login ok'],
  ['B-030', 'colours for a terminal', '\u001b[2J张三'],
];

const text: readonly Vector[] = [
  ...names.map(([id, title, nameZh]): Vector => ({
    id,
    title: `a name with ${title}`,
    body: withData(named, { nameZh }),
    status: 422,
    problem: 'invalid-name',
    pointer: '/data/nameZh',
  })),
  ...['\\ud800', '\\udfb7\\ud842'].map((escape): Vector => ({
    id: 'B-020',
    title: `the escape ${escape}`,
    body: spelled(named, '占位', escape),
    status: 422,
    problem: 'invalid-text',
  })),
];

const days: readonly Vector[] = [
  ...[
    '2026-02-29',
    '2024-02-30',
    '2026-13-01',
    '2026-00-10',
    '0000-01-01',
    '9999-01-01',
    '+275760-09-13',
    '2023-12-01T00:00:00Z',
    '2023-12-1',
    '2023/12/01',
    '20231201',
    '2026年2月30日',
    '民国115年',
    '２０２３-12-01',
    ' 2023-12-01',
    '1701388800',
    '',
  ].map((openedOn): Vector => ({
    id: 'B-037',
    title: `the day ${JSON.stringify(openedOn)}`,
    body: withData(opened, { openedOn }),
    status: 422,
    problem: 'invalid-time',
    pointer: '/data/openedOn',
  })),
  {
    id: 'B-037',
    title: 'a day as a number',
    body: withData(opened, { openedOn: 20231201 }),
    status: 422,
    problem: 'invalid-time',
    pointer: '/data/openedOn',
  },
  {
    id: 'B-039',
    title: 'a day that has not come',
    body: withData(opened, { openedOn: '2299-12-31' }),
    status: 422,
    problem: 'time-out-of-range',
    pointer: '/data/openedOn',
  },
];

const identifiers: readonly Vector[] = [
  ...['11010519491231002X', '1', 'canary-7731', '7D1F0A52-9B3C-4D5E-8F60-1A2B3C4D5E6F', ''].map((personId): Vector => ({
    id: 'B-043',
    title: `${JSON.stringify(personId)} for a person`,
    body: withData(named, { personId }),
    status: 422,
    problem: 'invalid-id',
    pointer: '/data/personId',
  })),
  ...['../../etc/passwd', '..%2f', '%252e', 'C:\\', '', 'a'.repeat(300), '机构', ' a'].map((orgId): Vector => ({
    id: 'B-033',
    title: `the id ${JSON.stringify(orgId).slice(0, 30)}`,
    as: 'registrar',
    body: withData(organ('x', '虚名', 'government'), { orgId }),
    status: 422,
    problem: 'invalid-id',
    pointer: '/data/orgId',
  })),
  {
    id: 'B-033',
    title: 'an id other than the stream’s',
    as: 'registrar',
    body: withData(organ('x', '虚名', 'government'), { orgId: 'y' }),
    status: 422,
    problem: 'incoherent-fact',
    pointer: '/data/orgId',
  },
  {
    id: 'B-033',
    title: 'a reference to nobody',
    body: withData(opened, { organiserOrgId: 'nobody' }),
    status: 422,
    problem: 'unknown-reference',
    pointer: '/data/organiserOrgId',
  },
];

export const valueVectors: readonly Vector[] = [...numbers, ...money, ...text, ...days, ...identifiers];
