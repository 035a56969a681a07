/** The bodies of the province beside 云栖市's own, and who of them records. */
import type { Role } from '../../src/domain/roles';
import type { Actor } from '../../src/ledger/recording';
import type { LegalDay } from '../../src/domain/legal-day';
import { register, type Registered } from '../city/organs';
import type { Script } from '../script';
import { cities, joiningCities, PROVINCE, yunqi, type CityPlace, type County } from './places';

export interface Body extends Registered {
  /** `province`, or the city whose organisation department fills its posts. */
  readonly area: string;
}

/** The first day of the bodies that join. */
export const JOINED: LegalDay = '2016-01-01';

const provincial = (id: string, nameZh: string, kind: Body['kind'], parent = 'province-government'): Body => ({
  id: `province-${id}`,
  nameZh,
  kind,
  level: 'province',
  parent,
  region: PROVINCE.region,
  area: PROVINCE.id,
});

/** 省直相关部门, whose heads sign letters. */
export const sectorDepartments: readonly Body[] = [
  provincial('roads', '澜川省道路厅', 'sector_dept'),
  provincial('water', '澜川省水务厅', 'sector_dept'),
  provincial('schools', '澜川省学校厅', 'sector_dept'),
  provincial('farms', '澜川省农事厅', 'sector_dept'),
];

const provincialBodies: readonly Body[] = [
  { id: 'centre', nameZh: '中央(示例)', kind: 'government', level: 'central', region: '000000', area: PROVINCE.id },
  provincial('organisation', '中共澜川省委组织部', 'organisation_dept', 'province-committee'),
  provincial('finance', '澜川省财政厅', 'department'),
  provincial('audit', '澜川省审计厅', 'audit_organ'),
  provincial('group', '澜川省脱贫攻坚领导小组', 'leading_group', 'province-committee'),
  ...sectorDepartments,
];

const joiningCityBodies = ({ id, nameZh, region }: CityPlace): readonly Body[] => {
  const of = { level: 'city', region, area: id } as const;
  const [committee, government] = [`${id}-committee`, `${id}-government`];
  return [
    { ...of, id: committee, nameZh: `中共${nameZh}委员会`, kind: 'party_committee', parent: 'province-committee' },
    { ...of, id: government, nameZh: `${nameZh}人民政府`, kind: 'government', parent: 'province-government' },
    { ...of, id: `${id}-organisation`, nameZh: `中共${nameZh}委组织部`, kind: 'organisation_dept', parent: committee },
    { ...of, id: `${id}-finance`, nameZh: `${nameZh}财政局`, kind: 'department', parent: government },
    { ...of, id: `${id}-audit`, nameZh: `${nameZh}审计局`, kind: 'audit_organ', parent: government },
  ];
};

/** What the campaign adds to every city: its leading group, and a works company that is paid for projects. */
const campaignCityBodies = ({ id, nameZh, region }: CityPlace): readonly Body[] => {
  const of = { level: 'city', region, area: id } as const;
  return [
    { ...of, id: `${id}-group`, nameZh: `${nameZh}脱贫攻坚领导小组`, kind: 'leading_group', parent: `${id}-committee` },
    { ...of, id: `${id}-works`, nameZh: `${nameZh}示例建设公司`, kind: 'soe', parent: `${id}-government` },
  ];
};

const joiningCountyBodies = ({ id, nameZh, region, city }: County): readonly Body[] => {
  const of = { level: 'county', region, area: city } as const;
  const [committee, government] = [`${id}-committee`, `${id}-government`];
  return [
    { ...of, id: committee, nameZh: `中共${nameZh}委员会`, kind: 'party_committee', parent: `${city}-committee` },
    { ...of, id: government, nameZh: `${nameZh}人民政府`, kind: 'government', parent: `${city}-government` },
  ];
};

const campaignCountyBodies = ({ id, nameZh, region, city }: County): readonly Body[] => {
  const of = { level: 'county', region, area: city } as const;
  return [
    { ...of, id: `${id}-finance`, nameZh: `${nameZh}财政局`, kind: 'department', parent: `${id}-government` },
    { ...of, id: `${id}-group`, nameZh: `${nameZh}脱贫攻坚领导小组`, kind: 'leading_group', parent: `${id}-committee` },
  ];
};

/** Those above before those below. */
export const joiningBodies: readonly Body[] = [
  ...provincialBodies,
  ...joiningCities.flatMap(joiningCityBodies),
  ...cities.flatMap(campaignCityBodies),
  ...joiningCities.flatMap(({ counties }) => counties.flatMap(joiningCountyBodies)),
  ...cities.flatMap(({ counties }) => counties.flatMap(campaignCountyBodies)),
];

/** Where ordinary staff work; the groups have none of their own, and the company's are no officials. */
export const staffedBodies: readonly Body[] = joiningBodies.filter(
  ({ kind, level }) => kind !== 'leading_group' && kind !== 'soe' && level !== 'central',
);

export const areas: readonly string[] = [PROVINCE.id, yunqi.id, ...joiningCities.map(({ id }) => id)];

/** Registers the bodies that join. */
export function registerBodies(script: Script): void {
  for (const body of joiningBodies) register(script, body, JOINED);
}

const actors = new Map<string, Actor>();

/** An organ that records in a role; the same object each time. */
export function actor(role: Role, organ: string): Actor {
  const key = `${role} ${organ}`;
  const known = actors.get(key) ?? { role, organ, keyId: 'demoscript' };
  actors.set(key, known);
  return known;
}
