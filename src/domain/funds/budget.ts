/**
 * 预算: what an organ means to spend on lifting out of poverty in a year, beside its local revenue of that year
 * (GS-PA-9, GS-PA-21, SX-PA-5, SX-PA-19). One stream for each organ and year, `budget-<orgId>-<year>`; each kind of
 * figure in it is an account that allocations split.
 */
import { refuse, type Proposed, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define, streamId } from '../fact';
import { businessDate, fen, positiveFen, ref, signedFen, text, year } from '../fields';
import { conserved } from './conservation';
import { budgetKind, type BudgetKind } from './money';

const orgId = ref('org');

export const LocalFiscalRevenueReported = define({
  type: 'LocalFiscalRevenueReported',
  zh: '地方财政收入',
  cites: ['GS-PA-21'],
  recordedBy: ['finance-department'],
  occurredOn: 'reportedOn',
  naturalKey: ['orgId', 'fiscalYear', 'docNo'],
  documentNumber: true,
  fields: {
    orgId,
    fiscalYear: year({ from: ['GS-PA-21'] }),
    amount: positiveFen({ from: ['GS-PA-21'] }),
    /** What counts as local revenue; the text does not say. */
    revenueDefinition: text({ max: 400 }),
    reportedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
});

export const BudgetAdopted = define({
  type: 'BudgetAdopted',
  zh: '扶贫预算(投入)确定',
  cites: ['GS-PA-9', 'CN-PA-10', 'GS-PA-21', 'SX-PA-5', 'SX-PA-19'],
  recordedBy: ['finance-department', 'government'],
  occurredOn: 'adoptedOn',
  naturalKey: ['orgId', 'fiscalYear', 'budgetKind'],
  fields: {
    orgId,
    fiscalYear: year(),
    amount: fen({ from: ['GS-PA-9', 'SX-PA-5', 'GS-PA-21'] }),
    budgetKind: budgetKind(),
    adoptedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
});

export const BudgetAdjusted = define({
  type: 'BudgetAdjusted',
  zh: '预算调整',
  cites: ['GS-PA-9', 'GS-PA-21'],
  recordedBy: ['finance-department', 'government'],
  occurredOn: 'adjustedOn',
  naturalKey: ['docNo', 'budgetKind'],
  documentNumber: true,
  fields: {
    orgId,
    fiscalYear: year(),
    budgetKind: budgetKind(),
    delta: signedFen(),
    newAmount: fen(),
    adjustedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
});

/** Each adopted figure as adjusted so far, in the order recorded; absent until it is adopted. */
export type Budget = Readonly<Partial<Record<BudgetKind, string>>>;

/** Revenue at any time; BudgetAdopted once for each kind, then its adjustments. */
export const budget = stream({
  kind: 'budget',
  zh: '预算',
  facts: [LocalFiscalRevenueReported, BudgetAdopted, BudgetAdjusted],
  initial: {} as Budget,
  guards: {
    LocalFiscalRevenueReported: (fact) => misplaced(fact),
    BudgetAdopted: (fact, adopted) => {
      const wrong = misplaced(fact);
      if (wrong) return wrong;
      return adopted[fact.data.budgetKind] === undefined
        ? undefined
        : refuse('out-of-order', 'this figure is adopted; a change of it is BudgetAdjusted', {
            pointer: '/budgetKind',
            cites: ['GS-PA-9'],
          });
    },
    BudgetAdjusted: (fact, adopted, known) =>
      misplaced(fact) ?? unlikeTheFigure(fact.data, adopted[fact.data.budgetKind]) ?? conserved(fact, known, '/delta'),
  },
  evolve: {
    BudgetAdopted: (adopted, { data }) => ({ ...adopted, [data.budgetKind]: data.amount }),
    BudgetAdjusted: (adopted, { data }) => ({ ...adopted, [data.budgetKind]: data.newAmount }),
  },
});

function misplaced({
  stream: name,
  data,
}: Pick<Proposed<string, { orgId: string; fiscalYear: number }>, 'stream' | 'data'>) {
  return streamId(name) === `${data.orgId}-${String(data.fiscalYear)}`
    ? undefined
    : refuse('incoherent-fact', 'the stream is named after another organ or year: budget-<orgId>-<fiscalYear>', {
        pointer: '/fiscalYear',
      });
}

function unlikeTheFigure(
  { delta, newAmount }: { readonly delta: string; readonly newAmount: string },
  figure: string | undefined,
): Refusal | undefined {
  if (figure === undefined) return refuse('out-of-order', 'no such figure is adopted', { pointer: '/budgetKind' });
  return BigInt(figure) + BigInt(delta) === BigInt(newAmount)
    ? undefined
    : refuse('unbalanced', `the figure is ${figure}; with the change it is not the new amount`, {
        pointer: '/newAmount',
      });
}
