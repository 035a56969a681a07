/** 县级报账: vouchers balance, and no more is paid than was accepted. */
import fc from 'fast-check';
import { claim } from '../../../../src/domain/funds/claim';
import { told } from '../../../support/examples/example';
import { claims } from '../../../support/examples/funds-records';
import { idOf, spec } from '../../../support/spec';

const claimed = told(claims, 'ReimbursementClaimed');
const reviewed = told(claims, 'ReimbursementReviewed');
const paid = told(claims, 'ReimbursementPaid', { amount: '9000' });
const rejected = told(claims, 'ReimbursementRejected');
const paying = (amount: string, voucherNo = 'other') => told(claims, 'ReimbursementPaid', { amount, voucherNo });
const claiming = (amount: string, ...vouchers: readonly (readonly [string, string, string])[]) =>
  told(claims, 'ReimbursementClaimed', {
    amount,
    vouchers: vouchers.map(([voucherNo, issuer, each]) => ({ voucherNo, issuer, amount: each })),
  });

describe('a claim', () => {
  it('is made once', () => {
    spec(claim).given().when(claimed).accepted();
    spec(claim).given(claimed).when(claimed).refused('out-of-order');
  });

  it('is for the sum of its vouchers', () => {
    const vouchers = [['1', 'a', '6000'] as const, ['2', 'a', '4000'] as const];
    spec(claim)
      .given()
      .when(claiming('10000', ...vouchers))
      .accepted();
    spec(claim)
      .given()
      .when(claiming('10001', ...vouchers))
      .refused('unbalanced', '/amount');
    spec(claim)
      .given()
      .when(claiming('9999', ...vouchers))
      .refused('unbalanced', '/amount');
  });

  it('is summed exactly beyond the integers of a float', () => {
    const vouchers = Array.from({ length: 1000 }, (_, i) => [String(i), 'a', '999999999999999'] as const);
    spec(claim)
      .given()
      .when(claiming('999999999999999', ...vouchers))
      .refused('unbalanced', '/amount');
    spec(claim)
      .given()
      .when(claiming('999999999999999', ['1', 'a', '999999999999998'], ['2', 'a', '1']))
      .accepted();
  });

  it('has no voucher twice, by number and issuer', () => {
    spec(claim)
      .given()
      .when(claiming('3', ['1', 'a', '1'], ['2', 'a', '1'], ['1', 'a', '1']))
      .refused('incoherent-fact', '/vouchers/2');
    spec(claim)
      .given()
      .when(claiming('2', ['1', 'a', '1'], ['1', 'b', '1']))
      .accepted();
    spec(claim)
      .given()
      .when(claiming('2', ['1","a', 'b', '1'], ['1', 'a","b', '1']))
      .accepted();
  });

  it('rests on at least one voucher', () => {
    spec(claim).given().when(claiming('0')).refused('invalid-fact', '/vouchers');
  });
});

describe('the review of a claim', () => {
  it('follows it, and accepts no more than was claimed', () => {
    spec(claim).given().when(reviewed).refused('out-of-order');
    const accepting = (accepted: string) => told(claims, 'ReimbursementReviewed', { accepted });
    spec(claim).given(claimed).when(accepting('10000')).accepted();
    spec(claim).given(claimed).when(accepting('10001')).refused('unbalanced', '/accepted');
  });

  it('can be repeated until all is paid, and the last one counts', () => {
    const less = told(claims, 'ReimbursementReviewed', { accepted: '100', reviewedOn: '2018-06-15' });
    spec(claim).given(claimed, reviewed).when(less).accepted();
    spec(claim).given(claimed, reviewed, less).when(paying('101')).refused('unbalanced', '/amount');
    spec(claim).given(claimed, reviewed, paid).when(less).refused('out-of-order');
    spec(claim).given(claimed, reviewed, paying('100')).when(less).accepted();
    spec(claim).given(claimed, reviewed, paying('101')).when(less).refused('unbalanced', '/accepted');
  });
});

describe('a claim that is sent back', () => {
  it('was not paid in full', () => {
    spec(claim).given().when(rejected).refused('out-of-order');
    spec(claim).given(claimed).when(rejected).accepted();
    spec(claim).given(claimed, reviewed).when(rejected).accepted();
    spec(claim).given(claimed, rejected).when(rejected).refused('out-of-order');
    spec(claim).given(claimed, reviewed, paid).when(rejected).refused('out-of-order');
    spec(claim).given(claimed, reviewed, paying('8999')).when(rejected).accepted();
  });

  it('is not reviewed or paid', () => {
    spec(claim).given(claimed, reviewed, rejected).when(paid).refused('out-of-order');
    spec(claim).given(claimed, rejected).when(reviewed).refused('out-of-order');
  });
});

describe('the payment of a claim', () => {
  it('follows a review', () => {
    spec(claim).given().when(paid).refused('out-of-order');
    spec(claim).given(claimed).when(paid).refused('out-of-order');
    spec(claim).given(claimed, reviewed).when(paid).accepted();
  });

  it('is no more than what was accepted and is not paid yet', () => {
    spec(claim).given(claimed, reviewed).when(paying('9001')).refused('unbalanced', '/amount');
    spec(claim).given(claimed, reviewed, paid).when(paying('1')).refused('unbalanced', '/amount');
    spec(claim).given(claimed, reviewed, paying('5000')).when(paying('4000', 'second')).accepted();
    spec(claim)
      .given(claimed, reviewed, paying('5000'))
      .when(paying('4001', 'second'))
      .refused('unbalanced', '/amount');
  });

  it('counts no payment that is voided', () => {
    const voided = { type: 'EventVoided', stream: claimed.stream, data: { targetEventId: idOf(2) } };
    spec(claim).given(claimed, reviewed, paid, voided).when(paid).accepted();
  });

  it('never adds up to more than was accepted, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 8 }), fc.nat({ max: 5000 }), (parts, next) => {
        const sum = parts.reduce((total, part) => total + part, 0);
        fc.pre(sum <= 9000);
        const before = parts.map((part, i) => paying(String(part), String(i)));
        const then = spec(claim)
          .given(claimed, reviewed, ...before)
          .when(paying(String(next), 'next'));
        if (sum + next <= 9000) then.accepted();
        else then.refused('unbalanced', '/amount');
      }),
    );
  });
});
