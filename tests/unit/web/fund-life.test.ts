/** The life of an allocation: everything that happened to it in legal order, with what was left after each. */
import type { LifeAnswer, Move } from '../../../web/src/pages/funds/answers';
import { eventsOf, outOf, paidFor } from '../../../web/src/pages/funds/life/events';

const move = (index: number, day: string, type: string, change: string, more: Partial<Move> = {}): Move => ({
  factId: `f${index}`,
  index,
  day,
  type,
  change,
  balance: 'as told',
  ...more,
});

const life = {
  id: 'a',
  currency: 'CNY',
  allocation: null,
  path: [],
  parts: [],
  projects: [],
  moves: [
    move(1, '2018-03-01', 'FundAllocated', '1000'),
    move(4, '2018-05-01', 'FundDisbursed', '-300', { projectId: 'p' }),
    move(9, '2018-05-01', 'FundDisbursed', '-50', { projectId: 'q' }),
    move(5, '2018-06-01', 'FundDisbursed', '-9007199254740993', { projectId: 'p' }),
    move(7, '2018-06-02', 'FundReallocated', '20'),
  ],
  conservation: {
    received: '1020',
    passedOn: '1',
    paid: '20',
    withdrawn: '300',
    reallocated: '4000',
    integrated: '50000',
    balance: '0',
    residue: '0',
    overdrawn: false,
    arithmetic: 'as told',
  },
  reports: [
    {
      factId: 'r',
      index: 8,
      day: '2018-05-31',
      asOf: '2018-05-31',
      disbursed: '340',
      projectsPlanned: 2,
      projectsDone: 1,
    },
  ],
  entries: [{ factId: 'e', index: 6, day: '2018-03-02', systemName: '示例系统', enteredBy: 'o' }],
  audits: [
    {
      key: 'audit',
      findings: [],
      concerns: ['organ'],
      row: {
        auditId: 'audit',
        opening: {
          factId: 'u',
          index: 20,
          day: '2019-02-01',
          kind: 'special',
          scopeOrgIds: [],
          subjects: [],
          openedOn: '2019-02-01',
          docNo: '虚审1号',
        },
        reports: [
          {
            factId: 'v',
            index: 21,
            day: '2019-03-01',
            issuedOn: '2019-03-01',
            opinionZh: '意见',
            audited: '1000',
            coverage: [],
            docNo: '虚审2号',
            docSha256: '0'.repeat(64),
          },
        ],
        findings: [
          {
            findingId: '1',
            raised: {
              factId: 'w',
              index: 22,
              day: '2019-03-01',
              misuseType: 'FM-01',
              amount: '7',
              orgId: 'o',
              description: '挤占',
              discoveredOn: '2019-03-01',
            },
          },
        ],
      },
    },
  ],
  irregularities: [
    {
      key: 'i',
      concerns: ['recovery'],
      findings: [],
      row: {
        irregularityId: 'i',
        state: 'closed',
        recovered: '7',
        found: {
          factId: 'x',
          index: 30,
          day: '2019-04-01',
          jurisdiction: 'CN-629999',
          misuseType: 'FM-01',
          amount: '7',
          foundBy: 'audit',
          foundOn: '2019-04-01',
        },
        recoveries: [
          { factId: 'y', index: 31, day: '2019-05-01', amount: '7', recoveredOn: '2019-05-01', toAllocationId: 'a' },
        ],
        correction: {
          factId: 'z',
          index: 32,
          day: '2019-05-02',
          correctedOn: '2019-05-02',
          measure: '归还',
          docNo: '虚改1号',
        },
      },
    },
  ],
  findings: [],
  names: {},
  truncated: [],
  basis: {
    effectiveOn: '2019-12-31',
    knownAt: 30,
    size: 30,
    checkpoint: null,
    projection: 'funds@1',
    rulebook: 'rulebook@1',
  },
} as const satisfies LifeAnswer;

test('comes in legal order, on one day in the order of the log', () => {
  expect(eventsOf(life).map(({ factId }) => factId)).toEqual([
    'f1',
    'e',
    'f4',
    'f9',
    'r',
    'f5',
    'f7',
    'u',
    'v',
    'w',
    'x',
    'y',
    'z',
  ]);
});

test('has what is left after each event, exactly, and unchanged by what moves no money', () => {
  const events = eventsOf(life);
  expect(events.slice(0, 7).map(({ balance }) => balance)).toEqual([
    '1000',
    '1000',
    '700',
    '650',
    '650',
    '-9007199254740343',
    '-9007199254740323',
  ]);
  expect(new Set(events.slice(7).map(({ balance, change }) => `${balance} ${change ?? 'none'}`))).toEqual(
    new Set(['-9007199254740323 none']),
  );
});

test('sets a report beside what the ledger had paid by its day', () => {
  const [report] = eventsOf(life).flatMap(({ told }) => (told.sort === 'report' ? [told] : []));
  expect([report?.report.disbursed, report?.ledger]).toEqual(['340', '350']);
});

test('says of money that came back whether it came back here', () => {
  const [, recovered] = eventsOf(life).flatMap(({ told }) => (told.sort === 'irregularity' ? [told] : []));
  expect(recovered).toMatchObject({ amount: '7', isHere: true });
  const elsewhere = eventsOf({ ...life, id: 'b' }).flatMap(({ told }) => (told.sort === 'irregularity' ? [told] : []));
  expect(elsewhere[1]).toMatchObject({ isHere: false });
});

test('is told without audits and irregularities to those who may not see them', () => {
  const events = eventsOf({ ...life, audits: null, irregularities: null });
  expect(new Set(events.map(({ told }) => told.sort))).toEqual(new Set(['move', 'entry', 'report']));
});

test('counts what it paid for each project, and all that left it', () => {
  expect([...paidFor(life.moves)]).toEqual([
    ['p', 9_007_199_254_741_293n],
    ['q', 50n],
  ]);
  expect(outOf(life)).toBe(54_321n);
});
