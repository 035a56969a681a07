/**
 * Flows and summary of public money over HTTP, each time at another random pair of the two clocks, of the whole ledger and
 * of the organ that most of the money goes through; on a ledger of 100,000 facts and on one ten times as large.
 *
 *   node -r ./tests/support/typescript-hook.cjs bench/funds.ts [questions, default 1000] [facts, default 1000000]
 *
 * One client asks one question after the other; no answer can be kept from the one before. The first run fills the
 * ledgers, which takes minutes; later runs find them.
 */
import { join } from 'node:path';
import type { ServiceHello } from './append/service';
import { Child } from './child';
import { circumstances, quantile, random, report } from './figures';
import { HOTTEST, provinceMoney, YEARS } from './funds/province';
import { ledgerOf } from './ledgers';

const GOAL_MS = 100;
const GOAL_GROWTH = 2;
const WARM_UP = 30;
const DAY_MS = 86_400_000;
const PATHS = {
  'flows, whole ledger': '/v1/funds/flows?',
  [`flows, ${HOTTEST}`]: `/v1/funds/flows?organ=${HOTTEST}&`,
  'summary, whole ledger': '/v1/funds/summary?',
  [`summary, ${HOTTEST}`]: `/v1/funds/summary?organ=${HOTTEST}&`,
} as const;

async function ask({ port, auditor }: ServiceHello, path: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${auditor}` } });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return ((await response.json()) as { readonly basis: { readonly size: number } }).basis.size;
}

/** Milliseconds of each answer, by path. */
async function measure(facts: number, questions: number): Promise<Readonly<Record<string, readonly number[]>>> {
  const ledger = await ledgerOf(`money-${facts}-1`, () => provinceMoney(facts));
  const { child, hello } = await Child.start<ServiceHello>('append/service.ts', {
    args: [ledger.dataDir, 'province'],
    log: join(ledger.dataDir, 'service.log'),
  });
  const times: Record<string, number[]> = {};
  try {
    const size = await ask(hello, '/v1/funds/flows');
    const draw = random(31);
    const [from, to] = [Date.UTC(YEARS[0], 0, 1), Date.UTC(YEARS[1] + 1, 0, 1)];
    for (const [name, path] of Object.entries(PATHS)) {
      const taken: number[] = (times[name] = []);
      for (let i = -WARM_UP; i < questions; i += 1) {
        const day = new Date(from + Math.floor((draw() * (to - from)) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
        const query = `effectiveOn=${day}&knownAt=${1 + Math.floor(draw() * size)}`;
        const start = performance.now();
        await ask(hello, `${path}${query}`);
        if (i >= 0) taken.push(performance.now() - start);
      }
    }
    console.log(`${ledger.what}: ${size} facts`);
  } finally {
    await child.stop();
  }
  return times;
}

async function main(): Promise<void> {
  const [questions, facts] = [Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 1_000_000)];
  console.log(`public money, ${questions} pairs of clocks for each question; ${circumstances()}`);
  const small = await measure(Math.round(facts / 10), questions);
  const large = await measure(facts, questions);
  const p99 = (times: readonly number[] = []): number => quantile(times, 0.99);
  report(
    Object.keys(PATHS).flatMap((name) => {
      const growth = p99(large[name]) / p99(small[name]);
      return [
        {
          name: `${name}: p50 / p99`,
          figure: `${quantile(large[name] ?? [], 0.5).toFixed(1)} / ${p99(large[name]).toFixed(1)} ms`,
          goal: `p99 < ${GOAL_MS} ms`,
          met: p99(large[name]) < GOAL_MS,
        },
        {
          name: `${name}: p99, ten times the facts`,
          figure: `x ${growth.toFixed(2)}`,
          goal: `< ${GOAL_GROWTH}`,
          met: growth < GOAL_GROWTH,
        },
      ];
    }),
  );
}

void main();
