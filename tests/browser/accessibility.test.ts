/** Every page, at both sizes and in both languages: nothing serious for axe, and everything within reach of the keyboard. */
import { HEROINE, storyPoints } from '../../demo/story';
import { seriousIn } from './axe';
import { DemoInBrowser, looks, type Window } from './demo-in-browser';

jest.setTimeout(300_000);

const FACT = 'afe1d5f6-5ecb-8ab8-b8cd-eb2a88b6a7a7';
const [due] = storyPoints;
const AT_THE_STORY = `effectiveOn=${due.effectiveOn}&knownAt=${due.knownAt}`;
const FILE = `/pages/officials/${HEROINE.personId}`;

const addresses = {
  start: '/pages',
  officials: '/pages/officials?q=辛',
  'file without a purpose': FILE,
  file: `${FILE}?purpose=inspection&${AT_THE_STORY}`,
  compare: `${FILE}/compare?purpose=inspection&${AT_THE_STORY}`,
  funds: '/pages/funds?year=2019',
  'a fund out of balance': '/pages/funds/central-2018-huanze-c5',
  enforcement: '/pages/enforcement',
  'a fact': `/pages?fact=${FACT}`,
  'an article': '/pages?article=GS-CG-14-i2',
  'no such page': '/pages/nothing-of-the-kind',
  'a basis to come': '/pages/funds?knownAt=2999-01-01T00:00:00.000Z',
} as const;

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
});
afterAll(() => demo.stop());

async function settled({ page }: Window): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[role=status] .ant-skeleton').waitFor({ state: 'detached' });
}

describe.each(looks(2))('%s %s', (size, language) => {
  test.each(Object.entries(addresses))('%s', async (name, address) => {
    const window = await demo.open(address, { size, language });
    await settled(window);
    await window.shoot(`${name.replaceAll(' ', '-')}-${size}-${language}`);
    expect(await seriousIn(window)).toEqual([]);
    // Nothing sticks out to the side: a page is scrolled down, not across.
    expect(await window.page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth)).toBeLessThan(
      2,
    );
    await window.close();
  });

  test('signing in', async () => {
    const window = await demo.open('/', { size, language, token: undefined });
    await window.page.locator('form').waitFor();
    await window.shoot(`sign-in-${size}-${language}`);
    expect(await seriousIn(window)).toEqual([]);
    await window.close();
  });
});

describe('by keyboard alone', () => {
  /** Goes on with Tab until something with this name has the focus. */
  async function tabTo({ page }: Window, name: RegExp, steps = 60): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        return element === null ? '' : `${element.getAttribute('aria-label') ?? ''} ${element.innerText}`;
      });
      if (name.test(focused)) return;
      passed.push(focused.trim());
    }
    throw new Error(`no ${String(name)} within ${String(steps)} steps: ${passed.join(' | ')}`);
  }

  test('the first step leads past the header to the content', async () => {
    const window = await demo.open('/pages');
    await settled(window);
    await tabTo(window, /跳到正文/, 2);
    await window.page.keyboard.press('Enter');
    expect(await window.page.evaluate(() => document.activeElement?.id)).toBe('content');
    await window.close();
  });

  test('a fact of a file is opened, read and closed again', async () => {
    const window = await demo.open(`${FILE}?purpose=inspection&${AT_THE_STORY}`);
    await settled(window);
    const { page } = window;
    await page.locator('#content').focus();
    await tabTo(window, /[0-9a-f]{8}/, 80);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(new URL(page.url()).searchParams.get('fact')).toMatch(/^[0-9a-f-]{36}$/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.get('fact')).toBeNull();
    await window.close();
  });
});
