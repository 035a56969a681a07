/** What people come for, from beginning to end, as somebody walks it who sees the pages for the first time. */
import { HEROINE } from '../../demo/story';
import { overdrawn } from '../../demo/money/unlawful';
import type { Locator } from 'playwright-core';
import { DemoInBrowser, looks } from './demo-in-browser';
import { BASIS, EFFECTIVE_ON, KNOWN_AT, Reader, type Called } from './reader';
import { record, tokenFor } from './recording';

jest.setTimeout(180_000);

/** The count of the evaluation that the demo's story turns on. */
const COUNT = 'afe1d5f6-5ecb-8ab8-b8cd-eb2a88b6a7a7';
const PENALTY = 'street-2024-77';
const FILE = `/pages/officials/${HEROINE.personId}`;
const REMOVED = 'effectiveOn=2023-06-30&knownAt=2023-07-05T01:00:00.000Z';

const FILES: Called = ['廉政档案', 'Clean-governance files'];
const FUNDS: Called = ['资金监督', 'Public money'];
const WRONG: Called = ['有什么问题', 'What is wrong'];
const FINDINGS: Called = ['发现', 'Findings'];
const FACT: Called = ['事实', 'Fact'];
const ARTICLE: Called = ['条文', 'Article'];

let demo: DemoInBrowser;
beforeAll(async () => {
  demo = await DemoInBrowser.start();
  await recordDisagreeingPayments();
});
afterAll(() => demo.stop());

/** The register says 90.00 after two payments of 50.00. */
async function recordDisagreeingPayments(): Promise<void> {
  const organ = 'yunqi-enforcement';
  const token = tokenFor(demo, { role: 'law-enforcement-organ', organ });
  const penaltyId = PENALTY;
  const penalty = { stream: `penalty-${penaltyId}`, about: { jurisdiction: 'CN-629900' } };
  const imposed = { penaltyId, orgId: organ, imposedOn: '2024-05-06', amount: '20000', article: '示例市容条例第10条' };
  await record(demo, token, { ...penalty, type: 'PenaltyImposed', expectedRevision: 'no-stream', data: imposed });
  const first = { penaltyId, paidOn: '2024-06-03', amount: '5000', recordedTotal: '5000' };
  await record(demo, token, { ...penalty, type: 'PenaltyPaid', expectedRevision: 0, data: first });
  const second = { penaltyId, paidOn: '2024-07-10', amount: '5000', recordedTotal: '9000' };
  await record(demo, token, { ...penalty, type: 'PenaltyPaid', expectedRevision: 1, data: second });
}

/** When the count was corrected, as the handle has it: seconds since the epoch. */
const CORRECTED = Date.parse('2023-09-20T09:00:00+08:00') / 1_000;

const secondsOf = async (handle: Locator): Promise<number> => Number(await handle.getAttribute('aria-valuenow'));

/** Presses a key until the handle has passed the correction; gives how often. */
async function passByKeys(handle: Locator, key: 'ArrowRight' | 'ArrowLeft'): Promise<number> {
  const wasBefore = (await secondsOf(handle)) < CORRECTED;
  for (let steps = 1; steps <= 20; steps += 1) {
    await handle.press(key);
    if ((await secondsOf(handle)) < CORRECTED !== wasBefore) return steps;
  }
  throw new Error(`20 times ${key} did not lead past the correction`);
}

/** Takes the handle by its label and drags it past the correction. */
async function dragPast(handle: Locator, direction: 1 | -1): Promise<void> {
  const page = handle.page();
  const grip = await handle.locator('rect').boundingBox();
  if (!grip) throw new Error('the handle has no grip');
  const wasBefore = (await secondsOf(handle)) < CORRECTED;
  let at = grip.x + grip.width / 2;
  const y = grip.y + grip.height / 2;
  await page.mouse.move(at, y);
  await page.mouse.down();
  for (let steps = 0; steps < 100 && (await secondsOf(handle)) < CORRECTED === wasBefore; steps += 1) {
    at += direction * 2;
    await page.mouse.move(at, y);
  }
  await page.mouse.up();
}

