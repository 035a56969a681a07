/** One trace as facts: every attribute becomes a field or stays in the source map, or the trace is refused with a reason. */
import fc from 'fast-check';
import { sha256 } from '../../../src/adapters/system/cryptography';
import type { Attribute, ImportTrace } from '../../../src/ledger/import/trace-source';
import { Translator, type Translation } from '../../../src/ledger/import/translate';
import { mappingOf, PENALTY_MAPPING } from './logs';

const ABOUT = { jurisdiction: 'IT' };
const translatorOf = (yaml = PENALTY_MAPPING): Translator => new Translator(mappingOf(yaml), { about: ABOUT, sha256 });

const created: readonly Attribute[] = [
  ['concept:name', 'Create Fine', 'string'],
  ['time:timestamp', '2006-07-24T00:00:00+02:00', 'date'],
  ['amount', '35.0', 'float'],
  ['article', '157', 'int'],
];
const paid: readonly Attribute[] = [
  ['concept:name', 'Payment', 'string'],
  ['time:timestamp', '2006-08-01T00:00:00+02:00', 'date'],
  ['paymentAmount', '35.0', 'float'],
];
const traceOf = (...events: readonly (readonly Attribute[])[]): ImportTrace => ({
  name: 'A1',
  attributes: [],
  events: events.map((attributes) => ({ attributes })),
});
const translate = (trace: ImportTrace, yaml?: string): Translation => translatorOf(yaml).translate(trace);
const dataOf = (translation: Translation, event = 0): unknown =>
  'reason' in translation ? translation : translation.parts[0]?.facts[event]?.data;

describe('a trace', () => {
  it('becomes a stream of its name, in log order, each fact with the log’s own day', () => {
    const translation = translate(traceOf(created, [...paid, ['totalPaymentAmount', '35.0', 'float']]));
    expect(translation).toEqual({
      stream: 'penalty-A1',
      parts: [
        {
          mapped: 9,
          kept: 0,
          facts: [
            {
              stream: 'penalty-A1',
              type: 'PenaltyImposed',
              about: ABOUT,
              data: {
                penaltyId: 'A1',
                orgId: 'harbour-police',
                imposedOn: '2006-07-24',
                amount: '3500',
                article: '157',
              },
            },
            {
              stream: 'penalty-A1',
              type: 'PenaltyPaid',
              about: ABOUT,
              data: { penaltyId: 'A1', paidOn: '2006-08-01', amount: '3500', recordedTotal: '3500' },
            },
          ],
        },
      ],
    });
  });

  it('keeps what no field takes, and leaves out the field that no attribute fills', () => {
    const translation = translate(traceOf([...created, ['points', '0', 'int'], ['constructor', 'x', 'string']], paid));
    expect(dataOf(translation)).toMatchObject({ source: { points: '0', constructor: 'x' } });
    expect(dataOf(translation, 1)).toEqual({ penaltyId: 'A1', paidOn: '2006-08-01', amount: '3500' });
  });

  it('keeps its own attributes with its first fact only', () => {
    const translation = translate({ ...traceOf(created, paid), attributes: [['station', 'North', 'string']] });
    expect(dataOf(translation)).toMatchObject({ source: { 'trace.station': 'North' } });
    expect(dataOf(translation, 1)).not.toHaveProperty('source');
  });

  it('keeps a timestamp whole where the day would lose its hour', () => {
    const at = '2006-08-01T14:30:00+02:00';
    const translation = translate(
      traceOf(created, [
        ['concept:name', 'Payment', 'string'],
        ['time:timestamp', at, 'date'],
        ['paymentAmount', '1', 'int'],
      ]),
    );
    expect(dataOf(translation, 1)).toEqual({
      penaltyId: 'A1',
      paidOn: '2006-08-01',
      amount: '100',
      source: { 'time:timestamp': at },
    });
    expect(translation).toMatchObject({ parts: [{ mapped: 8, kept: 0 }] });
  });

  it('keeps a value that the log says is none, and does not take it for a figure', () => {
    const translation = translate(traceOf(created, [...paid, ['totalPaymentAmount', '', 'null']]));
    expect(dataOf(translation, 1)).toMatchObject({ source: { totalPaymentAmount: '' } });
    expect(dataOf(translation, 1)).not.toHaveProperty('recordedTotal');
  });

  it('of any name becomes a stream where the mapping says digest, and its name is kept', () => {
    const yaml = PENALTY_MAPPING.replace('id: name', 'id: digest');
    const translation = translate({ ...traceOf(created), name: '罚单 1/2' }, yaml);
    expect(translation).toMatchObject({
      stream: 'penalty-te6d6e59c07c7bdc3aa2689ba21c4b7d7',
      parts: [{ mapped: 4, kept: 1 }],
    });
    expect(dataOf(translation)).toMatchObject({ source: { 'trace.name': '罚单 1/2' } });
  });

  it('keeps an attribute under the name that the mapping gives it', () => {
    const odd: Attribute = ['车牌 号', 'X1', 'string'];
    expect(translate(traceOf([...created, odd]))).toMatchObject({ reason: 'attribute-key', event: 0 });
    const yaml = `${PENALTY_MAPPING}rename: { 车牌 号: plate }\n`;
    expect(dataOf(translate(traceOf([...created, odd]), yaml))).toMatchObject({ source: { plate: 'X1' } });
  });

  it('longer than one request is cut into parts of at most 1,000 facts, and less where they are large', () => {
    const many = translate(traceOf(created, ...Array.from({ length: 2500 }, () => paid)));
    const large = translate(
      traceOf(
        created,
        ...Array.from({ length: 300 }, (): readonly Attribute[] => [...paid, ['note', 'x'.repeat(3900), 'string']]),
      ),
    );
    const sizes = (translation: Translation): readonly number[] =>
      'reason' in translation ? [] : translation.parts.map(({ facts }) => facts.length);
    expect(sizes(many).reduce((sum, n) => sum + n)).toBe(2501);
    expect(Math.max(...sizes(many))).toBeLessThanOrEqual(1000);
    expect(sizes(large).reduce((sum, n) => sum + n)).toBe(301);
    for (const part of 'reason' in large ? [] : large.parts) {
      expect(Buffer.byteLength(JSON.stringify(part.facts))).toBeLessThan(1_000_000);
    }
  });
});

