import { seriousIn } from './axe';
import { DemoInBrowser } from './demo-in-browser';

jest.setTimeout(120_000);

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
});
afterAll(() => demo.stop());

describe('signing in', () => {
  test('by address: the token is gone from the address before the page shows, and kept for the tab alone', async () => {
    const window = await demo.open('/pages');
    await window.page.getByRole('navigation').waitFor();
    expect(window.page.url()).toBe(`${demo.url}/pages`);
    const kept = await window.page.evaluate(() => Object.entries(localStorage));
    expect(JSON.stringify(kept)).not.toContain(demo.demo.shown.auditorToken);
    await window.close();
  });

  test('by hand, from the address of the service alone; a wrong token is refused in words', async () => {
    const window = await demo.open('/', { token: undefined });
    const { page } = window;
    await page.getByLabel('访问令牌').fill('shilu_000000000000_wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').getByText('令牌无效或已过期').waitFor();
    await window.shoot('sign-in-refused');
    await page.getByLabel('访问令牌').fill(demo.demo.shown.auditorToken);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation').waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('访问令牌').waitFor();
    expect(await page.evaluate(() => Object.entries(sessionStorage))).toEqual([]);
    await window.close();
  });
});

test('on a phone the basis bar is one line, and a button opens the clocks', async () => {
  const window = await demo.open('/pages/officials?effectiveOn=2023-04-10', { size: 'narrow' });
  const { page } = window;
  const bar = page.getByRole('region', { name: '查询依据' });
  const day = bar.getByRole('textbox', { name: '所问日' });
  const height = async (): Promise<number> => (await bar.boundingBox())?.height ?? 0;
  await bar.getByText('不是现在:2023-04-10的情况,按现在所知', { exact: true }).waitFor();
  await page.getByRole('main').getByRole('table').waitFor();
  expect(await height()).toBeLessThan(56);
  expect(await day.isVisible()).toBe(false);
  await bar.getByRole('button', { name: '更改' }).focus();
  await page.keyboard.press('Enter');
  await day.waitFor();
  expect(await bar.getByRole('button', { expanded: true }).count()).toBe(1);
  await window.shoot('basis-bar-open');
  expect(await seriousIn(window)).toEqual([]);
  await page.keyboard.press('Enter');
  await day.waitFor({ state: 'hidden' });
  expect(await seriousIn(window)).toEqual([]);
  await window.close();
});

test('the first load stays below 500 kB as sent, before charts and proofs', async () => {
  const window = await demo.open('/', { token: undefined });
  await window.page.locator('form').waitFor();
  const sent: { readonly path: string; readonly bytes: number }[] = [];
  window.page.on('response', (response) => {
    const length = Number(response.headers()['content-length'] ?? 0);
    sent.push({ path: new URL(response.url()).pathname, bytes: length });
  });
  // Another context, with nothing kept: what a first visit fetches.
  await window.page.reload();
  await window.page.getByLabel('访问令牌').fill(demo.demo.shown.auditorToken);
  await window.page.getByRole('button', { name: '登录' }).click();
  await window.page.getByRole('navigation').waitFor();
  await window.page.waitForLoadState('networkidle');
  const assets = sent.filter(({ path }) => path.startsWith('/assets/') || path === '/pages');
  const total = assets.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`first load: ${String(Math.round(total / 1000))} kB in ${String(assets.length)} files, as sent`);
  expect(assets.filter(({ path }) => path.includes('echarts'))).toEqual([]);
  expect([total > 100_000, total < 500_000]).toEqual([true, true]);
  await window.close();
});
