/** 云栖市: an invented city of a prefecture's level, its organs and its five counties. No such place exists. */
import type { FactNamed } from '../../src/domain/catalogue';
import type { LegalDay } from '../../src/domain/legal-day';
import type { Role } from '../../src/domain/roles';
import type { Actor } from '../../src/ledger/recording';
import type { Script, Told } from '../script';

type Registration = FactNamed<'OrganisationRegistered'>['data'];

/** A body of the city; `deputy` marks those whose second leader is a leading cadre too. */
export interface Organ {
  readonly id: string;
  readonly nameZh: string;
  readonly kind: Registration['orgKind'];
  readonly level: Registration['level'];
  readonly parent?: string;
  readonly region: string;
  readonly principal: string;
  readonly deputy?: string;
}

const city = (
  id: string,
  nameZh: string,
  kind: Organ['kind'],
  principal: string,
  more: Partial<Pick<Organ, 'parent' | 'deputy'>> = {},
): Organ => ({ id, nameZh, kind, level: 'city', region: '629900', principal, ...more });

const under = { parent: 'yunqi-committee' };
const underGovernment = { parent: 'yunqi-government' };

const cityOrgans: readonly Organ[] = [
  city('yunqi-committee', '中共云栖市委员会', 'party_committee', '市委书记', {
    parent: 'province-committee',
    deputy: '市委副书记',
  }),
  city('yunqi-government', '云栖市人民政府', 'government', '市长', { parent: 'province-government', deputy: '副市长' }),
  city('yunqi-discipline', '中共云栖市纪律检查委员会', 'discipline_organ', '市纪委书记', {
    ...under,
    deputy: '市纪委副书记',
  }),
  city('yunqi-organisation', '中共云栖市委组织部', 'organisation_dept', '市委组织部部长', {
    ...under,
    deputy: '市委组织部副部长',
  }),
  city('yunqi-personnel', '云栖市人事局', 'personnel_dept', '市人事局局长', underGovernment),
  city('yunqi-audit', '云栖市审计局', 'audit_organ', '市审计局局长', underGovernment),
  city('yunqi-finance', '云栖市财政局', 'department', '市财政局局长', underGovernment),
  city('yunqi-transport', '云栖市交通局', 'department', '市交通局局长', underGovernment),
  city('yunqi-procuratorate', '云栖市人民检察院', 'procuratorate', '市检察院检察长'),
  city('yunqi-enforcement', '云栖市城市管理执法局', 'law_enforcement_organ', '市城管执法局局长', {
    ...underGovernment,
    deputy: '市城管执法局副局长',
  }),
];

/** 云栖市's counties, by id, name and code. */
export const yunqiCounties = [
  ['qinghe', '青禾县', '629921'],
  ['wanglan', '望岚县', '629922'],
  ['yanchi', '砚池县', '629923'],
  ['luming', '鹿鸣县', '629924'],
  ['chengxi', '澄汐县', '629925'],
] as const;

const countyOrgans: readonly Organ[] = yunqiCounties.flatMap(([id, nameZh, region]): readonly Organ[] => [
  {
    id: `${id}-committee`,
    nameZh: `中共${nameZh}委员会`,
    kind: 'party_committee',
    level: 'county',
    parent: 'yunqi-committee',
    region,
    principal: `${nameZh}县委书记`,
  },
  {
    id: `${id}-government`,
    nameZh: `${nameZh}人民政府`,
    kind: 'government',
    level: 'county',
    parent: 'yunqi-government',
    region,
    principal: `${nameZh}县长`,
  },
  {
    id: `${id}-discipline`,
    nameZh: `中共${nameZh}纪律检查委员会`,
    kind: 'discipline_organ',
    level: 'county',
    parent: `${id}-committee`,
    region,
    principal: `${nameZh}纪委书记`,
  },
]);

/** The ten bodies of the city itself: theirs are the leadership teams (领导班子) that the committee has evaluated. */
export const teams: readonly Organ[] = cityOrgans;

/** 澜川省, as invented as the city: who stands above it. Nobody in them is evaluated by the city. */
export const above: readonly Omit<Organ, 'principal'>[] = [
  {
    id: 'province-committee',
    nameZh: '中共澜川省委员会',
    kind: 'party_committee',
    level: 'province',
    region: '629000',
  },
  { id: 'province-government', nameZh: '澜川省人民政府', kind: 'government', level: 'province', region: '629000' },
];

/** Every body of the city, those above before those below. */
export const organs: readonly Organ[] = [...cityOrgans, ...countyOrgans];

/** Someone of the demo's city who records. The key id says that it came with the demo. */
const actor = (role: Role, organ?: string): Actor => ({
  role,
  keyId: 'demoscript',
  ...(organ === undefined ? {} : { organ }),
});

export const registrar = actor('registrar');
export const committee = actor('party-committee', 'yunqi-committee');
export const discipline = actor('discipline-commission', 'yunqi-discipline');
export const organisationDepartment = actor('organisation-department', 'yunqi-organisation');
export const auditOffice = actor('auditor', 'yunqi-audit');
export const enforcement = actor('law-enforcement-organ', 'yunqi-enforcement');

/** What the registration of a body says. */
export type Registered = Pick<Organ, 'id' | 'nameZh' | 'kind' | 'level' | 'parent' | 'region'>;

/** Registers one body as of a day. */
export const register = (script: Script, body: Registered, effectiveFrom: LegalDay): Told => {
  const { id, nameZh, kind, level, parent, region } = body;
  return script.say(
    registrar,
    'OrganisationRegistered',
    `org-${id}`,
    {
      orgId: id,
      nameZh,
      level,
      orgKind: kind,
      ...(parent === undefined ? {} : { parentOrgId: parent }),
      regionCode: region,
      cgScope: 'full',
      verticalManagement: false,
      effectiveFrom,
    },
    { about: { classification: 'public' } },
  );
};

/** Registers every body and the two above them, those above before those below. */
export const registerOrgans = (script: Script): ReadonlyMap<string, Told> =>
  new Map([...above, ...organs].map((body) => [body.id, register(script, body, '1999-03-23')]));
