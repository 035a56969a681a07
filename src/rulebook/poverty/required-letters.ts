/** Which letters the chain asks of a body, from which day on, and in which posts their signatories stand. */
import type { Cite } from '../../domain/fields';
import type { LegalDay } from '../../domain/legal-day';
import {
  edgeOf,
  letterEdgeIds,
  type LetterEdge,
  type LetterEdgeId,
  type LetterKind,
  type SignatoryRole,
} from '../../domain/letters/edges';
import type { OrganKind } from '../../domain/organisations/organ-kinds';
import type { BodyRegistered } from '../../../projections/letter-matrix';
import type { Moment } from '../rule';
import { gansuPovertyFrom, nationalPovertyFrom } from '../thresholds';

/** One letter that is asked for. Two edges where one repeats the other: one letter meets both. */
export interface RequiredLetter {
  readonly edges: readonly LetterEdgeId[];
  readonly kind: LetterKind;
  readonly cites: readonly Cite[];
  readonly roles: readonly SignatoryRole[];
  readonly implied: boolean;
  readonly dual: boolean;
  /** Absent when the regulation's first day is not known: then nothing is missing. */
  readonly from?: LegalDay;
}

/** 党政主要负责人, 其他领导干部, 部门主要负责人, 帮扶单位: the kinds of body that each stands in. */
const bodiesOf: Readonly<Record<SignatoryRole, readonly OrganKind[]>> = {
  party_principal: ['party_committee'],
  gov_principal: ['government'],
  deputy: ['party_committee', 'government'],
  dept_principal: ['sector_dept'],
  unit: ['helper_unit'],
};

/** The role in which the holder of a post signs; undefined for posts that sign nothing. */
export const signingRoleOf = (leadershipRole: string): SignatoryRole | undefined =>
  (
    ({
      principal_party: 'party_principal',
      principal_gov: 'gov_principal',
      team_member: 'deputy',
      dept_principal: 'dept_principal',
    }) as Readonly<Record<string, SignatoryRole | undefined>>
  )[leadershipRole];

const regulationsOf = (regionCode: string): readonly LetterEdge['regulation'][] => {
  if (regionCode.startsWith('62')) return ['CN-PA', 'GS-PA'];
  return regionCode.startsWith('14') ? ['CN-PA', 'SX-PA'] : ['CN-PA'];
};

const firstDay = ({ regulation }: LetterEdge, moment: Moment): LegalDay | undefined => {
  if (regulation === 'CN-PA') return nationalPovertyFrom;
  if (regulation === 'GS-PA') return gansuPovertyFrom;
  const day = moment.parameter('P-SX-EFFECTIVE');
  return typeof day === 'string' ? day : undefined;
};

/** Every letter that the chain asks of a body, in the order of the edges. */
export function requiredLetters(body: BodyRegistered, moment: Moment): readonly RequiredLetter[] {
  const regulations = regulationsOf(body.regionCode);
  const binding = letterEdgeIds.filter((id) => {
    const { regulation, signatory } = edgeOf(id);
    return (
      regulations.includes(regulation) &&
      signatory.levels.includes(body.level) &&
      signatory.roles.some((role) => bodiesOf[role].includes(body.orgKind))
    );
  });
  const repeating = binding.find((id) => edgeOf(id).restates === 'LT-01');
  const alone = repeating === undefined ? binding : binding.filter((id) => id !== repeating);
  return alone.map((id) => required(id === 'LT-01' && repeating !== undefined ? [id, repeating] : [id], body, moment));
}

function required(edges: readonly LetterEdgeId[], body: BodyRegistered, moment: Moment): RequiredLetter {
  const [first, ...rest] = edges.map(edgeOf) as [LetterEdge, ...LetterEdge[]];
  const from = firstDay(first, moment);
  const all = [first, ...rest];
  return {
    edges,
    kind: first.kind,
    cites: [...new Set(all.flatMap(({ cites }) => cites))],
    roles: first.signatory.roles.filter((role) => bodiesOf[role].includes(body.orgKind)),
    implied: first.status === 'implied',
    dual: all.some(({ dual }) => dual === true),
    ...(from === undefined ? {} : { from }),
  };
}
