/** What the read models make of the catalogue, and which declared kinds reach no view. */
import { allDeclarations, streamDeclarationOf } from '../../../src/domain/catalogue';
import { enforcementSummary } from '../../../projections/enforcement-summary';
import { documents } from '../../../projections/documents';
import { projections } from '../../../projections';
import { penalties } from '../../support/examples/enforcement';
import { told } from '../../support/examples/example';
import { recordedFacts } from '../../support/facts';

/** The register of documents shows that a fact exists, not what it says. */
const views = projections.filter((projection) => projection !== documents);

/** What a penalty comes to with one more fact of a kind. */
const figuresWith = (type: keyof typeof penalties): number => {
  const decision = told(penalties, 'PenaltyImposed');
  const log = recordedFacts(type === 'PenaltyImposed' ? [decision] : [decision, told(penalties, type)]);
  return enforcementSummary.measures(log).length;
};

const isFigured = (type: string): boolean =>
  type === 'PenaltyImposed' ||
  (type in penalties && figuresWith(type as keyof typeof penalties) > figuresWith('PenaltyImposed'));

const shownIn = (type: string): readonly string[] =>
  views.flatMap((projection) =>
    (projection.kind === 'rows' ? type in projection.on : isFigured(type)) ? [projection.name] : [],
  );

/**
 * Declared, recorded, readable as facts, and in no view of their own. The launch of an assessment shows in its results,
 * which take kind and year from it; of a review the summary counts the request alone (GS-LE-20-i6). Support and
 * designations wait for views of their own.
 */
const IN_NO_VIEW: readonly string[] = [
  'AssessmentLaunched',
  'LedgerCreated',
  'ReconsiderationDecided',
  'ReconsiderationPrepared',
  'ReconsiderationResultNotified',
  'FinancingVehicleDesignated',
  'FundManagementMeasuresIssued',
  'RegionDesignated',
  'SupportMeasureEnded',
  'SupportMeasureRecorded',
  'SupportResultRecorded',
  'VillageConsultationHeld',
];

describe('the read models', () => {
  it('show every declared kind in some view, but for those named here', () => {
    const unseen = allDeclarations()
      .map(({ type }) => type)
      .filter((type) => shownIn(type).length === 0);
    process.stdout.write(`kinds that feed no view: ${unseen.join(', ') || 'none'}\n`);
    expect(unseen.sort()).toEqual([...IN_NO_VIEW].sort());
  });

  it('handle no kind that nobody can record', () => {
    const declared = new Set(allDeclarations().map(({ type }) => type));
    const handled = projections.flatMap((projection) => (projection.kind === 'rows' ? Object.keys(projection.on) : []));
    expect(handled.filter((type) => !declared.has(type))).toEqual([]);
  });

  it('have names of their own, in kebab-case, and a version', () => {
    const names = projections.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, version, zh } of projections) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(version).toBe(1);
      expect(zh).not.toBe('');
    }
  });

  it('take their figures from a declared kind of stream', () => {
    expect(streamDeclarationOf(enforcementSummary.stream)).toBeDefined();
  });
});
