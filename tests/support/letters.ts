/** Bodies, posts and letters of an invented poverty campaign, for tests that tell their own story. */
import type { FactNamed } from '../../src/domain/catalogue';
import { edgeOf, type LetterEdgeId } from '../../src/domain/letters/edges';
import type { LegalDay } from '../../src/domain/legal-day';
import { say } from './facts';
import type { Told } from './spec';

type Registered = FactNamed<'OrganisationRegistered'>['data'];
type Signed = FactNamed<'ResponsibilityLetterSigned'>['data'];
type Signatory = Signed['signatories'][number];

const digest = 'f'.repeat(64);

/** The n-th invented person. */
export const personOf = (n: number): string => `5d0b6a52-7c1e-4f3a-9b7d-${n.toString(16).padStart(12, '0')}`;

export const body = (
  orgId: string,
  level: Registered['level'],
  orgKind: Registered['orgKind'],
  regionCode: string,
): Told =>
  say('OrganisationRegistered', `org-${orgId}`, {
    orgId,
    nameZh: `示例机构${orgId}`,
    level,
    orgKind,
    regionCode,
    cgScope: 'full',
    verticalManagement: false,
    effectiveFrom: '2015-01-01',
  });

export const postOf = (
  orgId: string,
  postId: string,
  leadershipRole: FactNamed<'PostEstablished'>['data']['leadershipRole'],
): Told =>
  say('PostEstablished', `post-${postId}`, {
    postId,
    orgId,
    titleZh: `示例职位${postId}`,
    leadershipRole,
    rankOrdinal: 5,
    appointingOrgId: orgId,
    isLeadingCadre: true,
    occurredOn: '2015-01-01',
  });

export const took = (postId: string, personId: string, assumedOn: LegalDay, decidedByOrgId = 'p-committee'): Told =>
  say('PostAssumed', `post-${postId}`, {
    postId,
    personId,
    assumedOn,
    decisionDocNo: `示任${postId}${assumedOn}`,
    decidedByOrgId,
    isPromotion: false,
  });

export const left = (postId: string, personId: string, vacatedOn: LegalDay): Told =>
  say('PostVacated', `post-${postId}`, {
    postId,
    personId,
    vacatedOn,
    reason: 'transfer',
    decisionDocNo: `示免${postId}${vacatedOn}`,
  });

export const party = (orgId: string, postId: string, personId: string): Signatory => ({
  personId,
  postId,
  orgId,
  role: 'party_principal',
});
export const gov = (orgId: string, postId: string, personId: string): Signatory => ({
  ...party(orgId, postId, personId),
  role: 'gov_principal',
});

export const signed = (
  letterId: string,
  edgeId: LetterEdgeId,
  signedOn: LegalDay,
  signatories: readonly Signatory[],
  more: Partial<Signed> = {},
): Told => {
  const { kind } = edgeOf(edgeId);
  return say('ResponsibilityLetterSigned', `letter-${letterId}`, {
    letterId,
    edgeId,
    kind,
    cycle: { type: 'year', year: Number(signedOn.slice(0, 4)) },
    signatories: [...signatories],
    recipientOrgId: 'recipient',
    ...(kind === 'assistance' ? { linkedRegionCode: '149921101' } : {}),
    titleZh: kind === 'assistance' ? '帮扶责任书' : '脱贫责任书',
    signedOn,
    validFrom: signedOn,
    targets: [],
    docNo: `示责${letterId}`,
    docSha256: digest,
    ...more,
  });
};

export const succeeded = (letterId: string, outgoing: Signatory, incoming: Signatory, succeededOn: LegalDay): Told =>
  say('ResponsibilityLetterSucceeded', `letter-${letterId}`, { letterId, outgoing, incoming, succeededOn });

export const ended = (
  letterId: string,
  endedOn: LegalDay,
  reason: FactNamed<'ResponsibilityLetterEnded'>['data']['reason'],
): Told => say('ResponsibilityLetterEnded', `letter-${letterId}`, { letterId, endedOn, reason });

export const organised = (
  roundId: string,
  organiserOrgId: string,
  level: 'province' | 'city' | 'county',
  expectedEdges: readonly LetterEdgeId[],
): Told =>
  say('LetterSigningOrganised', `letter_round-${roundId}`, {
    roundId,
    organiserOrgId,
    level,
    cycle: { type: 'year', year: 2019 },
    letterKinds: ['main'],
    expectedEdges: [...expectedEdges],
    startedOn: '2019-01-10',
  });
