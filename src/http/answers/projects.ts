/** 项目库: projects, and the money paid for them. */
import { judged, pageOf } from './lists';
import { item } from './recorded';
import { day, list, money, oneOf, optional, shape, signedMoney, text, texts, year, yesNo } from './terms';

const declaration = item('ProjectDeclaration', '项目申报.', {
  declaringOrgId: text('Organ that declares it.'),
  nameZh: text('Name.'),
  villageCodes: texts('Villages that it is for.'),
  category: text('Category.'),
  budget: money('Budget.'),
  declaredOn: day('Legal day.'),
  consultationHeldOn: optional(day('Legal day on which the villagers were consulted.')),
});

const libraryMove = item('LibraryItem', 'A way into the library or out of it.', {
  move: oneOf(['entered', 'removed'], 'Which.'),
  libraryOrgId: optional(text('Organ that keeps the library.')),
  libraryYear: optional(year('Year of the library.')),
  docNo: optional(text('Document number.')),
  reason: optional(text('Why it was removed.')),
});

const approval = item('ProjectApproval', '项目审批.', {
  approvedByOrgId: text('Organ.'),
  approvedOn: day('Legal day.'),
  budget: money('Budget approved.'),
  crossCounty: yesNo('Whether it reaches over several counties.'),
  docNo: text('Document number.'),
});

const completion = item('ProjectCompletion', '项目竣工.', {
  completedOn: day('Legal day.'),
  acceptedOn: optional(day('Legal day of acceptance.')),
  acceptedByOrgId: optional(text('Organ that accepted it.')),
  actualCost: money('What it cost.'),
  effectNote: optional(text('Effect.')),
});

const disbursement = item('ProjectDisbursement', 'Money paid out of an allocation for the project.', {
  disbursementId: text('Payment.'),
  allocationId: text('Allocation.'),
  payeeOrgId: text('Payee.'),
  amount: money('Amount.'),
  disbursedOn: day('Legal day.'),
  via: oneOf(['direct', 'county_reimbursement'], 'Way of payment.'),
});

const reimbursement = item('ProjectReimbursement', 'A claim for the project that was paid, in full or in part.', {
  claimId: text('Claim.'),
  amount: money('Amount.'),
  paidOn: day('Legal day.'),
});

export const projectRow = shape('ProjectRow', '项目库: one poverty-alleviation project; lists in legal order.', {
  projectId: text('Project.'),
  state: oneOf(
    ['declared', 'in_library', 'approved', 'started', 'completed'],
    'The furthest step on record, whatever the order of the days.',
  ),
  inLibrary: yesNo('Whether the last move leads into the library.'),
  declaration: optional(declaration),
  moves: list(libraryMove, 'Into the library and out of it.'),
  approvals: list(approval, 'Approvals.'),
  starts: list(
    item('ProjectStart', '项目开工.', { startedOn: day('Legal day.'), implementingOrgId: text('Organ that does it.') }),
    'Starts.',
  ),
  completion: optional(completion),
  disbursements: list(disbursement, 'Payments.'),
  disbursed: signedMoney('Sum of the disbursements.'),
  reimbursements: list(reimbursement, 'Claims paid; they are paid by disbursements.'),
  reimbursed: signedMoney('Sum of the reimbursements, never added to the disbursements.'),
});

export const listedProject = judged('ListedProject', 'A project in its list.', projectRow);
export const projectList = pageOf('ProjectList', '项目库, a page of it.', listedProject);
