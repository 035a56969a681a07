/** A ledger moved to a cluster and back: the same bytes, order, root and checkpoints. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, copyFileSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { cleanUp, written } from '../../faults/written-ledger';
import type { Facade } from '../facade/facade';
import { Stage } from '../facade/facade.fixture';

const run = promisify(execFile);
const MAIN = join(__dirname, '../../../src/cli/main.ts');
const HOOK = join(__dirname, '../../support/typescript-hook.cjs');

let stage: Stage;
let facade: Facade;
let directory: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'shilu-moving-'));
  stage = new Stage();
  facade = await stage.facade();
});

afterEach(async () => {
  await stage.clear();
  rmSync(directory, { recursive: true });
  cleanUp();
});

/** One command over a folder, with the store that is wanted; what it printed. */
async function shilu(dataDir: string, store: 'sqlite' | 'kurrent', ...args: readonly string[]): Promise<string> {
  const cluster = store === 'kurrent' ? { SHILU_STORE: 'kurrent', SHILU_KURRENT_URL: facade.url } : {};
  const env = { PATH: process.env['PATH'], HOME: directory, SHILU_DATA_DIR: dataDir, ...cluster };
  const { stdout, stderr } = await run(process.execPath, ['-r', HOOK, MAIN, ...args], { env });
  return stdout + stderr;
}

const rootIn = (told: string): string | undefined => /root +(\S+) at size/.exec(told)?.[1];

test('the ledger has one root in either store and in the one that it comes back to, and verify accepts each', async () => {
  const { dataDir, verifierKey } = await written(40);
  const [there, back] = [join(directory, 'there'), join(directory, 'back')];
  for (const each of [there, back]) {
    mkdirSync(join(each, 'seal'), { recursive: true, mode: 0o700 });
    copyFileSync(join(dataDir, 'seal', 'log-key.pem'), join(each, 'seal', 'log-key.pem'));
  }
  const first = rootIn(await shilu(dataDir, 'sqlite', 'verify', '--key', verifierKey));
  await shilu(dataDir, 'sqlite', 'export', join(directory, 'out.gz'));
  await shilu(there, 'kurrent', 'import', '--as-is', join(directory, 'out.gz'));
  const second = rootIn(await shilu(there, 'kurrent', 'verify', '--key', verifierKey));
  await shilu(there, 'kurrent', 'export', join(directory, 'again.gz'));
  await shilu(back, 'sqlite', 'import', '--as-is', join(directory, 'again.gz'));
  const third = rootIn(await shilu(back, 'sqlite', 'verify', '--key', verifierKey));
  expect(first).toMatch(/^\S{20,}$/);
  expect([second, third]).toEqual([first, first]);
  expect(readFileSync(join(directory, 'again.gz'))).toEqual(readFileSync(join(directory, 'out.gz')));
}, 60_000);
