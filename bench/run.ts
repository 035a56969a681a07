/**
 * `npm run bench`: every benchmark in a process of its own, one after the other, then their goals in one table.
 *
 * Figures of one machine in one hour: compare ratios, and those only within a run. docs/reference/benchmarks.md says how
 * to read them.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { circumstances, goalLine, type Goal } from './figures';

const BENCHMARKS = ['append.ts', 'replay.ts', 'summary.ts'] as const;
const HOOK = join(__dirname, '../tests/support/typescript-hook.cjs');

/** Runs one and resolves with its goals; a benchmark that fails has none. */
function run(benchmark: string): Promise<readonly Goal[]> {
  return new Promise((resolve) => {
    const goals: Goal[] = [];
    const child = fork(join(__dirname, benchmark), { execArgv: ['-r', HOOK] });
    child.on('message', (message) => goals.push(...(message as { readonly goals: readonly Goal[] }).goals));
    child.on('exit', (code) => {
      if (code !== 0) process.exitCode = 1;
      console.log('');
      resolve(goals);
    });
  });
}

async function main(): Promise<void> {
  const goals: Goal[] = [];
  for (const benchmark of BENCHMARKS) goals.push(...(await run(benchmark)));
  console.log(circumstances());
  for (const goal of goals) console.log(goalLine(goal));
}

void main();
