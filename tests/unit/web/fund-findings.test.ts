/** Findings stand beside the flows that they concern, and none is left out. */
import { isOfMoney, organsOf, parted } from '../../../web/src/pages/funds/concerned';

const finding = (subject: string, rule = 'R-33') => ({ subject, rule });
const organsOfFund = (id: string): readonly string[] => (id === 'a' ? ['giver', 'taker'] : []);

test('a finding is of the organ, the budget or the allocation that is its subject', () => {
  expect(organsOf(finding('org-county-finance'), organsOfFund)).toEqual(['county-finance']);
  expect(organsOf(finding('budget-county-finance-2018~special_poverty_budget'), organsOfFund)).toEqual([
    'county-finance',
  ]);
  expect(organsOf(finding('fund-a'), organsOfFund)).toEqual(['giver', 'taker']);
  expect(organsOf(finding('project-p'), organsOfFund)).toEqual([]);
});

test('those of the diagram come first, and all others are there', () => {
  const findings = [finding('org-x'), finding('fund-a'), finding('fund-b'), finding('project-p')];
  const { here, elsewhere } = parted(findings, ['taker'], { organsOfFund, areaOf: () => undefined });
  expect(here).toEqual([findings[1]]);
  expect(elsewhere).toEqual([findings[0], findings[2], findings[3]]);
  expect(parted(findings, undefined, { organsOfFund, areaOf: () => undefined })).toEqual({
    here: findings,
    elsewhere: [],
  });
});

test('what a government answers for stands beside the money of its bureau', () => {
  const areas: Readonly<Record<string, string>> = { bureau: '629999', government: '629999', other: '629998' };
  const findings = [finding('org-government'), finding('org-other'), finding('org-unknown')];
  const { here } = parted(findings, ['bureau'], { organsOfFund, areaOf: (id) => areas[id] });
  expect(here).toEqual([findings[0]]);
});

test('rules of money are R-30 to R-37', () => {
  expect(['R-29', 'R-30', 'R-37', 'R-38', 'R-3'].filter((rule) => isOfMoney({ rule }))).toEqual(['R-30', 'R-37']);
});
