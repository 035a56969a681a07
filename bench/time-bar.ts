/**
 * The time bar in a browser: from moving a handle to the new answer being painted, on the demo's fullest file.
 *
 *   npm run build
 *   node -r ./tests/support/typescript-hook.cjs bench/time-bar.ts [moves, default 200]
 *
 * The demo's service is the built one, on a folder of its own that is kept between runs; the first run fills it, which
 * takes a minute. Chromium (SHILU_CHROMIUM, default /usr/bin/chromium) drags a handle to another random place each time,
 * so no answer can be kept from the one before, and waits until the page shows it. Time is the page's own: from the
 * event's time stamp until a frame with the new answer was handed over.
 *
 * A release is timed after a drag of half a second, in which the page has to answer about every 80 ms.
 */
import { chromium, type Page } from 'playwright-core';
import { circumstances, quantile, random, report, type Goal } from './figures';
import { startDemoService } from './time-bar/demo-service';
import { WATCH } from './time-bar/watch';

const GOAL_MS = 100;
const WARM_UP = 20;
/** Steps of a drag, and the time of a frame between them. */
const DRAG_STEPS = 30;
const FRAME_MS = 16;
/** Pixels: a handle that moves less may stand at the same mark again. */
const LEAST_MOVE = 60;
const LAST_STEP = 30;

type Clock = 'effectiveOn' | 'knownAt';

interface Track {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Where a handle is dragged: along its grip's line, well within the bar. */
async function trackOf(page: Page, clock: Clock): Promise<Track> {
  // What stands above the bar grows by a line when the clocks are not at now.
  await page.evaluate(`document.querySelector('.time-bar').scrollIntoView({ block: 'center' })`);
  const [bar, grip] = await Promise.all([
    page.locator('.time-bar svg').first().boundingBox(),
    page.locator(`[data-clock=${clock}] .handle-grip`).boundingBox(),
  ]);
  if (bar === null || grip === null) throw new Error('the page shows no time bar');
  return { left: bar.x + bar.width * 0.2, right: bar.x + bar.width * 0.9, y: grip.y + grip.height / 2 };
}

async function take(page: Page, clock: Clock): Promise<void> {
  const grip = await page.locator(`[data-clock=${clock}] .handle-grip`).boundingBox();
  if (grip === null) throw new Error(`there is no handle of ${clock}`);
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
}

/** Milliseconds from the last event of the kind watched for to its answer on the screen. */
const painted = (page: Page): Promise<number> => page.evaluate<number>('window.shiluPainted()');
const watch = (page: Page, event: string): Promise<void> => page.evaluate(`window.shiluWatch('${event}')`);

/** Each step of a drag on its own: moved once, and waited for. */
async function single(page: Page, clock: Clock, moves: number, draw: () => number): Promise<readonly number[]> {
  const track = await trackOf(page, clock);
  await take(page, clock);
  const times: number[] = [];
  let x = track.right;
  for (let i = -WARM_UP; i < moves; i += 1) {
    x = another(x, track, draw);
    await watch(page, 'pointermove');
    await page.mouse.move(x, track.y);
    const ms = await painted(page);
    if (i >= 0) times.push(ms);
  }
  await page.mouse.up();
  return times;
}

/** Whole drags: what counts is how soon the page shows where the handle was let go. */
async function dragged(page: Page, clock: Clock, drags: number, draw: () => number): Promise<readonly number[]> {
  const times: number[] = [];
  let x = 0;
  for (let i = 0; i < drags; i += 1) {
    const track = await trackOf(page, clock);
    await take(page, clock);
    const [from, to] = [Math.max(x, track.left), another(x, track, draw)];
    // The last step is a wide one: where the handle is let go, no answer was shown before.
    const last = to - Math.sign(to - from) * LAST_STEP;
    for (let step = 1; step <= DRAG_STEPS; step += 1) {
      if (step === DRAG_STEPS) await watch(page, 'pointerup');
      await page.mouse.move(step === DRAG_STEPS ? to : from + ((last - from) * step) / DRAG_STEPS, track.y);
      if (step < DRAG_STEPS) await page.waitForTimeout(FRAME_MS);
    }
    await page.mouse.up();
    times.push(await painted(page));
    x = to;
  }
  return times;
}

function another(x: number, { left, right }: Track, draw: () => number): number {
  const next = left + draw() * (right - left);
  return Math.abs(next - x) < LEAST_MOVE ? another(x, { left, right, y: 0 }, draw) : next;
}

const goalOf = (name: string, times: readonly number[]): Goal => {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    name: `${name}: p50 / p95`,
    figure: `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`,
    goal: `p95 < ${GOAL_MS} ms`,
    met: p95 < GOAL_MS,
  };
};

async function main(): Promise<void> {
  const moves = Number(process.argv[2] ?? 200);
  console.log(`time bar, ${moves} moves of each handle; ${circumstances()}`);
  const demo = await startDemoService();
  // Chromium refuses to sandbox itself for the superuser.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: process.env['SHILU_CHROMIUM'] ?? '/usr/bin/chromium', args });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.addInitScript(WATCH);
    await page.goto(demo.fileUrl);
    await page.locator('.time-bar svg').first().waitFor();
    await page.locator('.as-of').waitFor();
    const draw = random(7);
    const goals: Goal[] = [];
    for (const clock of ['knownAt', 'effectiveOn'] as const) {
      goals.push(goalOf(`${clock}, one move to its answer painted`, await single(page, clock, moves, draw)));
    }
    const drags = Math.ceil(moves / 4);
    goals.push(goalOf('knownAt, release of a drag to its answer painted', await dragged(page, 'knownAt', drags, draw)));
    report(goals);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

void main();
