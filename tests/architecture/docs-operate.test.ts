/** docs/how-to/operate.md has what a start says when it refuses, word for word, with the exit code that it ends with. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseRefused } from '../../src/adapters/sqlite/database-file';
import { openDatabase } from '../../src/adapters/sqlite/driver';
import { exitCodes, exitOfDamage } from '../../src/cli/exit-codes';
import {
  eventsPath,
  ImportUnfinished,
  openDataDirectory,
  openIncoming,
  sealDir,
  viewsPath,
} from '../../src/data-directory';
import { LedgerDamaged } from '../../src/ledger/ledger';
import { organ } from '../api/facts';
import { read, root } from './checkout';

/** Rows of the table: what is said (numbers and names open), the code, the name of the damage. */
const rows = [...read('docs/how-to/operate.md').matchAll(/^\| `([^`]+)` +\| (\d+) +\| (?:`([\w-]+)`)? +\|/gm)].map(
  ([, said = '', code, name = '']) => ({
    code: Number(code),
    name,
    said: new RegExp(
      said
        .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('…', '.+')
        .replaceAll(/\d+/g, '\\d+'),
    ),
  }),
);

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

/** A ledger on disk with so many organs registered, sealed and closed. */
async function ledgerOf(...ids: readonly string[]): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shilu-operate-'));
  dirs.push(dataDir);
  await register(dataDir, ids);
  return dataDir;
}

async function register(dataDir: string, ids: readonly string[]): Promise<void> {
  const ledger = await openDataDirectory({ dataDir });
  for (const id of ids) {
    const { expectedRevision: _, ...fact } = organ(id, '虚县机关', 'audit_organ');
    const recorded = await ledger.recorder.record({
      actor: { role: 'registrar', keyId: 'k0001' },
      idempotencyKey: id,
      facts: [{ ...fact, about: { jurisdiction: 'CN-629999' } }],
      expected: 'no-stream',
    });
    expect(recorded).toMatchObject({ outcome: 'recorded' });
  }
  await ledger.sealer.sealNow();
  await ledger.close();
}

async function refusal(dataDir: string, settings: { readonly origin?: string } = {}): Promise<unknown> {
  try {
    const ledger = await openDataDirectory({ dataDir, ...settings });
    await ledger.close();
  } catch (error) {
    return error;
  }
  throw new Error('the start was not refused');
}

/** The refusal is in the table under its own words, name and code. */
function expectDescribed(error: unknown, name: string): void {
  // SQLite's own errors come from outside the test's realm, so that instanceof does not know them.
  const { message } = error as { readonly message: string };
  const row = rows.find(({ said }) => said.test(message));
  expect([message, row?.name]).toEqual([message, name]);
  if (error instanceof DatabaseRefused) {
    expect([['unreadable', 'version'].includes(error.reason), row?.code]).toEqual([true, exitCodes.unreadable]);
  }
  if (error instanceof LedgerDamaged) expect([error.damage, exitOfDamage(error.damage)]).toEqual([name, row?.code]);
}

describe('the table of refused starts', () => {
  it('has a row for an emptied store', async () => {
    const dataDir = await ledgerOf('a');
    rmSync(eventsPath({ dataDir }));
    rmSync(viewsPath({ dataDir }));
    expectDescribed(await refusal(dataDir), 'store-rollback');
  });

  it('has rows for an older store, with the views of its time and with newer ones', async () => {
    const dataDir = await ledgerOf('a');
    const older = await ledgerOf();
    copyFileSync(eventsPath({ dataDir }), eventsPath({ dataDir: older }));
    await register(dataDir, ['b']);
    copyFileSync(eventsPath({ dataDir: older }), eventsPath({ dataDir }));
    expectDescribed(await refusal(dataDir), 'rows-ahead');
    rmSync(viewsPath({ dataDir }));
    expectDescribed(await refusal(dataDir), 'store-rollback');
  });

  it('has a row for records that are not those that were signed', async () => {
    const [dataDir, other] = [await ledgerOf('a', 'b'), await ledgerOf('c', 'd')];
    copyFileSync(join(sealDir({ dataDir: other }), 'seal.db'), join(sealDir({ dataDir }), 'seal.db'));
    copyFileSync(join(sealDir({ dataDir: other }), 'log-key.pem'), join(sealDir({ dataDir }), 'log-key.pem'));
    expectDescribed(await refusal(dataDir), 'store-tampered');
  });

  it('has rows for a lost seal, which no start replaces, and for one that never signed', async () => {
    const dataDir = await ledgerOf('a');
    rmSync(sealDir({ dataDir }), { recursive: true });
    expectDescribed(await refusal(dataDir), 'lock-missing');
    expect(existsSync(sealDir({ dataDir }))).toBe(false);
    mkdirSync(sealDir({ dataDir }), { mode: 0o700 });
    const empty = await refusal(dataDir);
    expect(empty).toMatchObject({ message: expect.stringContaining('nothing was signed by this seal') as string });
    expectDescribed(empty, 'lock-missing');
  });

  it('has rows for a log key that is gone, or open to others', async () => {
    const dataDir = await ledgerOf('a');
    const key = join(sealDir({ dataDir }), 'log-key.pem');
    chmodSync(key, 0o644);
    expectDescribed(await refusal(dataDir), '');
    rmSync(key);
    expectDescribed(await refusal(dataDir), '');
  });

  it('has a row for a port that is taken, with the code that the process ends with', async () => {
    const dataDir = await ledgerOf();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const hook = './tests/support/typescript-hook.cjs';
    const env = { ...process.env, SHILU_DATA_DIR: dataDir, SHILU_PORT: port };
    const { status, stderr } = spawnSync(process.execPath, ['-r', hook, 'src/cli/main.ts', 'serve'], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    other.close();
    const row = rows.find(({ said }) => said.test(stderr));
    expect([row?.code, stderr]).toEqual([status, expect.stringContaining(`port ${port} is taken`)]);
  }, 60_000);

  it('has rows for a setting that contradicts the ledger, and for a file that is no database', async () => {
    const dataDir = await ledgerOf('a');
    expectDescribed(await refusal(dataDir, { origin: 'other/one' }), '');
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${viewsPath({ dataDir })}${suffix}`, { force: true });
    writeFileSync(viewsPath({ dataDir }), 'x'.repeat(4096));
    expectDescribed(await refusal(dataDir), '');
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${eventsPath({ dataDir })}${suffix}`, { force: true });
    writeFileSync(eventsPath({ dataDir }), 'x'.repeat(4096));
    expectDescribed(await refusal(dataDir), '');
  });

  it('has a row for a ledger that was moved in only in part', async () => {
    const dataDir = await ledgerOf('a');
    const incoming = await openIncoming({ dataDir }, 'local/shilu');
    incoming.begin('ledger.shilu.gz');
    await incoming.giveUp();
    await incoming.close();
    const refused = await refusal(dataDir);
    expect(refused).toBeInstanceOf(ImportUnfinished);
    expectDescribed(refused, '');
  });

  it('has rows for files that another version made', async () => {
    const dataDir = await ledgerOf('a');
    for (const path of [viewsPath({ dataDir }), eventsPath({ dataDir })]) {
      const database = openDatabase(path, false);
      database.exec('PRAGMA user_version = 99');
      database.close();
      const refused = await refusal(dataDir);
      expect(refused).toMatchObject({ reason: 'version', message: expect.stringContaining(path) as string });
      expectDescribed(refused, '');
    }
  });
});
