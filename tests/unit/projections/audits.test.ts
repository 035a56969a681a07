/** The board of audits, and the index from money to what oversees it, at both clocks. */
import { audits } from '../../../projections/audits';
import { oversight } from '../../../projections/oversight';
import { told, without } from '../../support/examples/example';
import { audits as auditExamples, irregularities } from '../../support/examples/funds-records';
import { DEMO_ORG } from '../../support/examples/organisations';
import { keysOf, recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const ID = 'demo-2018';
const opened = told(auditExamples, 'AuditOpened');
const raised = told(auditExamples, 'AuditFindingRaised');
const reported = told(auditExamples, 'AuditReportIssued');
const rectified = told(auditExamples, 'AuditFindingRectified');
const found = told(irregularities, 'FundIrregularityFound');
const recovered = told(irregularities, 'FundRecovered');

const corrected = (of: Told, target: number, data: Readonly<Record<string, unknown>>): Told =>
  say('EventCorrected', of.stream, {
    targetEventId: idOf(target),
    correctedPayload: { ...of.data, ...data },
    reason: 'clerical',
    approvedByOrgId: DEMO_ORG,
    docNo: '示更1号',
    correctedOn: '2020-01-01',
  });
const voided = (of: Told, target: number): Told =>
  say('EventVoided', of.stream, {
    targetEventId: idOf(target),
    reason: 'recorded_in_error',
    approvedByOrgId: DEMO_ORG,
    voidedOn: '2020-01-01',
  });

describe('the board of audits', () => {
  const facts = recordedFacts([opened, raised, reported, rectified]);

  it('shows an audit as far as it had come on the day asked about', () => {
    const rows = ['2019-02-01', '2019-03-01', '2019-04-01', '2019-06-01'].map((on) => rowAt(audits, facts, ID, { on }));
    expect(
      rows.map((row) => [
        row?.opening?.kind,
        row?.reports.length,
        row?.findings.map(({ rectification }) => rectification?.measure ?? 'open'),
      ]),
    ).toEqual([
      ['annual_full', 0, []],
      ['annual_full', 0, ['open']],
      ['annual_full', 1, ['open']],
      ['annual_full', 1, ['returned_to_channel']],
    ]);
    expect(rows.at(-1)).toMatchObject({
      opening: { scopeOrgIds: [DEMO_ORG], fiscalYear: 2018, factId: idOf(0) },
      reports: [{ audited: '48000000', coverage: [{ orgId: DEMO_ORG, audited: '48000000' }] }],
      findings: [{ findingId: 'f-1', raised: { misuseType: 'FM-02', amount: '10000000', description: '示例问题' } }],
    });
  });

  it('is as it was known: a finding that is voided leaves what was done about it', () => {
    const later = recordedFacts([opened, raised, rectified, voided(raised, 1)]);
    expect(rowAt(audits, later, ID, { size: 3 })?.findings).toMatchObject([{ raised: {}, rectification: {} }]);
    const [finding] = rowAt(audits, later, ID)?.findings ?? [];
    expect(finding?.raised).toBeUndefined();
    expect(finding).toMatchObject({ findingId: 'f-1', rectification: { amount: '10000000' } });
  });

  it('joins a rectification to its finding, whichever is dated first, and to no other', () => {
    const early = { ...rectified, data: { ...rectified.data, rectifiedOn: '2019-02-15' } };
    const other = told(auditExamples, 'AuditFindingRaised', { findingId: 'f-2', discoveredOn: '2019-02-20' });
    const { findings = [] } = rowAt(audits, recordedFacts([opened, raised, other, early]), ID) ?? {};
    expect(findings.map(({ findingId, raised: has, rectification }) => [findingId, !!has, !!rectification])).toEqual([
      ['f-1', true, true],
      ['f-2', true, false],
    ]);
  });

  it('is of the organs and fiscal years that it is about, else of the year it was opened in', () => {
    const row = rowAt(audits, facts, ID);
    expect(row && audits.filters?.(row)).toEqual({ organs: [DEMO_ORG], years: [2018] });
    const special = without(told(auditExamples, 'AuditOpened', { kind: 'special', scopeOrgIds: [] }), 'fiscalYear');
    const elsewhere = told(auditExamples, 'AuditFindingRaised', { orgId: 'elsewhere' });
    const other = rowAt(audits, recordedFacts([special, elsewhere]), ID);
    expect(other && audits.filters?.(other)).toEqual({ organs: ['elsewhere'], years: [2019] });
  });
});

describe('the index from money to what oversees it', () => {
  it('files what names an allocation, a project or an organ under each of them', () => {
    const all = told(irregularities, 'FundIrregularityFound', { allocationId: 'a' });
    const back = told(irregularities, 'FundRecovered', { toAllocationId: 'b' });
    const facts = recordedFacts([opened, raised, reported, rectified, all, recovered, back]);
    expect(keysOf(oversight, facts)).toEqual(['fund-a', 'fund-b', `org-${DEMO_ORG}`, `project-${ID}`]);
    expect(rowAt(oversight, facts, `org-${DEMO_ORG}`)).toMatchObject({
      irregularities: [{ irregularityId: ID, allocationId: 'a', projectId: ID, orgId: DEMO_ORG }],
      auditIds: [ID],
    });
    expect(rowAt(oversight, facts, 'fund-a')).toMatchObject({ irregularities: [{ factId: idOf(4) }], auditIds: [] });
    expect(rowAt(oversight, facts, 'fund-b')).toMatchObject({
      irregularities: [],
      recoveries: [{ irregularityId: ID, amount: '6000000' }],
    });
  });

  it('is as known and as of a day: a correction moves an irregularity to what it is really about', () => {
    const facts = recordedFacts([opened, found, corrected(found, 1, { projectId: 'other' })]);
    expect(rowAt(oversight, facts, `project-${ID}`, { size: 2 })?.irregularities).toHaveLength(1);
    expect(rowAt(oversight, facts, `project-${ID}`)).toBeUndefined();
    expect(rowAt(oversight, facts, 'project-other')?.irregularities).toMatchObject([{ correctedBy: 2 }]);
    expect(rowAt(oversight, facts, `org-${DEMO_ORG}`, { on: '2019-04-09' })?.irregularities).toEqual([]);
  });
});
