/**
 * What an operator gets wrong, asked of the command line itself: a sentence that says what to ask instead, and the exit
 * code of wrong usage; or the name of the file that is damaged, and what to do about it.
 */
import { openSync, closeSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../../src/cli/exit-codes';
import { eventsPath, viewsPath } from '../../src/data-directory';
import { endServices, ServiceProcess, shilu } from './service-process';
import { cleanUp, copyOf, cutAfter, freshDirectory, written, type Written } from './written-ledger';

const FACTS = 40;
/** Records that are left when the end is cut away. A chunk ends here. */
const CUT_AT = 35;

jest.setTimeout(60_000);

let ledger: Written;

beforeAll(async () => {
  ledger = await written(FACTS);
});

afterAll(() => {
  endServices();
  cleanUp();
});

const says = (words: RegExp): unknown => expect.stringMatching(words);

describe('keys', () => {
  it.each([
    ['create --role auditor', /^shilu: the role auditor needs --organ\n$/],
    ['create --role registrar --organ a', /^shilu: the role registrar stands for no organ: leave --organ out\n$/],
    ['create --role boss', /^shilu: --role: one of administrator, /],
    ['create --role registrar --expires soon', /^shilu: --expires: a number of days, such as 90d\n$/],
    ['create --role registrar --jurisdiction gansu', /^shilu: a jurisdiction is CN, /],
    [
      'create --role auditor --organ sim-traffic',
      /^shilu: sim-traffic is registered as \w+, which cannot have the role/,
    ],
    ['revoke abcd', /^shilu: no key abcd is in force; keys list shows all of them\n$/],
    ['create', /required option '--role <role>'/],
  ])('%s ends as wrong usage and says why', async (words, said) => {
    const ended = await shilu(ledger.dataDir, ['keys', ...words.split(' ')]);
    expect(ended).toMatchObject({ code: exitCodes.usage, stdout: '', stderr: says(said) });
  });

  it('says of each of its commands what it does', async () => {
    const { stdout } = await shilu(ledger.dataDir, ['keys', '--help']);
    expect(stdout).toMatch(/revoke <key-id> +end a key for good/);
  });
});

describe('import', () => {
  const example = join(__dirname, '../../examples');

  it('names the log or the mapping that does not exist, and makes nothing', async () => {
    const dataDir = freshDirectory();
    const mapping = join(dataDir, '..', 'mapping.yaml');
    const noLog = await shilu(dataDir, ['import', '/nowhere/log.xes', '--mapping', mapping]);
    expect(noLog).toMatchObject({ code: exitCodes.usage, stderr: 'shilu: the log /nowhere/log.xes does not exist\n' });
    const noMapping = await shilu(dataDir, ['import', __filename, '--mapping', mapping]);
    expect(noMapping).toMatchObject({
      code: exitCodes.usage,
      stderr: `shilu: the mapping ${mapping} does not exist\n`,
    });
    const folder = await shilu(dataDir, ['import', example, '--mapping', mapping]);
    expect(folder).toMatchObject({ code: exitCodes.usage, stderr: `shilu: the log ${example} is not a file\n` });
    expect(() => readFileSync(eventsPath({ dataDir }))).toThrow('ENOENT');
  });
});

describe('a database file that is not one any more', () => {
  const overwritten = (path: string): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    writeFileSync(path, 'x'.repeat(8192));
  };

  it('is named, and rebuild is told for the views, and makes them anew', async () => {
    const dataDir = copyOf(ledger);
    overwritten(viewsPath({ dataDir }));
    const ended = await shilu(dataDir, ['serve']);
    expect(ended).toMatchObject({ code: exitCodes.unreadable, stderr: says(/views\.db is damaged .*shilu rebuild/) });
    expect((await shilu(dataDir, ['rebuild'])).code).toBe(exitCodes.ok);
    expect((await shilu(dataDir, ['verify', '--key', ledger.verifierKey])).code).toBe(exitCodes.ok);
  });

  it('is named, and restoring is told for the records', async () => {
    const dataDir = copyOf(ledger);
    overwritten(eventsPath({ dataDir }));
    const restore = says(/events\.db is damaged .*restore events\.db from a backup/);
    for (const args of [['serve'], ['verify', '--key', ledger.verifierKey]]) {
      expect(await shilu(dataDir, args)).toMatchObject({ code: exitCodes.unreadable, stderr: restore });
    }
  });

  it('ends as unreadable when only a page in its middle is damaged', async () => {
    const dataDir = copyOf(ledger);
    const file = openSync(viewsPath({ dataDir }), 'r+');
    for (let page = 1; page < 12; page += 1) writeSync(file, Buffer.alloc(4096, 0xee), 0, 4096, page * 4096);
    closeSync(file);
    const ended = await shilu(dataDir, ['serve']);
    expect(ended).toMatchObject({ code: exitCodes.unreadable, stderr: says(/shilu rebuild/) });
  });
});

