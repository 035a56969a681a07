/** What the documents show, a reader sees: their commands are run against the real service, their output compared. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { pino } from 'pino';
import { startDemo, type Demo } from '../../demo/demo';
import { bindingElsewhere, plantedLines } from '../../demo/planted';
import { tour } from '../../demo/tour';
import { HEROINE } from '../../demo/story';
import { allDeclarations, streams } from '../../src/domain/catalogue';
import { startService, type Service } from '../../src/main';
import { rules } from '../../src/rulebook/rulebook';
import { projectFiles, read } from '../architecture/checkout';
import { difference, isStart, outputsOf, shellOf, stepsOf, type Stage, type Step } from './snippets';

const DEMO_DOCUMENTS = ['README.md', 'README.zh-CN.md', 'docs/how-to/verify.md'];
const OWN_DOCUMENT = 'docs/how-to/record-facts.md';
const documents = projectFiles().filter((file) => file.endsWith('.md'));

/** What the commands call; where it is missing, they are not run, and the last lines of the test run say so. */
const canRun = ['bash', 'curl', 'python3'].every((tool) => spawnSync(tool, ['--version']).status === 0);
const itRuns = canRun ? it : it.skip;

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'shilu-readme-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true });
});

async function differences(file: string, stage: Stage): Promise<readonly string[]> {
  const steps = stepsOf(file).filter((step) => !isStart(step));
  const outputs = await outputsOf(steps, stage);
  expect(outputs).toHaveLength(steps.length);
  return steps.map((step, i) => difference(step, outputs[i] ?? '')).filter((each) => each !== undefined);
}

describe('the documents that use the demo', () => {
  const dataDir = folder();
  let demo: Demo;
  let stage: Stage;
  beforeAll(async () => {
    demo = await startDemo({ dataDir, port: 0, now: Date.now() });
    const { url, auditorToken, disciplineToken, verifierKey } = demo.shown;
    stage = {
      url,
      dataDir,
      variables: { AUDITOR: auditorToken, DISCIPLINE: disciplineToken, KEY: verifierKey },
    };
  }, 120_000);
  afterAll(() => demo.service.stop());

  itRuns.each(DEMO_DOCUMENTS)(
    '%s shows what its commands print',
    async (file) => {
      expect(await differences(file, stage)).toEqual([]);
    },
    120_000,
  );

  it.each(['README.md', 'README.zh-CN.md'])('%s tells the story as the docket does', async (file) => {
    const rows = [
      ...read(file).matchAll(/^\| (\d{4}-\d\d-\d\d) +\| (\d{4}-\d\d-\d\d) +\|.*\| (R-.*) +\| (GS-.*) +\|$/gm),
    ];
    expect(rows).toHaveLength(4);
    for (const [line, effectiveOn, day, said = '', articles = ''] of rows) {
      const clocks = `effectiveOn=${effectiveOn}&knownAt=${day}T01:00:00Z`;
      const path = `/v1/views/docket/person-${HEROINE.personId}?${clocks}`;
      const headers = { authorization: `Bearer ${demo.shown.auditorToken}` };
      const { findings } = (await (await fetch(`${stage.url}${path}`, { headers })).json()) as {
        readonly findings: readonly {
          readonly rule: string;
          readonly code: string;
          readonly cites: readonly string[];
        }[];
      };
      const told = [...said.matchAll(/(R-\d\d) `(\w+)`/g)].map(([, rule, code]) =>
        findings.find((finding) => finding.rule === rule && finding.code === code),
      );
      expect([line, told.includes(undefined)]).toEqual([line, false]);
      const cites = new Set(told.flatMap((finding) => finding?.cites ?? []));
      expect([line, articles.split(/, |、/).map((cite) => cite.trim())]).toEqual([line, [...cites]]);
    }
  });

  it('show what npm run demo prints', () => {
    const starts = DEMO_DOCUMENTS.flatMap(stepsOf).filter(({ command }) => command === 'npm run demo');
    expect(starts.length).toBeGreaterThanOrEqual(2);
    expect(starts.map((step) => difference(step, tour(demo.shown))).filter((each) => each !== undefined)).toEqual([]);
  });
});