describe('a trace is not translated', () => {
  it.each<[string, ImportTrace, string, number | undefined]>([
    ['without a name', { ...traceOf(created), name: undefined }, 'trace-without-name', undefined],
    ['with a name that is no id', { ...traceOf(created), name: 'A/1' }, 'trace-name', undefined],
    ['with an empty name', { ...traceOf(created), name: '' }, 'trace-name', undefined],
    ['without events', traceOf(), 'trace-without-events', undefined],
    [
      'with an activity that is not mapped',
      traceOf(created, [['concept:name', 'Refund', 'string']]),
      'unmapped-activity',
      1,
    ],
    ['with an event without activity', traceOf(created, [['amount', '1', 'int']]), 'unmapped-activity', 1],
    ['with a day that is none', traceOf(created.with(1, ['time:timestamp', '24.7.2006', 'date'])), 'not-a-day', 0],
    ['with a fraction of a cent', traceOf(created.with(2, ['amount', '35.005', 'float'])), 'not-money', 0],
    ['with the same attribute twice', traceOf([...created, ['amount', '36.0', 'float']]), 'repeated-attribute', 0],
    [
      'with the same kept attribute twice',
      traceOf([...created, ['a', '1', 'int'], ['a', '1', 'int']]),
      'repeated-attribute',
      0,
    ],
    ['with two attributes under one key', traceOf([...created, ['trace.a', '1', 'int']]), 'repeated-attribute', 0],
  ])('%s', (_, trace, reason, event) => {
    const own: readonly Attribute[] = [['a', 'of the trace', 'string']];
    const translation = translate({ ...trace, attributes: own });
    expect(translation).toMatchObject({ reason, ...(event === undefined ? {} : { event }) });
  });
});

