import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createKey,
  KeyFile,
  KeyFileFault,
  KeyRefused,
  listKeys,
  revokeKey,
} from '../../../src/adapters/system/key-file';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const DAY = 86_400_000;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shilu-keys-'));
  path = join(folder, 'keys.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ring = (now = NOW) => new KeyFile(path, () => now);

test('a token stands for its role, organ and area, and for nothing after a slip of one character', () => {
  const { token, key } = createKey(path, { role: 'auditor', organ: 'audit-62', jurisdiction: 'CN-62' }, NOW);
  expect(token).toMatch(/^shilu_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
  expect(ring().find(token)).toEqual({
    role: 'auditor',
    organ: 'audit-62',
    jurisdiction: 'CN-62',
    keyId: key.keyId,
  });
  for (let at = 0; at < token.length - 1; at++) {
    const other = token[at] === 'a' ? 'b' : 'a';
    expect(ring().find(token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined();
  }
});

test('the file keeps no secret, and nobody else may read or write it', () => {
  const { token } = createKey(path, { role: 'registrar' }, NOW);
  const secret = token.split('_').slice(2).join('_');
  expect(readFileSync(path, 'utf8')).not.toContain(secret);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each([
  '',
  'shilu_',
  'shilu_abcd_',
  'Bearer x',
  `shilu_abcd_${'a'.repeat(43)}`,
  `shilu_abcd_${'a'.repeat(10_000)}`,
])('%.20s opens nothing', (token) => {
  createKey(path, { role: 'registrar' }, NOW);
  expect(ring().find(token)).toBeUndefined();
});

test('without a file nobody is let in', () => {
  expect(ring().find(`shilu_abcd_${'a'.repeat(43)}`)).toBeUndefined();
});

test('a key stops working at the instant it expires', () => {
  const { token } = createKey(path, { role: 'registrar', expiresInDays: 90 }, NOW);
  expect(ring(NOW + 90 * DAY - 1).find(token)).toBeDefined();
  expect(ring(NOW + 90 * DAY).find(token)).toBeUndefined();
});

test('of a running service, a new key opens at once, and a revoked one nothing after a tenth of a second', () => {
  let now = NOW;
  const running = new KeyFile(path, () => now);
  const { token, key } = createKey(path, { role: 'registrar' }, NOW);
  expect(running.find(token)).toBeDefined();
  const other = createKey(path, { role: 'public' }, NOW);
  expect(revokeKey(path, key.keyId, NOW + 1)).toBe(true);
  now += 100;
  expect(running.find(token)).toBeUndefined();
  expect(running.find(other.token)).toBeDefined();
  expect(revokeKey(path, key.keyId, NOW + 2)).toBe(false);
  expect(revokeKey(path, 'nobody', NOW + 2)).toBe(false);
  expect(listKeys(path).map(({ keyId, revokedAt }) => [keyId, revokedAt])).toEqual([
    [key.keyId, '2026-01-01T00:00:00.001Z'],
    [other.key.keyId, undefined],
  ]);
});

test('a clock that is set back does not keep a revoked key in use', () => {
  let now = NOW;
  const running = new KeyFile(path, () => now);
  const { token, key } = createKey(path, { role: 'registrar' }, NOW);
  expect(running.find(token)).toBeDefined();
  revokeKey(path, key.keyId, NOW + 1);
  now -= DAY;
  expect(running.find(token)).toBeUndefined();
});

test('an administrator holds a key and stands for no organ', () => {
  const { token, key } = createKey(path, { role: 'administrator' }, NOW);
  expect(ring().find(token)).toEqual({ role: 'administrator', keyId: key.keyId });
});

test.each([
  ['a role that needs an organ, without one', { role: 'auditor' }],
  ['a role that stands for no organ, with one', { role: 'registrar', organ: 'a' }],
  ['an administrator with an organ', { role: 'administrator', organ: 'a' }],
  ['an organ that is no id', { role: 'auditor', organ: '../a' }],
  ['an area that is none', { role: 'registrar', jurisdiction: 'gansu' }],
  ['no days', { role: 'registrar', expiresInDays: 0 }],
  ['half a day', { role: 'registrar', expiresInDays: 0.5 }],
] as const)('is not made for %s', (_, wanted) => {
  expect(() => createKey(path, wanted, NOW)).toThrow(KeyRefused);
  expect(listKeys(path)).toEqual([]);
});

test.each([
  ['that others can write', (file: string) => chmodSync(file, 0o620)],
  ['that is cut off', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, -9))],
  ['of another version', (file: string) => writeFileSync(file, '{"version":2,"keys":[]}')],
  [
    'with a role that does not exist',
    (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('registrar', 'emperor')),
  ],
])('a file %s lets nobody in, not even on what it said before', (_, damage) => {
  const { token } = createKey(path, { role: 'registrar' }, NOW);
  let now = NOW;
  const running = new KeyFile(path, () => now);
  expect(running.find(token)).toBeDefined();
  damage(path);
  now += 100;
  expect(() => running.find(token)).toThrow(KeyFileFault);
  expect(() => running.find(token)).toThrow(KeyFileFault);
  expect(() => ring()).toThrow(KeyFileFault);
});

test('two processes do not change the file at once', () => {
  createKey(path, { role: 'registrar' }, NOW);
  writeFileSync(`${path}.next`, '');
  expect(() => createKey(path, { role: 'registrar' }, NOW)).toThrow(/another process/);
  expect(listKeys(path)).toHaveLength(1);
});
