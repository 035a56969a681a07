/** 民主测评: one evaluation of a team or a leading cadre, opened, held and counted. */
import type { FactNamed } from '../../src/domain/catalogue';
import { yearOf, type LegalDay } from '../../src/domain/legal-day';
import { daysAfter, earlierOf, laterOf } from '../calendar';
import { digestOf, type Script, type Told } from '../script';
import { committee } from './organs';

export type OpenedData = FactNamed<'DemocraticEvaluationOpened'>['data'];
export type HeldData = FactNamed<'DemocraticEvaluationHeld'>['data'];

export interface Ballot {
  readonly evaluationId: string;
  /** `person-…` or `org-…`. */
  readonly subject: string;
  readonly heldOn: LegalDay;
  readonly distrust: number;
  /** Valid ballots. */
  readonly of: number;
  readonly invalid?: number;
  /** Ballots given out; four more than came back unless stated. */
  readonly issued?: number;
  readonly purpose?: 'responsibility_implementation' | 'integrity_status';
  readonly cycleYear?: number;
  /** Days between the count and its entry. */
  readonly delay?: number;
  readonly after?: readonly Told[];
}

/** P-DENOM as the committee set it from 2018 on; frozen into each result. */
const denominatorOn = (day: LegalDay): HeldData['denominatorPolicyId'] =>
  day >= '2018-01-01' ? 'RETURNED' : 'VALID_RETURNED';

/** The result as counted; a corrected count is the same result with other figures. */
export function countOf({ evaluationId, heldOn, distrust, of, invalid = 0, issued }: Ballot): HeldData {
  const basicallyTrust = Math.min(of - distrust, 20 - (of % 7));
  return {
    evaluationId,
    heldOn,
    eligibleVoters: of + invalid + 9,
    ballotsIssued: issued ?? of + invalid + 4,
    ballotsReturned: of + invalid,
    ballotsInvalid: invalid,
    counts: { trust: of - distrust - basicallyTrust, basicallyTrust, distrust, abstain: 0, blank: 0 },
    denominatorPolicyId: denominatorOn(heldOn),
    countedByOrgId: 'yunqi-organisation',
    docSha256: digestOf(`count of ${evaluationId}`),
  };
}

/** The opening, nine days ahead. */
export function openingOf({ evaluationId, subject, heldOn, purpose, cycleYear = yearOf(heldOn) }: Ballot): OpenedData {
  const [kind, id] = [subject.slice(0, subject.indexOf('-')), subject.slice(subject.indexOf('-') + 1)];
  const openedOn = laterOf(`${cycleYear}-01-04`, daysAfter(heldOn, -9));
  return {
    evaluationId,
    cycleYear,
    ...(kind === 'person'
      ? { subjectKind: 'leading_cadre' as const, subjectPersonId: id }
      : { subjectKind: 'team' as const, subjectOrgId: id }),
    purpose: purpose ?? (kind === 'person' ? 'integrity_status' : 'responsibility_implementation'),
    organiserOrgId: 'yunqi-committee',
    combinedWith: 'annual_appraisal',
    openedOn: earlierOf(openedOn, heldOn),
  };
}

/** Opens the evaluation and records its count. */
export function holdEvaluation(script: Script, ballot: Ballot): { readonly opened: Told; readonly held: Told } {
  const { evaluationId, delay, after } = ballot;
  const stream = `evaluation-${evaluationId}`;
  const opened = script.say(committee, 'DemocraticEvaluationOpened', stream, openingOf(ballot), after ? { after } : {});
  const held = script.say(committee, 'DemocraticEvaluationHeld', stream, countOf(ballot), {
    ...(delay === undefined ? {} : { delay }),
  });
  return { opened, held };
}
