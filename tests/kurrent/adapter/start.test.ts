/** A start that cannot be made over a cluster says why, what to look at, and ends with its exit code. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LogKey } from '../../../src/adapters/sqlite/log-key';
import { bytes, id } from '../../contract/event-store.fixture';
import { binary, Stage } from '../facade/facade.fixture';

const MAIN = join(__dirname, '../../../src/cli/main.ts');
const HOOK = join(__dirname, '../../support/typescript-hook.cjs');

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shilu-start-'));
  LogKey.create(join(directory, 'log-key.pem'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function serve(url: string): Promise<{ readonly code: unknown; readonly told: string }> {
  const env = {
    PATH: process.env['PATH'],
    HOME: directory,
    SHILU_PORT: '0',
    SHILU_DATA_DIR: join(directory, 'data'),
    SHILU_LOG_KEY_FILE: join(directory, 'log-key.pem'),
    SHILU_STORE: 'kurrent',
    SHILU_KURRENT_URL: url,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['-r', HOOK, MAIN, 'serve'], { env }, (error, _stdout, stderr) => {
      resolve({ code: error?.code, told: stderr });
    });
  });
}

test('nobody answers', async () => {
  const { code, told } = await serve('esdb://127.0.0.1:1?tls=false');
  expect(code).toBe(1);
  expect(told).toMatch(/no leader of the cluster answers .*ECONNREFUSED.*; see SHILU_KURRENT_URL/);
}, 40_000);

test('the server holds something else', async () => {
  const stage = new Stage();
  const facade = await stage.facade();
  await stage.client(facade).appendToStream('orders-1', binary({ id: id(1), data: bytes('x') }));
  const { code, told } = await serve(facade.url);
  await stage.clear();
  expect(code).toBe(1);
  expect(told).toMatch(/\(Told\) in orders-1 is no record of a ledger.*; give the ledger a server of its own/);
}, 20_000);
