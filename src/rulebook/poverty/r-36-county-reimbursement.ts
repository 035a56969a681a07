import { reimbursement, type Paid, type ReimbursementRow } from '../../../projections/reimbursement';
import type { Finding, Rule } from '../rule';
import { amountText } from './amounts';

const cites = ['GS-PA-25'] as const;

/** Who paid; the claim or the allocation where nobody is named. */
const subjectOf = ({ orgId, stream }: Paid): string => (orgId === undefined ? stream : `org-${orgId}`);

/** Disbursements past the system, from the first day on which the county declares to use it. */
function passedBy({ declarations, disbursements }: ReimbursementRow): readonly Finding[] {
  const [declared] = [...declarations].sort((a, b) => (a.takesEffectOn < b.takesEffectOn ? -1 : 1));
  if (!declared) return [];
  return disbursements
    .filter(({ via, day }) => via === 'direct' && day >= declared.takesEffectOn)
    .map((direct) => ({
      rule: 'R-36',
      status: 'alert',
      code: 'PAID_DIRECTLY',
      subject: subjectOf(direct),
      cites,
      facts: [declared.factId, direct.factId],
      arithmetic: `${direct.day} >= ${declared.takesEffectOn}`,
      zh: `${declared.takesEffectOn}起实行县级报账制,${direct.day}仍直接拨付。`,
      en: `money was paid directly on ${direct.day}; county reimbursement holds from ${declared.takesEffectOn}.`,
      since: direct.day,
    }));
}

/** The same for the same amounts, in whatever order they were paid. */
const amounts = (paid: readonly Paid[]): string =>
  paid
    .map(({ amount }) => amount)
    .sort()
    .map(amountText)
    .join(' + ') || amountText('0');

/** A payment of a claim and the disbursement that moves its money: each has the other, for the same amount. */
function unmatched({ payments, disbursements: all }: ReimbursementRow): readonly Finding[] {
  const disbursements = all.filter(({ via }) => via === 'county_reimbursement');
  const [first] = [...payments, ...disbursements];
  const [left, right] = [amounts(payments), amounts(disbursements)];
  if (!first || left === right) return [];
  const base = {
    rule: 'R-36',
    status: 'alert',
    subject: subjectOf(first),
    cites,
    facts: [...payments, ...disbursements].map(({ factId }) => factId),
    arithmetic: `paid ${left}, disbursed ${right}`,
    since: first.day,
  } as const;
  if (disbursements.length === 0) {
    return [
      {
        ...base,
        code: 'PAYMENT_WITHOUT_DISBURSEMENT',
        zh: `${first.day}的报账支付没有对应的资金拨付。`,
        en: `the payment of the claim on ${first.day} has no disbursement.`,
      },
    ];
  }
  if (payments.length === 0) {
    return [
      {
        ...base,
        code: 'DISBURSEMENT_WITHOUT_CLAIM',
        zh: `${first.day}的报账拨付没有对应的报账支付。`,
        en: `the disbursement of ${first.day} by county reimbursement has no paid claim.`,
      },
    ];
  }
  return [
    {
      ...base,
      code: 'PAYMENT_UNEQUAL_TO_DISBURSEMENT',
      zh: `${first.day}的报账支付与资金拨付金额不一致。`,
      en: `the payment of the claim on ${first.day} and its disbursement are not of one amount.`,
    },
  ];
}

/** 县级报账制 (GS-PA-25), by area and by correlation. */
export const r36CountyReimbursement: Rule<ReimbursementRow> = {
  id: 'R-36',
  zh: '县级报账制',
  en: 'County reimbursement',
  cites,
  reading:
    'The text names the system and no procedure. That nothing is paid above what was accepted is kept when a payment is ' +
    'recorded. A payment and its disbursement are two facts with one correlation and one amount: one without the other ' +
    'is an alert. A direct disbursement for a project is one from the first day on which the area’s county declares the ' +
    'system; nobody has to declare it, and without a declaration nothing is said. Claims are made for projects, so money ' +
    'that is handed on for none passes nothing by.',
  parameters: [],
  examples: {
    1: 'claimed 100, accepted 90, paid 90: in order',
    2: 'paid 95: refused, above what was accepted',
    3: 'a direct disbursement while the county declares county reimbursement: flagged',
  },
  reads: reimbursement,
  check: (row): readonly Finding[] => [...passedBy(row), ...unmatched(row)],
};
