/** Every page with the key of every role: nothing on it leads to what the interface refuses to the same key. */
import { createKey } from '../../src/adapters/system/key-file';
import { keysPath } from '../../src/data-directory';
import { roles, type Role } from '../../src/domain/roles';
import { DemoInBrowser, type Window } from './demo-in-browser';

jest.setTimeout(300_000);

/** Links followed from one page to others of one form; the auditor, who sees most, follows two. */
const followedBy = (role: string): number => (role === 'auditor' ? 2 : 1);

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
});
afterAll(() => demo.stop());

/** Organs of the demo that a role's key may be bound to. */
const organs: Partial<Record<Role, string>> = {
  auditor: 'yunqi-audit',
  'discipline-commission': 'yunqi-discipline',
  'finance-department': 'yunqi-finance',
};

const tokenOf = (role: Role | 'administrator'): string => {
  const organ = role === 'administrator' ? undefined : organs[role];
  const bound = organ ?? (role !== 'administrator' && roles[role].needsOrgan ? 'unregistered-example' : undefined);
  const wanted = { role, ...(bound === undefined ? {} : { organ: bound }) };
  return createKey(keysPath({ dataDir: demo.dataDir }), wanted, Date.now()).token;
};

/** Addresses within the pages that a page leads to; ids are one form. */
const formOf = (address: string): string => address.replace(/[?#].*$/, '').replace(/[^/]*\d[^/]*/g, ':id');

async function settled({ page }: Window): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('h1, [role=alert], .ant-empty').first().waitFor();
}

async function linksOn({ page }: Window): Promise<readonly string[]> {
  const found = await page
    .locator('a[href^="/pages/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  return [...new Set(found)];
}

/** Facts and articles that a page offers to open; a fact's name alone offers nothing. */
const offeredOn = ({ page }: Window): Promise<readonly string[]> =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('button[data-fact], [data-cite]')].map((element) => {
        const fact = element.getAttribute('data-fact');
        return fact === null ? `/v1/articles/${element.getAttribute('data-cite') ?? ''}` : `/v1/events/${fact}`;
      }),
    ),
  ]);

describe('with the key of', () => {
  it.each([...(Object.keys(roles) as Role[]), 'administrator' as const])(
    '%s no page shows what is refused',
    async (role) => {
      const token = tokenOf(role);
      const window = await demo.open('/pages', { token });
      const refused: string[] = [];
      window.page.on('response', (response) => {
        if ([401, 403].includes(response.status())) refused.push(`${response.status()} ${response.url()}`);
      });
      await settled(window);
      const seen = new Map<string, number>();
      const offered = new Set<string>();
      const waiting = [...(await linksOn(window))];
      let walked = 0;
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const form = formOf(next);
        const times = (seen.get(form) ?? 0) + 1;
        if (times > followedBy(role)) continue;
        seen.set(form, times);
        await window.page.goto(`${demo.url}${withPurpose(next)}`);
        await settled(window);
        walked += 1;
        for (const address of (await offeredOn(window)).slice(0, 20)) offered.add(address);
        waiting.push(...(await linksOn(window)));
      }
      for (const address of offered) {
        const { status } = await fetch(`${demo.url}${address}`, { headers: { authorization: `Bearer ${token}` } });
        if (status !== 200) refused.push(`${String(status)} ${address}`);
      }
      expect(refused).toEqual([]);
      if (role === 'auditor') expect([walked > 5, offered.size > 10]).toEqual([true, true]);
      await window.close();
    },
  );
});

/** A file is opened for a purpose; one that is opened without asks for it and shows nothing more. */
const withPurpose = (address: string): string =>
  /^\/pages\/officials\/[^?]+$/.test(address) ? `${address}?purpose=inspection` : address;
