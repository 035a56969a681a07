/** A ledger that is exported and imported as it is, by the commands that an operator has, and what they refuse. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { SqliteEventStore } from '../../src/adapters/sqlite/event-store';
import { readCheckpoints } from '../../src/adapters/sqlite/seal';
import { exitCodes } from '../../src/cli/exit-codes';
import {
  eventsPath,
  lockDirectory,
  openDataDirectory,
  openIncoming,
  sealDir,
  viewsPath,
} from '../../src/data-directory';
import type { StoredRecord } from '../../src/ledger/event-store';
import { registration } from '../simulation/world';
import { endServices, ServiceProcess, shilu, type Ended } from './service-process';
import { cleanUp, cutAfter, freshDirectory, written, type Written } from './written-ledger';

const FACTS = 40;
const CUT_AT = 35;

jest.setTimeout(60_000);

let ledger: Written;
/** What `shilu export` wrote of it. */
let file: string;
let said: Ended;

beforeAll(async () => {
  ledger = await written(FACTS);
  file = join(dirname(ledger.dataDir), 'ledger.shilu.gz');
  said = await shilu(ledger.dataDir, ['export', file]);
});

afterAll(() => {
  endServices();
  cleanUp();
});

/** An empty directory but for the log key of a ledger. */
function withKeyOf(dataDir: string): string {
  const target = freshDirectory();
  mkdirSync(sealDir({ dataDir: target }), { recursive: true, mode: 0o700 });
  copyFileSync(join(sealDir({ dataDir }), 'log-key.pem'), join(sealDir({ dataDir: target }), 'log-key.pem'));
  return target;
}

async function recordsIn(dataDir: string): Promise<readonly StoredRecord[]> {
  const store = SqliteEventStore.open(eventsPath({ dataDir }), { readOnly: true });
  const all: StoredRecord[] = [];
  for await (const record of store.readAll()) all.push({ ...record, bytes: Uint8Array.from(record.bytes) });
  await store.close();
  return all;
}

const asIs = (target: string, from = file, ...more: readonly string[]): Promise<Ended> =>
  shilu(target, ['import', from, '--as-is', ...more]);

const textOf = (path: string): string => gunzipSync(readFileSync(path)).toString('utf8');

/** A copy of the file with something about it changed, packed again or as it comes. */
function spoilt(change: (text: string) => string | Uint8Array): string {
  const path = join(dirname(freshDirectory()), 'spoilt');
  const changed = change(textOf(file));
  writeFileSync(path, typeof changed === 'string' ? gzipSync(changed) : changed);
  return path;
}

const line = (stdout: string, name: string): string | undefined =>
  stdout.split('\n').find((each) => each.startsWith(name));

