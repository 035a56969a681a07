import { fund } from '../../../../src/domain/funds/fund';
import { DEMO_ORG } from '../../../support/examples/organisations';
import { funds } from '../../../support/examples/funds';
import { told, without } from '../../../support/examples/example';
import { idOf, spec, type Told } from '../../../support/spec';

const adopted = told(funds, 'BudgetAdopted', { amount: '100' });
const allocated = (amount: string, other: Readonly<Record<string, unknown>> = {}): Told =>
  told(funds, 'FundAllocated', { amount, ...other });
const disbursed = (amount: string, on: string): Told => told(funds, 'FundDisbursed', { amount, disbursedOn: on });
const corrected = (target: number, correctedPayload: object): Told => ({
  type: 'EventCorrected',
  stream: 'fund-demo-2018',
  data: {
    targetEventId: idOf(target),
    correctedPayload,
    reason: 'clerical',
    approvedByOrgId: DEMO_ORG,
    correctedOn: '2019-01-01',
    docNo: '虚1',
  },
});
const child = (amount: string, other: Readonly<Record<string, unknown>> = {}): Told => ({
  ...without(
    allocated(amount, { allocationId: 'demo-b1', parentAllocationId: 'demo-2018', ...other }),
    'budgetId',
    'budgetKind',
  ),
  stream: 'fund-demo-b1',
});

describe('an allocation', () => {
  it('splits a budget as far as its figure goes', () => {
    spec(fund).given(adopted).when(allocated('100')).accepted();
    spec(fund).given(adopted).when(allocated('101')).refused('insufficient-balance', '/amount');
    const other = { ...allocated('60', { allocationId: 'demo-a0', docNo: '虚0' }), stream: 'fund-demo-a0' };
    spec(fund).given(adopted, other).when(allocated('40')).accepted();
    spec(fund).given(adopted, other).when(allocated('41')).refused('insufficient-balance', '/amount');
  });

  it('splits nothing that is not there yet on its day', () => {
    spec(fund)
      .given(adopted)
      .when(allocated('1', { allocatedOn: '2018-02-09' }))
      .refused('insufficient-balance', '/amount');
    spec(fund)
      .given(told(funds, 'BudgetAdopted', { amount: '100', budgetKind: 'fiscal_poverty_total' }))
      .when(allocated('1'))
      .refused('insufficient-balance', '/amount');
  });

  it('splits an allocation, and is not older than that', () => {
    spec(fund).given(adopted, allocated('50')).when(child('50')).accepted();
    spec(fund).given(adopted, allocated('50')).when(child('51')).refused('insufficient-balance', '/amount');
    spec(fund)
      .given(adopted, allocated('50'))
      .when(child('10', { allocatedOn: '2018-03-04' }))
      .refused('incoherent-fact', '/allocatedOn');
  });

  it('may bring money from outside the ledger, which splits nothing', () => {
    spec(fund)
      .given()
      .when(without(allocated('7'), 'budgetId', 'budgetKind'))
      .accepted();
  });

  it('names one figure that it splits, wholly', () => {
    spec(fund)
      .given(adopted)
      .when(allocated('1', { parentAllocationId: 'demo-a0' }))
      .refused('incoherent-fact', '/parentAllocationId');
    spec(fund)
      .given(adopted)
      .when(without(allocated('1'), 'budgetKind'))
      .refused('incoherent-fact', '/budgetKind');
    spec(fund)
      .given(adopted)
      .when(without(allocated('1'), 'budgetId'))
      .refused('incoherent-fact', '/budgetKind');
  });

  it('is made once, of more than nothing, and of what a figure can hold', () => {
    spec(fund).given(adopted, allocated('1')).when(allocated('1')).refused('out-of-order');
    for (const amount of ['0', '-1', '01', '1.5', '1000000000000000', ' 1']) {
      spec(fund).given(adopted).when(allocated(amount)).refused('invalid-fact', '/amount');
    }
  });
});

