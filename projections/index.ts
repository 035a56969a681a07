/** Every read model, in the order in which they are listed, and older versions of them that may still answer. */
import { audits } from './audits';
import { balances } from './balances';
import { budgets } from './budgets';
import { claims } from './claims';
import { disclosures } from './disclosures';
import { docket } from './docket';
import { documents } from './documents';
import { enforcementDiscrepancies } from './enforcement-discrepancies';
import { enforcementSummary } from './enforcement-summary';
import { evaluations } from './evaluations';
import { fundFlows } from './fund-flows';
import { funds } from './funds';
import { integrations } from './integrations';
import { integrityFile } from './integrity-file';
import { letterMatrix } from './letter-matrix';
import { letters } from './letters';
import { linkages } from './linkages';
import { irregularities } from './irregularities';
import { officials } from './officials';
import { organisations } from './organisations';
import { parameterValues } from './parameters';
import { oversight } from './oversight';
import { posts } from './posts';
import { projects } from './projects';
import type { Projection } from './projection';
import { signingBodies } from './signing-bodies';
import { reimbursement } from './reimbursement';

/** The newest version of each: what rules and decisions read. */
export const projections: readonly Projection[] = [
  integrityFile,
  evaluations,
  docket,
  officials,
  organisations,
  posts,
  parameterValues,
  documents,
  enforcementSummary,
  enforcementDiscrepancies,
  balances,
  budgets,
  funds,
  integrations,
  fundFlows,
  letters,
  letterMatrix,
  signingBodies,
  linkages,
  projects,
  claims,
  reimbursement,
  disclosures,
  irregularities,
  audits,
  oversight,
];

/**
 * Older versions, each of a name in the list above: where one is kept it goes on answering while the newest is built.
 * Rules, sections and named routes read the rows of both, so a version belongs here only while they can.
 */
export const superseded: readonly Projection[] = [];
