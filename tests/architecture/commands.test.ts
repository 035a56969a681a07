/** The commands of a fresh clone: what is missing is noticed, and a partial run does not look like a full one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read, root } from './checkout';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- jest loads reporters as CommonJS.
const { linesOf } = require('../support/plain-result-reporter.cjs') as {
  readonly linesOf: (results: object, environment: Readonly<Record<string, string>>) => readonly string[];
};

/** What a function of one of the plain-Node scripts answers about a folder. */
function ask(script: string, call: string, folder: string): string {
  const source = `import { ${call} } from ${JSON.stringify(pathToFileURL(join(root, 'scripts', script)).href)};
    process.stdout.write(String(${call}(${JSON.stringify(folder)})));`;
  const args = ['--input-type=module', '--eval', source];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe('a fresh clone', () => {
  let folder: string;
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shilu-clone-'));
    put('package-lock.json', '{}');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is installed only when the installation is not older than the lock', () => {
    expect(ask('installed.mjs', 'isInstalled', folder)).toBe('false');
    put('node_modules/.package-lock.json', '{}');
    const { mtimeMs } = statSync(join(folder, 'package-lock.json'));
    const at = (ms: number): void => {
      utimesSync(join(folder, 'node_modules/.package-lock.json'), ms / 1000, ms / 1000);
    };
    at(mtimeMs + 10_000);
    expect(ask('installed.mjs', 'isInstalled', folder)).toBe('true');
    at(mtimeMs - 10_000);
    expect(ask('installed.mjs', 'isInstalled', folder)).toBe('false');
  });

  it('is built again when a source is changed, renamed or deleted, and not when it is only touched', () => {
    const settings = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];
    const ofPages = ['web/index.html', 'web/package.json', 'web/vite.config.ts'];
    for (const file of [...settings, ...ofPages]) put(file, '{}');
    put('src/a.ts', 'export const a = 1;');
    put('src/deep/b.ts', 'export const b = 1;');
    const digest = (): string => ask('built.mjs', 'digestOfSources', folder);
    const first = digest();
    utimesSync(join(folder, 'src/a.ts'), 1, 1);
    expect(digest()).toBe(first);
    put('src/deep/b.ts', 'export const b = 2;');
    const changed = digest();
    renameSync(join(folder, 'src/a.ts'), join(folder, 'src/c.ts'));
    const renamed = digest();
    rmSync(join(folder, 'src/c.ts'));
    expect(new Set([first, changed, renamed, digest()]).size).toBe(4);
  });

  it('needs no package for the scripts that run before the installation', () => {
    for (const script of [
      'installed.mjs',
      'built.mjs',
      'run.mjs',
      'test.mjs',
      'test-browser.mjs',
      'test-kurrent.mjs',
      'write-reference.mjs',
    ]) {
      const imported = [...read(`scripts/${script}`).matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '');
      expect(imported.filter((from) => !from.startsWith('node:') && !from.startsWith('./'))).toEqual([]);
    }
  });
});

describe('the last lines of a test run', () => {
  const file = (name: string, pending: number) => ({
    testFilePath: `/anywhere/tests/${name}`,
    numPendingTests: pending,
    numTodoTests: 0,
    skipped: false,
  });
  const results = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [file('unit/a.test.ts', 0), file('api/b.test.ts', 2), { ...file('c.test.ts', 0), testExecError: {} }],
  };

  it('name what did not run, count a file that could not be read as failed, and end with the figures', () => {
    expect(linesOf(results, {})).toEqual([
      'NOT RUN: 2 in tests/api/b.test.ts',
      'ran WITHOUT the fines log (SHILU_ROAD_FINES is unset)',
      '7 passed, 2 failed, 2 not run',
    ]);
  });

  it('count a failed check before the tests as a failure', () => {
    const all = { ...results, numFailedTests: 0, numPendingTests: 0, testResults: [] };
    expect(
      linesOf(all, {
        SHILU_ROAD_FINES: 'log.xes.gz',
        SHILU_FAILED_CHECKS: 'lint,types of the pages',
        SHILU_IN_BROWSER: 'no',
        SHILU_ON_A_SERVER: 'no',
      }),
    ).toEqual([
      'FAILED before the tests: lint',
      'FAILED before the tests: types of the pages',
      'NOT RUN: the tests in a browser (npm run test:browser)',
      'SKIPPED: the tests on a real EventStoreDB or KurrentDB server (LEDGER_TEST_ESDB=… npm run test:kurrent)',
      '7 passed, 2 failed',
    ]);
  });
});
