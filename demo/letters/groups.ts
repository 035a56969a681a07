/** 脱贫攻坚领导小组 of province, cities and counties, the places that leaders are linked to, and the rounds of signing. */
import type { LetterEdgeId } from '../../src/domain/letters/edges';
import { actor } from '../province/bodies';
import { cities, counties, PROVINCE } from '../province/places';
import { inRegion, two, type Holding, type Province } from '../province/province';
import { holderOf } from './holders';

const ESTABLISHED = '2016-06-20';

const groups = [
  { ...PROVINCE, level: 'province' },
  ...cities.map(({ id, region }) => ({ id, region, level: 'city' }) as const),
  ...counties.map(({ id, region }) => ({ id, region, level: 'county' }) as const),
] as const;

/** Two heads each (双组长): the secretary and the head of the government. */
export function establishGroups({ docNo, script }: Province, all: readonly Holding[]): void {
  for (const { id, region, level } of groups) {
    const heads = ['committee', 'government'].flatMap((body) => {
      const held = holderOf(all, `${id}-${body}-principal`, ESTABLISHED);
      return held ? [held] : [];
    });
    script.say(
      actor('party-committee', `${id}-committee`),
      'LeadingGroupEstablished',
      `group-${id}-poverty`,
      {
        groupId: `${id}-poverty`,
        kind: 'poverty_main',
        level,
        orgId: `${id}-group`,
        heads: heads.map(({ personId, postId }) => ({ personId, postId, basisRole: '党政主要负责人' })),
        deputyHeads: [],
        memberOrgIds: [`${id}-finance`],
        establishedOn: ESTABLISHED,
        docNo: docNo('澜委', ESTABLISHED),
      },
      { after: heads.map(({ assumed }) => assumed), about: inRegion({ region }) },
    );
  }
}

/** Each county has a leader of its city or of the province who is linked to it, to the campaign's end. */
export function linkLeaders({ chance, docNo, script }: Province, all: readonly Holding[]): void {
  for (const county of counties) {
    const startedOn = `2017-03-${two(chance.between(12, 28))}`;
    const area = chance.onceIn(4) ? PROVINCE.id : county.city;
    const held = holderOf(all, `${area}-government-deputy`, startedOn);
    if (!held) continue;
    const about = inRegion(county);
    const stream = `linkage-${county.id}`;
    const by = actor('leading-group', `${PROVINCE.id}-group`);
    script.say(
      by,
      'LinkageAssigned',
      stream,
      {
        linkageId: county.id,
        kind: 'leader_region',
        fromPersonId: held.personId,
        toRegionCode: county.region,
        startedOn,
        docNo: docNo('澜扶联', startedOn),
      },
      { after: [held.assumed], about },
    );
    script.say(
      by,
      'LinkageEnded',
      stream,
      { linkageId: county.id, endedOn: '2020-12-20', reason: 'target_lifted' },
      { about },
    );
  }
}

export const roundId = (group: string, year: number): string => `${group}-${year}`;

/** The groups that have letters signed in a year, each for those below it. */
export function organiseRounds({ script }: Province, year: number): void {
  for (const { id, region, level } of groups) {
    if (level === 'county') continue;
    const expectedEdges: LetterEdgeId[] = level === 'province' ? ['LT-03', 'LT-04', 'LT-05'] : ['LT-06'];
    script.say(
      actor('leading-group', `${id}-group`),
      'LetterSigningOrganised',
      `letter_round-${roundId(id, year)}`,
      {
        roundId: roundId(id, year),
        organiserOrgId: `${id}-group`,
        level,
        cycle: { type: 'year', year },
        letterKinds: ['main'],
        expectedEdges,
        startedOn: `${year}-03-09`,
        targetOn: `${year}-04-30`,
      },
      { about: inRegion({ region }) },
    );
  }
}
