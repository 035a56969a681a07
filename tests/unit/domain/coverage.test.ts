/** How much of what the regulations' reference names can be recorded and is judged, for public money and for letters. */
import { declarationOf } from '../../../src/domain/catalogue';
import { letterEdgeIds } from '../../../src/domain/letters/edges';
import { rules } from '../../../src/rulebook/rulebook';

/** Kinds of fact of fund supervision (资金监管), in the order of the reference. */
const FUND_FACTS = [
  'LocalFiscalRevenueReported',
  'BudgetAdopted',
  'BudgetAdjusted',
  'FinancingVehicleDesignated',
  'FundManagementMeasuresIssued',
  'FundAllocated',
  'FundReallocated',
  'FundWithdrawn',
  'FundDisbursed',
  'IntegrationPlanAdopted',
  'FundIntegrated',
  'VillageConsultationHeld',
  'ProjectDeclared',
  'ProjectEnteredLibrary',
  'ProjectRemovedFromLibrary',
  'ProjectApproved',
  'ProjectStarted',
  'ProjectCompleted',
  'FundExecutionReported',
  'ReimbursementClaimed',
  'ReimbursementReviewed',
  'ReimbursementRejected',
  'ReimbursementPaid',
  'FundDataEntered',
  'DisclosurePublished',
  'DisclosureObjectionRaised',
  'DisclosureObjectionResolved',
  'AuditOpened',
  'AuditReportIssued',
  'AuditFindingRaised',
  'AuditFindingRectified',
  'FundIrregularityFound',
  'FundIrregularityCorrected',
  'FundRecovered',
  'SupportMeasureRecorded',
  'SupportMeasureEnded',
  'SupportResultRecorded',
];

/** Kinds of fact of responsibility letters (责任书). */
const LETTER_FACTS = [
  'LetterSigningOrganised',
  'ResponsibilityLetterSigned',
  'ResponsibilityLetterSupplemented',
  'ResponsibilityLetterSucceeded',
  'ResponsibilityLetterEnded',
  'LetterFulfilmentAssessed',
  'AssistancePlanAdopted',
];

/** Edges of who signs to whom: LT-01 to LT-19. */
const EDGES = Array.from({ length: 19 }, (_, n) => `LT-${String(n + 1).padStart(2, '0')}`);

/** Rules of both, with the number of worked examples that the reference gives for each. */
const RULES: Readonly<Record<string, number>> = {
  'R-24': 3,
  'R-25': 3,
  'R-27': 3,
  'R-30': 3,
  'R-31': 6,
  'R-32': 3,
  'R-33': 3,
  'R-34': 3,
  'R-35': 3,
  'R-36': 3,
  'R-37': 3,
  'R-69': 3,
};

const ofAll = (found: readonly unknown[], all: readonly unknown[]): string =>
  `${String(found.length)} of ${String(all.length)}`;

test('every kind of fact, every edge and every rule of public money and letters is there', () => {
  const funds = FUND_FACTS.filter((type) => declarationOf(type) !== undefined);
  const letters = LETTER_FACTS.filter((type) => declarationOf(type) !== undefined);
  const ids: readonly string[] = letterEdgeIds;
  const edges = EDGES.filter((id) => ids.includes(id));
  const examples = Object.keys(RULES).map((id) => {
    const rule = rules.find((each) => each.id === id);
    return [id, Object.keys(rule?.examples ?? {}).length - Object.keys(rule?.pending ?? {}).length] as const;
  });
  process.stdout.write(
    `fund facts ${ofAll(funds, FUND_FACTS)}, letter facts ${ofAll(letters, LETTER_FACTS)}, edges ${ofAll(edges, EDGES)}; ` +
      `worked examples ${examples.map(([id, n]) => `${id}: ${String(n)}`).join(', ')}\n`,
  );
  expect(FUND_FACTS.filter((type) => !funds.includes(type))).toEqual([]);
  expect(LETTER_FACTS.filter((type) => !letters.includes(type))).toEqual([]);
  expect(EDGES.filter((id) => !edges.includes(id))).toEqual([]);
  expect(ids).toHaveLength(EDGES.length);
  expect(Object.fromEntries(examples)).toEqual(RULES);
});
