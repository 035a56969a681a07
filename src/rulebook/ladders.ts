/**
 * 处分幅度: which measures GS-CG-13 to GS-CG-15 print for which ground, and how serious it has to be. Data, in the order
 * printed; `r-22-ladder-legality.ts` judges by it.
 */
import type { Cite } from '../domain/fields';
import type { GroundCode } from '../domain/accountability/grounds';
import {
  administrativeSanctionCodes,
  organisationalMeasureCodes,
  partySanctionCodes,
  type MeasureCode,
} from '../domain/accountability/measures';

/**
 * When a rung is printed. `any`: for the ground without more. `by_circumstances`: 视其情节. `general`: without a word about
 * the circumstances, beside a heavier rung. `fairly_serious`: 情节较重. `serious`: 情节(问题)严重. `admin_needed`:
 * 需要追究政纪责任. `suspected_crime`: 涉嫌犯罪.
 */
export type Tier =
  'any' | 'by_circumstances' | 'general' | 'fairly_serious' | 'serious' | 'admin_needed' | 'suspected_crime';

/** `all`: every measure together. `one_of`: one of them (或, 、). `one_or_more`: they can be combined. */
export type Mode = 'all' | 'one_of' | 'one_or_more';

/** A whole class where the text prints the class and leaves the kind to other rules. */
export type PrintedClass = 'PARTY_DISCIPLINE' | 'ADMIN_DISCIPLINE' | 'ORGANISATIONAL_HANDLING' | 'TRANSFER_JUDICIARY';

export interface Rung {
  readonly tier: Tier;
  readonly mode: Mode;
  readonly measures: readonly (MeasureCode | PrintedClass)[];
}

export interface Ladder {
  readonly id: `LD-${string}`;
  readonly cite: Cite;
  readonly ground: GroundCode;
  /** Whom the measures hit, in the text's words. */
  readonly liable: string;
  readonly rungs: readonly Rung[];
}

/** The codes that stand behind a printed class; a transfer to the judiciary is no measure of the ledger's ladder. */
export const classCodes: Readonly<Record<PrintedClass, readonly MeasureCode[]>> = {
  PARTY_DISCIPLINE: partySanctionCodes,
  ADMIN_DISCIPLINE: administrativeSanctionCodes,
  ORGANISATIONAL_HANDLING: organisationalMeasureCodes,
  TRANSFER_JUDICIARY: [],
};

const rung = (tier: Tier, mode: Mode, ...measures: Rung['measures']): Rung => ({ tier, mode, measures });

const CHARGE = '负直接领导责任的主管人员';
const CADRE = '领导干部';

