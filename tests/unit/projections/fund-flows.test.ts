import {
  flowConservationOf,
  flowGraphOf,
  flowsOf,
  fundFlows,
  fundSummaryOf,
  type FlowSums,
} from '../../../projections/fund-flows';
import { told, without } from '../../support/examples/example';
import { funds } from '../../support/examples/funds';
import { recordedFacts } from '../../support/facts';
import type { Told } from '../../support/spec';

interface Split {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly splits?: Readonly<Record<string, string>>;
}

const allocated = ({ id, from, to, amount, splits = {} }: Split): Told => {
  const { type, data } = without(told(funds, 'FundAllocated'), 'budgetId', 'budgetKind');
  const own = { allocationId: id, fromOrgId: from, toOrgId: to, amount, ...splits };
  return { type, stream: `fund-${id}`, data: { ...data, ...own } };
};

const leaves = (type: 'FundDisbursed' | 'FundWithdrawn' | 'FundReallocated', id: string, amount: string): Told => ({
  type,
  stream: `fund-${id}`,
  data: {
    ...told(funds, type).data,
    allocationId: id,
    amount,
    ...(type === 'FundDisbursed' ? { payeeOrgId: 'builder' } : {}),
  },
});

/** What streams contribute, summed as the ledger sums it over all days. */
function summed(story: readonly Told[]): FlowSums {
  const sums = new Map<string, Map<string, bigint>>();
  for (const stream of new Set(story.map((each) => each.stream))) {
    for (const { measure, group, n } of fundFlows.measures(
      recordedFacts(story.filter((each) => each.stream === stream)),
    )) {
      const groups = sums.get(measure) ?? new Map<string, bigint>();
      sums.set(measure, groups.set(group, (groups.get(group) ?? 0n) + BigInt(n)));
    }
  }
  return sums;
}

const story = [
  allocated({ id: 'p', from: 'centre', to: 'province', amount: '1000' }),
  allocated({
    id: 'b',
    from: 'province',
    to: 'city',
    amount: '300',
    splits: { budgetId: 'province-2018', budgetKind: 'special_poverty_budget' },
  }),
  allocated({ id: 'c', from: 'province', to: 'county', amount: '600', splits: { parentAllocationId: 'p' } }),
  leaves('FundDisbursed', 'c', '250'),
  leaves('FundDisbursed', 'c', '50'),
  leaves('FundWithdrawn', 'c', '100'),
  leaves('FundReallocated', 'c', '30'),
];

describe('flows of money', () => {
  const flows = flowsOf(summed(story));

  it('run from where money comes from to where it goes, sums of one pair in one flow', () => {
    expect(flows.map(({ kind, from, to, amount }) => [kind, from, to, amount])).toEqual([
      ['from-budget', 'province', 'city', 300n],
      ['from-allocation', 'province', 'county', 600n],
      ['from-outside', 'centre', 'province', 1000n],
      ['paid', 'county', 'builder', 300n],
      ['withdrawn', 'county', 'province', 100n],
      ['reallocated', 'county', 'demo-2018-b', 30n],
    ]);
  });

  it('make nodes whose links are all there; what an organ holds is what came in less what went out', () => {
    const { nodes, links } = flowGraphOf(flows, (_, id) => id);
    const ids = nodes.map(({ id }) => id);
    expect(links.flatMap(({ source, target }) => [source, target]).filter((id) => !ids.includes(id))).toEqual([]);
    expect(Object.fromEntries(nodes.map((node) => [node.id, [node.in, node.out]]))).toEqual({
      'allocation:demo-2018-b': ['30', '0'],
      'budget:province': ['0', '300'],
      'organ:city': ['300', '0'],
      'organ:county': ['600', '430'],
      'organ:province': ['1000', '600'],
      'payee:builder': ['300', '0'],
      'returned:province': ['100', '0'],
      'source:city_special': ['0', '1000'],
    });
  });

  it('run between wider nodes where several go by one name', () => {
    const { links } = flowGraphOf(flows, (sort) => (sort === 'organ' ? 'any' : 'all'));
    expect(links.map(({ kind, source, target, amount }) => [kind, source, target, amount])).toEqual([
      ['from-budget', 'budget:all', 'organ:any', '300'],
      ['from-allocation', 'organ:any', 'organ:any', '600'],
      ['from-outside', 'source:city_special', 'organ:any', '1000'],
      ['paid', 'organ:any', 'payee:all', '300'],
      ['withdrawn', 'organ:any', 'returned:all', '100'],
      ['reallocated', 'organ:any', 'allocation:all', '30'],
    ]);
  });

  it('add up by level, source and year', () => {
    const levels: Readonly<Record<string, string>> = { province: 'province', city: 'city', county: 'county' };
    const line = {
      sourceKind: 'city_special',
      fiscalYear: 2018,
      received: '0',
      passedOn: '0',
      paid: '0',
      withdrawn: '0',
      reallocated: '0',
    };
    expect(fundSummaryOf(flows, (orgId) => levels[orgId])).toEqual([
      { ...line, level: 'city', received: '300' },
      { ...line, level: 'county', received: '600', paid: '300', withdrawn: '100', reallocated: '30' },
      { ...line, level: 'province', received: '1000', passedOn: '600' },
    ]);
    expect(fundSummaryOf(flows, () => undefined).map(({ level }) => level)).toEqual(['unknown']);
  });

  it('balance: what came in is what left and what is held, of all together and of one organ', () => {
    // 1000 from outside and 300 of a budget; 300 paid, 100 given back; 30 are held by the allocation they were moved to.
    expect(flowConservationOf(flows)).toEqual({ in: '1300', out: '400', held: '900', residue: '0' });
    const around = (organ: string) =>
      flowConservationOf(
        flows.filter(({ from, to }) => from === organ || to === organ),
        organ,
      );
    expect(around('county')).toEqual({ in: '600', out: '430', held: '170', residue: '0' });
    expect(around('province')).toEqual({ in: '1000', out: '600', held: '400', residue: '0' });
    expect(around('builder')).toEqual({ in: '0', out: '0', held: '0', residue: '0' });
    expect(flowConservationOf([])).toEqual({ in: '0', out: '0', held: '0', residue: '0' });
  });

  it('count money that an organ splits for itself neither as come nor as gone', () => {
    const own = flowsOf(
      summed([
        allocated({ id: 'p', from: 'centre', to: 'province', amount: '1000' }),
        allocated({ id: 'q', from: 'province', to: 'province', amount: '400', splits: { parentAllocationId: 'p' } }),
      ]),
    );
    expect(flowConservationOf(own, 'province')).toEqual({ in: '1000', out: '0', held: '1000', residue: '0' });
  });

  it('are none of an allocation that does not stand', () => {
    expect(fundFlows.measures(recordedFacts([leaves('FundDisbursed', 'c', '1')]))).toEqual([]);
  });
});
