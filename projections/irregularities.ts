/**
 * 资金违规台账: each irregularity, what came back and whether it was corrected (GS-PA-25, GS-PA-10, CN-PA-11, SX-PA-6).
 * Money is in the minor unit, as exact decimal strings; ages are the reader’s, who knows the day asked about.
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId } from '../src/domain/fact';
import { yearOf, type LegalDay } from '../src/domain/legal-day';
import type { MisuseType } from '../src/domain/funds/misuse';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface IrregularityFound extends Recorded {
  readonly misuseType: MisuseType;
  /** Absent where none is known: 延压 is measured in days. */
  readonly amount?: string;
  readonly amountEstimated?: boolean;
  readonly delayDays?: number;
  readonly allocationId?: string;
  readonly projectId?: string;
  readonly orgId?: string;
  readonly personIds?: readonly string[];
  readonly foundBy: string;
  readonly foundOn: LegalDay;
  /** Area of the record: it decides which regulation asks for the correction. */
  readonly jurisdiction: string;
}

export interface Recovery extends Recorded {
  readonly amount: string;
  readonly recoveredOn: LegalDay;
  readonly toAllocationId?: string;
}

export interface IrregularityCorrection extends Recorded {
  readonly correctedOn: LegalDay;
  readonly measure: string;
  readonly docNo: string;
}

export interface IrregularityRow {
  readonly irregularityId: string;
  /** Open until it is corrected. */
  readonly state: 'open' | 'closed';
  /** Absent when the finding does not stand on the day asked about. */
  readonly found?: IrregularityFound;
  /** In legal order. */
  readonly recoveries: readonly Recovery[];
  /** Sum of the recoveries. */
  readonly recovered: string;
  readonly correction?: IrregularityCorrection;
}

const rowOf = (row: IrregularityRow | undefined, irregularityId: string): IrregularityRow =>
  row ?? { irregularityId, state: 'open', recoveries: [], recovered: '0' };

export const irregularities: RowProjection<IrregularityRow> = {
  kind: 'rows',
  name: 'irregularities',
  version: 1,
  zh: '资金违规台账',
  keys: (fact) => (fact.type in irregularities.on ? [streamId(fact.stream)] : []),
  on: {
    FundIrregularityFound: (row, fact, key) => ({ ...rowOf(row, key), found: foundOf(fact) }),
    FundRecovered: (row, fact, key) => {
      const before = rowOf(row, key);
      return {
        ...before,
        recoveries: [...before.recoveries, recoveryOf(fact)],
        recovered: String(BigInt(before.recovered) + BigInt(fact.data.amount)),
      };
    },
    FundIrregularityCorrected: (row, fact, key) => ({
      ...rowOf(row, key),
      state: 'closed',
      correction: recorded(fact, only(fact.data, ['correctedOn', 'measure', 'docNo'])),
    }),
  },
  filters: ({ found }) => ({
    organs: found?.orgId === undefined ? [] : [found.orgId],
    years: found ? [yearOf(found.foundOn)] : [],
  }),
};

const foundOf = (fact: FactNamed<'FundIrregularityFound'>): IrregularityFound =>
  recorded(
    fact,
    Object.assign(
      { jurisdiction: fact.about.jurisdiction },
      only(fact.data, [
        'misuseType',
        'amount',
        'amountEstimated',
        'delayDays',
        'allocationId',
        'projectId',
        'orgId',
        'personIds',
        'foundBy',
        'foundOn',
      ]),
    ),
  );

const recoveryOf = (fact: FactNamed<'FundRecovered'>): Recovery =>
  recorded(fact, only(fact.data, ['amount', 'recoveredOn', 'toAllocationId']));
