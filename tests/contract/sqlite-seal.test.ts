import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDatabase } from '../../src/adapters/sqlite/driver';
import { LogKeyRefused } from '../../src/adapters/sqlite/log-key';
import { readCheckpoints, SqliteSeal } from '../../src/adapters/sqlite/seal';
import { SealRefused } from '../../src/ledger/seal';
import { describeContract } from './case';
import { ORIGIN, sealCases } from './seal.contract';

let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'shilu-seal-')), 'seal');
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true }));

/** Another directory with a copy of the log key in it, and nothing else. */
function withKey(): string {
  const other = mkdtempSync(`${directory}-elsewhere-`);
  copyFileSync(join(directory, 'log-key.pem'), join(other, 'log-key.pem'));
  return other;
}

const root = new Uint8Array(32).fill(1);

describeContract('the seal in an SQLite file', sealCases, () => {
  const seal = SqliteSeal.open(directory, ORIGIN);
  return {
    seal,
    second: () => SqliteSeal.open(directory, ORIGIN),
    elsewhere: () => SqliteSeal.open(withKey(), ORIGIN, { keyGiven: true }),
    foreign: () => SqliteSeal.open(mkdtempSync(`${directory}-foreign-`), ORIGIN),
    dispose: () => seal.close(),
  };
});

test('key and lock are made on first use, for their owner alone, and are the same ever after', async () => {
  const seal = SqliteSeal.open(directory, ORIGIN);
  expect(seal.synchronous()).toBe(3);
  const signed = await seal.sign(undefined, 3, root);
  seal.close();
  expect(readdirSync(directory).sort()).toEqual(['log-key.pem', 'seal.db']);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const file of readdirSync(directory)) expect(statSync(join(directory, file)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(directory, 'log-key.pem'), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);

  const again = SqliteSeal.open(directory, ORIGIN);
  expect(again.verifierKey).toBe(seal.verifierKey);
  expect(again.latest()).toEqual(signed);
  again.close();
});

test.each([0o640, 0o604, 0o660])('a key file of mode %o is refused', (mode) => {
  SqliteSeal.open(directory, ORIGIN).close();
  chmodSync(join(directory, 'log-key.pem'), mode);
  expect(() => SqliteSeal.open(directory, ORIGIN)).toThrow(expect.objectContaining({ reason: 'exposed' }));
});

test('a lost key is not replaced once something was signed with it', async () => {
  const seal = SqliteSeal.open(directory, ORIGIN);
  await seal.sign(undefined, 1, root);
  seal.close();
  rmSync(join(directory, 'log-key.pem'));
  expect(() => SqliteSeal.open(directory, ORIGIN)).toThrow(LogKeyRefused);
  expect(readdirSync(directory)).toEqual(['seal.db']);
});

test('a key that is to be given is not made, nor anything else', () => {
  const refused = expect.objectContaining({ reason: 'missing' });
  expect(() => SqliteSeal.open(directory, ORIGIN, { keyGiven: true })).toThrow(refused);
  expect(existsSync(directory)).toBe(false);
});

test('a lock signed by another key, or for another origin, is refused', async () => {
  const seal = SqliteSeal.open(directory, ORIGIN);
  await seal.sign(undefined, 1, root);
  seal.close();
  expect(() => SqliteSeal.open(directory, 'ledger.example/other')).toThrow(SealRefused);
  const other = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(directory, 'log-key.pem'), other);
  expect(() => SqliteSeal.open(directory, ORIGIN)).toThrow(SealRefused);
});

test('a key that is kept elsewhere is used there, and made there when nothing was signed yet', async () => {
  const keyFile = join(directory, '..', 'secrets', 'key.pem');
  const seal = SqliteSeal.open(directory, ORIGIN, { keyFile });
  await seal.sign(undefined, 1, root);
  seal.close();
  expect(readdirSync(directory)).toEqual(['seal.db']);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(SqliteSeal.open(join(directory, '..', 'other'), ORIGIN, { keyFile }).verifierKey).toBe(seal.verifierKey);
  rmSync(keyFile);
  expect(() => SqliteSeal.open(directory, ORIGIN, { keyFile })).toThrow(LogKeyRefused);
});

test('a key of another kind is refused', () => {
  SqliteSeal.open(directory, ORIGIN).close();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  for (const wrong of [rsa, 'not a key']) {
    writeFileSync(join(directory, 'log-key.pem'), wrong);
    expect(() => SqliteSeal.open(directory, ORIGIN)).toThrow(expect.objectContaining({ reason: 'not-ed25519' }));
  }
});

test('what was signed cannot be changed or taken away by SQL either', async () => {
  const seal = SqliteSeal.open(directory, ORIGIN);
  await seal.sign(undefined, 1, root);
  seal.close();
  const database = openDatabase(join(directory, 'seal.db'), false);
  for (const sql of ['UPDATE checkpoint SET size = 2', 'DELETE FROM checkpoint', 'DELETE FROM lock']) {
    expect(() => database.exec(sql)).toThrow(/append-only|only replaced/);
  }
  database.close();
});

test('checkpoints are read without the key, for verification', async () => {
  expect(readCheckpoints(directory)).toEqual([]);
  const seal = SqliteSeal.open(directory, ORIGIN);
  const signed = [await seal.sign(undefined, 1, root), await seal.sign(1, 4, root)];
  rmSync(join(directory, 'log-key.pem'));
  expect(readCheckpoints(directory)).toEqual(signed);
  seal.close();
});
