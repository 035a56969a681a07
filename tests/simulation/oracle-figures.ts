/**
 * What one penalty comes to, worked out from its facts as they stand. A penalty counts on the day of its decision; an
 * increase replaces the amount that was in force in the order of the days; payments are checked against the register's
 * running total in the order recorded.
 */
import type { Standing } from './said';

export type Figures = Readonly<Record<string, bigint>>;

export type Contribution = readonly [figure: string, day: string, n: bigint];

const amountOf = (fact: Standing, field: string): bigint => BigInt(fact.data[field] as string);

/** Each figure to which the penalty adds, with the day from which it does. */
export function contributions(stands: readonly Standing[]): readonly Contribution[] {
  const of = (type: string): readonly Standing[] => stands.filter((fact) => fact.type === type);
  const [decision] = of('PenaltyImposed');
  const group = decision ? `${String(decision.data['orgId'])}|${String(decision.data['article'])}` : '|';
  const counted = (measure: string, type: string): readonly Contribution[] =>
    of(type).map(({ occurredOn }) => [`${measure} ${group}`, occurredOn, 1n]);
  const summed = (measure: string, type: string, field: string): readonly Contribution[] =>
    of(type).map((fact) => [`${measure} ${group}`, fact.occurredOn, amountOf(fact, field)]);
  return [
    ...(decision ? [[`penalties ${group}`, decision.occurredOn, 1n] as const] : []),
    ...(decision ? inForce(decision, of('PenaltyIncreased'), group) : []),
    ...counted('served', 'PenaltyServed'),
    ...counted('increased', 'PenaltyIncreased'),
    ...counted('payments', 'PenaltyPaid'),
    ...counted('reconsiderations', 'ReconsiderationRequested'),
    ...counted('litigations', 'LitigationFiled'),
    ...counted('enforcementRequests', 'CompulsoryEnforcementRequested'),
    ...summed('expenses', 'PenaltyNoticeSent', 'expense'),
    ...summed('paid', 'PenaltyPaid', 'amount'),
    ...disagreements(of('PenaltyPaid'), group),
  ];
}

function inForce(decision: Standing, increases: readonly Standing[], group: string): readonly Contribution[] {
  const inOrder = increases.toSorted((a, b) =>
    a.occurredOn === b.occurredOn ? a.index - b.index : a.occurredOn < b.occurredOn ? -1 : 1,
  );
  const steps = [decision, ...inOrder];
  return steps.map((fact, i): Contribution => {
    const before = steps[i - 1];
    return [`imposed ${group}`, fact.occurredOn, amountOf(fact, 'amount') - (before ? amountOf(before, 'amount') : 0n)];
  });
}

function disagreements(payments: readonly Standing[], group: string): readonly Contribution[] {
  return payments.flatMap((payment, i): readonly Contribution[] => {
    const soFar = payments.slice(0, i + 1).reduce((sum, each) => sum + amountOf(each, 'amount'), 0n);
    const theirs = payment.data['recordedTotal'];
    const agrees = theirs === undefined || BigInt(theirs as string) === soFar;
    return agrees ? [] : [[`discrepancies ${group}`, payment.occurredOn, 1n]];
  });
}
