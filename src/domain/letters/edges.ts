/**
 * 责任书链: who signs which letter to whom, as the three poverty regulations order it. No article says how often
 * (AMB-14), and one kind of letter goes by three names (AMB-43), so an edge has neither a period nor a title.
 */
import type { Cite } from '../fields';
import type { OrganKind, OrganLevel } from '../organisations/organ-kinds';

export const letterKinds = ['main', 'assistance', 'unit_village'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Under which capacity somebody signs. `unit` is a body, all others are persons in a post. */
export const signatoryRoles = ['party_principal', 'gov_principal', 'deputy', 'dept_principal', 'unit'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

/** 省、市、县领导小组: the levels whose leading group organises a signing (SX-PA-12, SX-PA-23, SX-PA-32). */
export const organiserLevels = ['province', 'city', 'county'] as const;
export type OrganiserLevel = (typeof organiserLevels)[number];

export interface LetterEdge {
  readonly regulation: 'CN-PA' | 'GS-PA' | 'SX-PA';
  readonly kind: LetterKind;
  readonly zh: string;
  readonly signatory: { readonly levels: readonly OrganLevel[]; readonly roles: readonly SignatoryRole[] };
  /** Whom the letter is given to. `level` and `orgKinds` only where the article names a body, not a linked place. */
  readonly counterparty: {
    readonly zh: string;
    readonly level?: OrganLevel;
    readonly orgKinds?: readonly OrganKind[];
  };
  /** Level of the leading group that organises the signing; absent where no article names one. */
  readonly organiser?: OrganiserLevel;
  /** `implied`: the text presses responsibility down level by level and orders no signature. */
  readonly status: 'explicit' | 'implied';
  /** 双签: one of the two letters that a principal signs. */
  readonly dual?: true;
  /** The edge of the national text that it repeats: one letter meets both. */
  readonly restates?: 'LT-01';
  readonly cites: readonly Cite[];
}

const PRINCIPALS = ['party_principal', 'gov_principal'] as const;
const COMMITTEE_AND_GOVERNMENT = ['party_committee', 'government'] as const;
const centre = { zh: '中央', level: 'central' } as const;
const provincialAuthority = { zh: '省委省政府', level: 'province', orgKinds: COMMITTEE_AND_GOVERNMENT } as const;
const group = <L extends OrganiserLevel>(level: L, zh: string) =>
  ({ zh, level, orgKinds: ['leading_group'] as const }) as const;
const linkedCounty = { zh: '联系县' } as const;
const linkedPoint = { zh: '联系点' } as const;

export const letterEdges = {
  'LT-01': {
    regulation: 'CN-PA',
    kind: 'main',
    zh: '省级党委和政府主要负责人向中央签署脱贫责任书',
    signatory: { levels: ['province'], roles: PRINCIPALS },
    counterparty: centre,
    status: 'explicit',
    cites: ['CN-PA-9'],
  },
  'LT-02': {
    regulation: 'GS-PA',
    kind: 'main',
    zh: '省委省政府主要领导向中央签署脱贫责任书',
    signatory: { levels: ['province'], roles: PRINCIPALS },
    counterparty: centre,
    status: 'explicit',
    restates: 'LT-01',
    cites: ['GS-PA-5'],
  },
  'LT-03': {
    regulation: 'GS-PA',
    kind: 'main',
    zh: '省委省政府分管领导向省委省政府签订责任书',
    signatory: { levels: ['province'], roles: ['deputy'] },
    counterparty: provincialAuthority,
    status: 'explicit',
    cites: ['GS-PA-5'],
  },
  'LT-04': {
    regulation: 'GS-PA',
    kind: 'main',
    zh: '市(州)党委政府主要负责人向省委省政府签订责任书',
    signatory: { levels: ['city'], roles: PRINCIPALS },
    counterparty: provincialAuthority,
    status: 'explicit',
    cites: ['GS-PA-5'],
  },
  'LT-05': {
    regulation: 'GS-PA',
    kind: 'main',
    zh: '省直相关部门主要负责人向省委省政府签订责任书',
    signatory: { levels: ['province'], roles: ['dept_principal'] },
    counterparty: provincialAuthority,
    status: 'explicit',
    cites: ['GS-PA-5'],
  },
  'LT-06': {
    regulation: 'GS-PA',
    kind: 'main',
    zh: '市(州)、县(市、区)层层压实责任',
    signatory: { levels: ['county', 'township'], roles: PRINCIPALS },
    counterparty: { zh: '上一级' },
    status: 'implied',
    cites: ['GS-PA-5'],
  },
  'LT-07': {
    regulation: 'SX-PA',
    kind: 'main',
    zh: '省委、省政府主要负责人向中央签署脱贫责任书',
    signatory: { levels: ['province'], roles: PRINCIPALS },
    counterparty: centre,
    status: 'explicit',
    dual: true,
    restates: 'LT-01',
    cites: ['SX-PA-4', 'SX-PA-10'],
  },
  'LT-08': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '省委、省政府主要负责人签订联系县帮扶责任书',
    signatory: { levels: ['province'], roles: PRINCIPALS },
    counterparty: linkedCounty,
    organiser: 'province',
    status: 'explicit',
    dual: true,
    cites: ['SX-PA-10', 'SX-PA-12'],
  },
  'LT-09': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '其他省级领导干部签订联系县帮扶责任书',
    signatory: { levels: ['province'], roles: ['deputy'] },
    counterparty: linkedCounty,
    organiser: 'province',
    status: 'explicit',
    cites: ['SX-PA-10', 'SX-PA-12'],
  },
  'LT-10': {
    regulation: 'SX-PA',
    kind: 'main',
    zh: '市委、市政府主要负责人向省脱贫攻坚领导小组签署脱贫责任书',
    signatory: { levels: ['city'], roles: PRINCIPALS },
    counterparty: group('province', '省脱贫攻坚领导小组'),
    organiser: 'province',
    status: 'explicit',
    dual: true,
    cites: ['SX-PA-17', 'SX-PA-12', 'SX-PA-22'],
  },
  'LT-11': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '市委、市政府主要负责人签订联系点帮扶责任书',
    signatory: { levels: ['city'], roles: PRINCIPALS },
    counterparty: linkedPoint,
    organiser: 'city',
    status: 'explicit',
    dual: true,
    cites: ['SX-PA-22', 'SX-PA-23'],
  },
  'LT-12': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '其他市级领导干部签订联系点帮扶责任书',
    signatory: { levels: ['city'], roles: ['deputy'] },
    counterparty: linkedPoint,
    organiser: 'city',
    status: 'explicit',
    cites: ['SX-PA-22', 'SX-PA-23'],
  },
  'LT-13': {
    regulation: 'SX-PA',
    kind: 'main',
    zh: '县级党委和政府主要负责人向市脱贫攻坚领导小组签署脱贫责任书',
    signatory: { levels: ['county'], roles: PRINCIPALS },
    counterparty: group('city', '市脱贫攻坚领导小组'),
    organiser: 'city',
    status: 'explicit',
    dual: true,
    cites: ['SX-PA-26', 'SX-PA-23', 'SX-PA-27'],
  },
  'LT-14': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '县级党委和政府主要负责人签订联系点帮扶责任书',
    signatory: { levels: ['county'], roles: PRINCIPALS },
    counterparty: linkedPoint,
    organiser: 'county',
    status: 'explicit',
    dual: true,
    cites: ['SX-PA-27', 'SX-PA-32'],
  },
  'LT-15': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '其他县级领导干部签订联系点帮扶责任书',
    signatory: { levels: ['county'], roles: ['deputy'] },
    counterparty: linkedPoint,
    organiser: 'county',
    status: 'explicit',
    cites: ['SX-PA-27', 'SX-PA-32'],
  },
  'LT-16': {
    regulation: 'SX-PA',
    kind: 'main',
    zh: '乡镇党委和政府主要负责人向县(区)脱贫攻坚领导小组签署脱贫责任书',
    signatory: { levels: ['township'], roles: PRINCIPALS },
    counterparty: group('county', '县(区)脱贫攻坚领导小组'),
    organiser: 'county',
    status: 'explicit',
    dual: true,
    cites: ['SX-PA-36', 'SX-PA-32', 'SX-PA-37'],
  },
  'LT-17': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '乡镇党委和政府主要负责人签订联系点帮扶责任书',
    signatory: { levels: ['township'], roles: PRINCIPALS },
    counterparty: linkedPoint,
    organiser: 'county',
    status: 'explicit',
    dual: true,
    cites: ['SX-PA-37', 'SX-PA-32'],
  },
  'LT-18': {
    regulation: 'SX-PA',
    kind: 'assistance',
    zh: '其他乡镇领导干部签订联系点帮扶责任书',
    signatory: { levels: ['township'], roles: ['deputy'] },
    counterparty: linkedPoint,
    organiser: 'county',
    status: 'explicit',
    cites: ['SX-PA-37', 'SX-PA-32'],
  },
  'LT-19': {
    regulation: 'SX-PA',
    kind: 'unit_village',
    zh: '各级驻村帮扶单位与包扶贫困村签订帮扶责任书',
    signatory: { levels: ['central', 'province', 'city', 'county', 'township', 'unit'], roles: ['unit'] },
    counterparty: { zh: '包扶贫困村' },
    organiser: 'county',
    status: 'explicit',
    cites: ['SX-PA-32'],
  },
} as const satisfies Readonly<Record<string, LetterEdge>>;

export type LetterEdgeId = keyof typeof letterEdges;

export const letterEdgeIds = Object.keys(letterEdges) as readonly LetterEdgeId[];

/** An edge with the members that only some have. */
export const edgeOf = (edgeId: LetterEdgeId): LetterEdge => letterEdges[edgeId];
