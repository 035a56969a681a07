/** Public money in a browser, under the content policy that the service sends: the diagram, its table, a life, the rights. */
import { createKey } from '../../src/adapters/system/key-file';
import { keysPath } from '../../src/data-directory';
import type { Role } from '../../src/domain/roles';
import { seriousIn } from './axe';
import { DemoInBrowser, type Language, type Size, type Window } from './demo-in-browser';

jest.setTimeout(180_000);

/** Overdrawn by a correction. */
const OVERDRAWN = 'central-2018-huanze-c5';

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
});
afterAll(() => demo.stop());

const drawn = ({ page }: Window): Promise<void> => page.locator('.funds-diagram svg path').first().waitFor();
const balanced = ({ page }: Window): Promise<void> => page.locator(".funds-balance[data-residue='0']").waitFor();

async function tokenOf(role: Role, organ: string): Promise<string> {
  const { token } = createKey(keysPath({ dataDir: demo.dataDir }), { role, organ }, Date.now());
  // A running service looks for new keys ten times a second.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return token;
}

describe('where the money went', () => {
  test.each<[Size, Language]>([
    ['wide', 'zh'],
    ['wide', 'en'],
    ['narrow', 'zh'],
    ['narrow', 'en'],
  ])('%s %s: is drawn, balances, and stands in a table', async (size, language) => {
    const window = await demo.open('/pages/funds', { size, language });
    await drawn(window);
    await balanced(window);
    const { page } = window;
    const description = await page.locator('.chart').getAttribute('aria-label');
    expect(description).toContain('609,130,000.00');
    await page.locator('.funds-flows tbody tr').first().waitFor();
    await page.locator(".findings [data-code='REVENUE_SHARE_SHORT']").first().waitFor({ timeout: 60_000 });
    await window.shoot(`funds-${size}-${language}`);
    expect(await seriousIn(window)).toEqual([]);
    await window.close();
  });

  test('is followed from a level to its organs and to one organ by the keyboard, and the address says so', async () => {
    const window = await demo.open('/pages/funds?year=2018');
    const { page } = window;
    await page.locator('.funds-flows').getByRole('button', { name: '市级', exact: true }).first().press('Enter');
    await page.waitForURL(/group=organ/);
    await page
      .locator('.funds-flows')
      .getByRole('button', { name: '鹮泽市财政局', exact: true })
      .first()
      .press('Enter');
    await page.waitForURL(/organ=huanze-finance/);
    await page.locator('.funds-crumbs strong', { hasText: '鹮泽市财政局' }).waitFor();
    await balanced(window);
    await page.goBack();
    await page.locator('.funds-crumbs strong', { hasText: '各机构' }).waitFor();
    await window.close();
  });

  test('is followed by a click on the diagram', async () => {
    const window = await demo.open('/pages/funds?year=2018');
    await drawn(window);
    await window.page.locator('.chart svg text', { hasText: '省级' }).first().click();
    await window.page.waitForURL(/group=organ/);
    await window.close();
  });

  test('is sorted by exact amounts, in the unit that was chosen', async () => {
    const window = await demo.open('/pages/funds?year=2018&unit=wan');
    const { page } = window;
    const amounts = page.locator('.funds-flows tbody td:nth-child(4)');
    await amounts.first().waitFor();
    expect(await amounts.first().innerText()).toBe('49,720.00');
    await page.getByRole('button', { name: '金额(万元)' }).first().press('Enter');
    await page.locator(".funds-flows th[aria-sort='ascending']").waitFor();
    expect(await amounts.last().innerText()).toBe('49,720.00');
    await window.close();
  });

  test('leads from the list of what is overdrawn to its life', async () => {
    const window = await demo.open('/pages/funds?year=2018&overdrawn=true');
    await window.page.getByRole('link', { name: OVERDRAWN }).click();
    await window.page.locator("[data-overdrawn='true']").waitFor();
    await window.close();
  });
});

describe('the life of an allocation', () => {
  test.each<[Size, Language]>([
    ['wide', 'zh'],
    ['narrow', 'en'],
  ])('%s %s: is red when it is overdrawn, and still balances', async (size, language) => {
    const window = await demo.open(`/pages/funds/${OVERDRAWN}`, { size, language });
    const { page } = window;
    await page.locator("[data-overdrawn='true']").getByText('2,700,000.00').first().waitFor();
    await balanced(window);
    await page.locator("[data-code='OVERDRAWN']").waitFor();
    await window.shoot(`fund-${size}-${language}`);
    expect(await seriousIn(window)).toEqual([]);
    await window.close();
  });

  test('is followed from a payment back to its source by clicks, keeping the clocks', async () => {
    const window = await demo.open(`/pages/funds/${OVERDRAWN}?effectiveOn=2019-12-31`);
    const { page } = window;
    await page.locator('.fund-path').getByRole('link', { name: 'central-2018-huanze', exact: true }).click();
    await page.locator('.fund-step.is-here', { hasText: '78,620,000.00' }).waitFor();
    await page.locator('.fund-path').getByRole('link', { name: 'central-2018', exact: true }).click();
    await page.locator('.fund-step.is-outside').waitFor();
    expect(page.url()).toContain('effectiveOn=2019-12-31');
    await page.goto(`${demo.url}/pages/funds/city-2018-huanze-c5`);
    await page.locator('.fund-step.is-budget', { hasText: 'huanze-government-2018' }).waitFor();
    await window.close();
  });

  test('says that a key may not see irregularities, and shows it no link that would be refused', async () => {
    const token = await tokenOf('county-authority', 'huanze-c5-government');
    const window = await demo.open(`/pages/funds/${OVERDRAWN}`, { token });
    const { page } = window;
    await page.getByText('该令牌不能查看审计与违规').waitFor();
    expect(await page.locator('button[data-fact]').count()).toBe(0);
    expect(await page.getByText('资金违规查实').count()).toBe(0);
    await window.close();
  });

  test('says of an allocation that is not known which day was asked about', async () => {
    const window = await demo.open('/pages/funds/no-such-fund?effectiveOn=2018-01-01');
    await window.page.getByRole('alert').getByText('2018-01-01').waitFor();
    await window.close();
  });
});