describe('verify', () => {
  const lineOf = (stdout: string, head: string): string | undefined =>
    stdout.split('\n').find((line) => line.startsWith(head));

  it('counts nothing as checked under a key that is not the log’s', async () => {
    const foreign = 'local/shilu+db8cceae+AUR+ZrqtlkIBXRimJyIYCfdhkzgMTQ57pcHJMIqNMJVP';
    for (const key of [foreign, ledger.verifierKey.slice(0, -3)]) {
      const { code, stdout } = await shilu(ledger.dataDir, ['verify', '--key', key]);
      expect([code, lineOf(stdout, 'checkpoints'), lineOf(stdout, 'sealed'), lineOf(stdout, 'root')]).toEqual([
        exitCodes.key,
        'checkpoints     0 signatures checked, 0 roots recomputed',
        'sealed          0 records found as they were signed, of 0 under a signature',
        undefined,
      ]);
      expect(lineOf(stdout, 'WRONG')).toMatch(/^WRONG +key: checkpoint of size/);
    }
  });

  it('says up to where a ledger was found as signed when its end is gone', async () => {
    const { code, stdout } = await shilu(cutAfter(ledger, CUT_AT), ['verify', '--key', ledger.verifierKey]);
    expect([code, lineOf(stdout, 'checkpoints'), lineOf(stdout, 'sealed')]).toEqual([
      exitCodes.rollback,
      'checkpoints     2 signatures checked, 1 roots recomputed',
      `sealed          ${String(CUT_AT)} records found as they were signed, of ${String(FACTS)} under a signature`,
    ]);
  });

  it('says nothing of its progress when it is done at once', async () => {
    const { stderr } = await shilu(ledger.dataDir, ['verify', '--key', ledger.verifierKey]);
    expect(stderr).toBe('');
  });
});

describe('serve', () => {
  it('speaks of one fact as one, and not of following a log that is short', async () => {
    const service = await ServiceProcess.start(freshDirectory());
    expect(service.announced).toMatch(/^1 fact; the log's public key is/m);
    const { stdout } = await service.stop();
    expect(stdout).not.toContain('following the log');
  });

  it('says how the first key is made, until one is', async () => {
    const dataDir = freshDirectory();
    const noKey = /no key is made yet.* keys create --role registrar /;
    const first = await ServiceProcess.start(dataDir);
    const { stderr } = await first.stop();
    expect(stderr).toContain(`${first.url}/docs`);
    expect(stderr).toMatch(noKey);
    expect((await shilu(dataDir, ['keys', 'create', '--role', 'registrar'])).code).toBe(0);
    const second = await ServiceProcess.start(dataDir);
    expect((await second.stop()).stderr).not.toMatch(noKey);
  });

  it('says once that a port is taken', async () => {
    const first = await ServiceProcess.start(freshDirectory());
    const port = new URL(first.url).port;
    const second = await shilu(freshDirectory(), ['serve'], { SHILU_PORT: port });
    expect(second).toEqual({
      code: exitCodes.usage,
      stdout: '',
      stderr: `shilu: port ${port} is taken; set SHILU_PORT to another\n`,
    });
    await first.stop();
  });

  it('says in a sentence what is wrong with each setting', async () => {
    const wrong = { SHILU_PORT: '99999', SHILU_ORIGIN: 'Name With Spaces', SHILU_CURRENCY: 'yuan' };
    const ended = await shilu(freshDirectory(), ['serve'], wrong);
    expect(ended).toEqual({
      code: exitCodes.usage,
      stdout: '',
      stderr:
        'shilu: SHILU_PORT: a port is a whole number from 0 to 65535\n' +
        'SHILU_ORIGIN: an origin is 1 to 128 characters: small letters, digits, ".", "/" and "-"\n' +
        'SHILU_CURRENCY: a currency is three capital letters of ISO 4217, such as CNY\n',
    });
  });
});
