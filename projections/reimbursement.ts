/**
 * 县级报账制: for each area, from when on money for projects is paid by county reimbursement alone, and what was paid for
 * them directly; for each correlation, the payment of a claim beside the disbursement that moves its money (GS-PA-25).
 * Money is in the minor unit.
 */
import type { FactNamed } from '../src/domain/catalogue';
import type { Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface ReimbursementDeclared extends Recorded {
  readonly orgId: string;
  readonly takesEffectOn: LegalDay;
}

/** Money that moved: a payment of a claim, or a disbursement out of an allocation. */
export interface Paid extends Recorded {
  /** Stream of the claim or of the allocation. */
  readonly stream: string;
  readonly amount: string;
  /** The organ that paid. */
  readonly orgId?: string;
  /** What a payment and its disbursement have in common. */
  readonly correlation?: string;
}

export interface Disbursed extends Paid {
  readonly via: 'direct' | 'county_reimbursement';
}

export interface ReimbursementRow {
  /** An area as facts name it, e.g. CN-620123; or a correlation, in its absence the id of the fact alone. */
  readonly key: string;
  /** In legal order, as are all lists of the row. */
  readonly declarations: readonly ReimbursementDeclared[];
  readonly payments: readonly Paid[];
  readonly disbursements: readonly Disbursed[];
}

const rowOf = (row: ReimbursementRow | undefined, key: string): ReimbursementRow =>
  row ?? { key, declarations: [], payments: [], disbursements: [] };

/**
 * Claims are made for projects, so a direct payment that names none passes no claim by; it is left out, and the row of
 * an area stays small where most money is only handed on.
 */
function keysOf({ type, id, about, data }: Fact): readonly string[] {
  if (type === 'CountyReimbursementDeclared') return [about.jurisdiction];
  if (type === 'FundDisbursed' && data['via'] === 'direct') {
    return data['projectId'] === undefined ? [] : [about.jurisdiction];
  }
  return type === 'ReimbursementPaid' || type === 'FundDisbursed' ? [about.correlation ?? id] : [];
}

export const reimbursement: RowProjection<ReimbursementRow> = {
  kind: 'rows',
  name: 'reimbursement',
  version: 1,
  zh: '县级报账制',
  keys: keysOf,
  on: {
    CountyReimbursementDeclared: (row, fact, key) => {
      const before = rowOf(row, key);
      const { orgId, takesEffectOn } = fact.data;
      return { ...before, declarations: [...before.declarations, recorded(fact, { orgId, takesEffectOn })] };
    },
    ReimbursementPaid: (row, fact, key) => {
      const before = rowOf(row, key);
      return { ...before, payments: [...before.payments, recorded(fact, paidOf(fact))] };
    },
    FundDisbursed: (row, fact, key) => {
      const before = rowOf(row, key);
      const item: Disbursed = recorded(fact, Object.assign(paidOf(fact), { via: fact.data.via }));
      return { ...before, disbursements: [...before.disbursements, item] };
    },
  },
  // An area that declares nothing is no matter of the system.
  listed: ({ declarations, payments, disbursements }) =>
    declarations.length > 0 || payments.length > 0 || disbursements.some(({ via }) => via !== 'direct'),
  filters: ({ declarations }) => ({ organs: [...new Set(declarations.map(({ orgId }) => orgId))] }),
};

function paidOf(fact: FactNamed<'ReimbursementPaid' | 'FundDisbursed'>): Omit<Paid, keyof Recorded> {
  const orgId = actingOrgan(fact);
  const { correlation } = fact.about;
  return {
    stream: fact.stream,
    amount: fact.data.amount,
    ...(orgId === undefined ? {} : { orgId }),
    ...(correlation === undefined ? {} : { correlation }),
  };
}

const actingOrgan = ({ about }: Fact): string | undefined => about.onBehalfOf ?? about.organ;
