/** The diagram of the money: no amount is lost on the way from the answer to what is drawn and to the table beside it. */
import fc from 'fast-check';
import { flowConservationOf, flowGraphOf, type Flow } from '../../../projections/fund-flows';
import { inUnit } from '../../../web/src/pages/funds/amounts';
import {
  agrees,
  allLinks,
  balanceOf,
  heldLinks,
  nodeName,
  organsIn,
  yearsIn,
  type FlowLink,
  type Flows,
} from '../../../web/src/pages/funds/flows';
import { AGAIN, drawnOf } from '../../../web/src/pages/funds/layers';
import { nodeLabel } from '../../../web/src/pages/funds/node-label';
import { compareRows, flowRows } from '../../../web/src/pages/funds/rows';
import { sankeyHeight, sankeyOption } from '../../../web/src/pages/funds/sankey';
import { byAmount, sumOf } from '../../../web/src/shown/whole';

const link = (kind: string, source: string, target: string, amount: string): FlowLink => ({
  kind,
  source,
  target,
  amount,
});

/** Nodes as the service counts them. */
function flowsOf(links: readonly FlowLink[]): Flows {
  const ids = [...new Set(links.flatMap(({ source, target }) => [source, target]))].sort();
  const sum = (end: 'source' | 'target', id: string): string =>
    sumOf(links.filter((each) => each[end] === id).map(({ amount }) => amount)).toString();
  return { links, nodes: ids.map((id) => ({ id, in: sum('target', id), out: sum('source', id) })) };
}

const chain = flowsOf([
  link('from-outside', 'source:central_special', 'organ:province', '1000'),
  link('from-budget', 'budget:city', 'organ:county', '300'),
  link('from-allocation', 'organ:province', 'organ:county', '900'),
  link('paid', 'organ:county', 'payee:unit', '700'),
  link('withdrawn', 'organ:county', 'returned:province', '50'),
  link('reallocated', 'organ:county', 'allocation:any', '20'),
]);

const naming = { language: 'zh', names: {}, folded: {}, unit: 'yuan', unitName: '元' } as const;

/** True when some path leads back to where it began. */
function hasCircle(links: readonly FlowLink[]): boolean {
  const open = new Set(links.map(({ source }) => source));
  const next = (node: string): readonly string[] =>
    links.filter(({ source }) => source === node).map(({ target }) => target);
  const done = new Set<string>();
  const visit = (node: string, above: ReadonlySet<string>): boolean => {
    if (above.has(node)) return true;
    if (done.has(node)) return false;
    done.add(node);
    return next(node).some((each) => visit(each, new Set([...above, node])));
  };
  return [...open].some((node) => visit(node, new Set()));
}

describe('amounts', () => {
  test('are exact in every unit', () => {
    expect([inUnit('1234567890123', 'yuan'), inUnit('1234567890123', 'wan'), inUnit('1234567890123', 'yi')]).toEqual([
      '12,345,678,901.23',
      '1,234,567.890123',
      '123.4567890123',
    ]);
    expect([inUnit('-27000000000', 'wan'), inUnit('5', 'yi'), inUnit('0', 'wan')]).toEqual([
      '-27,000.00',
      '0.0000000005',
      '0.00',
    ]);
    expect(inUnit('none', 'wan')).toBe('none');
  });

  test('lose no digit in any unit', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.constantFrom('yuan', 'wan', 'yi'), (amount, unit) => {
        const [whole = '', behind = ''] = inUnit(amount.toString(), unit).replace(/,/g, '').split('.');
        const places = { yuan: 2, wan: 6, yi: 10 }[unit];
        expect(BigInt(whole + behind.padEnd(places, '0'))).toBe(amount);
      }),
      { seed: 20_261_125 },
    );
  });

  test('beyond what a floating number holds are sorted and summed by their value', () => {
    expect(['9007199254740993', '9007199254740992', '-1'].sort(byAmount)).toEqual([
      '-1',
      '9007199254740992',
      '9007199254740993',
    ]);
    expect(sumOf(['9007199254740993', '2', 'nothing'])).toBe(9_007_199_254_740_995n);
  });
});

