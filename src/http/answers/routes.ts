/**
 * What each GET route answers with, by its path as the OpenAPI document writes it. A new route that answers JSON has one
 * line here; a test asks every route of the document and holds the answer against it.
 */
import type { TSchema } from '@sinclair/typebox';
import { auditList } from './audits';
import { budgetsList } from './budgets';
import { claimList } from './claims';
import { rowDiff } from './diff';
import { docketList } from './docket';
import { discrepancyList, enforcementSeries, enforcementSummary } from './enforcement';
import { evaluationList } from './evaluations';
import { fact, factList, streamPage } from './fact';
import { fileDiff, fileTimeline, integrityFile } from './file';
import { findingList } from './finding';
import { fundLife } from './fund-life';
import { flowGraph, fundList, fundSummary } from './funds';
import { irregularityList } from './irregularities';
import { letterAnswer, letterMatrix } from './letters';
import { checkpointList, inclusionProof, newestCheckpoint } from './log';
import { officialList } from './officials';
import { organisationList } from './organisations';
import { projectList } from './projects';
import { alive, article, catalogue, entrance, ready, rulebook } from './reference';
import { session } from './session';
import { viewRow } from './views';

export const answers: Readonly<Record<string, TSchema>> = {
  '/': entrance,
  '/health/live': alive,
  '/health/ready': ready,
  '/v1/articles/{cite}': article,
  '/v1/audits': auditList,
  '/v1/catalogue': catalogue,
  '/v1/checkpoints': checkpointList,
  '/v1/checkpoints/newest': newestCheckpoint,
  '/v1/claims': claimList,
  '/v1/docket': docketList,
  '/v1/enforcement/discrepancies': discrepancyList,
  '/v1/enforcement/series': enforcementSeries,
  '/v1/enforcement/summary': enforcementSummary,
  '/v1/evaluations': evaluationList,
  '/v1/events': factList,
  '/v1/events/{id}': fact,
  '/v1/events/{id}/proof': inclusionProof,
  '/v1/findings': findingList,
  '/v1/funds': fundList,
  '/v1/funds/flows': flowGraph,
  '/v1/funds/growth': budgetsList,
  '/v1/funds/summary': fundSummary,
  '/v1/funds/{id}': fundLife,
  '/v1/irregularities': irregularityList,
  '/v1/letters/matrix': letterMatrix,
  '/v1/letters/{id}': letterAnswer,
  '/v1/officials': officialList,
  '/v1/officials/{id}/file': integrityFile,
  '/v1/officials/{id}/file/diff': fileDiff,
  '/v1/officials/{id}/file/timeline': fileTimeline,
  '/v1/organisations': organisationList,
  '/v1/projects': projectList,
  '/v1/rulebook': rulebook,
  '/v1/session': session,
  '/v1/streams/{stream}': streamPage,
  '/v1/views/{name}/{key}': viewRow,
  '/v1/views/{name}/{key}/diff': rowDiff,
};
