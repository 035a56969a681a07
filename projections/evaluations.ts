/** 民主测评台账: one row for each evaluation, with its raw counts and where it stands. No ratio: rules compute it exactly. */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

/** Ballots as counted. */
export interface BallotCounts {
  readonly trust: number;
  readonly basicallyTrust: number;
  readonly distrust: number;
  readonly abstain: number;
  readonly blank: number;
}

export interface EvaluationOpening extends Recorded {
  readonly cycleYear: number;
  readonly subjectKind: 'team' | 'leading_cadre';
  readonly subjectOrgId?: string;
  readonly subjectPersonId?: string;
  readonly purpose: 'responsibility_implementation' | 'integrity_status';
  readonly organiserOrgId: string;
  readonly combinedWith: string;
  readonly openedOn: LegalDay;
  /** Of several in a year, the one that counts as the year's own. */
  readonly markedAnnual?: boolean;
}

export interface Ballot extends Recorded {
  readonly heldOn: LegalDay;
  readonly eligibleVoters: number;
  readonly ballotsIssued: number;
  readonly ballotsReturned: number;
  readonly ballotsInvalid: number;
  readonly counts: BallotCounts;
  readonly opinionNote?: string;
  /** P-DENOM as it stood for this evaluation. */
  readonly denominatorPolicyId: 'VALID_RETURNED' | 'RETURNED' | 'ISSUED';
  readonly countedByOrgId: string;
}

export interface EvaluationAnnulment extends Recorded {
  readonly annulledOn: LegalDay;
  readonly reason: string;
  readonly remeasured: boolean;
  readonly newEvaluationId?: string;
}

export interface EvaluationRow {
  readonly evaluationId: string;
  /** The furthest step on record, whatever the order of the days. */
  readonly state: 'opened' | 'held' | 'annulled';
  /** Absent when the opening does not stand on the day asked about. */
  readonly opening?: EvaluationOpening;
  readonly ballot?: Ballot;
  readonly annulment?: EvaluationAnnulment;
  /** Ids of corrections and voids in this evaluation's stream, in legal order. */
  readonly corrections: readonly string[];
}

type Part = Partial<Pick<EvaluationRow, 'opening' | 'ballot' | 'annulment'>>;

function merge(row: EvaluationRow | undefined, fact: Fact, part: Part): EvaluationRow {
  const merged = Object.assign({ corrections: [] }, row, part);
  const state = merged.annulment ? 'annulled' : merged.ballot ? 'held' : 'opened';
  return { ...merged, evaluationId: streamId(fact.stream), state };
}

const noteCorrection = (row: EvaluationRow | undefined, fact: Fact): EvaluationRow | undefined =>
  row && { ...row, corrections: [...row.corrections, fact.id] };

export const evaluations: RowProjection<EvaluationRow> = {
  kind: 'rows',
  name: 'evaluations',
  version: 1,
  zh: '民主测评台账',
  keys: (fact) => (fact.type in evaluations.on ? [streamId(fact.stream)] : []),
  on: {
    DemocraticEvaluationOpened: (row, fact) => merge(row, fact, { opening: openingOf(fact) }),
    DemocraticEvaluationHeld: (row, fact) => merge(row, fact, { ballot: ballotOf(fact) }),
    DemocraticEvaluationAnnulled: (row, fact) => merge(row, fact, { annulment: annulmentOf(fact) }),
    EventCorrected: noteCorrection,
    EventVoided: noteCorrection,
  },
  filters: ({ opening }) => ({
    organs: opening
      ? [...new Set([opening.organiserOrgId, ...(opening.subjectOrgId ? [opening.subjectOrgId] : [])])]
      : [],
    years: opening ? [opening.cycleYear] : [],
  }),
};

const openingOf = (fact: FactNamed<'DemocraticEvaluationOpened'>): EvaluationOpening =>
  recorded(
    fact,
    only(fact.data, [
      'cycleYear',
      'subjectKind',
      'subjectOrgId',
      'subjectPersonId',
      'purpose',
      'organiserOrgId',
      'combinedWith',
      'openedOn',
      'markedAnnual',
    ]),
  );

const ballotOf = (fact: FactNamed<'DemocraticEvaluationHeld'>): Ballot =>
  recorded(
    fact,
    only(fact.data, [
      'heldOn',
      'eligibleVoters',
      'ballotsIssued',
      'ballotsReturned',
      'ballotsInvalid',
      'counts',
      'opinionNote',
      'denominatorPolicyId',
      'countedByOrgId',
    ]),
  );

const annulmentOf = (fact: FactNamed<'DemocraticEvaluationAnnulled'>): EvaluationAnnulment =>
  recorded(fact, only(fact.data, ['annulledOn', 'reason', 'remeasured', 'newEvaluationId']));