describe('the document that begins with an empty ledger', () => {
  const dataDir = folder();
  let service: Service;
  beforeAll(async () => {
    service = await startService({ dataDir, host: '127.0.0.1', port: 0 }, pino({ level: 'silent' }));
  });
  afterAll(() => service.stop());

  itRuns(
    `${OWN_DOCUMENT} shows what its commands print`,
    async () => {
      expect(await differences(OWN_DOCUMENT, { url: service.url, dataDir, variables: {} })).toEqual([]);
    },
    120_000,
  );

  it('and all others name only addresses that there are', async () => {
    const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as OpenAPIObject;
    const known = [...Object.keys(paths), '/docs', '/openapi.json'].map(
      (path) => new RegExp(`^${path.replaceAll(/\{path\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    );
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/http:\/\/(?:127\.0\.0\.1|localhost):\d+(\/[^\s'"?`)#]*)/g)].map(([, path = '']) => ({
        file,
        path,
      })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ path }) => !known.some((route) => route.test(path)))).toEqual([]);
  });
});

describe('what the READMEs count', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s counts what is declared', (file) => {
    const text = read(file);
    const numbers = text.match(/98 kinds in 27 kinds|27类流中的98种/);
    expect(numbers).not.toBeNull();
    expect([allDeclarations().length, streams.length]).toEqual([98, 27]);
    expect(text).toMatch(/17 breaches are planted.* 5 further kinds|违规17处.*另有5种/);
    expect([plantedLines.length, bindingElsewhere.length]).toEqual([17, 5]);
    const named = new Set(
      [...text.matchAll(/R-(\d\d)(?: to R-(\d\d)| 至 R-(\d\d))?/g)].flatMap(([, from, to, until]) => {
        const last = Number(to ?? until ?? from);
        return Array.from(
          { length: last - Number(from) + 1 },
          (_, i) => `R-${String(Number(from) + i).padStart(2, '0')}`,
        );
      }),
    );
    expect([...named].sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});

describe('the shell text of every document', () => {
  const shown = documents.flatMap((file) => shellOf(file).map((text) => ({ file, text })));

  itRuns('is well-formed', () => {
    expect(shown.length).toBeGreaterThan(20);
    const faults = shown.filter(({ text }) => spawnSync('bash', ['-n'], { input: text }).status !== 0);
    expect(faults).toEqual([]);
  });

  it('calls only scripts and commands that there are', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
    const called = shown.flatMap(({ file, text }) =>
      [...text.matchAll(/\bnpm (?:run )?(\w+)/g)].map(([, name = '']) => ({ file, name })),
    );
    expect(called.filter(({ name }) => !scripts.includes(name) && name !== 'ci')).toEqual([]);
    const commands: readonly string[] = read('src/cli/main.ts').match(/(?<=addCommand\()\w+(?=Command\(\))/g) ?? [];
    const used = shown.flatMap(({ file, text }) =>
      [...text.matchAll(/bin\/shilu\.js (\w+)/g)].map(([, name = '']) => ({ file, name })),
    );
    expect(used.filter(({ name }) => !commands.includes(name))).toEqual([]);
  });
});

describe('a comparison of what is shown with what is printed', () => {
  const step = (shown: string): Step => ({ file: 'none', command: 'none', shown });
  const answer = '{"a":1,"list":[{"n":1},{"n":2},{"n":3}],"leafHash":"ff","text":"from one to two"}';

  it('finds a member that is gone, a value that is another, an item that is missing', () => {
    for (const shown of [
      '{"gone":1, …}',
      '{"a":2}',
      '{"list":[{"n":1}]}',
      '{"list":[{"n":3}, {"n":1}, …]}',
      '{"list":[…, {"n":4}]}',
      '{"text":"from two…"}',
      '{"leaf":"ff"}',
      'some other line',
    ])
      expect([shown, difference(step(shown), answer)]).toEqual([shown, expect.any(String)]);
  });

  it('lets out what is left out, and what is another at each run', () => {
    for (const shown of ['{"a":1, …}', '{"list":[…, {"n":2}, …]}', '{"leafHash":"00…", "text":"from…two"}'])
      expect([shown, difference(step(shown), answer)]).toEqual([shown, undefined]);
    expect(difference(step('size 6034\n…\nOK'), 'size 6035\nmore\nOK\n')).toBeUndefined();
  });
});
