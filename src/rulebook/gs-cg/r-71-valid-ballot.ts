import { evaluations, type EvaluationRow } from '../../../projections/evaluations';
import type { Finding, Rule } from '../rule';
import { voidness } from './ballots';
import { subjectOf } from './evaluated';

/** 测评有效性: ballots that cannot be a result make nothing due and fulfil nothing. */
export const r71ValidBallot: Rule<EvaluationRow> = {
  id: 'R-71',
  zh: '测评有效性',
  en: 'Validity of a ballot',
  cites: ['GS-CG-9'],
  reading:
    'The text has no rule of validity and no quorum; this much follows from counting. More ballots back than given out, ' +
    'or no valid ballot, is no result, whatever the denominator. Counts that contradict themselves are refused when ' +
    'recorded (422). A quorum holds only where P-QUORUM sets one, against the eligible voters.',
  parameters: ['P-QUORUM'],
  examples: {
    1: '100 issued, none returned: no ratio, counts as not held',
    2: 'counts of 99 for 100 valid ballots: refused when recorded, 422',
    3: '30 of 100 returned: valid, with its turnout',
  },
  reads: evaluations,
  check(row, _, moment): readonly Finding[] {
    const { ballot, annulment } = row;
    const subject = subjectOf(row);
    if (!ballot || subject === undefined) return [];
    const base = { rule: 'R-71', subject, since: ballot.heldOn };
    if (annulment) {
      return [
        {
          ...base,
          status: 'info',
          code: 'EVALUATION_ANNULLED',
          cites: ['GS-CG-9'],
          facts: [ballot.factId, annulment.factId],
          zh: `该次测评于${annulment.annulledOn}作废,不产生任何处理。`,
          en: `annulled on ${annulment.annulledOn}: it makes nothing due.`,
        },
      ];
    }
    const isVoid = voidness(ballot, moment);
    if (isVoid) {
      return [
        {
          ...base,
          status: 'alert',
          code: 'EVALUATION_VOID',
          cites: isVoid.cites,
          facts: [ballot.factId],
          arithmetic: isVoid.arithmetic,
          zh: `该次测评无效:${isVoid.zh},须重新测评。`,
          en: `the evaluation is void: ${isVoid.en}; a new one is needed.`,
        },
      ];
    }
    const { ballotsReturned, ballotsIssued, eligibleVoters } = ballot;
    return [
      {
        ...base,
        status: 'info',
        code: 'TURNOUT',
        cites: ['GS-CG-9'],
        facts: [ballot.factId],
        arithmetic: `${ballotsReturned} returned of ${ballotsIssued} issued, ${eligibleVoters} eligible`,
        zh: `应参加${eligibleVoters}人,发出${ballotsIssued}张,收回${ballotsReturned}张。`,
        en: `${ballotsReturned} of ${ballotsIssued} ballots came back; ${eligibleVoters} were eligible.`,
      },
    ];
  },
};
