/** The time bar under a mouse: what is dragged, the answer and the address go together, and Back takes all of them back. */
import { HEROINE } from '../../demo/story';
import { DemoInBrowser, looks } from './demo-in-browser';
import { BASIS, KNOWN_AT, Reader } from './reader';

jest.setTimeout(120_000);

const BEFORE = '2023-07-05T01:00:00.000Z';
const FILE = `/pages/officials/${HEROINE.personId}?purpose=inspection&effectiveOn=2023-06-30&knownAt=${BEFORE}`;
/** When the count was corrected from 61 to 59. */
const CORRECTED = Date.parse('2023-09-20T09:00:00+08:00');
const [SIXTY_ONE, FIFTY_NINE] = ['5 x 61 = 305 > 3 x 100 = 300', '5 x 59 = 295 > 2 x 100 = 200'];

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
});
afterAll(() => demo.stop());

test.each(looks(1))('%s %s: a handle that is dragged takes the answer and the address with it', async (...look) => {
  const reader = await Reader.arrive(demo, FILE, look);
  const { page } = reader;
  const findings = reader.part(['发现', 'Findings']);
  await reader.sees(SIXTY_ONE, findings);
  const handle = page.getByRole('slider', { name: reader.said(KNOWN_AT) });
  await handle.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const grip = await handle.locator('rect').boundingBox();
  if (!grip) throw new Error('the handle has no grip');
  const known = (): number => Date.parse(reader.asked('knownAt') ?? '');

  const y = grip.y + grip.height / 2;
  let x = grip.x + grip.width / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let steps = 0; steps < 150 && known() < CORRECTED; steps += 1) {
    x += 2;
    await page.mouse.move(x, y);
    // The address follows at most every 80 ms.
    await page.waitForTimeout(90);
  }
  // Still in the hand: the answer and the address are there already.
  expect(known()).toBeGreaterThanOrEqual(CORRECTED);
  await reader.sees(FIFTY_NINE, findings);
  await page.mouse.up();
  const dragged = page.url();
  expect(reader.asked('effectiveOn')).toBe('2023-06-30');
  const time = new Date(known() + 8 * 3_600_000).toISOString().slice(0, 10);
  await reader.reads([`按${time}`, `as known at ${time}`], reader.part(BASIS));
  await reader.shoot('time-bar-dragged');

  // The way there was one step.
  await page.goBack();
  await reader.sees(SIXTY_ONE, findings);
  expect(reader.asked('knownAt')).toBe(BEFORE);
  await page.goForward();
  await reader.sees(FIFTY_NINE, findings);
  expect(page.url()).toBe(dragged);
  await reader.leave();
});