describe('money of an allocation (R-33)', () => {
  const given = [adopted, allocated('100')] as const;

  it('R-33/1: of 100, 60 and then 50 cannot both be paid', () => {
    spec(fund)
      .given(...given, disbursed('60', '2018-05-01'))
      .when(disbursed('50', '2018-05-02'))
      .refused('insufficient-balance', '/amount');
    spec(fund)
      .given(...given, disbursed('60', '2018-05-01'))
      .when(disbursed('40', '2018-05-02'))
      .accepted();
  });

  it('R-33/2: of 100, 30 integrated and 70 paid leave nothing', () => {
    const integrated = told(funds, 'FundIntegrated', { amount: '30' });
    const plan = told(funds, 'IntegrationPlanAdopted');
    spec(fund)
      .given(...given, plan, integrated)
      .when(disbursed('70', '2018-05-01'))
      .accepted();
    spec(fund)
      .given(...given, plan, integrated)
      .when(disbursed('71', '2018-05-01'))
      .refused('insufficient-balance', '/amount');
  });

  it('R-33/3: an allocation corrected to 80 after 90 were paid is overdrawn; nothing more is paid out of it', () => {
    const lowered = corrected(1, { ...allocated('80').data });
    const overdrawn = [...given, disbursed('90', '2018-05-01'), lowered];
    spec(fund)
      .given(...given, disbursed('90', '2018-05-01'))
      .when({ ...lowered, role: 'auditor', organ: 'audit' })
      .accepted();
    spec(fund)
      .given(...overdrawn)
      .when(disbursed('1', '2018-06-01'))
      .refused('insufficient-balance', '/amount');
  });

  it('is there on the day, and what was paid later still has its money', () => {
    spec(fund)
      .given(...given)
      .when(disbursed('1', '2018-03-04'))
      .refused('insufficient-balance', '/amount');
    const later = disbursed('90', '2018-12-01');
    spec(fund)
      .given(...given, later)
      .when(disbursed('10', '2018-04-01'))
      .accepted();
    spec(fund)
      .given(...given, later)
      .when(disbursed('11', '2018-04-01'))
      .refused('insufficient-balance', '/amount');
  });

  it('goes over to another allocation, and is taken back, as far as it goes', () => {
    const other = {
      ...without(allocated('1', { allocationId: 'demo-2018-b' }), 'budgetId', 'budgetKind'),
      stream: 'fund-demo-2018-b',
    };
    const moved = told(funds, 'FundReallocated', { amount: '100' });
    spec(fund)
      .given(...given, other)
      .when(moved)
      .accepted();
    spec(fund)
      .given(...given, other, moved)
      .when(disbursed('1', '2018-05-01'))
      .refused('insufficient-balance', '/amount');
    spec(fund)
      .given(...given)
      .when(told(funds, 'FundReallocated', { toAllocationId: 'demo-2018' }))
      .refused('incoherent-fact', '/toAllocationId');
    spec(fund)
      .given(...given)
      .when(told(funds, 'FundWithdrawn', { amount: '101' }))
      .refused('insufficient-balance', '/amount');
    spec(fund)
      .given(...given)
      .when(told(funds, 'FundWithdrawn', { amount: '100' }))
      .accepted();
  });

  it('leaves nothing that is not allocated', () => {
    for (const type of [
      'FundDisbursed',
      'FundReallocated',
      'FundWithdrawn',
      'FundExecutionReported',
      'FundDataEntered',
    ] as const) {
      spec(fund).given(adopted).when(told(funds, type)).refused('out-of-order');
    }
  });

  it('is there again when a payment is voided', () => {
    const voided: Told = {
      type: 'EventVoided',
      stream: 'fund-demo-2018',
      data: { targetEventId: idOf(2), reason: 'recorded_in_error', approvedByOrgId: DEMO_ORG, voidedOn: '2018-06-01' },
    };
    spec(fund)
      .given(...given, disbursed('90', '2018-05-01'), voided)
      .when(disbursed('100', '2018-07-01'))
      .accepted();
  });

  it('is reported and entered as the recorder says', () => {
    spec(fund)
      .given(...given)
      .when(told(funds, 'FundExecutionReported'))
      .accepted();
    spec(fund)
      .given(...given)
      .when(told(funds, 'FundDataEntered'))
      .accepted();
  });
});