describe('conservation', () => {
  test('over all organs: what came in is what went out and what is held', () => {
    expect(balanceOf(chain, undefined)).toEqual({
      in: '1300',
      out: '750',
      outParts: [
        { what: 'paid', amount: '700' },
        { what: 'withdrawn', amount: '50' },
      ],
      held: '550',
      heldParts: [
        { what: 'inHand', amount: '530' },
        { what: 'inOthers', amount: '20' },
      ],
      residue: '0',
    });
  });

  test('around one organ: what it split on and moved away has left it', () => {
    expect(balanceOf(chain, 'province')).toMatchObject({ in: '1000', out: '900', held: '100', residue: '0' });
    expect(balanceOf(chain, 'county')).toMatchObject({ in: '1200', out: '770', held: '430', residue: '0' });
  });

  test('is that of the service, which sums single flows', () => {
    const flows: readonly Flow[] = [
      { kind: 'from-outside', from: 'x', to: 'province', amount: 1000n },
      { kind: 'from-budget', from: 'city', to: 'county', amount: 300n },
      { kind: 'from-allocation', from: 'province', to: 'county', amount: 900n },
      { kind: 'paid', from: 'county', to: 'unit', amount: 700n },
      { kind: 'withdrawn', from: 'county', to: 'province', amount: 50n },
      { kind: 'reallocated', from: 'county', to: 'other', amount: 20n },
    ].map((flow) => ({ ...flow, sourceKind: 'social', fiscalYear: 2018 }) as Flow);
    const drawn = flowGraphOf(flows, (_, id) => id);
    for (const organ of [undefined, 'county', 'province']) {
      const touching = flows.filter(({ from, to }) => organ === undefined || from === organ || to === organ);
      const told = flowConservationOf(touching, organ);
      expect(agrees(told, balanceOf(drawn, organ))).toBe(true);
      expect(agrees({ ...told, held: '1' }, balanceOf(drawn, organ))).toBe(false);
    }
  });

  test('has a residue when nodes and links do not agree', () => {
    const [first, ...others] = chain.nodes.filter(({ id }) => id.startsWith('organ:'));
    const wrong = {
      links: chain.links,
      nodes: [{ id: first?.id ?? '', in: '1201', out: first?.out ?? '' }, ...others],
    };
    expect(balanceOf(wrong, undefined).residue).toBe('-1');
  });

  test('names what organs hold, below 0 where more left than came', () => {
    expect(heldLinks(chain, undefined)).toEqual([
      link('held', 'organ:county', 'held:', '430'),
      link('held', 'organ:province', 'held:', '100'),
    ]);
    const overdrawn = flowsOf([
      link('from-outside', 'source:social', 'organ:a', '5'),
      link('paid', 'organ:a', 'payee:b', '8'),
    ]);
    expect(heldLinks(overdrawn, undefined)).toEqual([link('held', 'organ:a', 'held:', '-3')]);
    expect(balanceOf(overdrawn, undefined)).toMatchObject({ held: '-3', residue: '0' });
  });
});

describe('what is drawn', () => {
  test('ends a flow within one level in a second node of it', () => {
    const drawn = drawnOf([...chain.links, link('from-allocation', 'organ:county', 'organ:county', '40')], () => 20);
    expect(drawn.hasCircle).toBe(true);
    expect(drawn.links.at(-1)).toEqual(link('from-allocation', 'organ:county', `${AGAIN}organ:county`, '40'));
    expect(nodeLabel(`${AGAIN}organ:county`, naming)).toBe('县级(再次出现)');
  });

  test('bends the smallest flow of a circle between organs', () => {
    const { links } = drawnOf(
      [
        link('from-allocation', 'organ:a', 'organ:b', '5'),
        link('from-allocation', 'organ:b', 'organ:c', '900'),
        link('from-allocation', 'organ:c', 'organ:a', '70'),
      ],
      () => 20,
    );
    expect(links.map(({ source, target }) => [source, target])).toEqual([
      ['organ:a', `${AGAIN}organ:b`],
      ['organ:b', 'organ:c'],
      ['organ:c', 'organ:a'],
    ]);
  });

  test('leaves what is below 0 to the table, and says so', () => {
    const drawn = drawnOf(allLinks(flowsOf([link('paid', 'organ:a', 'payee:b', '8')]), undefined), () => 20);
    expect(drawn.undrawn).toEqual([link('held', 'organ:a', 'held:', '-8')]);
    expect(drawn.links).toHaveLength(1);
  });

  test('lets the smaller organs stand together, with all of their money', () => {
    const links = Array.from({ length: 10 }, (_, n) => link('paid', 'organ:a', `payee:p${n}`, String(100 + n)));
    const drawn = drawnOf(links, () => 3);
    expect(drawn.folded).toEqual({ payee: 7 });
    expect(drawn.links).toContainEqual(link('paid', 'organ:a', 'payee:*', '721'));
    expect(nodeLabel('payee:*', { ...naming, folded: drawn.folded })).toBe('收款单位 其余7个');
    // One more than the most is no reason to hide its name.
    expect(drawnOf(links.slice(0, 4), () => 3).folded).toEqual({});
  });

  test('never holds a circle, and never another amount than the links had', () => {
    const organs = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map((id) => `organ:${id}`);
    const flow = fc
      .tuple(organs, organs, fc.bigInt(-5n, 10n ** 18n))
      .map(([from, to, amount]) => link('from-allocation', from, to, amount.toString()));
    const distinct = fc.uniqueArray(flow, { selector: ({ source, target }) => source + target, maxLength: 36 });
    fc.assert(
      fc.property(distinct, fc.integer({ min: 1, max: 6 }), (links, most) => {
        const drawn = drawnOf(links, () => most);
        expect(hasCircle(drawn.links)).toBe(false);
        const amounts = [...drawn.links, ...drawn.undrawn].map(({ amount }) => amount);
        expect(sumOf(amounts)).toBe(sumOf(links.map(({ amount }) => amount)));
      }),
      { seed: 20_261_125 },
    );
  });
});

