/** An invented place whose principals sign letters, and what the rules say of its bodies. */
import { letterMatrix } from '../../../../projections/letter-matrix';
import type { Finding } from '../../../../src/rulebook/rule';
import { body, gov, party, personOf, postOf, took } from '../../../support/letters';
import type { Told } from '../../../support/spec';
import { judged, ofRule, type Asked } from './example';

export const [SECRETARY, MAYOR, NEXT, DEPUTY] = [personOf(1), personOf(2), personOf(3), personOf(4)];
export const sx = { 'P-SX-EFFECTIVE': '2019-01-01', 'P-CAMPAIGN-END': '2019-12-31' } as const;
export const gs = { 'P-CAMPAIGN-END': '2017-12-31' } as const;

/** A place with a committee, a government, their principals and a deputy secretary. */
export const place = (level: 'province' | 'city' | 'county' | 'township', region: string): readonly Told[] => [
  body('committee', level, 'party_committee', region),
  body('government', level, 'government', region),
  postOf('committee', 'secretary', 'principal_party'),
  postOf('government', 'mayor', 'principal_gov'),
  took('secretary', SECRETARY, '2016-01-01'),
  took('mayor', MAYOR, '2016-01-01'),
];
export const deputy: readonly Told[] = [
  postOf('committee', 'deputy', 'team_member'),
  took('deputy', DEPUTY, '2016-01-01'),
];
export const secretary = party('committee', 'secretary', SECRETARY);
export const mayor = gov('government', 'mayor', MAYOR);
export const both = [secretary, mayor];
export const shanxi = place('county', '149921');

export const of = (told: readonly Told[], org: string, rule: string, asked: Asked): readonly Finding[] =>
  ofRule(judged(letterMatrix, told, org, asked), rule);
export const words = (findings: readonly Finding[]) => findings.map(({ code, since }) => [code, since]);
/** R-24 of one edge: the others are told in their own tests. */
export const onEdge = (findings: readonly Finding[], edge: string) => findings.filter(({ en }) => en.startsWith(edge));
