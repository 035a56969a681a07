/** What money comes to, worked out slowly from facts as GET /v1/events shows them and with no code of the ledger. */
import type { Said } from './said';

type Data = Readonly<Record<string, string | undefined>>;

/** Facts with index < K, corrected ones in their last words, voided ones left out; then those up to a day. */
function standingAt(facts: readonly Said[], on: string, size: number): readonly Said[] {
  const known = facts.filter(({ index }) => index < size);
  const stands: Said[] = [];
  for (const fact of known) {
    if (fact.type === 'EventCorrected' || fact.type === 'EventVoided') continue;
    const about = known.filter(({ data }) => data['targetEventId'] === fact.id);
    if (about.some(({ type }) => type === 'EventVoided')) continue;
    const correction = about.findLast(({ type }) => type === 'EventCorrected');
    const data = (correction?.data['correctedPayload'] ?? fact.data) as Said['data'];
    stands.push({ ...fact, data, occurredOn: dayIn(data) });
  }
  return stands.filter(({ occurredOn }) => occurredOn <= on);
}

const DAYS = [
  'reportedOn',
  'adoptedOn',
  'adjustedOn',
  'allocatedOn',
  'reallocatedOn',
  'withdrawnOn',
  'disbursedOn',
  'integratedOn',
  'effectiveFrom',
];
const dayIn = (data: Said['data']): string => DAYS.map((name) => data[name]).find((day) => day !== undefined) as string;

export interface Money {
  /** By account; accounts that nothing ever moved are left out. */
  readonly accounts: ReadonlyMap<string, bigint>;
  /** Paid out, by allocation. */
  readonly paid: ReadonlyMap<string, bigint>;
  readonly withdrawn: bigint;
  /** Adopted, adjusted, and allocated from outside the ledger. */
  readonly entered: bigint;
}

export function moneyAt(facts: readonly Said[], on: string, size: number): Money {
  const accounts = new Map<string, bigint>();
  const paid = new Map<string, bigint>();
  let [withdrawn, entered] = [0n, 0n];
  const add = (account: string, change: bigint): void => {
    accounts.set(account, (accounts.get(account) ?? 0n) + change);
  };
  for (const { type, stream, data: sent } of standingAt(facts, on, size)) {
    const data = sent as Data;
    const id = stream.slice(stream.indexOf('-') + 1);
    const amount = BigInt(data['amount'] ?? data['delta'] ?? 0);
    switch (type) {
      case 'BudgetAdopted':
      case 'BudgetAdjusted':
        add(`budget-${id}~${String(data['budgetKind'])}`, amount);
        entered += amount;
        break;
      case 'FundAllocated':
        if (data['budgetId'] !== undefined) add(`budget-${data['budgetId']}~${String(data['budgetKind'])}`, -amount);
        else if (data['parentAllocationId'] !== undefined) add(`fund-${data['parentAllocationId']}`, -amount);
        else entered += amount;
        add(`fund-${id}`, amount);
        break;
      case 'FundReallocated':
        add(`fund-${id}`, -amount);
        add(`fund-${String(data['toAllocationId'])}`, amount);
        break;
      case 'FundWithdrawn':
        add(`fund-${id}`, -amount);
        withdrawn += amount;
        break;
      case 'FundDisbursed':
        add(`fund-${id}`, -amount);
        paid.set(id, (paid.get(id) ?? 0n) + amount);
        break;
      case 'FundIntegrated':
        add(`fund-${String(data['allocationId'])}`, -amount);
        add(`integration-${id}`, amount);
        break;
    }
  }
  return { accounts, paid, withdrawn, entered };
}

/** Flows as `kind from to year amount`, sorted; none of an allocation that does not stand. */
export function flowsAt(facts: readonly Said[], on: string, size: number): readonly string[] {
  const stands = standingAt(facts, '9999-12-31', size);
  const openings = new Map(
    stands.filter(({ type }) => type === 'FundAllocated').map((fact) => [fact.stream, fact.data]),
  );
  const flows = new Map<string, bigint>();
  for (const { type, stream, data: sent, occurredOn } of stands) {
    const opening = openings.get(stream) as Data | undefined;
    const data = sent as Data;
    if (!opening || occurredOn > on) continue;
    const [from, to] = [String(opening['fromOrgId']), String(opening['toOrgId'])];
    const entry =
      data['budgetId'] !== undefined
        ? 'from-budget'
        : data['parentAllocationId'] !== undefined
          ? 'from-allocation'
          : 'from-outside';
    const named: Readonly<Record<string, readonly [string, string, string]>> = {
      FundAllocated: [entry, from, to],
      FundDisbursed: ['paid', to, String(data['payeeOrgId'])],
      FundWithdrawn: ['withdrawn', to, from],
      FundReallocated: ['reallocated', to, String(data['toAllocationId'])],
    };
    const flow = named[type];
    if (!flow) continue;
    const name = [...flow, String(opening['fiscalYear'])].join(' ');
    flows.set(name, (flows.get(name) ?? 0n) + BigInt(data['amount'] ?? 0));
  }
  return [...flows].map(([name, n]) => `${name} ${n.toString()}`).sort();
}

/** Accounts that are below nothing on some day, as everything stands. */
export function overdrawn(facts: readonly Said[]): ReadonlySet<string> {
  const size = facts.length;
  const days = new Set(standingAt(facts, '9999-12-31', size).map(({ occurredOn }) => occurredOn));
  const found = new Set<string>();
  for (const day of days) {
    for (const [account, balance] of moneyAt(facts, day, size).accounts) if (balance < 0n) found.add(account);
  }
  return found;
}
