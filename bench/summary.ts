/**
 * The enforcement summary of a large ledger over HTTP, each time at another random pair of the two clocks.
 *
 *   node -r ./tests/support/typescript-hook.cjs bench/summary.ts [questions, default 1000] [facts, default 500000]
 *
 * One client asks one question after the other; each day lies in the ledger's own years and each log prefix within its
 * size, so no answer can be kept from the one before. With SHILU_ROAD_FINES the ledger is that log, else invented
 * penalties. The first run fills the ledger, which takes minutes; later runs find it.
 */
import { join } from 'node:path';
import { Child } from './child';
import { ORGAN } from './append/cases';
import type { ServiceHello } from './append/service';
import { circumstances, quantile, random, report } from './figures';
import { ledgerOf, roadFines } from './ledgers';
import { penaltiesOnly } from './replay/mix';

const GOAL_MS = 200;
const WARM_UP = 20;
const DAY_MS = 86_400_000;
/** Fines of the public log lie in the years 2000 to 2013, the invented ones in 2015 to 2025. */
const YEARS = { fines: [2000, 2013], invented: [2015, 2025] } as const;

interface Summary {
  readonly basis: { readonly size: number };
  readonly groups: readonly unknown[];
}

async function ask({ port, auditor }: ServiceHello, query: string): Promise<Summary> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/enforcement/summary?${query}`, {
    headers: { authorization: `Bearer ${auditor}` },
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Summary;
}

async function measure(hello: ServiceHello, questions: number, [first, last]: readonly [number, number]) {
  const { size } = (await ask(hello, '')).basis;
  const draw = random(17);
  const [from, to] = [Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1)];
  const times: number[] = [];
  for (let i = -WARM_UP; i < questions; i += 1) {
    const day = new Date(from + Math.floor((draw() * (to - from)) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
    const query = `effectiveOn=${day}&knownAt=${1 + Math.floor(draw() * size)}`;
    const start = performance.now();
    await ask(hello, query);
    if (i >= 0) times.push(performance.now() - start);
  }
  return { size, times };
}

async function main(): Promise<void> {
  const [questions, facts] = [Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 500_000)];
  const fines = await roadFines();
  const ledger = fines ?? (await ledgerOf(`penalties-${facts}-1`, () => penaltiesOnly(facts)));
  console.log(`enforcement summary, ${questions} pairs of clocks; ${circumstances()}`);
  const { child, hello } = await Child.start<ServiceHello>('append/service.ts', {
    args: [ledger.dataDir, ORGAN],
    log: join(ledger.dataDir, 'service.log'),
  });
  const { size, times } = await measure(hello, questions, fines ? YEARS.fines : YEARS.invented).finally(() =>
    child.stop(),
  );
  const [p50, p99, most] = [quantile(times, 0.5), quantile(times, 0.99), Math.max(...times)];
  console.log(`${ledger.what}: ${size} facts`);
  report([
    {
      name: 'enforcement summary at any pair of clocks, p50 / p99 / max',
      figure: `${p50.toFixed(1)} / ${p99.toFixed(1)} / ${most.toFixed(1)} ms`,
      goal: `p99 < ${GOAL_MS} ms`,
      met: p99 < GOAL_MS,
    },
  ]);
}

void main();
