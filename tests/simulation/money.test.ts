/**
 * Random histories of money, asked at random pairs of clocks: every balance, payment and flow equals what a slow oracle
 * works out from GET /v1/events alone, and money in is money out and what is left. SHILU_ORACLE=full asks 10,000 pairs;
 * SHILU_ORACLE_SEED names a seed to try again.
 */
import { isUnanswerable } from '../../src/ledger/reader';
import type { Question } from '../../src/ledger/asking';
import { changesIn, type BalanceRow } from '../../projections/balances';
import { flowsOf } from '../../projections/fund-flows';
import type { FundRow } from '../../projections/funds';
import { DAYS, FIRST_DAY, MoneyHistory, type Tally } from './money-history';
import { flowsAt, moneyAt, overdrawn, type Money } from './money-oracle';
import { dayAfter, Random } from './random';
import type { Said } from './said';
import { ScriptedClock } from './scripted-clock';
import { serve, type ServedLedger } from './served';

const FULL = process.env['SHILU_ORACLE'] === 'full';
const HISTORIES = FULL ? 100 : 4;
const FIRST_SEED = Number(process.env['SHILU_ORACLE_SEED'] ?? 20_270_101);
const STEPS = 250;
const PAIRS = 100;
/** Behind everything that is told. */
const LAST_DAY = '2100-12-31';

async function feed(served: ServedLedger): Promise<readonly Said[]> {
  const facts: Said[] = [];
  for (let after = ''; ;) {
    const { items, next } = await served.get(`/v1/events?limit=500${after}`, 'auditor', 'audit');
    facts.push(...(items as Said[]));
    if (typeof next !== 'string') return facts;
    after = `&after=${next}`;
  }
}

async function rowsOf<Row>(
  { ledger }: ServedLedger,
  name: string,
  question: Question,
): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  for (let after: string | undefined; ;) {
    const answer = await ledger.reader.list(name, { limit: 500, ...(after === undefined ? {} : { after }) }, question);
    if (isUnanswerable(answer)) throw new Error(answer.detail);
    for (const { key, row } of answer.items) rows.set(key, row as Row);
    if (answer.next === null) return rows;
    after = answer.next;
  }
}

/** The same figures out of the views. */
async function moneyIn(served: ServedLedger, question: Question): Promise<Omit<Money, 'entered'>> {
  const accounts = new Map<string, bigint>();
  for (const [account, row] of await rowsOf<BalanceRow>(served, 'balances', question)) {
    const total = changesIn(row).reduce((sum, [, change]) => sum + change, 0n);
    accounts.set(account, total);
  }
  const paid = new Map<string, bigint>();
  let withdrawn = 0n;
  for (const [id, row] of await rowsOf<FundRow>(served, 'funds', question)) {
    // A row without its allocation holds what is left of other facts: its balance is the account's all the same.
    expect([id, accounts.get(`fund-${id}`)]).toEqual([id, BigInt(row.balance)]);
    if (row.moves.some(({ type }) => type === 'FundDisbursed')) paid.set(id, BigInt(row.disbursed));
    for (const { type, change } of row.moves) if (type === 'FundWithdrawn') withdrawn -= BigInt(change);
  }
  return { accounts, paid, withdrawn };
}

/** The flows, as the oracle writes them. */
async function flowsIn({ ledger }: ServedLedger, question: Question): Promise<readonly string[]> {
  const answer = await ledger.reader.sums('fund-flows', question);
  if (isUnanswerable(answer)) throw new Error(answer.detail);
  return flowsOf(answer.sums)
    .map(({ kind, from, to, fiscalYear, amount }) => [kind, from, to, fiscalYear, amount].join(' '))
    .sort();
}

const sorted = (map: ReadonlyMap<string, bigint>): readonly string[] =>
  [...map].map(([name, n]) => `${name} ${n.toString()}`).sort();

const sum = (map: ReadonlyMap<string, bigint>): bigint => [...map.values()].reduce((all, each) => all + each, 0n);

test(`${String(HISTORIES)} histories of money at ${String(HISTORIES * PAIRS)} pairs of clocks equal the oracle`, async () => {
  const counted: Tally = {};
  let [compared, overdrafts] = [0, 0];
  for (let n = 0; n < HISTORIES; n += 1) {
    const seed = FIRST_SEED + n;
    const random = new Random(seed);
    const clock = new ScriptedClock('2021-03-01T00:00:00.000Z');
    const served = await serve(clock, false);
    try {
      const history = new MoneyHistory(served.ledger, clock, random);
      await history.begin();
      for (let step = 0; step < STEPS; step += 1) await history.step();
      for (const [what, times] of Object.entries(history.tally)) counted[what] = (counted[what] ?? 0) + times;
      const facts = await feed(served);
      for (let pair = 0; pair < PAIRS; pair += 1) {
        const effectiveOn = dayAfter(FIRST_DAY, random.below(DAYS + 1));
        const knownAt = random.below(facts.length + 1);
        const oracle = moneyAt(facts, effectiveOn, knownAt);
        const seen = await moneyIn(served, { effectiveOn, knownAt });
        const at = `seed ${String(seed)}, ${effectiveOn}, size ${String(knownAt)}`;
        expect([at, sorted(seen.accounts)]).toEqual([at, sorted(oracle.accounts)]);
        expect([at, sorted(seen.paid), seen.withdrawn]).toEqual([at, sorted(oracle.paid), oracle.withdrawn]);
        const flows = await flowsIn(served, { effectiveOn, knownAt });
        expect([at, flows]).toEqual([at, flowsAt(facts, effectiveOn, knownAt)]);
        expect([at, sum(seen.accounts) + sum(seen.paid) + seen.withdrawn - oracle.entered]).toEqual([at, 0n]);
        compared += seen.accounts.size + seen.paid.size + flows.length;
      }
      const flagged = new Set<string>();
      for (const [account, row] of await rowsOf<BalanceRow>(served, 'balances', { effectiveOn: LAST_DAY })) {
        let balance = 0n;
        for (const [, change] of changesIn(row)) if ((balance += change) < 0n) flagged.add(account);
      }
      expect([seed, [...flagged].sort()]).toEqual([seed, [...overdrawn(facts)].sort()]);
      overdrafts += flagged.size;
    } finally {
      await served.stop();
    }
  }
  // Histories in which nothing was refused, or nothing overdrawn by a correction, would show nothing.
  expect(counted['insufficient-balance']).toBeGreaterThan(10 * HISTORIES);
  expect(overdrafts).toBeGreaterThan(HISTORIES);
  process.stdout.write(
    `money: ${String(HISTORIES)} histories from seed ${String(FIRST_SEED)}, ${String(HISTORIES * PAIRS)} pairs of clocks, ` +
      `${String(compared)} figures equal, residue 0, ${String(overdrafts)} accounts overdrawn by corrections; ${JSON.stringify(counted)}\n`,
  );
}, 900_000);
