/** The figures that the regulations print, as exact ratios and counts. A rule takes its figure from here. */
import type { Cite } from '../domain/fields';
import type { LegalDay } from '../domain/legal-day';

/** A share that is exceeded or not. `num/den` is in lowest terms; `printed` is how the text writes it. */
export interface ShareThreshold {
  readonly id: `TH-${string}`;
  readonly printed: string;
  readonly num: number;
  readonly den: number;
  readonly cite: Cite;
}

/** 不信任票超过40%: the admonition talk. */
export const above40: ShareThreshold = { id: 'TH-01', printed: '40%', num: 2, den: 5, cite: 'GS-CG-14-i2' };
/** 不信任票超过60%: removal. */
export const above60: ShareThreshold = { id: 'TH-02', printed: '60%', num: 3, den: 5, cite: 'GS-CG-14-i2' };
/** 连续2年不信任票超过50%: removal. */
export const above50: ShareThreshold = { id: 'TH-03', printed: '50%', num: 1, den: 2, cite: 'GS-CG-14-i2' };

/** 2年内不得提拔, in months (TH-04). */
export const promotionBarMonths = { id: 'TH-04', months: 24, cite: 'GS-CG-14-i4' } as const;
/** 民主测评每年进行1次 (TH-07). */
export const evaluationsPerYear = { id: 'TH-07', count: 1, cite: 'GS-CG-9' } as const;

/** GS-CG holds from its issue (自印发之日起施行, GS-CG-20), the day of the circular printed above article 1. */
export const cleanGovernanceFrom: LegalDay = '1999-03-23';

/** CN-PA holds from 2016-10-11 (CN-PA-29), GS-PA from 2017-03-09 (GS-PA-36); SX-PA prints no day (P-SX-EFFECTIVE). */
export const nationalPovertyFrom: LegalDay = '2016-10-11';
export const gansuPovertyFrom: LegalDay = '2017-03-09';
