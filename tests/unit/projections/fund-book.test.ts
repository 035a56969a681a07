/** One allocation as a book: every change with what is left after it, and the account that it has to agree with. */
import { balances } from '../../../projections/balances';
import { bookOf, conservationOf } from '../../../projections/fund-book';
import { funds, type FundRow } from '../../../projections/funds';
import { told, without } from '../../support/examples/example';
import { funds as examples } from '../../support/examples/funds';
import { DEMO_ORG } from '../../support/examples/organisations';
import { recordedFacts, rowAt, say, type Point } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const ID = 'demo-2018';
const allocated = told(examples, 'FundAllocated', { amount: '100' });
const split = (id: string, amount: string): Told => ({
  ...without(
    told(examples, 'FundAllocated', { allocationId: id, amount, parentAllocationId: ID, toOrgId: 'village' }),
    'budgetId',
    'budgetKind',
  ),
  stream: `fund-${id}`,
});
const moved = (type: 'FundDisbursed' | 'FundWithdrawn' | 'FundReallocated', amount: string): Told =>
  told(examples, type, { amount, ...(type === 'FundDisbursed' ? { payeeOrgId: 'builder', projectId: 'road' } : {}) });
const here: Told = {
  ...told(examples, 'FundReallocated', { allocationId: 'other', toAllocationId: ID, amount: '5' }),
  stream: 'fund-other',
};

function bookAt(story: readonly Told[], point: Point = {}) {
  const facts = recordedFacts(story);
  const row = rowAt(funds, facts, ID, point) as FundRow;
  const book = bookOf(row);
  return { row, book, conservation: conservationOf(book, rowAt(balances, facts, `fund-${ID}`, point)) };
}

const story = [
  moved('FundWithdrawn', '7'),
  allocated,
  split('child', '20'),
  moved('FundDisbursed', '60'),
  moved('FundReallocated', '10'),
  here,
  told(examples, 'FundIntegrated', { amount: '3' }),
];

describe('the book of an allocation', () => {
  it('has every change in legal order, each with what is left and where the money went', () => {
    const { row, book } = bookAt(story);
    expect(book.map(({ type, change, balance, counterpart }) => [type, change, balance, counterpart])).toEqual([
      ['FundAllocated', '100', '100', { kind: 'budget', id: `${DEMO_ORG}-2018`, budgetKind: 'special_poverty_budget' }],
      ['FundAllocated', '-20', '80', { kind: 'allocation', id: 'child' }],
      ['FundReallocated', '-10', '70', { kind: 'allocation', id: 'demo-2018-b' }],
      ['FundReallocated', '5', '75', { kind: 'allocation', id: 'other' }],
      ['FundIntegrated', '-3', '72', { kind: 'plan', id: ID }],
      ['FundDisbursed', '-60', '12', { kind: 'payee', id: 'builder' }],
      ['FundWithdrawn', '-7', '5', { kind: 'organ', id: DEMO_ORG }],
    ]);
    expect(book[5]).toMatchObject({ projectId: 'road', voucherNo: '虚凭2018-0001号', via: 'direct', factId: idOf(3) });
    expect(row.balance).toBe('5');
  });

  it('comes to what the account holds, to the unit', () => {
    expect(bookAt(story).conservation).toEqual({
      received: '105',
      passedOn: '20',
      paid: '60',
      withdrawn: '7',
      reallocated: '10',
      integrated: '3',
      balance: '5',
      residue: '0',
      overdrawn: false,
      arithmetic: 'received 105 - passedOn 20 - paid 60 - withdrawn 7 - reallocated 10 - integrated 3 = 5',
    });
    expect(bookAt(story, { on: '2018-04-30' }).conservation).toMatchObject({ balance: '72', paid: '0', residue: '0' });
  });

  it('says by how much it misses an account that holds something else', () => {
    const { book } = bookAt(story);
    const account = { account: `fund-${ID}`, changes: [['2018-03-05', '9']] as const };
    expect(conservationOf(book, account)).toMatchObject({ balance: '9', residue: '-4' });
  });

  it('shows what a correction and a void leave: overdrawn, and payments out of nothing', () => {
    const correction = { reason: 'clerical', approvedByOrgId: DEMO_ORG, docNo: '示更1号', correctedOn: '2020-01-01' };
    const lowered = say('EventCorrected', allocated.stream, {
      targetEventId: idOf(0),
      correctedPayload: { ...allocated.data, amount: '40' },
      ...correction,
    } as never);
    const low = bookAt([allocated, moved('FundDisbursed', '60'), lowered]);
    expect(low.book).toMatchObject([{ change: '40', correctedBy: 2 }, { balance: '-20' }]);
    expect(low.conservation).toMatchObject({ balance: '-20', overdrawn: true, residue: '0' });
    const gone = say('EventVoided', allocated.stream, {
      targetEventId: idOf(0),
      reason: 'recorded_in_error',
      approvedByOrgId: DEMO_ORG,
      voidedOn: '2020-01-01',
    } as never);
    const voided = bookAt([allocated, moved('FundWithdrawn', '60'), gone]);
    expect(voided.book).toMatchObject([{ type: 'FundWithdrawn', balance: '-60' }]);
    expect(voided.book[0]?.counterpart).toBeUndefined();
    expect(voided.conservation).toMatchObject({ received: '0', residue: '0', overdrawn: true });
  });

  it('gives nothing to an allocation that a correction has split itself', () => {
    const itself = without(
      { ...allocated, data: { ...allocated.data, parentAllocationId: ID } },
      'budgetId',
      'budgetKind',
    );
    const { row, book, conservation } = bookAt([itself]);
    expect(book).toMatchObject([{ change: '0', counterpart: { kind: 'allocation', id: ID } }]);
    expect([row.balance, conservation.balance, conservation.residue]).toEqual(['0', '0', '0']);
  });

  it('names the organ that money from outside the ledger came from', () => {
    const outside = without(
      { ...allocated, data: { ...allocated.data, fromOrgId: 'centre' } },
      'budgetId',
      'budgetKind',
    );
    expect(bookAt([outside]).book).toMatchObject([{ counterpart: { kind: 'organ', id: 'centre' } }]);
  });
});