describe('an export', () => {
  it('says what it has looked at, and leaves one file that only its owner reads', () => {
    expect(said).toMatchObject({ code: exitCodes.ok, stderr: '' });
    const said_ = said.stdout.split('\n');
    expect(said_).toEqual([
      'ledger          local/shilu',
      `key             ${ledger.verifierKey}`,
      `records         ${String(FACTS)}, each header parsed, each payload hashed`,
      'checkpoints     2, each signature checked, each root recomputed',
      `sealed          ${String(FACTS)} records are under a signature, 0 behind it are not yet`,
      expect.stringMatching(/^root {12}[0-9a-f]{64} at size 40$/),
      `file            ${file}, ${String(statSync(file).size)} bytes`,
      '',
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  it('is the same on the standard output, and what it says stays beside it', () => {
    const root = join(__dirname, '../..');
    const args = ['-r', join(root, 'tests/support/typescript-hook.cjs'), join(root, 'src/cli/main.ts'), 'export', '-'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      env: { ...process.env, SHILU_DATA_DIR: ledger.dataDir },
    });
    expect(status).toBe(exitCodes.ok);
    expect(gunzipSync(stdout).toString('utf8')).toBe(textOf(file));
    expect(stderr.toString()).toContain('at size 40');
  });

  it('may be made beside a running service', async () => {
    const lock = lockDirectory(ledger);
    const path = join(dirname(freshDirectory()), 'beside');
    expect((await shilu(ledger.dataDir, ['export', path])).code).toBe(exitCodes.ok);
    lock.release();
    expect(textOf(path)).toBe(textOf(file));
  });

  it.each<[string, () => Promise<Ended>, keyof typeof exitCodes, RegExp]>([
    [
      'over a file that is there',
      () => shilu(ledger.dataDir, ['export', file]),
      'usage',
      /is there already: name another/,
    ],
    [
      'into a folder that is not there',
      () => shilu(ledger.dataDir, ['export', '/nowhere/at/all']),
      'usage',
      /the folder \/nowhere\/at does not exist/,
    ],
    [
      'of a ledger whose end is cut off',
      () => shilu(cutAfter(ledger, CUT_AT), ['export', `${file}.cut`]),
      'rollback',
      /^shilu: the store ends at 35 records, below the signed size 40\n$/,
    ],
    [
      'of a folder without records',
      async () => {
        const empty = freshDirectory();
        mkdirSync(empty);
        await SqliteEventStore.open(eventsPath({ dataDir: empty })).close();
        return shilu(empty, ['export', `${file}.none`]);
      },
      'usage',
      /holds no record: there is nothing to export\n$/,
    ],
  ])('%s is refused, and leaves nothing', async (_, run, code, words) => {
    const ended = await run();
    expect([ended.code, ended.stdout]).toEqual([exitCodes[code], '']);
    expect(ended.stderr).toMatch(words);
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith('ledger.shilu'))).toEqual(['ledger.shilu.gz']);
  });
});

describe('an import of it', () => {
  it('is the ledger itself: the same records, order, root, checkpoints and views, served without a word', async () => {
    const target = withKeyOf(ledger.dataDir);
    const { code, stdout } = await asIs(target);
    expect([code, stdout.split('\n')]).toEqual([
      exitCodes.ok,
      [
        'ledger          local/shilu',
        `key             ${ledger.verifierKey}`,
        'file            40 records, 2 checkpoints: whole, and as it was signed',
        'held            0 records were there already, the same byte for byte',
        'stored          40 records',
        'sealed          40 records are under a signature, 0 behind it are not yet',
        `${line(said.stdout, 'root') ?? ''}, from what was read back`,
        '',
      ],
    ]);
    expect(await recordsIn(target)).toEqual(await recordsIn(ledger.dataDir));
    expect(readCheckpoints(sealDir({ dataDir: target }))).toEqual(readCheckpoints(sealDir(ledger)));

    const service = await ServiceProcess.start(target);
    expect(service.announced).toContain(`40 facts; the log's public key is ${ledger.verifierKey}`);
    expect(service.announced).not.toContain('WARNING');
    await service.stop();
    const verified = await shilu(target, ['verify', '--key', ledger.verifierKey]);
    const before = await shilu(ledger.dataDir, ['verify', '--key', ledger.verifierKey]);
    expect([verified.code, verified.stdout]).toEqual([exitCodes.ok, before.stdout]);
    expect(verified.stdout).toContain('folded again: equal');
    // Once it has gone on, nothing of the old one goes over it; now it is whole, and is left as it is.
    expect(line((await asIs(target)).stdout, 'stored')).toBe('stored          0 records');
  });

  it('takes the lines unpacked as well, and stores nothing in a dry run', async () => {
    const target = withKeyOf(ledger.dataDir);
    const unpacked = spoilt((text) => Buffer.from(text));
    const { code, stdout } = await asIs(target, unpacked, '--dry-run');
    expect([code, line(stdout, 'NOT STORED')]).toEqual([exitCodes.ok, 'NOT STORED      40 records (--dry-run)']);
    expect(await recordsIn(target)).toEqual([]);
    expect((await asIs(target, unpacked)).code).toBe(exitCodes.ok);
    expect((await recordsIn(target)).length).toBe(FACTS);
  });

  it('that was cut is no ledger for anybody until it is run again', async () => {
    const target = withKeyOf(ledger.dataDir);
    const incoming = await openIncoming({ dataDir: target }, 'local/shilu');
    incoming.begin(file);
    // The first record alone would pass for a ledger whose first start was cut.
    const [first] = await recordsIn(ledger.dataDir);
    await incoming.store.append({
      stream: 'ledger-genesis',
      expected: 'no-stream',
      build: () => [first as StoredRecord],
    });
    await incoming.close();
    const words = `shilu: ${target} holds a part of ${file}: run import --as-is again to the end, or begin with an empty folder\n`;
    for (const command of [['serve'], ['rebuild'], ['export', `${file}.part`]]) {
      expect(await shilu(target, command)).toEqual({ code: exitCodes.usage, stdout: '', stderr: words });
    }
    const { code, stdout } = await asIs(target);
    expect([code, line(stdout, 'held'), line(stdout, 'stored')]).toEqual([
      exitCodes.ok,
      'held            1 records were there already, the same byte for byte',
      'stored          39 records',
    ]);
    expect((await shilu(target, ['rebuild'])).code).toBe(exitCodes.ok);
    expect((await shilu(target, ['verify', '--key', ledger.verifierKey])).code).toBe(exitCodes.ok);
  });

  const records = (text: string, change: (each: string[]) => void): string => {
    const lines = text.split('\n');
    change(lines);
    return lines.join('\n');
  };
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);
  const COPY = 'nothing was stored: take another copy of the file, or export again\n$';
  const damaged: readonly [string, (text: string) => string | Uint8Array, keyof typeof exitCodes, string][] = [
    ['is cut short', () => half(readFileSync(file)), 'unreadable', `: line \\d+: the gzip file is cut short; ${COPY}`],
    [
      'is cut short, unpacked',
      (text) => half(Buffer.from(text)),
      'unreadable',
      `: line \\d+: the file ends in the middle of it; ${COPY}`,
    ],
    [
      'is damaged',
      () => {
        const bytes = Buffer.from(readFileSync(file));
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 6) ^ 1, bytes.length - 6);
        return bytes;
      },
      'unreadable',
      `: line \\d+: the gzip file is damaged; ${COPY}`,
    ],
    [
      'has lost its end',
      (text) => records(text, (all) => all.splice(-2, 1)),
      'unreadable',
      `: line 44: the file ends behind 40 records, before its last line; ${COPY}`,
    ],
    [
      'has a byte flipped',
      (text) => {
        const all = text.split('\n');
        const { record, ...rest } = JSON.parse(all[20] ?? '') as { readonly record: string };
        const bytes = Buffer.from(record, 'base64');
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 4) ^ 0x20, bytes.length - 4);
        all[20] = JSON.stringify({ ...rest, record: bytes.toString('base64') });
        return all.join('\n');
      },
      'content',
      `: line 21: record 18: its payload is not the one that was hashed; ${COPY}`,
    ],
    [
      'has a line in another place',
      (text) => records(text, (all) => all.splice(20, 0, ...all.splice(25, 1))),
      'content',
      `: line 21: record 23 stands where record 18 belongs; ${COPY}`,
    ],
    [
      'is of a newer format',
      (text) => text.replace('"version":1', '"version":2'),
      'unreadable',
      ': line 1: the export is of version 2, this program reads version 1; nothing was stored: import it with the program that wrote it, or a newer one\n$',
    ],
    ['is something else', () => 'a,b\n', 'unreadable', `: line 1: it is not a line of an export; ${COPY}`],
  ];

  it.each(damaged)('is refused when the file %s, and nothing is stored', async (_, change, code, words) => {
    const target = withKeyOf(ledger.dataDir);
    const ended = await asIs(target, spoilt(change));
    expect([ended.code, ended.stdout]).toEqual([exitCodes[code], '']);
    expect(ended.stderr).toMatch(new RegExp(`^shilu: /.*/spoilt${words}`));
    if (existsSync(eventsPath({ dataDir: target }))) expect(await recordsIn(target)).toEqual([]);
    expect(readCheckpoints(sealDir({ dataDir: target }))).toEqual([]);
    expect(existsSync(join(target, 'import.unfinished'))).toBe(false);
  });

  it('is refused without the log key, and with another', async () => {
    const without = freshDirectory();
    expect(await asIs(without)).toMatchObject({
      code: exitCodes.key,
      stderr: expect.stringMatching(/there is no log key at .*log-key\.pem/),
    });
    expect(existsSync(sealDir({ dataDir: without }))).toBe(false);
    const other = withKeyOf((await written(5)).dataDir);
    expect(await asIs(other)).toMatchObject({
      code: exitCodes.key,
      stderr: expect.stringMatching(
        /its log key is .*, that of the seal is .*; nothing was stored: put the log key of local\/shilu in/,
      ),
    });
  });

  it('is refused where another ledger lies, or its views', async () => {
    const other = (await written(5)).dataDir;
    copyFileSync(join(sealDir(ledger), 'log-key.pem'), join(sealDir({ dataDir: other }), 'log-key.pem'));
    expect(await asIs(other)).toMatchObject({
      code: exitCodes.key,
      stderr: expect.stringContaining('key and lock are of two logs'),
    });
    const own = withKeyOf(ledger.dataDir);
    copyFileSync(eventsPath({ dataDir: other }), eventsPath({ dataDir: own }));
    expect(await asIs(own)).toMatchObject({
      code: exitCodes.usage,
      stderr: 'shilu: the target holds another record 0 than the file: give it an empty one\n',
    });
    expect((await recordsIn(own)).length).toBe(5);
    const views = withKeyOf(ledger.dataDir);
    copyFileSync(viewsPath(ledger), viewsPath({ dataDir: views }));
    expect(await asIs(views)).toMatchObject({
      code: exitCodes.usage,
      stderr: expect.stringContaining('it is of another ledger'),
    });
  });

  it('is refused beside a running service, under another name, and in words that do not fit', async () => {
    const lock = lockDirectory(ledger);
    expect(await asIs(ledger.dataDir)).toMatchObject({
      code: exitCodes.usage,
      stderr: expect.stringContaining('is in use by another process'),
    });
    lock.release();
    const named = await shilu(withKeyOf(ledger.dataDir), ['import', file, '--as-is'], { SHILU_ORIGIN: 'other/one' });
    expect(named).toMatchObject({
      code: exitCodes.usage,
      stderr: 'shilu: the file is of local/shilu, not other/one; leave SHILU_ORIGIN out\n',
    });
    for (const args of [[file], [file, '--as-is', '--mapping', 'm.yaml']]) {
      const { code, stderr } = await shilu(freshDirectory(), ['import', ...args]);
      expect([code, stderr]).toEqual([
        exitCodes.usage,
        expect.stringMatching(/^shilu: --mapping <file> for .*, or --as-is for/),
      ]);
    }
    const missing = await asIs(freshDirectory(), 'no-such-file');
    expect(missing).toMatchObject({ code: exitCodes.usage, stderr: 'shilu: the export no-such-file does not exist\n' });
  });

  it('goes over nothing that has gone on since, and not under a seal that has', async () => {
    const short = await written(20);
    const older = join(dirname(short.dataDir), 'older');
    expect((await shilu(short.dataDir, ['export', older])).code).toBe(exitCodes.ok);
    const grown = await openDataDirectory(short);
    const { outcome } = await grown.recorder.record({
      actor: { role: 'registrar', keyId: 'k001' },
      idempotencyKey: 'later',
      expected: 'no-stream',
      facts: [
        {
          stream: 'org-sim-later',
          type: 'OrganisationRegistered',
          about: { jurisdiction: 'CN-629999' },
          data: registration('sim-later'),
        },
      ],
    });
    expect(outcome).toBe('recorded');
    await grown.sealer.sealNow();
    await grown.close();
    expect(await asIs(short.dataDir, older)).toMatchObject({
      code: exitCodes.usage,
      stderr: 'shilu: the target holds more than the 20 records of the file: it has gone on\n',
    });
    const sealed = withKeyOf(short.dataDir);
    copyFileSync(join(sealDir(short), 'seal.db'), join(sealDir({ dataDir: sealed }), 'seal.db'));
    expect(await asIs(sealed, older)).toMatchObject({
      code: exitCodes.rollback,
      stderr: `shilu: ${older}: it ends at 20 records, below the 21 that the seal has signed; nothing was stored: export again\n`,
    });
    expect(await recordsIn(sealed)).toEqual([]);
  });
});