describe('the diagram', () => {
  const option = sankeyOption(
    drawnOf(allLinks(chain, undefined), () => 20),
    naming,
  );
  const [series] = option.series;

  test('has a band for each link, and a node for each of its ends', () => {
    expect(series.links).toHaveLength(8);
    expect(series.links[0]).toEqual({
      source: 'source:central_special',
      target: 'organ:province',
      value: 1000,
      text: '中央专项扶贫资金 → 省级\n账外来源 10.00 元',
    });
    const names = new Set(series.data.map(({ name }) => name));
    expect(series.links.every(({ source, target }) => names.has(source) && names.has(target))).toBe(true);
  });

  test('says of a node what came in and what went out', () => {
    const texts = new Map(series.data.map(({ name, text }) => [name, text]));
    expect(texts.get('organ:county')).toBe('县级\n流入 12.00 元\n流出 12.00 元');
    expect(texts.get('payee:unit')).toBe('收款单位 单位\n流入 7.00 元');
    expect(texts.get('budget:city')).toBe('预算 市级\n流出 3.00 元');
  });

  test('says nothing in HTML: a policy without inline styles has no place for it', () => {
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' });
  });

  test('takes no name for a style', () => {
    const names = { a: '{b|虚构}局' };
    const { series: shown } = sankeyOption(
      drawnOf([link('paid', 'organ:a', 'payee:a', '1')], () => 20),
      {
        ...naming,
        names,
      },
    );
    expect(shown[0].links[0]?.text.slice(0, 8)).toBe('\uff5bb|虚构\uff5d局 ');
  });

  test('is as high as its fullest layer asks for, within bounds', () => {
    const many = Array.from({ length: 100 }, (_, n) => link('paid', 'organ:a', `payee:p${n}`, '1'));
    expect([sankeyHeight(drawnOf(many, () => 100)), sankeyHeight(drawnOf(chain.links, () => 20))]).toEqual([900, 320]);
  });
});

describe('the table', () => {
  test('has the links of the diagram before any of them is folded or bent', () => {
    const links = allLinks(chain, undefined);
    const rows = flowRows(links, { language: 'en', names: { county: 'Made-up County' } });
    expect(rows).toHaveLength(links.length);
    expect(rows[2]).toMatchObject({
      sourceLabel: 'Province',
      targetLabel: 'Made-up County',
      kindLabel: 'From an allocation',
      amount: '900',
    });
    expect(rows.at(-1)).toMatchObject({ targetLabel: 'Still held', kindLabel: 'Still held' });
    const { amount } = compareRows('en');
    expect([...rows].sort(amount).map((row) => row.amount)).toEqual([
      '20',
      '50',
      '100',
      '300',
      '430',
      '700',
      '900',
      '1000',
    ]);
  });
});

test('years are those that occur, the newest first', () => {
  expect(yearsIn([{ fiscalYear: 2018 }, { fiscalYear: 2020 }, { fiscalYear: 2018 }])).toEqual([2020, 2018]);
});

test('organs are those of any role, and a source is none', () => {
  expect(organsIn(chain)).toEqual(['city', 'county', 'province', 'unit']);
  expect(nodeName('nonsense')).toEqual({ sort: undefined, id: 'nonsense' });
});