describe.each(looks(1))('%s %s', (...look) => {
  let reader: Reader;
  const arrive = async (path: string): Promise<void> => {
    reader = await Reader.arrive(demo, path, look);
  };

  test('1: an official is found by a part of the name, and why the removal is due is read down to the bytes', async () => {
    await arrive('/pages');
    await reader.main.getByRole('link', { name: reader.said(FILES) }).click();
    const box = reader.page.getByRole('searchbox', { name: reader.said(['姓名、职务或编号', 'Name, post or id']) });
    await box.waitFor();
    await reader.setsClocks({ day: '2023-04-10', known: '2023-04-12 09:00:00' });
    await box.focus();
    await reader.types('砚秋', 'Enter');
    await reader.sees('青禾县县委书记');
    await reader.shoot('story-1-found');
    await reader.chooses('link', ['辛砚秋', '辛砚秋']);
    await reader.reads(['查阅本身登记在案', 'Reading it is itself recorded']);
    await reader.chooses('radio', ['监督检查', 'Inspection']);
    await reader.shoot('story-1-purpose');
    await reader.chooses('button', ['登记并查阅', 'Record this and open the file']);
    const wrong = reader.part(WRONG);
    await reader.reads(
      [
        '2023年度民主测评不信任票超过60%,应给予免职。',
        'distrust for 2023 is above 60%: removal from the post is due and not decided.',
      ],
      wrong,
    );
    await reader.sees('5 x 61 = 305 > 3 x 100 = 300', wrong);
    await reader.shoot('story-1-removal-due');

    await reader.chooses('button', ['GS-CG-14-i2', 'GS-CG-14-i2'], wrong);
    await reader.sees('不信任票超過60%的', reader.beside(ARTICLE));
    await reader.shoot('story-1-article');
    await reader.closes(reader.beside(ARTICLE));

    await wrong.getByRole('button', { name: COUNT.slice(0, 8) }).click();
    const fact = reader.beside(FACT);
    await reader.reads(['民主测评结果', 'Democratic evaluation held'], fact);
    await reader.sees('中共云栖市委员会', fact);
    await reader.sees('yunqi-committee', fact);
    await reader.sees('中共云栖市委组织部', fact.locator('[data-member=countedByOrgId]'));
    await fact.locator("[data-check='log'][data-verdict='passed']").waitFor();
    expect(await fact.locator("[data-verdict='passed']").count()).toBe(7);
    await reader.shoot('story-1-fact');
    const proof = reader.said(['包含证明', 'Inclusion proof']);
    await fact.getByText(proof).click();
    await fact.getByText(proof).scrollIntoViewIfNeeded();
    await reader.shoot('story-1-proof');
    await reader.sees('"distrust":61', fact);
    await fact.getByText('"distrust":61').scrollIntoViewIfNeeded();
    await reader.shoot('story-1-bytes');
    await reader.leave();
  });

  test('2: the removal vanishes and returns as what is known passes the correction', async () => {
    await arrive(`${FILE}?purpose=inspection&${REMOVED}`);
    const findings = reader.part(FINDINGS);
    const [sixtyOne, fiftyNine] = ['5 x 61 = 305 > 3 x 100 = 300', '5 x 59 = 295 > 2 x 100 = 200'];
    await reader.sees(sixtyOne, findings);
    await reader.reads(['没有违反、应处理或提醒事项', 'No breach, nothing due, no alert'], reader.part(WRONG));
    const handle = reader.page.getByRole('slider', { name: reader.said(KNOWN_AT) });
    await handle.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await reader.shoot('story-2-known-61');

    await handle.focus();
    const steps = await passByKeys(handle, 'ArrowRight');
    await reader.sees(fiftyNine, findings);
    await reader.reads(['现有记录只够诫勉谈话', 'no more than an admonition talk due'], reader.part(WRONG));
    expect(await findings.getByText(sixtyOne).count()).toBe(0);
    expect(reader.asked('effectiveOn')).toBe('2023-06-30');
    await reader.shoot('story-2-known-59');
    expect(await passByKeys(handle, 'ArrowLeft')).toBe(steps);
    await reader.sees(sixtyOne, findings);
    await reader.reads(['没有违反、应处理或提醒事项', 'No breach, nothing due, no alert'], reader.part(WRONG));

    await dragPast(handle, 1);
    await reader.sees(fiftyNine, findings);
    await reader.reads(['现有记录只够诫勉谈话', 'no more than an admonition talk due'], reader.part(WRONG));
    await reader.shoot('story-2-dragged');
    await dragPast(handle, -1);
    await reader.sees(sixtyOne, findings);
    // A whole movement is one step of the history.
    await reader.page.goBack();
    await reader.sees(fiftyNine, findings);
    await reader.leave();
  });

  test('3: two moments side by side say what changed, and which correction did it', async () => {
    await arrive(`${FILE}?purpose=inspection&${REMOVED}`);
    await reader.chooses('link', ['与现在比较', 'Compare with now']);
    const clocks = reader.part(['比较的两个时刻', 'The two moments']);
    const right = clocks.getByRole('group', { name: reader.said(['右:到', 'Right: to']) });
    const field = ([zh, en]: Called): Called => [`右:到 ${zh}`, `Right: to ${en}`];
    await reader.sets(field(EFFECTIVE_ON), '2023-06-30', right);
    await reader.sets(field(KNOWN_AT), '2023-10-11 09:00:00', right);
    await reader.page.waitForURL(/knownAt=2023-10-11/);
    await reader.page.waitForLoadState('networkidle');
    await reader.reads(['共3处差别', '3 differences'], reader.main);
    const findings = reader.page.getByRole('table', { name: reader.said(FINDINGS), exact: true });
    await reader.sees('5 x 61 = 305 > 3 x 100 = 300', findings);
    await reader.sees('5 x 59 = 295 > 2 x 100 = 200', findings);
    await reader.shoot('story-3-findings');
    const count = reader.page
      .locator('tbody', { hasText: reader.said(['由更正引起', 'because of a correction']) })
      .first();
    await count.scrollIntoViewIfNeeded();
    await reader.sees('61', count);
    await reader.sees('59', count);
    await reader.shoot('story-3-count');
    await count.locator('.compare-why').getByRole('button').click();
    const correction = reader.beside(FACT);
    await reader.reads(['更正', 'Correction'], correction);
    await reader.sees('2023-09-11', correction);
    await reader.shoot('story-3-correction');
    await reader.leave();
  });

  test('4: a payment is followed back to the line of the budget', async () => {
    await arrive('/pages');
    await reader.main.getByRole('link', { name: reader.said(FUNDS) }).click();
    await reader.page.getByRole('combobox', { name: reader.said(['年度', 'Year']) }).click();
    await reader.types('', 'ArrowDown', 'ArrowDown', 'Enter');
    await reader.page.waitForURL(/year=2019/);
    const flows = reader.part(['资金流向', 'Where the money went']);
    await reader.reads(['2019年度', 'fiscal year 2019'], flows);
    await reader.shoot('story-4-year');
    await flows
      .locator('.chart')
      .getByText(reader.said(['县级', 'County']))
      .first()
      .click();
    await reader.reads(['各机构', 'All organs'], flows.locator('strong'));
    await reader.page.getByRole('combobox', { name: reader.said(['机构', 'Organ']) }).click();
    await reader.types('鹊岗县财政局', 'Enter');
    await reader.sees('provincial-2019-huanze-c5', reader.listed(['资金台账', 'Allocations']));
    await reader.shoot('story-4-organ');
    await reader.chooses('link', ['provincial-2019-huanze-c5', 'provincial-2019-huanze-c5']);

    const life = reader.listed(['经过', 'What happened']);
    const payment = life.getByRole('row', { name: '-3,800,000.00' });
    await reader.sees('鹊岗县凭〔2019〕2号', payment);
    await reader.shoot('story-4-life');
    await payment.getByRole('button').last().click();
    await reader.sees('3,800,000.00', reader.beside(FACT));
    await reader.shoot('story-4-payment');
    await reader.closes(reader.beside(FACT));
    const path = reader.part(['来路:追回预算', 'Where it came from, back to the budget']);
    await reader.sees('536,000,000.00', path);
    await path
      .getByRole('button', { name: reader.said(FACT) })
      .first()
      .click();
    await reader.sees('澜川省财政厅预〔2019〕2号', reader.beside(FACT));
    await reader.reads(['扶贫专项预算', 'Special poverty budget'], reader.beside(FACT));
    await reader.shoot('story-4-budget');
    await reader.leave();
  });

  test('5: an allocation that does not balance is found, with the correction behind it', async () => {
    await arrive('/pages/funds');
    const list = reader.listed(['资金台账', 'Allocations']);
    await reader.chooses('checkbox', ['只看透支', 'Overdrawn only'], list);
    await reader.reads(['2020年度没有符合筛选条件的资金', 'No allocation of fiscal year 2020'], list);
    await reader.shoot('story-5-filter');
    await reader.chooses('button', ['在全部年度中查找', 'Look in all years'], list);
    await reader.chooses('link', [overdrawn.allocation, overdrawn.allocation], list);
    await reader.reads(['透支 2,700,000.00', 'Overdrawn by 2,700,000.00'], reader.page.getByRole('alert'));
    await reader.sees('5,400,000.00', reader.part(['守恒', 'Conservation']));
    await reader.sees('(-2,700,000.00)', reader.part(['守恒', 'Conservation']));
    await reader.shoot('story-5-overdrawn');
    const found = reader.part(['发现', 'Findings']);
    await reader.sees(/透支2,700,000\.00元|overdrawn by 2,700,000\.00 yuan/, found);
    await found.scrollIntoViewIfNeeded();
    await reader.shoot('story-5-findings');
    const given = reader.listed(['经过', 'What happened']).getByRole('row', { name: '+5,400,000.00' });
    await given.getByRole('button').last().click();
    const fact = reader.beside(FACT);
    await reader.sees('10,810,000.00', fact);
    await reader.shoot('story-5-given');
    await fact.getByRole('button', { name: /2019-04-16/ }).click();
    await reader.sees('鹮泽市财政局更〔2019〕1号', fact);
    await reader.sees('5,400,000.00', fact);
    await reader.shoot('story-5-correction');
    await reader.closes(fact);

    await reader.setsClocks({ known: '2019-04-23 09:00:00' });
    await reader.sees('10,810,000.00', reader.part(['守恒', 'Conservation']));
    await reader.reads(['差额为零', 'the residue is zero'], reader.part(['守恒', 'Conservation']));
    expect(await reader.page.getByText(reader.said(['透支', 'Overdrawn by'])).count()).toBe(0);
    await reader.shoot('story-5-before');
    await reader.leave();
  });

  test('6: a payment of a fine that disagrees with the register is opened', async () => {
    await arrive('/pages');
    await reader.main.getByRole('link', { name: reader.said(['行政处罚', 'Penalties']) }).click();
    const all = reader.page.getByRole('region', {
      name: reader.said(['不符的缴纳', 'List of payments that disagree']),
    });
    const row = all.getByRole('row', { name: PENALTY }).first();
    for (const amount of ['50.00', '90.00', '100.00', '-10.00']) await reader.sees(amount, row);
    await row.scrollIntoViewIfNeeded();
    await reader.shoot('story-6-found');
    await row.getByRole('button', { name: PENALTY }).click();
    const payments = all.getByRole('table', { name: PENALTY });
    await reader.reads(['相符', 'agrees'], payments);
    await reader.reads(['不符', 'disagrees'], payments);
    await payments.scrollIntoViewIfNeeded();
    await reader.shoot('story-6-payments');
    await payments.getByRole('row').last().getByRole('button').click();
    await reader.sees('90.00', reader.beside(FACT));
    await reader.sees('2024-07-10', reader.beside(FACT));
    await reader.shoot('story-6-fact');
    await reader.leave();
  });

  test('7: a link is handed on, shows the same in another browser, and Back goes step by step', async () => {
    await arrive('/pages/officials');
    const box = reader.page.getByRole('searchbox');
    await box.waitFor();
    await reader.setsClocks({ day: '2023-04-10', known: '2023-04-12 09:00:00' });
    await box.fill('砚秋');
    await box.press('Enter');
    await reader.sees(/本页1人|^1 on this page/);
    await reader.chooses('link', [HEROINE.nameZh, HEROINE.nameZh]);
    await reader.chooses('radio', ['监督检查', 'Inspection']);
    await reader.chooses('button', ['登记并查阅', 'Record this and open the file']);
    const findings = reader.part(FINDINGS);
    await findings.getByText(reader.said(['应处理 1', 'due 1'])).click();
    await findings.locator('[data-code=EVALUATION_HELD]:visible').first().waitFor({ state: 'detached' });
    await findings.getByRole('button', { name: COUNT.slice(0, 8) }).click();
    await reader.sees('61', reader.beside(FACT));
    const link = reader.page.url();
    const shown = await findings.innerText();
    await reader.shoot('story-7-handed-on');

    const other = await Reader.arrive(demo, link.slice(demo.url.length), look, { token: undefined });
    const { auditorToken, verifierKey } = demo.demo.shown;
    await other.page.getByLabel(other.said(['访问令牌', 'Access token'])).fill(auditorToken);
    await other.page.getByLabel(other.said(['账本公钥', 'Public key of the log'])).fill(verifierKey);
    await other.shoot('story-7-sign-in');
    await other.chooses('button', ['登录', 'Sign in']);
    await other.sees('61', other.beside(FACT));
    await other.sees('5 x 61 = 305 > 3 x 100 = 300', other.part(FINDINGS));
    expect(other.page.url()).toBe(link);
    expect(await other.part(FINDINGS).innerText()).toBe(shown);
    await other.reads(['不是现在:2023-04-10', 'not now: 2023-04-10'], other.part(BASIS));
    await other.shoot('story-7-received');
    await other.leave();

    const back = async (then: () => Promise<unknown>): Promise<void> => {
      await reader.page.goBack();
      await then();
    };
    await back(() => reader.beside(FACT).waitFor({ state: 'hidden' }));
    await back(() => findings.locator('[data-code=EVALUATION_HELD]').first().waitFor());
    await back(() => reader.reads(['查阅前请选择目的', 'Say first what the file is read for']));
    await back(() => reader.sees(/本页1人|^1 on this page/));
    await back(() => reader.sees(/本页50人|^50 on this page/));
    await back(() => reader.reads(['2023-04-10的情况,按现在所知', '2023-04-10, as known now'], reader.part(BASIS)));
    await back(() => reader.page.waitForURL((url) => url.search === ''));
    await reader.leave();
  });

  test('8: an answer that was changed on its way turns the badge red, and it stays red', async () => {
    await arrive(`${FILE}?purpose=inspection&${REMOVED}`);
    await reader.sees('5 x 61 = 305 > 3 x 100 = 300', reader.part(FINDINGS));
    const badge = (called: Called) =>
      reader.page.getByRole('button', {
        name: reader.said(['账本验证:', 'Verification of the log: ']) + reader.said(called),
      });
    await badge(['已验证', 'Verified']).waitFor();
    await reader.page.route(`**/v1/events/${COUNT}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('"distrust":61', '"distrust":60') });
    });
    await reader
      .part(FINDINGS)
      .getByRole('button', { name: COUNT.slice(0, 8) })
      .first()
      .click();
    const fact = reader.beside(FACT);
    await reader.reads(['不通过', 'failed'], fact);
    await reader.reads(['请勿据此作出决定', 'Decide nothing on it'], reader.page.getByRole('alert'));
    await reader.shoot('story-8-changed');
    await reader.page.unroute(`**/v1/events/${COUNT}`);
    await reader.closes(fact);
    await reader.chooses('link', ['返回名录', 'Back to the directory']);
    await reader.page.reload();
    await badge(['验证失败', 'Verification failed']).click();
    await reader.reads(
      ['所显示的内容与其字节不一致:内容。', 'is not what its bytes say: Data.'],
      reader.page.getByRole('dialog'),
    );
    await reader.shoot('story-8-stays');
    await reader.leave();
  });
});
