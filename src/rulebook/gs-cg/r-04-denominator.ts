import { evaluations, type EvaluationRow } from '../../../projections/evaluations';
import type { Finding, Rule } from '../rule';
import { above40, above50, above60 } from '../thresholds';
import { comparison, distrustShare, exceeds, voidness } from './ballots';
import { subjectOf } from './evaluated';

const policyZh: Readonly<Record<string, string>> = {
  VALID_RETURNED: '收回的有效票',
  RETURNED: '收回票',
  ISSUED: '发出票',
};

/** 不信任票率的分母: the text gives the percentages and not what they are taken of. */
export const r04Denominator: Rule<EvaluationRow> = {
  id: 'R-04',
  zh: '不信任票率的分母',
  en: 'Denominator of the distrust ratio',
  cites: ['GS-CG-14-i2'],
  reading:
    'The valid ballots returned, abstentions and blanks among them (AMB-01). P-DENOM can say the ballots returned or ' +
    'issued instead; the choice is written into each result when it is recorded, so that a later one never judges old ' +
    'ballots anew. Without a ballot there is no ratio (R-71).',
  parameters: ['P-DENOM', 'P-QUORUM'],
  examples: {
    1: '40 distrust of 100 returned, 4 of them invalid, by valid ballots: 40 of 96, a talk is due',
    2: 'the same ballots by those returned: 40 of 100, nothing is due',
    3: '10 returned and all 10 invalid: void, nothing is due',
  },
  reads: evaluations,
  check(row, _, moment): readonly Finding[] {
    const { ballot } = row;
    const subject = subjectOf(row);
    if (!ballot || subject === undefined || row.annulment || voidness(ballot, moment)) return [];
    const share = distrustShare(ballot);
    const crossed = [above60, above50, above40].find((threshold) => exceeds(share, threshold));
    const compared = crossed ?? above40;
    const policy = ballot.denominatorPolicyId;
    return [
      {
        rule: 'R-04',
        status: 'info',
        code: 'DISTRUST_SHARE',
        subject,
        cites: ['GS-CG-14-i2'],
        facts: [ballot.factId],
        arithmetic: comparison(share, compared),
        zh: `不信任票${share.distrust}张,${policyZh[policy] ?? policy}${share.all}张,${crossed ? '超过' : '未超过'}${compared.printed}。`,
        en: `${share.distrust} of ${share.all} ballots are distrust (${policy}): ${crossed ? '' : 'not '}above ${compared.printed}.`,
        since: ballot.heldOn,
      },
    ];
  },
};
