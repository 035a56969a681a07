/** Every read model, in the order in which they are listed. */
import { balances } from './balances';
import { budgets } from './budgets';
import { docket } from './docket';
import { documents } from './documents';
import { enforcementSummary } from './enforcement-summary';
import { evaluations } from './evaluations';
import { funds } from './funds';
import { integrations } from './integrations';
import { integrityFile } from './integrity-file';
import { officials } from './officials';
import { organisations } from './organisations';
import { parameterValues } from './parameters';
import { posts } from './posts';
import type { Projection } from './projection';

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
  balances,
  budgets,
  funds,
  integrations,
];
