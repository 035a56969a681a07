/** The environment of a service: what is read, and what is refused, by name and in a sentence. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsFault } from '../../../src/config';

let folder: string;
let passwordFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shilu-settings-'));
  passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'open sesame \n', { mode: 0o600 });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function faultsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsFault) return error.faults;
    throw error;
  }
  return [];
}

const CLUSTER = { SHILU_STORE: 'kurrent', SHILU_KURRENT_URL: 'esdb://node1:2113,node2:2113?tls=true' };
const account = () => ({ SHILU_KURRENT_USER: 'ledger', SHILU_KURRENT_PASSWORD_FILE: passwordFile });

test('nothing set is a file of records on this machine', () => {
  expect(readSettings({})).toEqual({ dataDir: './data', host: '127.0.0.1', port: 3170, store: { kind: 'sqlite' } });
  expect(readSettings({ SHILU_STORE: 'sqlite', SHILU_KURRENT_URL: '' }).store).toEqual({ kind: 'sqlite' });
});

test('the files that replicas share are named', () => {
  const set = { SHILU_KEYS_FILE: '/secrets/keys.json', SHILU_LOG_KEY_FILE: '/secrets/log-key.pem' };
  expect(readSettings(set)).toMatchObject({ keysFile: '/secrets/keys.json', logKeyFile: '/secrets/log-key.pem' });
});

test('a store that does not exist is refused, alone', () => {
  expect(faultsOf({ ...CLUSTER, SHILU_STORE: 'postgres' })).toEqual(['SHILU_STORE: a store is sqlite or kurrent']);
});

describe('a cluster', () => {
  it.each([
    'esdb://node1:2113,node2:2113?tls=true',
    'esdb+discover://cluster.example.org:2113',
    'esdb://localhost',
    'esdb://10.1.2.3:2113/?tls=true&tlsCAFile=/certs/ca.crt',
  ])('is reached at %s', (url) => {
    expect(readSettings({ ...CLUSTER, SHILU_KURRENT_URL: url }).store).toEqual({ kind: 'kurrent', url });
  });

  it.each(['http://node1:2113', 'kurrentdb://node1:2113', 'node1:2113', 'esdb://', 'esdb://a b', 'esdb://a,,b'])(
    'is not reached at %s',
    (url) => {
      const said = expect.stringMatching(/^SHILU_KURRENT_URL: an address is esdb:/) as string;
      expect(faultsOf({ ...CLUSTER, SHILU_KURRENT_URL: url })).toEqual([said]);
    },
  );

  it('has an address', () => {
    expect(faultsOf({ SHILU_STORE: 'kurrent' })).toEqual(['SHILU_KURRENT_URL: is needed with SHILU_STORE=kurrent']);
  });

  it.each(['esdb://ledger:secret@node1:2113', 'esdb+discover://ledger@node1', 'esdb://ledger:1?secret@node1'])(
    'takes no password in its address, and does not say it again: %s',
    (url) => {
      const [fault = '', ...more] = faultsOf({ ...CLUSTER, SHILU_KURRENT_URL: url });
      expect(more).toEqual([]);
      expect(fault).toMatch(/^SHILU_KURRENT_URL: leave user .* SHILU_KURRENT_USER and SHILU_KURRENT_PASSWORD_FILE$/);
      expect(fault).not.toContain('secret');
    },
  );

  it('is spoken to by an account, whose password is a line in a file', () => {
    const credentials = { username: 'ledger', password: 'open sesame ' };
    expect(readSettings({ ...CLUSTER, ...account() }).store).toMatchObject({ credentials });
    writeFileSync(passwordFile, 'open sesame \r\n');
    expect(readSettings({ ...CLUSTER, ...account() }).store).toMatchObject({ credentials });
    writeFileSync(passwordFile, 'open sesame ');
    expect(readSettings({ ...CLUSTER, ...account() }).store).toMatchObject({ credentials });
  });

  it('takes user and password both, or neither', () => {
    const { SHILU_KURRENT_USER, SHILU_KURRENT_PASSWORD_FILE } = account();
    expect(faultsOf({ ...CLUSTER, SHILU_KURRENT_USER })).toEqual([
      'SHILU_KURRENT_USER: its password has to stand in a file, named by SHILU_KURRENT_PASSWORD_FILE',
    ]);
    expect(faultsOf({ ...CLUSTER, SHILU_KURRENT_PASSWORD_FILE })).toEqual([
      'SHILU_KURRENT_PASSWORD_FILE: whose password it is has to stand in SHILU_KURRENT_USER',
    ]);
  });

  it.each([0o640, 0o604, 0o620])('refuses a password file of mode %o', (mode) => {
    chmodSync(passwordFile, mode);
    const said = `SHILU_KURRENT_PASSWORD_FILE: ${passwordFile} can be read by others than its owner: chmod 600 it`;
    expect(faultsOf({ ...CLUSTER, ...account() })).toEqual([said]);
  });

  it('refuses a password file that is not one line, or is not there', () => {
    for (const text of ['', '\n', 'one\ntwo\n', 'one\n\n']) {
      writeFileSync(passwordFile, text);
      const said = `SHILU_KURRENT_PASSWORD_FILE: ${passwordFile} is one line, the password`;
      expect(faultsOf({ ...CLUSTER, ...account() })).toEqual([said]);
    }
    for (const nowhere of [folder, join(folder, 'missing')]) {
      expect(faultsOf({ ...CLUSTER, ...account(), SHILU_KURRENT_PASSWORD_FILE: nowhere })).toEqual([
        `SHILU_KURRENT_PASSWORD_FILE: there is no file ${nowhere}`,
      ]);
    }
  });
});

test('settings of a cluster beside the store sqlite are refused, each by name: SHILU_STORE was forgotten', () => {
  const { SHILU_KURRENT_URL } = CLUSTER;
  const names = ['SHILU_KURRENT_URL', 'SHILU_KURRENT_USER', 'SHILU_KURRENT_PASSWORD_FILE'];
  const said = names.map((name) => `${name}: counts with SHILU_STORE=kurrent alone, and the store is sqlite`);
  expect(faultsOf({ SHILU_KURRENT_URL, ...account() })).toEqual(said);
  expect(faultsOf({ SHILU_STORE: 'sqlite', SHILU_KURRENT_URL })).toEqual(said.slice(0, 1));
});

test('everything that is wrong is said at once', () => {
  const wrong = { SHILU_PORT: '99999', SHILU_STORE: 'kurrent', SHILU_KURRENT_USER: 'ledger' };
  expect(faultsOf(wrong).map((fault) => fault.split(':')[0])).toEqual([
    'SHILU_PORT',
    'SHILU_KURRENT_URL',
    'SHILU_KURRENT_USER',
  ]);
});
