/** Ballots of one democratic evaluation: which share of them is distrust, in whole numbers, and whether they count. */
import type { Cite } from '../../domain/fields';
import type { BallotCounts } from '../../../projections/evaluations';
import type { Moment } from '../rule';
import type { ShareThreshold } from '../thresholds';

/** Counts as recorded; both the docket's and the evaluation board's items have them. */
export interface Ballots {
  readonly eligibleVoters: number;
  readonly ballotsIssued: number;
  readonly ballotsReturned: number;
  readonly ballotsInvalid: number;
  readonly counts: BallotCounts;
  /** P-DENOM as frozen when the result was recorded. */
  readonly denominatorPolicyId: string;
}

/** `distrust` of `all` ballots. */
export interface DistrustShare {
  readonly distrust: number;
  readonly all: number;
}

/** The denominator that the evaluation's own policy names. */
export function distrustShare(ballots: Ballots): DistrustShare {
  const { ballotsIssued, ballotsReturned, ballotsInvalid, counts, denominatorPolicyId } = ballots;
  const all =
    denominatorPolicyId === 'ISSUED'
      ? ballotsIssued
      : denominatorPolicyId === 'RETURNED'
        ? ballotsReturned
        : ballotsReturned - ballotsInvalid;
  return { distrust: counts.distrust, all };
}

/** True when the share is more than the threshold; equal is not more, and no ballots are no share. */
export const exceeds = ({ distrust, all }: DistrustShare, { num, den }: Pick<ShareThreshold, 'num' | 'den'>): boolean =>
  all > 0 && BigInt(den) * BigInt(distrust) > BigInt(num) * BigInt(all);

const times = (factor: number, n: number): string =>
  factor === 1 ? String(n) : `${factor} x ${n} = ${(BigInt(factor) * BigInt(n)).toString()}`;

/** The comparison written out, e.g. `5 x 61 = 305 > 3 x 100 = 300`. */
export const comparison = (share: DistrustShare, threshold: ShareThreshold): string =>
  `${times(threshold.den, share.distrust)} ${exceeds(share, threshold) ? '>' : '<='} ${times(threshold.num, share.all)}`;

/** Why ballots do not count. */
export interface Voidness {
  readonly code: 'MORE_RETURNED_THAN_ISSUED' | 'NO_BALLOTS' | 'BELOW_QUORUM';
  readonly zh: string;
  readonly en: string;
  readonly arithmetic: string;
  readonly cites: readonly Cite[];
}

/** Undefined when the ballots count. */
export function voidness(ballots: Ballots, moment: Moment): Voidness | undefined {
  const { eligibleVoters, ballotsIssued, ballotsReturned, ballotsInvalid } = ballots;
  const cites = ['GS-CG-9'];
  if (ballotsReturned > ballotsIssued) {
    return {
      code: 'MORE_RETURNED_THAN_ISSUED',
      zh: '收回票数多于发出票数',
      en: 'more ballots came back than were given out',
      arithmetic: `${ballotsReturned} returned > ${ballotsIssued} issued`,
      cites,
    };
  }
  if (ballotsReturned - ballotsInvalid === 0 || distrustShare(ballots).all === 0) {
    return {
      code: 'NO_BALLOTS',
      zh: '没有有效票,无法计算不信任票比例',
      en: 'no valid ballot: there is no share to compute',
      arithmetic: `${ballotsReturned} returned - ${ballotsInvalid} invalid = ${ballotsReturned - ballotsInvalid}`,
      cites,
    };
  }
  const quorum = shareOf(moment.parameter('P-QUORUM'));
  if (!quorum || BigInt(ballotsReturned) * quorum.den >= quorum.num * BigInt(eligibleVoters)) return undefined;
  const [reached, needed] = [BigInt(ballotsReturned) * quorum.den, quorum.num * BigInt(eligibleVoters)];
  return {
    code: 'BELOW_QUORUM',
    zh: '收回票数未达到所设的最低参加率',
    en: 'fewer ballots came back than the quorum asks for',
    arithmetic: `${String(quorum.den)} x ${ballotsReturned} = ${String(reached)} < ${String(quorum.num)} x ${eligibleVoters} = ${String(needed)}`,
    cites,
  };
}

/** A share as it is written in a parameter, `num/den`; undefined when none is set. */
function shareOf(value: unknown): { readonly num: bigint; readonly den: bigint } | undefined {
  const match = typeof value === 'string' ? /^(\d+)\/(\d+)$/.exec(value) : null;
  return match ? { num: BigInt(match[1] ?? '0'), den: BigInt(match[2] ?? '1') } : undefined;
}