it('accounts for every attribute, whatever a log holds', () => {
  const key = fc.constantFrom('amount', 'article', 'points', 'a.b', 'org:resource', 'constructor', 'paymentAmount');
  const value = fc.constantFrom('0', '1.50', '0.07', '', '1e2');
  const extra = fc.uniqueArray(fc.tuple(key, value, fc.constantFrom('string', 'float', 'null')), {
    selector: ([k]) => k,
  });
  const base = fc.constantFrom(created.slice(0, 2), paid.slice(0, 2));
  const anEvent = fc.tuple(base, extra).map(([first, rest]) => [...first, ...rest] as readonly Attribute[]);
  const own = fc.uniqueArray(fc.tuple(fc.constantFrom('station', 'zone'), value, fc.constant('string')), {
    selector: ([k]) => k,
  });
  const translator = translatorOf();
  let translated = 0;
  fc.assert(
    fc.property(fc.array(anEvent, { minLength: 1, maxLength: 5 }), own, (events, attributes) => {
      const trace = { ...traceOf(...events), attributes };
      const translation = translator.translate(trace);
      if ('reason' in translation) return;
      translated += 1;
      const read = 1 + attributes.length + events.reduce((sum, each) => sum + each.length, 0);
      expect(translation.parts.reduce((sum, { mapped, kept }) => sum + mapped + kept, 0)).toBe(read);
    }),
    { seed: 561470 },
  );
  expect(translated).toBeGreaterThan(20);
});

describe('a figure that counts a unit', () => {
  const inUnits = (unit: string, amount: string): unknown => {
    const yaml = PENALTY_MAPPING.replace('decimals: 2 }', `decimals: 2, unit: ${unit} }`);
    const event = created.map(([key, value, type]): Attribute => [key, key === 'amount' ? amount : value, type]);
    const data = dataOf(translate(traceOf(event), yaml)) as { amount?: string; reason?: string };
    return data.amount ?? data.reason;
  };

  it.each([
    ['100000000', '222.68', '2226800000000'],
    ['100000000', '670', '6700000000000'],
    ['100000000', '0.0000000001', '1'],
    ['100000000', '0.00000000011', 'not-money'],
    ['10000', '7.123456', '7123456'],
    ['10000', '7.1234567', 'not-money'],
    ['1', '7.12', '712'],
    ['1', '7.125', 'not-money'],
  ])('of %s: %s is %s', (unit, amount, wanted) => {
    expect(inUnits(unit, amount)).toBe(wanted);
  });
});

describe('an event of a csv', () => {
  const CSV = PENALTY_MAPPING.replace('format: xes', 'format: csv\ntrace: no');
  const withAmount = (amount: string): Translation =>
    translate(traceOf([created[0] as Attribute, created[1] as Attribute, ['amount', amount, 'string']]), CSV);

  it.each(['1.1E+17', '1E2', '1e2', '1,100.00', '43101元', ' 7'])('does not take %s for money', (amount) => {
    expect(withAmount(amount)).toMatchObject({ reason: 'not-money', event: 0, detail: 'amount is no money' });
  });

  it.each(['43101', '2018/3/1', '1-Mar-18', '20180301', '2018年3月1日'])('does not take %s for a day', (day) => {
    const event: readonly Attribute[] = [created[0] as Attribute, ['time:timestamp', day, 'string']];
    expect(translate(traceOf(event), CSV)).toMatchObject({ reason: 'not-a-day' });
  });

  it('keeps an id as it is printed, zeros and all figures', () => {
    const id: Attribute = ['article', '006201021990010112345', 'string'];
    expect(dataOf(translate(traceOf([...created.slice(0, 3), id]), CSV))).toMatchObject({ article: id[1] });
  });

  it('may be of one activity that the mapping names', () => {
    const [, ...without] = created;
    const constant = CSV.replace('activity: concept:name', 'activity: { constant: Create Fine }');
    const one = constant.slice(0, constant.indexOf('  Payment:'));
    expect(translate(traceOf(without), one)).toMatchObject({
      stream: 'penalty-A1',
      parts: [{ mapped: 4, kept: 0, facts: [{ type: 'PenaltyImposed' }] }],
    });
  });
});
