/** The two files that replicas share: made by a command, named by a setting, and never replaced. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../../src/cli/exit-codes';
import { eventsPath } from '../../src/data-directory';
import { endServices, ServiceProcess, shilu } from './service-process';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shilu-secrets-'));
});
afterEach(() => {
  endServices();
  rmSync(folder, { recursive: true });
});

const at = (...path: readonly string[]): string => join(folder, ...path);
const KURRENT = { SHILU_STORE: 'kurrent', SHILU_KURRENT_URL: 'esdb://127.0.0.1:1?tls=false' };

test('a log key is made once, for its owner alone, and never replaced', async () => {
  const file = at('secrets', 'log-key.pem');
  expect(await shilu(at('data'), ['log-key', 'create', file])).toEqual({
    code: exitCodes.ok,
    stdout: `${file}\n`,
    stderr: '',
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const key = readFileSync(file, 'utf8');
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(await shilu(at('data'), ['log-key', 'create', file])).toEqual({
    code: exitCodes.usage,
    stdout: '',
    stderr: `shilu: ${file} exists, and a log key is never replaced\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe(key);
  expect(existsSync(at('data'))).toBe(false);
});

test('two services with the same key file and log key let the same keys in, and sign with the same key', async () => {
  const shared = { SHILU_LOG_KEY_FILE: at('secrets', 'log-key.pem'), SHILU_KEYS_FILE: at('keys', 'keys.json') };
  await shilu(at('data'), ['log-key', 'create', shared.SHILU_LOG_KEY_FILE]);
  const { code, stdout } = await shilu(at('data'), ['keys', 'create', '--role', 'registrar'], shared);
  expect(code).toBe(exitCodes.ok);
  expect(existsSync(at('data'))).toBe(false);
  const services = await Promise.all(['a', 'b'].map((name) => ServiceProcess.start(at(name), [], shared)));
  for (const { url } of services) {
    const session = await fetch(`${url}/v1/session`, { headers: { authorization: `Bearer ${stdout.trim()}` } });
    expect(session.status).toBe(200);
  }
  const signedBy = services.map(({ announced }) => /public key is (\S+)/.exec(announced)?.[1]);
  expect(signedBy[0]).toBeDefined();
  expect(signedBy[1]).toBe(signedBy[0]);
  for (const service of services) expect((await service.stop()).stderr).not.toContain('no key is made yet');
  for (const name of ['a', 'b']) expect(existsSync(at(name, 'seal', 'log-key.pem'))).toBe(false);
});

test.each([
  ['named', 'secrets/log-key.pem'],
  ['left out', 'data/seal/log-key.pem'],
])('on a cluster no replica makes a log key of its own: the file %s', async (how, file) => {
  const named = how === 'named' ? { SHILU_LOG_KEY_FILE: at(file) } : {};
  const ended = await shilu(at('data'), ['serve'], { ...KURRENT, ...named });
  expect(ended).toEqual({
    code: exitCodes.key,
    stdout: '',
    stderr:
      `shilu: there is no log key at ${at(file)}; put the ledger's own there, or for a new ledger make one: ` +
      `shilu log-key create ${at(file)}\n`,
  });
  expect(existsSync(at(file))).toBe(false);
  expect(existsSync(eventsPath({ dataDir: at('data') }))).toBe(false);
});
