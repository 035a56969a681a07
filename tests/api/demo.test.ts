/** `npm run demo` without its terminal: the folder, the breaches, the seven questions, the second start. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAST_DAY, morningOf } from '../../demo/calendar';
import { tellCity, tellStoryAlone } from '../../demo/city/telling';
import { concernLines } from '../../demo/concerns';
import { startDemo, type Demo } from '../../demo/demo';
import { DemoRefused, prepareFolder } from '../../demo/folder';
import { overdrawn } from '../../demo/money/unlawful';
import { bindingElsewhere, plantedLines } from '../../demo/planted';
import { stopsOf, tour, type Stop } from '../../demo/tour';
import { eventsPath, openDataDirectory } from '../../src/data-directory';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'shilu-demo-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true });
});

describe('the demo', () => {
  const dataDir = folder();
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo({ dataDir, port: 0, now: Date.now() });
  }, 120_000);
  afterAll(() => demo.service.stop());

  const asked = async ({ path, as }: Pick<Stop, 'path' | 'as'>): Promise<Record<string, unknown>> => {
    const { auditorToken, disciplineToken, url } = demo.shown;
    const token = as === 'auditor' ? auditorToken : disciplineToken;
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const stop = (n: number): Promise<string> =>
    asked(stopsOf(demo.shown.factId)[n] as Stop).then((answer) => JSON.stringify(answer));

  it('finds exactly the breaches that were planted', () => {
    const verdicts = demo.compared.map(({ rule, code, planted, found }) => [rule, code, !!planted, !!found]);
    expect(verdicts).toEqual(plantedLines.map(({ rule, code }) => [rule, code, true, true]));
  });

  it('finds exactly what was planted of the kinds that are no breach and want to be looked at', () => {
    const verdicts = demo.concerns.map(({ rule, code, planted, found }) => [rule, code, !!planted, !!found]);
    expect(verdicts).toEqual(concernLines.map(({ rule, code }) => [rule, code, true, true]));
    expect(demo.concerns.filter(({ found }) => found?.status === 'breach')).toEqual([]);
  });

  it('shows a fund that does not balance from its correction on, and not before', async () => {
    const { allocation } = overdrawn;
    const codes = async (knownAt: string): Promise<readonly string[]> => {
      const path = `/v1/views/balances/fund-${allocation}?effectiveOn=2018-12-31&knownAt=${knownAt}`;
      const { findings } = await asked({ path, as: 'auditor' });
      return (findings as readonly { code: string }[]).map(({ code }) => code);
    };
    expect(await codes('2019-04-01T00:00:00Z')).toEqual([]);
    expect(await codes('2019-06-01T00:00:00Z')).toEqual(['OVERDRAWN']);
  });

  it('holds facts recorded over 27 years, none of them after the last day of the script', () => {
    const { log } = demo.service.ledger;
    const times = [0, Math.floor(log.size / 2), demo.shown.size - 1].map((index) => log.entry(index).recordedAt);
    expect(times.map((time) => time.slice(0, 4))).toEqual(['1999', expect.stringMatching(/^20[01]/), '2026']);
    expect(Date.parse(times[2] ?? '')).toBeLessThanOrEqual(morningOf(LAST_DAY));
  });

  it('prints each address, token and planted line of its tour', () => {
    const text = tour(demo.shown);
    const { auditorToken, disciplineToken, verifierKey, url } = demo.shown;
    for (const line of [`AUDITOR=${auditorToken}`, `DISCIPLINE=${disciplineToken}`, `KEY='${verifierKey}'`]) {
      expect(text).toContain(`\n  export ${line}\n`);
    }
    for (const part of [auditorToken, disciplineToken, verifierKey, `${url}/docs`]) expect(text).toContain(part);
    expect(text.match(/curl -s/g)).toHaveLength(7);
    expect(text.match(/planted, found/g)).toHaveLength(plantedLines.length + concernLines.length);
    for (const { rule, code } of bindingElsewhere) expect(text).toContain(`${rule} ${code}`);
    expect(text).not.toContain('NOT ');
  });

  it('answers the seven questions as the tour says', async () => {
    for (const each of stopsOf(demo.shown.factId)) {
      expect(tour(demo.shown)).toContain(`-> 200 with ${each.fields.join(', ')}`);
      expect(Object.keys(await asked(each))).toEqual(expect.arrayContaining([...each.fields]));
    }
    expect(await stop(0)).toContain('"F-19"');
    expect(await stop(1)).toContain('"distrust":61');
    expect(await stop(1)).not.toContain('"distrust":59');
    expect(await stop(2)).toContain('BASIS_CHANGED');
    expect(await stop(3)).toContain('DISTRUST_SHARE');
    expect(await stop(4)).toContain('"leafHash"');
    expect(await stop(5)).toContain('"from-outside"');
    expect(await stop(6)).toContain('"LT-04"');
  });

  it('accused somebody until a misnamed evaluation was put right, and still says so for that time', async () => {
    const misnamed = tellCity()
      .script.facts()
      .map(({ submission }) => submission.data as { reason?: string; correctedPayload?: { subjectPersonId?: string } })
      .find(({ reason }) => reason === 'wrong_person');
    const of2019 = async (knownAt: string): Promise<unknown> => {
      const key = `person-${misnamed?.correctedPayload?.subjectPersonId ?? ''}`;
      const path = `/v1/views/docket/${key}?effectiveOn=2020-01-31&knownAt=${knownAt}`;
      const { findings } = await asked({ path, as: 'auditor' });
      return (findings as readonly { rule: string; status: string; en: string }[])
        .filter(({ rule, en }) => rule === 'R-05' && en.includes('for 2019'))
        .map(({ status }) => status);
    };
    expect(await of2019('2020-01-31T00:00:00Z')).toEqual(['breach']);
    expect(await of2019('2020-12-31T00:00:00Z')).toEqual(['fulfilled']);
  });

  it('shows figures of the local fines', async () => {
    const { penalties, byArticle } = await asked({ path: '/v1/enforcement/summary', as: 'auditor' });
    expect(penalties).toBeGreaterThan(100);
    expect((byArticle as readonly unknown[]).length).toBeGreaterThan(2);
  });

  it('records what happens now on the machine’s clock', async () => {
    await stop(0);
    const { log } = demo.service.ledger;
    expect(Date.parse(log.entry(log.size - 1).recordedAt)).toBeGreaterThan(morningOf(LAST_DAY));
  });

  it('uses its folder again at the second start, and finds the same', async () => {
    const { size } = demo.service.ledger.log;
    const { verifierKey } = demo.shown;
    await demo.service.stop();
    const second = await startDemo({ dataDir, port: 0, now: Date.now() });
    const before = demo.compared.map(({ subject, code }) => [subject, code]);
    demo = second;
    expect([second.loaded, second.service.ledger.log.size, second.shown.verifierKey]).toEqual([
      'used',
      size,
      verifierKey,
    ]);
    expect(second.compared.map(({ subject, code }) => [subject, code])).toEqual(before);
  }, 60_000);
});

describe('the folder of the demo', () => {
  const story = tellStoryAlone().script.facts();

  it('is refused, untouched, when it holds another ledger', async () => {
    const dataDir = folder();
    const ledger = await openDataDirectory({ dataDir, origin: 'audit.example.org/1' });
    await ledger.close();
    const before = readFileSync(eventsPath({ dataDir }));
    await expect(prepareFolder(dataDir, story, Date.now())).rejects.toThrow(/audit\.example\.org\/1.*left alone/);
    expect(readFileSync(eventsPath({ dataDir })).equals(before)).toBe(true);
  });

  it('is refused when it holds anything else', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'letters.txt'), 'mine');
    await expect(prepareFolder(dataDir, story, Date.now())).rejects.toThrow(DemoRefused);
    expect(readdirSync(dataDir)).toEqual(['letters.txt']);
  });

  it('is refused on a machine whose clock is behind the script', async () => {
    const dataDir = folder();
    await expect(prepareFolder(dataDir, story, morningOf(LAST_DAY))).rejects.toThrow(/clock is behind/);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is loaded on from where a stopped load left it, each fact once', async () => {
    const dataDir = folder();
    expect(await prepareFolder(dataDir, story.slice(0, 60), Date.now())).toBe('loaded');
    expect(await prepareFolder(dataDir, story, Date.now())).toBe('loaded');
    expect(await prepareFolder(dataDir, story, Date.now())).toBe('used');
    const ledger = await openDataDirectory({ dataDir });
    const ids = Array.from({ length: ledger.log.size }, (_, index) => ledger.log.entry(index).id).slice(1);
    await ledger.close();
    expect(ids).toEqual(story.map(({ id }) => id));
  });
});
