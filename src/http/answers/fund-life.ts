/** 资金全程: the life of one allocation. */
import { Type } from '@sinclair/typebox';
import { auditRow } from './audits';
import { basis } from './basis';
import { listedFinding } from './finding';
import { allocation, dataEntry, executionReport } from './funds';
import { irregularityRow } from './irregularities';
import { judgedMembers } from './lists';
import { listedProject } from './projects';
import { item } from './recorded';
import {
  as,
  currency,
  day,
  list,
  mapOf,
  money,
  oneOf,
  optional,
  orNull,
  shape,
  signedMoney,
  text,
  texts,
  uuid,
  yesNo,
} from './terms';

const stepMembers = {
  id: text('Id of the budget or of the allocation.'),
  from: orNull(Type.String(), 'Organ that gave; null for a line of a budget, and where the step does not stand.'),
  to: orNull(Type.String(), 'Organ that received, or whose budget it is; null where the step does not stand.'),
  amount: orNull(
    money('Amount.'),
    'Of a budget as adjusted by the day asked about; null where the step does not stand.',
  ),
  docNo: orNull(Type.String(), 'Document number; null where the step does not stand.'),
  factId: orNull(uuid('Fact.'), 'Fact that it comes from; null where it does not stand.'),
  day: orNull(day('Legal day.'), 'Legal day of that fact; null where it does not stand.'),
};

const step = shape('FundStep', 'A line of a budget, or an allocation, on the way of the money.', {
  kind: oneOf(['budget', 'allocation'], 'What the money stood in.'),
  budgetKind: optional(text('Only of a budget: which of its figures.')),
  ...stepMembers,
});

const part = shape('FundPart', 'An allocation that this one was split into.', {
  kind: oneOf(['allocation'], 'It is an allocation.'),
  ...stepMembers,
  balance: signedMoney('What is left of it.'),
});

const counterpart = shape('Counterpart', 'Where money came from or went to.', {
  kind: oneOf(['budget', 'allocation', 'organ', 'payee', 'plan'], 'What it is.'),
  id: text('Its own id.'),
  budgetKind: optional(text('Only of a budget: which of its figures.')),
});

const line = item('BookLine', 'One change of what the allocation holds.', {
  type: text('Kind of fact; FundAllocated for the allocation itself, and for each that splits it.'),
  change: signedMoney('What it changes the balance by: below 0 for what leaves.'),
  balance: signedMoney('What the allocation holds after it.'),
  counterpart: optional(as(counterpart, 'The other side; absent where the fact does not say.')),
  projectId: optional(text('Project that was paid for.')),
  via: optional(text('direct or county_reimbursement.')),
  voucherNo: optional(text('Voucher.')),
  docNo: optional(text('Document number.')),
  claimId: optional(text('Claim that the payment reimbursed, where one is on record of its correlation.')),
});

const concern = oneOf(
  ['allocation', 'recovery', 'project', 'organ', 'superior'],
  'allocation: it names the allocation; recovery: money of it came back here; project: it names a project that was paid, ' +
    'and no other allocation; organ: it names the organ that holds the money, an irregularity nothing else; superior: the ' +
    'same of an organ above that one in the same region.',
);
const concerns = list(concern, 'How it concerns the allocation.');

const concerningAudit = shape('ConcerningAudit', 'An audit that concerns the allocation.', {
  ...judgedMembers(auditRow),
  concerns,
});

const concerningIrregularity = shape('ConcerningIrregularity', 'An irregularity that concerns the allocation.', {
  ...judgedMembers(irregularityRow),
  concerns,
});

const conservation = shape('FundConservation', '资金守恒 of one allocation.', {
  received: money('Its own amount, and what was moved here from other allocations.'),
  passedOn: money('Split into further allocations.'),
  paid: money('Paid to payees.'),
  withdrawn: money('Given back.'),
  reallocated: money('Moved to other allocations.'),
  integrated: money('Put into integration plans.'),
  balance: signedMoney('What its account holds, by the balances that payments are decided on.'),
  residue: signedMoney('What the book comes to beyond what the account holds: `0`, or one of the two is wrong.'),
  overdrawn: yesNo('Whether the account holds less than nothing.'),
  arithmetic: text('The calculation in exact figures.'),
});

export const fundLife = shape(
  'FundLife',
  '资金全程: the life of one allocation, from the budget to whoever was paid.',
  {
    currency,
    id: text('Allocation.'),
    allocation: orNull(allocation, 'The allocation; null when only what became of the money stands.'),
    path: list(step, 'What it was split from, nearest first.'),
    parts: list(part, 'Allocations split from it, in legal order.'),
    moves: list(line, 'Every change of the balance, in legal order; never cut.'),
    projects: list(listedProject, 'What it paid for, in legal order of the first payment.'),
    audits: orNull(
      list(concerningAudit, 'Audits that concern it, of its fiscal year or of none.'),
      'Audits that concern it, of its fiscal year or of none; null for who does not read audits.',
    ),
    irregularities: orNull(
      list(concerningIrregularity, 'Irregularities that concern it.'),
      'Irregularities that concern it; null for who does not read irregularities.',
    ),
    conservation: as(conservation, 'Whether its money balances.'),
    reports: list(executionReport, 'In legal order.'),
    entries: list(dataEntry, 'In legal order.'),
    findings: list(listedFinding, 'What the rules say that concerns it, each with the view and the key of its row.'),
    names: mapOf(Type.String(), 'Names of all organs of the answer, by id.'),
    truncated: texts('Members that are longer than what is shown of them: 500 items.'),
    basis: as(basis, 'What the whole answer depends on.'),
  },
);
