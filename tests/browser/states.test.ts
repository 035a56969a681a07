/** What a reader sees when something is wrong: the token, the basis, the address, what was recorded, or the service itself. */
import { overdrawn } from '../../demo/money/unlawful';
import { DemoInBrowser, looks } from './demo-in-browser';
import { BASIS, Reader, type Called } from './reader';
import { record, tokenFor } from './recording';

jest.setTimeout(180_000);

const DAY_MS = 86_400_000;
const NOBODY = '0d1e2f3a-4b5c-4d6e-8f70-8192a3b4c5d6';
const BEFORE_ALL = 'effectiveOn=1950-01-01&knownAt=1990-01-01T00:00:00.000Z';

/** Markup, what a spreadsheet would reckon, and a mark that turns the reading direction: U+202E. */
const MARKUP = `<img src=x onerror="window.wasRun=1;alert(1)">`;
const FORMULA = `=HYPERLINK("http://127.0.0.1/","1")`;
const TURNED = `<b>\u202etxt.fdp</b>${FORMULA}`;
/** As long as a text may be. */
const LONGEST = `${TURNED}${'长'.repeat(4_000 - TURNED.length)}`;
const HOSTILE_PERSON = 'c0ffee00-1111-4222-8333-444455556666';

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
  await recordHostileText();
});
afterAll(() => demo.stop());

async function recordHostileText(): Promise<void> {
  const about = { jurisdiction: 'CN-629900' };
  const person = {
    personId: HOSTILE_PERSON,
    nameZh: `${MARKUP}${FORMULA}`,
    partyMember: true,
    cadreManagementOrgId: 'yunqi-committee',
    occurredOn: '2024-01-08',
  };
  const stream = `person-${HOSTILE_PERSON}`;
  const organisation = tokenFor(demo, { role: 'organisation-department', organ: 'yunqi-organisation' });
  await record(demo, organisation, {
    stream,
    type: 'PersonRegistered',
    expectedRevision: 'no-stream',
    about,
    data: person,
  });
  const bureau = tokenFor(demo, { role: 'law-enforcement-organ', organ: 'yunqi-enforcement' });
  await record(demo, bureau, {
    stream: 'penalty-hostile',
    type: 'PenaltyImposed',
    expectedRevision: 'no-stream',
    about,
    data: {
      penaltyId: 'hostile',
      orgId: 'yunqi-enforcement',
      imposedOn: '2024-05-06',
      amount: '100',
      article: `${MARKUP}${TURNED}`,
    },
  });
  const audit = { stream: 'audit-hostile', about };
  const opened = {
    auditId: 'hostile',
    kind: 'special',
    scopeOrgIds: [`${overdrawn.county}-finance`],
    subjects: ['funds'],
    openedOn: '2024-01-08',
    docNo: MARKUP,
  };
  const { auditorToken } = demo.demo.shown;
  await record(demo, auditorToken, { ...audit, type: 'AuditOpened', expectedRevision: 'no-stream', data: opened });
  const report = {
    auditId: 'hostile',
    issuedOn: '2024-02-05',
    opinionZh: LONGEST,
    audited: '100',
    coverage: [],
    docNo: FORMULA,
    docSha256: 'a'.repeat(64),
  };
  await record(demo, auditorToken, { ...audit, type: 'AuditReportIssued', expectedRevision: 0, data: report });
}

