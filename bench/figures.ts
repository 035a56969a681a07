/** What every benchmark says beside its figures, and how it sums up several rounds. */
import { cpus, loadavg } from 'node:os';

/** The middle value; of an even number the upper of the two. NaN for none. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** A generator with a fixed seed, so that every run and every program of a run gets the same numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** `0.31 [0.28 - 0.35]`: the median of the rounds, and the least and the greatest of them. */
export function spread(values: readonly number[], digits = 2): string {
  const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)];
  return `${middle.toFixed(digits)} [${least.toFixed(digits)} - ${most.toFixed(digits)}]`;
}

/** Machine, day and load: a figure without them says nothing. */
export function circumstances(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const load = loadavg().map((value) => value.toFixed(1)).join(' '); // prettier-ignore
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, node ${process.version}, ${cpus().length} x ${model.trim()}, load ${load}`;
}

/** What a goal comes to: said beside its figure, and never a failure of the run. */
export interface Goal {
  readonly name: string;
  readonly figure: string;
  readonly goal: string;
  readonly met: boolean;
}

const NAME_WIDTH = 58;
const FIGURE_WIDTH = 26;

export const goalLine = ({ name, figure, goal, met }: Goal): string =>
  `${name.padEnd(NAME_WIDTH)} ${figure.padEnd(FIGURE_WIDTH)} ${goal.padEnd(10)} ${met ? 'met' : 'NOT met'}`;

/**
 * Prints the goals of one benchmark; run.ts, which asks for them over IPC, gets them as a message too, for its one table.
 */
export function report(goals: readonly Goal[]): void {
  for (const goal of goals) console.log(goalLine(goal));
  process.send?.({ goals });
}
