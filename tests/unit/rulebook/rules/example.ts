/** Worked examples: facts, folded into a row as the ledger folds them, judged by the whole rulebook. */
import type { LegalDay } from '../../../../src/domain/legal-day';
import { parameters, type ParameterId, type ParameterValue } from '../../../../src/domain/parameters/parameters';
import type { Finding, Moment } from '../../../../src/rulebook/rule';
import { judge, rules } from '../../../../src/rulebook/rulebook';
import { docket } from '../../../../projections/docket';
import type { RowProjection } from '../../../../projections/projection';
import { recordedFacts, rowAt, say } from '../../../support/facts';
import type { Told } from '../../../support/spec';

/** One worked example of a rule; examples.test.ts demands one for each that a rule declares. */
export const example = (id: `R-${number}/${number}`, sentence: string, proof: () => void): void => {
  it(`${id} ${sentence}`, proof);
};

/** A point of both clocks, and the parameters set by then. */
export interface Asked {
  readonly on: LegalDay;
  /** How many of the facts are known; all when left out. */
  readonly knownAt?: number;
  readonly set?: Readonly<Partial<Record<ParameterId, ParameterValue>>>;
}

export const momentOf = ({ on, set = {} }: Asked): Moment => ({
  effectiveOn: on,
  parameter: (id) => (id in set ? (set[id] ?? null) : parameters[id].default),
});

/** Breaches found under a code that their rule does not declare. */
export const undeclared = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ status }) => status === 'breach')
    .filter(({ rule, code }) => !rules.some(({ id, breaches = [] }) => id === rule && breaches.includes(code)))
    .map(({ rule, code }) => `${rule} ${code}`);

/**
 * What the rulebook says of one row; nothing when nothing is filed under the key by then.
 *
 * @throws when a breach is found under a code that its rule does not declare
 */
export function judged<Row>(
  projection: RowProjection<Row>,
  told: readonly Told[],
  key: string,
  asked: Asked,
): readonly Finding[] {
  const facts = recordedFacts(told);
  const row = rowAt(projection, facts, key, { on: asked.on, size: asked.knownAt ?? facts.length });
  const findings = row === undefined ? [] : judge(projection, row, key, momentOf(asked));
  const unknown = undeclared(findings);
  if (unknown.length > 0) throw new Error(`not among the breaches that the rule declares: ${unknown.join(', ')}`);
  return findings;
}

export const ofRule = (findings: readonly Finding[], ...rules: readonly string[]): readonly Finding[] =>
  findings.filter(({ rule }) => rules.includes(rule));

/** `R-02 REMOVAL_DUE` for each finding, those of R-05 and R-73's notes about the record left out. */
export const dueCodes = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ status }) => status === 'due').map(({ rule, code }) => `${rule} ${code}`);

/** The docket of a person, judged. */
export const docketOf = (told: readonly Told[], personId: string, asked: Asked): readonly Finding[] =>
  judged(docket, told, `person-${personId}`, asked);

export const ANYBODY = '7f2d8c74-9e30-4b5c-8d9f-2c3d4e5f6071';
export const SOMEBODY_ELSE = '803e9d85-af41-4c6d-9ea0-3d4e5f607182';
export const COMMITTEE = 'example-committee';
export const TEAM = 'example-bureau';
const digest = 'd'.repeat(64);

export interface Ballot {
  readonly id: string;
  readonly year: number;
  readonly distrust: number;
  /** Valid ballots; 100 when left out. */
  readonly all?: number;
  readonly invalid?: number;
  readonly issued?: number;
  readonly heldOn?: LegalDay;
  readonly policy?: 'VALID_RETURNED' | 'RETURNED' | 'ISSUED';
  readonly purpose?: 'responsibility_implementation' | 'integrity_status';
  readonly marked?: boolean;
  readonly person?: string;
  /** In place of a person. */
  readonly team?: string;
}

/** An evaluation opened and held; on 20 December of its year when no day is given. */
export function evaluated(ballot: Ballot): readonly Told[] {
  const { id, year, distrust, all = 100, invalid = 0, policy = 'VALID_RETURNED', team, marked } = ballot;
  const issued = ballot.issued ?? all + invalid;
  return [
    say('DemocraticEvaluationOpened', `evaluation-${id}`, {
      evaluationId: id,
      cycleYear: year,
      subjectKind: team === undefined ? 'leading_cadre' : 'team',
      ...(team === undefined ? { subjectPersonId: ballot.person ?? ANYBODY } : { subjectOrgId: team }),
      purpose: ballot.purpose ?? (team === undefined ? 'integrity_status' : 'responsibility_implementation'),
      organiserOrgId: COMMITTEE,
      combinedWith: 'none',
      openedOn: `${year}-01-02`,
      ...(marked === undefined ? {} : { markedAnnual: marked }),
    }),
    say('DemocraticEvaluationHeld', `evaluation-${id}`, {
      evaluationId: id,
      heldOn: ballot.heldOn ?? `${year}-12-20`,
      eligibleVoters: Math.max(issued, all + invalid),
      ballotsIssued: issued,
      ballotsReturned: all + invalid,
      ballotsInvalid: invalid,
      counts: { trust: all - distrust, basicallyTrust: 0, distrust, abstain: 0, blank: 0 },
      denominatorPolicyId: policy,
      countedByOrgId: COMMITTEE,
      docSha256: digest,
    }),
  ];
}