describe.each(looks(1))('%s %s', (...look) => {
  let reader: Reader;
  const arrive = async (path: string, signedIn = true): Promise<void> => {
    reader = await Reader.arrive(demo, path, look, signedIn ? {} : { token: undefined });
  };
  const warned = (called: Called): Promise<void> => reader.reads(called, reader.page.getByRole('alert'));
  afterEach(() => reader.leave());

  test.each([
    ['a wrong token', () => `shilu_0123456789ab_${'A'.repeat(43)}`],
    ['what is no token', () => '审计局 <b>1</b>'],
    ['an expired token', () => expired()],
  ])('%s is refused at sign-in', async (what, token) => {
    await arrive('/pages/officials', false);
    await reader.page.getByLabel(reader.said(['访问令牌', 'Access token'])).fill(token());
    await reader.chooses('button', ['登录', 'Sign in']);
    await warned(['令牌无效或已过期,请重新登录。', 'The token is not valid or has expired. Sign in again.']);
    await reader.shoot(`state-${what.replaceAll(' ', '-')}`);
  });

  const expired = (): string =>
    tokenFor(demo, { role: 'auditor', organ: 'yunqi-audit', expiresInDays: 1 }, Date.now() - 2 * DAY_MS);

  test('a basis in the future is refused in words, and there is a way back', async () => {
    await arrive('/pages/officials?knownAt=2090-01-01T00:00:00.000Z');
    await warned([
      '“所知截止”晚于现在:账本只能按已经过去的时刻作答。',
      'What is to be known lies ahead: the ledger answers as of a moment that has passed.',
    ]);
    await reader.shoot('state-future');
    await reader.chooses('button', ['回到现在', 'Back to now'], reader.main);
    await reader.main.getByRole('table').waitFor();
    expect(reader.asked('knownAt')).toBeNull();
  });

  test('what is no basis at all is refused in words', async () => {
    await arrive('/pages/officials?effectiveOn=2023-02-30&knownAt=yesterday');
    await warned(['“所问日”不是日历上的日期', 'The effective day is not a day of the calendar']);
    await reader.shoot('state-no-basis');
  });

  test('a day of the calendar that cannot be asked about is refused as such', async () => {
    await arrive('/pages/officials?effectiveOn=2999-01-01');
    await warned([
      '“所问日”超出可以查询的范围:1900年至2299年',
      'lies outside what can be asked about: the years 1900 to 2299',
    ]);
    await reader.shoot('state-outside');
    await reader.chooses('button', ['回到现在', 'Back to now'], reader.main);
    await reader.main.getByRole('table').waitFor();
  });

  test('before the first fact there is nothing, and every page says so', async () => {
    await arrive(`/pages/officials?${BEFORE_ALL}`);
    await reader.reads(['没有符合条件的人员', 'Nobody matches'], reader.main);
    await reader.reads(['不是现在:1950-01-01', 'not now: 1950-01-01'], reader.part(BASIS));
    await reader.shoot('state-before-officials');
    await reader.page.goto(`${demo.url}/pages/funds?${BEFORE_ALL}`);
    await reader.reads(['账上没有资金', 'There is no money on record'], reader.main);
    await reader.shoot('state-before-funds');
    await reader.page.goto(`${demo.url}/pages/enforcement?${BEFORE_ALL}`);
    await reader.reads(['账本里没有行政处罚', 'there is no penalty in the ledger'], reader.main);
    await reader.shoot('state-before-enforcement');
  });

  test('an official whom nobody knows', async () => {
    await arrive(`/pages/officials/${NOBODY}?purpose=inspection`);
    await reader.reads(['账本中没有登记这个编号的人员', 'Nobody is registered under this id'], reader.main);
    await reader.shoot('state-unknown-official');
    await reader.chooses('link', ['返回名录', 'Back to the directory']);
    await reader.main.getByRole('table').waitFor();
  });

  test('more facts than the ledger has are waited for, and there is a way back', async () => {
    await arrive('/pages/officials?knownAt=99999999');
    await warned(['账本还没有走到所问的位置', 'The ledger has not come to what is asked for']);
    await reader.shoot('state-not-yet');
    await reader.chooses('button', ['回到现在', 'Back to now'], reader.main);
    await reader.main.getByRole('table').waitFor();
  });

  test('a search of hundreds of characters', async () => {
    await arrive(`/pages/officials?q=${'x'.repeat(500)}`);
    await warned(['查找的内容过长,最多128字。', 'What is looked for is too long: 128 characters at most.']);
    await reader.shoot('state-long-search');
    const box = reader.page.getByRole('searchbox');
    await box.fill('');
    await box.pressSequentially('y'.repeat(200), { delay: 0 });
    expect(await box.inputValue()).toHaveLength(128);
    await box.press('Enter');
    await reader.reads(['没有符合条件的人员', 'Nobody matches'], reader.main);
  });

  test('what was recorded is shown as text, whatever it holds', async () => {
    await arrive(`/pages/officials?q=${HOSTILE_PERSON}`);
    const dialogs: string[] = [];
    reader.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await reader.sees(`${MARKUP}${FORMULA}`, reader.main);
    await reader.shoot('state-hostile-directory');
    await reader.main.getByRole('link', { name: MARKUP }).click();
    await reader.chooses('radio', ['监督检查', 'Inspection']);
    await reader.chooses('button', ['登记并查阅', 'Record this and open the file']);
    await reader.sees(MARKUP, reader.part(['谁的档案', 'Whose record is this']));
    await reader.shoot('state-hostile-file');

    await reader.page.goto(`${demo.url}/pages/enforcement`);
    const article = reader.main.getByRole('row', { name: MARKUP }).first();
    await reader.sees('U+202E', article);
    await article.scrollIntoViewIfNeeded();
    await reader.shoot('state-hostile-article');

    await reader.page.goto(`${demo.url}/pages/funds/${overdrawn.allocation}`);
    const audits = reader.part(['审计与违规', 'Audits and irregularities']);
    await reader.sees('U+202E', audits);
    const whole = audits.getByRole('button', { name: reader.said(['显示全部4000字', 'Show all 4000 characters']) });
    await whole.scrollIntoViewIfNeeded();
    await reader.shoot('state-hostile-long');
    expect(await audits.innerText()).not.toContain('长'.repeat(1_000));
    await whole.click();
    expect(await audits.innerText()).toContain('长'.repeat(1_000));
    expect(await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThan(2);

    expect(await reader.page.locator('img, main b').count()).toBe(0);
    expect(await reader.page.evaluate(() => 'wasRun' in window)).toBe(false);
    expect(dialogs).toEqual([]);
  });

  test('what answers the question before is marked while the answer to the new one is on its way', async () => {
    await arrive('/pages/officials?q=砚秋');
    await reader.sees(/本页1人|^1 on this page/);
    const old = reader.main.locator('.answered[aria-busy=true]');
    const saying = reader.part(BASIS).getByText(reader.said(['正在更新…', 'Updating …']));
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await reader.page.route('**/v1/officials?*effectiveOn=2023-04-10*', async (route) => {
      await asked;
      await route.continue();
    });
    await reader.setsClocks({ day: '2023-04-10' });
    await saying.waitFor();
    expect(await old.count()).toBe(1);
    await reader.sees('澄汐县县委书记', old);
    await reader.shoot('state-updating');
    answer();
    await reader.sees('青禾县县委书记');
    await old.waitFor({ state: 'detached' });
    expect(await saying.count()).toBe(0);
  });

  test('a page whose part was renamed by a new build can be loaded again, and does not do so by itself', async () => {
    await arrive('/pages/officials');
    await reader.main.getByRole('table').waitFor();
    let asked = 0;
    await reader.page.route('**/assets/enforcement*.js', async (route) => {
      asked += 1;
      await route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' });
    });
    await reader.page.getByRole('link', { name: reader.said(['行政处罚', 'Penalties']) }).click();
    await warned(['本页有一部分没有载入', 'A part of this page was not loaded']);
    await reader.shoot('state-not-loaded');
    const atOnce = asked;
    await reader.page.waitForTimeout(1_500);
    expect([atOnce > 0, asked]).toEqual([true, atOnce]);
    await reader.page.unroute('**/assets/enforcement*.js');
    await reader.chooses('button', ['重新载入', 'Load the page again'], reader.main);
    await reader.main.getByRole('heading', { level: 1, name: reader.said(['行政处罚', 'Penalties']) }).waitFor();
  });

  test('a service that does not say yet what the key may read is waited for in words', async () => {
    await arrive('/pages/officials');
    await reader.main.getByRole('table').waitFor();
    const problem = { type: '/problems/unavailable', title: 'Not available now', titleZh: '暂时不可用', status: 503 };
    await reader.page.route('**/v1/session', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ ...problem, detail: 'being built' }),
      }),
    );
    await reader.page.reload();
    await warned(['暂时不可用', 'Not available now']);
    await reader.page.unroute('**/v1/session');
    await reader.main.getByRole('table').waitFor();
  });

  test('an address that is too long is answered in words, with a way back', async () => {
    await arrive(`/pages?q=${'x'.repeat(5_000)}`, false);
    await reader.reads(['查询参数无效', 'The address may be too long']);
    await reader.shoot('state-long-address');
    await reader.page.getByRole('link').first().click();
    await reader.page.locator('form').waitFor();
  });

  test('the service stops while a page is open, and comes back: the page goes on by itself', async () => {
    await arrive('/pages/officials');
    await reader.main.getByRole('table').waitFor();
    await reader.page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await demo.goAway();
    try {
      const box = reader.page.getByRole('searchbox');
      await box.fill('砚秋');
      await box.press('Enter');
      await reader.reads([
        '服务暂时没有应答,正在重新连接;恢复后本页自动更新。',
        'The service does not answer at the moment. Trying again; the page goes on by itself.',
      ]);
      await reader.shoot('state-away');
    } finally {
      await demo.comeBack();
    }
    await reader.sees(/本页1人|^1 on this page/);
    await reader.page
      .getByText(reader.said(['服务暂时没有应答', 'The service does not answer']))
      .waitFor({ state: 'detached' });
    expect(await reader.page.evaluate(() => 'isSamePage' in window)).toBe(true);
    await reader.page.locator(".badge[data-mark='sound']").waitFor();
    await reader.shoot('state-back');
  });
});