/** The eighteen ladders of GS-CG. CG-14-i2 has two, one for each threshold: the ground's code is the same. */
export const ladders: readonly Ladder[] = [
  {
    id: 'LD-13-1',
    cite: 'GS-CG-13-p1',
    ground: 'CG-13-p1',
    liable: '领导班子;问题严重的,负直接领导责任的领导人员',
    rungs: [
      rung('by_circumstances', 'one_or_more', 'WRITTEN_SELF_CRITICISM', 'CIRCULAR_CRITICISM', 'HONOUR_BAR'),
      rung('serious', 'all', 'ORDERED_RESIGNATION'),
    ],
  },
  {
    id: 'LD-13-2',
    cite: 'GS-CG-13-p2',
    ground: 'CG-13-p2',
    liable: '领导班子正职',
    rungs: [rung('any', 'one_of', 'ADMONITION_TALK', 'REMOVAL')],
  },
  {
    id: 'LD-14-1',
    cite: 'GS-CG-14-i1',
    ground: 'CG-14-i1',
    liable: CADRE,
    rungs: [
      rung('general', 'all', 'HONOUR_BAR_TITLES', 'ADMONITION_TALK'),
      rung('serious', 'one_of', 'ORG_ADJUSTMENT', 'REMOVAL'),
    ],
  },
  {
    id: 'LD-14-2a',
    cite: 'GS-CG-14-i2',
    ground: 'CG-14-i2',
    liable: CADRE,
    rungs: [rung('any', 'all', 'ADMONITION_TALK')],
  },
  {
    id: 'LD-14-2b',
    cite: 'GS-CG-14-i2',
    ground: 'CG-14-i2',
    liable: CADRE,
    rungs: [rung('any', 'all', 'REMOVAL')],
  },
  {
    id: 'LD-14-3',
    cite: 'GS-CG-14-i3',
    ground: 'CG-14-i3',
    liable: '负有主要领导责任的主管人员',
    rungs: [rung('by_circumstances', 'one_of', 'ADMONITION_TALK', 'ORG_ADJUSTMENT', 'ORDERED_RESIGNATION', 'REMOVAL')],
  },
  {
    id: 'LD-14-4',
    cite: 'GS-CG-14-i4',
    ground: 'CG-14-i4',
    liable: CADRE,
    rungs: [rung('any', 'all', 'REMOVAL')],
  },
  {
    id: 'LD-14-5',
    cite: 'GS-CG-14-i5',
    ground: 'CG-14-i5',
    liable: CADRE,
    rungs: [
      rung('by_circumstances', 'one_or_more', 'ADMONITION_TALK', 'REMOVAL', 'PARTY_DISCIPLINE', 'ADMIN_DISCIPLINE'),
      rung('suspected_crime', 'all', 'TRANSFER_JUDICIARY'),
    ],
  },
  {
    id: 'LD-15-1',
    cite: 'GS-CG-15-i1',
    ground: 'CG-15-i1',
    liable: CHARGE,
    rungs: [
      rung('general', 'one_of', 'WARNING', 'SERIOUS_WARNING'),
      rung('serious', 'all', 'REMOVAL_FROM_PARTY_POSTS'),
    ],
  },
  {
    id: 'LD-15-2',
    cite: 'GS-CG-15-i2',
    ground: 'CG-15-i2',
    liable: CHARGE,
    rungs: [rung('any', 'one_of', 'ORDERED_RESIGNATION', 'REMOVAL')],
  },
  {
    id: 'LD-15-3a',
    cite: 'GS-CG-15-i3a',
    ground: 'CG-15-i3a',
    liable: CHARGE,
    rungs: [
      rung('general', 'one_of', 'WARNING', 'SERIOUS_WARNING'),
      rung('serious', 'all', 'REMOVAL_FROM_PARTY_POSTS'),
    ],
  },
  {
    id: 'LD-15-3b',
    cite: 'GS-CG-15-i3b',
    ground: 'CG-15-i3b',
    liable: CHARGE,
    rungs: [
      rung('general', 'one_of', 'SERIOUS_WARNING', 'REMOVAL_FROM_PARTY_POSTS', 'PROBATION_IN_PARTY'),
      rung('serious', 'all', 'EXPULSION'),
    ],
  },
  {
    id: 'LD-15-4',
    cite: 'GS-CG-15-i4',
    ground: 'CG-15-i4',
    liable: CHARGE,
    rungs: [
      rung('general', 'one_of', 'WARNING', 'SERIOUS_WARNING'),
      rung('fairly_serious', 'all', 'REMOVAL_FROM_PARTY_POSTS'),
      rung('serious', 'one_of', 'PROBATION_IN_PARTY', 'EXPULSION'),
    ],
  },
  {
    // 撤职 is an administrative sanction in a list of party discipline; taken as printed (AMB-05).
    id: 'LD-15-5',
    cite: 'GS-CG-15-i5',
    ground: 'CG-15-i5',
    liable: CHARGE,
    rungs: [rung('any', 'one_of', 'SERIOUS_WARNING', 'REMOVAL_FROM_OFFICE')],
  },
  {
    id: 'LD-15-6a',
    cite: 'GS-CG-15-i6a',
    ground: 'CG-15-i6a',
    liable: CADRE,
    rungs: [rung('any', 'one_of', 'ORDERED_RESIGNATION', 'REMOVAL')],
  },
  {
    id: 'LD-15-6b',
    cite: 'GS-CG-15-i6b',
    ground: 'CG-15-i6b',
    liable: CADRE,
    rungs: [
      rung('general', 'all', 'REMOVAL_FROM_PARTY_POSTS'),
      rung('serious', 'one_of', 'PROBATION_IN_PARTY', 'EXPULSION'),
    ],
  },
  {
    id: 'LD-15-7',
    cite: 'GS-CG-15-catchall',
    ground: 'CG-15-catchall',
    liable: CADRE,
    rungs: [rung('fairly_serious', 'one_of', 'ORGANISATIONAL_HANDLING', 'PARTY_DISCIPLINE')],
  },
  {
    // 具有上述情形之一: it stands beside every other ground of article 15.
    id: 'LD-15-8',
    cite: 'GS-CG-15-tail',
    ground: 'CG-15-tail',
    liable: CADRE,
    rungs: [rung('admin_needed', 'all', 'ADMIN_DISCIPLINE'), rung('suspected_crime', 'all', 'TRANSFER_JUDICIARY')],
  },
];
