import type { Route } from 'playwright-core';
import { createKey } from '../../src/adapters/system/key-file';
import { keysPath } from '../../src/data-directory';
import { DemoInBrowser, type Language, type Size, type Window } from './demo-in-browser';

jest.setTimeout(120_000);

/** The count of the evaluation that the demo's story turns on; it was corrected later. */
const FACT = 'afe1d5f6-5ecb-8ab8-b8cd-eb2a88b6a7a7';

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
});
afterAll(() => demo.stop());

const markIs = (window: Window, mark: string): Promise<void> =>
  window.page.locator(`.badge[data-mark='${mark}']`).waitFor();

/** Answers with another body than the service gave. */
const tampering =
  (change: (body: string) => string) =>
  async (route: Route): Promise<void> => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  };

/** A window that signs in at `path` and is lied to at an address. */
async function tampered(path: string, address: string, change: (body: string) => string): Promise<Window> {
  const window = await demo.open('/pages/elsewhere', { token: undefined });
  await window.page.route(address, tampering(change));
  const { auditorToken, verifierKey } = demo.demo.shown;
  await window.page.goto(`${demo.url}${path}#token=${auditorToken}&key=${encodeURIComponent(verifierKey)}`);
  return window;
}

describe('the badge', () => {
  test.each<[Size, Language]>([
    ['wide', 'zh'],
    ['narrow', 'en'],
  ])('says what was checked and what was not, to the keyboard too: %s %s', async (size, language) => {
    const window = await demo.open('/pages', { size, language });
    const { page } = window;
    await markIs(window, 'sound');
    await page.locator('.badge').focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByText(demo.demo.shown.verifierKey.split('+')[1] as string).waitFor();
    expect(await panel.innerText()).toContain('shilu verify');
    await window.shoot(`badge-${size}-${language}`);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.classList.contains('badge'))).toBe(true);
    await window.close();
  });

  test('says that nothing was checked without a key', async () => {
    const window = await demo.open(`/pages?fact=${FACT}`, { withKey: false });
    await markIs(window, 'unpinned');
    await window.page.getByText('登录时未填账本公钥,本浏览器没有验证。').waitFor();
    await window.close();
  });

  test('remembers the log for the next visit, and nothing else', async () => {
    const window = await demo.open('/pages');
    await markIs(window, 'sound');
    const kept = await window.page.evaluate(() => Object.keys(localStorage).sort());
    const [name, keyId] = demo.demo.shown.verifierKey.split('+');
    expect(kept).toEqual([`shilu.checkpoint.${name}.${keyId}`, 'shilu.language']);
    await window.page.reload();
    await markIs(window, 'sound');
    await window.page.locator('.badge').click();
    await window.page.getByText('账本只有增加,没有改动').waitFor();
    await window.close();
  });

  test('stays red with a banner over reloads until sign-out, when a checkpoint is forged', async () => {
    const window = await tampered('/pages', '**/checkpoint', (note) => note.replace(/\n(\d)/, '\n9$1'));
    const { page } = window;
    await markIs(window, 'broken');
    await page.getByRole('alert').getByText('验证失败').waitFor();
    await page.unroute('**/checkpoint');
    await page.reload();
    await markIs(window, 'broken');
    await page.locator('.badge').click();
    await page.locator("[data-reason='bad-signature']").waitFor();
    await window.shoot('badge-broken-zh');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('访问令牌').waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await window.close();
  });
});

describe('the fact drawer', () => {
  test.each<[Size, Language]>([
    ['wide', 'zh'],
    ['narrow', 'en'],
  ])('shows a fact with its correction, bytes and proof, every check passed: %s %s', async (size, language) => {
    const window = await demo.open(`/pages?fact=${FACT}`, { size, language });
    const { page } = window;
    await page.locator("[data-check='log'][data-verdict='passed']").waitFor();
    expect(await page.locator("[data-verdict='passed']").count()).toBe(7);
    expect(await page.locator('.fact-later li').count()).toBe(1);
    expect(await page.locator('.fact-bytes').first().innerText()).toContain('ledger-event/v1');
    await window.shoot(`fact-${size}-${language}`);
    const loading = page.waitForEvent('download');
    await page.locator('.fact .ant-btn-default').click();
    expect((await loading).suggestedFilename()).toBe(`${FACT}.record`);
    await page.locator('.fact-later button').click();
    await page.locator("[data-member='targetEventId']").waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.fact').waitFor({ state: 'hidden' });
    await window.close();
  });

  test.each([
    ['proof', 'inclusion', `**/${FACT}/proof`, (body: string) => body.replace(/"path":\["[0-9a-f]{2}/, '"path":["00')],
    ['record', 'payload', `**/${FACT}/record`, (body: string) => body.replace('"distrust":61', '"distrust":60')],
    ['fact', 'shown', `**/${FACT}`, (body: string) => body.replace('"distrust":61', '"distrust":60')],
  ])('is red when the service changed its %s', async (_what, check, address, change) => {
    const window = await tampered(`/pages?fact=${FACT}`, address, change);
    await window.page.locator(`[data-check='${check}'][data-verdict='failed']`).waitFor();
    await markIs(window, 'broken');
    await window.shoot(`fact-broken-${check}`);
    await window.close();
  });

  test('refuses in words a key that may not read facts', async () => {
    const key = { role: 'finance-department', organ: 'yunqi-finance' } as const;
    const { token } = createKey(keysPath({ dataDir: demo.dataDir }), key, Date.now());
    // A running service looks for new keys ten times a second.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const window = await demo.open(`/pages?fact=${FACT}`, { token });
    await window.page.getByRole('alert').getByText('该令牌无权查看事实原文').waitFor();
    await window.close();
  });
});
