/** The views of projects, claims, disclosures and irregularities, at both clocks. */
import { claims } from '../../../projections/claims';
import { disclosures } from '../../../projections/disclosures';
import { irregularities } from '../../../projections/irregularities';
import { projects } from '../../../projections/projects';
import { reimbursement } from '../../../projections/reimbursement';
import { told, without } from '../../support/examples/example';
import { funds } from '../../support/examples/funds';
import {
  claims as claimExamples,
  disclosures as disclosureExamples,
  fundRegime,
  irregularities as irregularityExamples,
  projects as projectExamples,
} from '../../support/examples/funds-records';
import { DEMO_ORG } from '../../support/examples/organisations';
import { keysOf, recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const ID = 'demo-2018';
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
const paidOut = (other: Readonly<Record<string, unknown>> = {}): Told =>
  told(funds, 'FundDisbursed', { projectId: ID, ...other });

describe('the project library', () => {
  const steps = [
    'ProjectDeclared',
    'ProjectEnteredLibrary',
    'ProjectApproved',
    'ProjectStarted',
    'ProjectCompleted',
    'ProjectRemovedFromLibrary',
  ] as const;
  const log = steps.map((type) => told(projectExamples, type));

  it('follows a project through its steps, each on its day', () => {
    const days = ['2018-01-19', '2018-01-20', '2018-03-01', '2018-03-20', '2018-04-10', '2018-10-20', '2018-12-31'];
    const rows = days.map((on) => rowAt(projects, recordedFacts(log), ID, { on }));
    expect(rows.map((row) => row?.state)).toEqual([
      undefined,
      'declared',
      'in_library',
      'approved',
      'started',
      'completed',
      'completed',
    ]);
    expect(rows.map((row) => row?.inLibrary)).toEqual([undefined, false, true, true, true, true, false]);
    expect(rows.at(-1)).toMatchObject({
      declaration: { factId: idOf(0), nameZh: '示例村安全饮水工程', budget: '50000000' },
      moves: [
        { move: 'entered', libraryOrgId: DEMO_ORG, libraryYear: 2018 },
        { move: 'removed', reason: '项目已完成' },
      ],
      completion: { actualCost: '47500000' },
    });
  });

  it('adds up what was paid for it, exactly, and never a payment for another', () => {
    const most = '999999999999999';
    const facts = recordedFacts([
      ...log,
      paidOut({ amount: most }),
      paidOut({ amount: most }),
      paidOut({ projectId: 'other' }),
      told(funds, 'FundDisbursed'),
      told(claimExamples, 'ReimbursementClaimed'),
      told(claimExamples, 'ReimbursementPaid'),
    ]);
    const row = rowAt(projects, facts, ID);
    expect(row).toMatchObject({ disbursed: '1999999999999998', reimbursed: '5000' });
    expect(row?.disbursements).toHaveLength(2);
    expect(row?.reimbursements).toMatchObject([{ claimId: ID, amount: '5000', paidOn: '2018-06-20' }]);
    expect(keysOf(projects, facts)).toEqual([ID, 'other']);
  });

  it('shows what is known by then: a correction changes the item, a void takes it away', () => {
    const changed = corrected(log[0] as Told, 0, { budget: '1' });
    const facts = recordedFacts([...log, changed, voided(log[4] as Told, 4)]);
    const at = (size: number) => rowAt(projects, facts, ID, { size });
    expect(at(6)).toMatchObject({ state: 'completed', declaration: { budget: '50000000' } });
    expect(at(7)?.declaration).toMatchObject({ index: 0, correctedBy: 6, budget: '1' });
    expect(at(8)).toMatchObject({ state: 'started' });
    expect(at(8)?.completion).toBeUndefined();
  });

  it('is found by the organs that have to do with it, and by its years', () => {
    const row = rowAt(projects, recordedFacts(log), ID);
    expect(row && projects.filters?.(row)).toEqual({ organs: [DEMO_ORG], years: [2018] });
    const unopened = rowAt(projects, recordedFacts([paidOut()]), ID);
    expect(unopened && projects.filters?.(unopened)).toEqual({ organs: [], years: [] });
  });
});

describe('the board of claims', () => {
  const all = (['ReimbursementClaimed', 'ReimbursementReviewed', 'ReimbursementPaid'] as const).map((type) => ({
    ...told(claimExamples, type),
    organ: 'township',
  }));
  const rest = told(claimExamples, 'ReimbursementPaid', { amount: '4000', voucherNo: 'second', paidOn: '2018-06-25' });

  it('follows a claim to its payment', () => {
    const facts = recordedFacts([...all, rest]);
    const rows = ['2018-06-01', '2018-06-10', '2018-06-20', '2018-06-25'].map((on) => rowAt(claims, facts, ID, { on }));
    expect(rows.map((row) => row?.state)).toEqual(['claimed', 'reviewed', 'partly_paid', 'paid']);
    expect(rows.map((row) => row?.paid)).toEqual(['0', '0', '5000', '9000']);
    expect(rows.at(-1)).toMatchObject({ claim: { amount: '10000', claimantOrgId: 'township' }, accepted: '9000' });
  });

  it('shows what is sent back, and the last review', () => {
    const again = told(claimExamples, 'ReimbursementReviewed', { accepted: '5000', reviewedOn: '2018-06-15' });
    expect(rowAt(claims, recordedFacts([...all, again]), ID)).toMatchObject({ state: 'paid', accepted: '5000' });
    const back = told(claimExamples, 'ReimbursementRejected');
    expect(rowAt(claims, recordedFacts([...all, back]), ID)).toMatchObject({
      state: 'rejected',
      rejection: { reason: '票据不全' },
    });
  });

  it('names what a payment has in common with its disbursement, and whose claim it is', () => {
    const correlation = '00000000-0000-4000-8000-00000000000a';
    const facts = recordedFacts([...all, { ...rest, about: { correlation } }]);
    const row = rowAt(claims, facts, ID);
    expect(row?.payments.map((each) => each.correlation)).toEqual([undefined, correlation]);
    expect(row && claims.filters?.(row)).toEqual({ organs: ['township', DEMO_ORG], years: [2018] });
  });

  it('takes away a payment that is voided', () => {
    const facts = recordedFacts([...all, voided(all[2] as Told, 2)]);
    expect(rowAt(claims, facts, ID)).toMatchObject({ state: 'reviewed', payments: [], paid: '0' });
  });
});

describe('county reimbursement', () => {
  const system = told(fundRegime, 'CountyReimbursementDeclared');
  const paid = told(claimExamples, 'ReimbursementPaid');
  const correlation = '00000000-0000-4000-8000-00000000000a';

  it('holds an area’s declarations and its direct payments for projects, and lists it once it declares', () => {
    const facts = recordedFacts([
      { ...paidOut(), about: { jurisdiction: 'CN-1' } },
      { ...system, about: { jurisdiction: 'CN-2' } },
      { ...told(funds, 'FundDisbursed'), about: { jurisdiction: 'CN-3' } },
    ]);
    expect(keysOf(reimbursement, facts)).toEqual(['CN-1', 'CN-2']);
    const rows = ['CN-1', 'CN-2'].map((area) => rowAt(reimbursement, facts, area));
    expect(rows.map((row) => row && reimbursement.listed?.(row))).toEqual([false, true]);
    expect(rows[0]?.disbursements).toMatchObject([{ stream: `fund-${ID}`, amount: '30000000', via: 'direct' }]);
    expect(rows[1]?.declarations).toMatchObject([{ orgId: DEMO_ORG, takesEffectOn: '2017-04-01' }]);
    expect(rows[1] && reimbursement.filters?.(rows[1])).toEqual({ organs: [DEMO_ORG] });
  });

  it('holds a payment and its disbursement under what they have in common, each alone where that is nothing', () => {
    const moved = paidOut({ via: 'county_reimbursement' });
    const facts = recordedFacts([
      { ...paid, about: { correlation } },
      { ...moved, about: { correlation } },
      paid,
      moved,
    ]);
    expect(keysOf(reimbursement, facts)).toEqual([correlation, idOf(2), idOf(3)].sort());
    const both = rowAt(reimbursement, facts, correlation);
    expect(both).toMatchObject({ payments: [{ amount: '5000' }], disbursements: [{ amount: '30000000' }] });
    const alone = rowAt(reimbursement, facts, idOf(3));
    expect(alone).toMatchObject({ payments: [], disbursements: [{ via: 'county_reimbursement' }] });
    expect([both, alone].map((row) => row && reimbursement.listed?.(row))).toEqual([true, true]);
  });
});

describe('the board of disclosures', () => {
  const published = told(disclosureExamples, 'DisclosurePublished');
  const raised = told(disclosureExamples, 'DisclosureObjectionRaised');
  const resolved = told(disclosureExamples, 'DisclosureObjectionResolved');
  const project = `project-${ID}`;

  it('files a disclosure under each thing that it names, with its objections', () => {
    const both = told(disclosureExamples, 'DisclosurePublished', { subjectIds: [project, 'fund-a', project] });
    const facts = recordedFacts([both, raised, resolved]);
    expect(keysOf(disclosures, facts)).toEqual(['fund-a', project]);
    for (const subject of ['fund-a', project]) {
      const rows = ['2018-03-10', '2018-03-15', '2018-03-25'].map((on) => rowAt(disclosures, facts, subject, { on }));
      expect(rows.map((row) => row?.published)).toEqual(Array(3).fill([expect.objectContaining({ level: 'county' })]));
      expect(rows.map((row) => row?.objections.map(({ outcome }) => outcome))).toEqual([[], [undefined], ['rejected']]);
    }
  });

  it('resolves the objection that is meant, and no other', () => {
    const second = told(disclosureExamples, 'DisclosureObjectionRaised', { raisedOn: '2018-03-16' });
    const row = rowAt(disclosures, recordedFacts([published, raised, second, resolved]), project);
    expect(row?.objections).toMatchObject([{ objectionIdx: 1, resolvedOn: '2018-03-25' }, { objectionIdx: 2 }]);
    expect(row?.objections[1]?.resolvedOn).toBeUndefined();
    const elsewhere = [published, raised].map((fact) => ({ ...fact, stream: 'disclosure-other' }));
    const both = rowAt(disclosures, recordedFacts([...elsewhere, published, raised, resolved]), project);
    expect(both?.objections.map(({ resolvedOn }) => resolvedOn)).toEqual([undefined, '2018-03-25']);
  });

  it('knows what asks for a disclosure, from which day on', () => {
    const facts = recordedFacts([
      told(projectExamples, 'ProjectDeclared'),
      told(projectExamples, 'ProjectEnteredLibrary'),
      paidOut(),
      told(funds, 'FundAllocated'),
      without(paidOut(), 'projectId'),
    ]);
    expect(rowAt(disclosures, facts, project)).toMatchObject({
      villageCodes: ['629999101201'],
      matters: [
        { type: 'ProjectEnteredLibrary', topic: 'project', day: '2018-03-01', orgId: DEMO_ORG },
        { type: 'FundDisbursed', topic: 'fund_use', day: '2018-05-01', jurisdiction: 'CN-62' },
      ],
    });
    expect(rowAt(disclosures, facts, `fund-${ID}`)?.matters).toMatchObject([{ type: 'FundAllocated' }]);
    expect(keysOf(disclosures, facts)).toEqual([`fund-${ID}`, project]);
    const row = rowAt(disclosures, facts, project);
    expect(row && disclosures.filters?.(row)).toEqual({ organs: [DEMO_ORG], years: [2018] });
  });

  it('moves a disclosure that is corrected to what it really names, objections and all', () => {
    const facts = recordedFacts([published, raised, corrected(published, 0, { subjectIds: ['fund-a'] })]);
    expect(rowAt(disclosures, facts, project, { size: 2 })?.objections).toHaveLength(1);
    expect(rowAt(disclosures, facts, project)).toBeUndefined();
    expect(rowAt(disclosures, facts, 'fund-a')).toMatchObject({ published: [{ correctedBy: 2 }] });
    expect(rowAt(disclosures, facts, 'fund-a')?.objections).toHaveLength(1);
  });
});

describe('the board of irregularities', () => {
  const found = told(irregularityExamples, 'FundIrregularityFound');
  const recovered = told(irregularityExamples, 'FundRecovered');
  const closed = told(irregularityExamples, 'FundIrregularityCorrected');

  it('is open until it is corrected, whatever came back', () => {
    const facts = recordedFacts([found, recovered, closed]);
    const rows = ['2019-04-10', '2019-05-10', '2019-06-01'].map((on) => rowAt(irregularities, facts, ID, { on }));
    expect(rows.map((row) => [row?.state, row?.recovered])).toEqual([
      ['open', '0'],
      ['open', '6000000'],
      ['closed', '6000000'],
    ]);
    expect(rows.at(-1)).toMatchObject({
      found: { misuseType: 'FM-02', amount: '10000000', jurisdiction: 'CN-62', projectId: ID },
      recoveries: [{ amount: '6000000' }],
      correction: { measure: '归还原渠道' },
    });
  });

  it('adds up recoveries exactly', () => {
    const part = told(irregularityExamples, 'FundRecovered', { amount: '999999999999999' });
    expect(rowAt(irregularities, recordedFacts([found, part, part, part]), ID)?.recovered).toBe('2999999999999997');
  });

  it('is as it was known: a void opens it again', () => {
    const facts = recordedFacts([found, closed, voided(closed, 1)]);
    expect(rowAt(irregularities, facts, ID, { size: 2 })?.state).toBe('closed');
    expect(rowAt(irregularities, facts, ID)?.state).toBe('open');
    const row = rowAt(irregularities, facts, ID);
    expect(row && irregularities.filters?.(row)).toEqual({ organs: [DEMO_ORG], years: [2019] });
  });

  it('keeps an estimate and a delay as they were found', () => {
    const delay = told(irregularityExamples, 'FundIrregularityFound', {
      misuseType: 'FM-08',
      delayDays: 200,
      amountEstimated: true,
    });
    const row = rowAt(irregularities, recordedFacts([without(delay, 'amount', 'orgId')]), ID);
    expect(row?.found).toMatchObject({ delayDays: 200, amountEstimated: true });
    expect(row?.found && 'amount' in row.found).toBe(false);
    expect(row && irregularities.filters?.(row)).toEqual({ organs: [], years: [2019] });
  });
});
