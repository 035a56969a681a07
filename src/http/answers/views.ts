/** One row of any view that is open at `/v1/views`. */
import { auditRow, oversightRow } from './audits';
import { basis } from './basis';
import { budgetsRow } from './budgets';
import { claimRow, reimbursementRow } from './claims';
import { docketEntry } from './docket';
import { docketRow } from './docket-row';
import { evaluationRow } from './evaluations';
import { finding } from './finding';
import { fundRow } from './funds';
import { irregularityRow } from './irregularities';
import { letterMatrixRow, letterRow, matrixCell, signingBodiesRow } from './letters';
import { linkagesRow } from './linkages';
import { officialRow } from './officials';
import { organisationRow, postRow } from './organisations';
import { projectRow } from './projects';
import { balanceRow, disclosureRow, documentRow, integrationRow, parameterRow } from './records';
import { as, either, list, optional, orNull, shape, text } from './terms';

/** By the view's name. The clean-governance file has a door of its own. */
export const viewRows = {
  organisations: organisationRow,
  officials: officialRow,
  posts: postRow,
  evaluations: evaluationRow,
  docket: docketRow,
  parameters: parameterRow,
  documents: documentRow,
  balances: balanceRow,
  budgets: budgetsRow,
  funds: fundRow,
  integrations: integrationRow,
  letters: letterRow,
  'letter-matrix': letterMatrixRow,
  'signing-bodies': signingBodiesRow,
  linkages: linkagesRow,
  projects: projectRow,
  claims: claimRow,
  reimbursement: reimbursementRow,
  disclosures: disclosureRow,
  irregularities: irregularityRow,
  audits: auditRow,
  oversight: oversightRow,
};

const anyRow = either('AnyRow', 'A row of the view that was asked for.', Object.values(viewRows));
const anyEntry = either('AnyEntry', 'docket: DocketEntry; letter-matrix: MatrixCell.', [docketEntry, matrixCell]);

export const viewRow = shape('ViewRow', 'One row of a view, with what the rules say of it.', {
  key: text('Key of the row.'),
  row: orNull(anyRow, 'The row at both clocks of the question; null when nothing is filed under the key.'),
  entries: optional(list(anyEntry, 'Only of a docket and of a letter matrix.')),
  findings: list(finding, 'What the rules say of the row.'),
  basis: as(basis, 'What the answer depends on.'),
});