export const annulled = (evaluationId: string, annulledOn: LegalDay): Told =>
  say('DemocraticEvaluationAnnulled', `evaluation-${evaluationId}`, {
    evaluationId,
    annulledOn,
    reason: 'procedure',
    remeasured: false,
  });

export interface Measure {
  readonly id: string;
  readonly code: 'ADMONITION_TALK' | 'ORG_ADJUSTMENT' | 'ORDERED_RESIGNATION' | 'REMOVAL';
  readonly on: LegalDay;
  readonly takesEffectOn?: LegalDay;
  readonly ground?: 'CG-14-i1' | 'CG-14-i2' | 'CG-14-i4' | 'CG-15-catchall' | 'AG-01';
  readonly severity?: 'general' | 'fairly_serious' | 'serious';
  readonly person?: string;
}

/** An organisational measure, on the ground of the distrust vote unless another is given. */
export const imposed = ({ id, code, on, takesEffectOn, ground, severity, person }: Measure): Told =>
  say(
    'OrganisationalMeasureImposed',
    `sanction-${id}`,
    {
      measureId: id,
      personId: person ?? ANYBODY,
      measureCode: code,
      ground: ground ?? 'CG-14-i2',
      severity: severity ?? 'general',
      responsibleRole: 'cadre',
      imposedOn: on,
      takesEffectOn: takesEffectOn ?? on,
      decidedByOrgId: COMMITTEE,
      docNo: `示例决定-${id}`,
    },
    COMMITTEE,
  );

export const executed = (measureId: string, executedOn: LegalDay): Told =>
  say('MeasureExecuted', `sanction-${measureId}`, {
    measureId,
    executedOn,
    evidenceSha256: digest,
    executionKind: 'removal_effective',
  });

export const varied = (measureId: string, to: 'ORG_ADJUSTMENT' | 'REMOVAL', on: LegalDay): Told =>
  say('SanctionVaried', `sanction-${measureId}`, {
    measureId,
    newMeasureCode: to,
    reason: '示例理由',
    variedOn: on,
    effectiveFrom: on,
    docNo: `示例变更-${measureId}`,
  });

export const revoked = (measureId: string, revokedOn: LegalDay, fromDate?: LegalDay): Told =>
  say('SanctionRevoked', `sanction-${measureId}`, {
    measureId,
    reason: '示例理由',
    revokedOn,
    ...(fromDate === undefined ? { effectiveFrom: 'from_beginning' } : { effectiveFrom: 'from_date', fromDate }),
    docNo: `示例撤销-${measureId}`,
  });

export const corrected = (
  stream: string,
  targetEventId: string,
  correctedPayload: Readonly<Record<string, unknown>>,
  correctedOn: LegalDay,
): Told =>
  say('EventCorrected', stream, {
    targetEventId,
    correctedPayload,
    reason: 'clerical',
    approvedByOrgId: COMMITTEE,
    docNo: `示例更正-${stream}`,
    correctedOn,
  });

export const voided = (stream: string, targetEventId: string, voidedOn: LegalDay): Told =>
  say('EventVoided', stream, {
    targetEventId,
    reason: 'recorded_in_error',
    approvedByOrgId: COMMITTEE,
    voidedOn,
  });

/** A leading post, established long before. */
export const leadingPost = (postId: string, orgId = COMMITTEE): Told =>
  say('PostEstablished', `post-${postId}`, {
    postId,
    orgId,
    titleZh: '示例职位',
    leadershipRole: 'team_member',
    rankOrdinal: 5,
    appointingOrgId: COMMITTEE,
    isLeadingCadre: true,
    occurredOn: '1990-01-01',
  });

export const took = (postId: string, assumedOn: LegalDay, isPromotion = false, personId = ANYBODY): Told =>
  say('PostAssumed', `post-${postId}`, {
    postId,
    personId,
    assumedOn,
    decisionDocNo: '示例任职',
    decidedByOrgId: COMMITTEE,
    isPromotion,
  });

export const left = (postId: string, vacatedOn: LegalDay, measureId?: string): Told =>
  say('PostVacated', `post-${postId}`, {
    postId,
    personId: ANYBODY,
    vacatedOn,
    reason: measureId === undefined ? 'transfer' : 'removal_sanction',
    ...(measureId === undefined ? {} : { measureId }),
    decisionDocNo: '示例免职',
  });
