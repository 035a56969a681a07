/**
 * What a start does with a ledger that is not what was signed: it refuses, each time with the exit code that the command
 * line's reference names, and serves what is left only when it is told to, with a warning in every answer.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '../../src/adapters/system/key-file';
import { openDatabase } from '../../src/adapters/sqlite/driver';
import { exitCodes } from '../../src/cli/exit-codes';
import { eventsPath, keysPath, sealDir, viewsPath } from '../../src/data-directory';
import { endServices, ServiceProcess, shilu } from './service-process';
import { cleanUp, copyOf, cutAfter, PERSON, rawEvents, written, type Written } from './written-ledger';

const FACTS = 40;
/** Records that are left; those behind them, cut away, were sealed. A chunk ends here. */
const CUT_AT = 35;

// Processes are started, up to four in one test.
jest.setTimeout(60_000);

let ledger: Written;

beforeAll(async () => {
  ledger = await written(FACTS);
});

afterAll(() => {
  endServices();
  cleanUp();
});

/** Starting is refused with this code and these words, and nothing of it changes a second try. */
async function refuses(dataDir: string, code: number, words: RegExp, more = {}): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const ended = await shilu(dataDir, ['serve'], more);
    expect(ended).toMatchObject({ code, stderr: expect.stringMatching(words) as string });
  }
}

const tokenFor = (dataDir: string, role: 'auditor' | 'law-enforcement-organ', organ: string): string =>
  createKey(keysPath({ dataDir }), { role, organ }, Date.now()).token;

interface Answered {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

async function ask(service: ServiceProcess, path: string, token: string, init: RequestInit = {}): Promise<Answered> {
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) };
  const answer = await fetch(`${service.url}${path}`, { ...init, headers });
  return { status: answer.status, json: (await answer.json()) as Answered['json'] };
}

describe('a sound ledger', () => {
  it('starts, says no warning, and stops with 0', async () => {
    const service = await ServiceProcess.start(copyOf(ledger));
    expect(service.announced).not.toContain('WARNING');
    expect((await service.stop()).code).toBe(exitCodes.ok);
  });

  it('starts with its views deleted, which are built again without a word', async () => {
    const dataDir = copyOf(ledger);
    for (const end of ['', '-wal', '-shm']) rmSync(`${viewsPath({ dataDir })}${end}`, { force: true });
    const token = tokenFor(dataDir, 'auditor', 'sim-audit');
    const service = await ServiceProcess.start(dataDir);
    expect(service.announced).not.toContain('WARNING');
    const { status, json } = await ask(service, '/v1/enforcement/summary', token);
    expect({ status, penalties: json['penalties'] }).toEqual({ status: 200, penalties: 12 });
    await service.stop();
    expect((await shilu(dataDir, ['verify', '--key', ledger.verifierKey])).code).toBe(exitCodes.ok);
  });

  it.each([
    ['currency', { SHILU_CURRENCY: 'EUR' }],
    ['origin', { SHILU_ORIGIN: 'other.example/ledger' }],
  ])('does not start with another %s than its own', async (name, settings) => {
    await refuses(copyOf(ledger), exitCodes.usage, new RegExp(`this ledger's ${name} is`), settings);
  });
});

describe('a ledger whose sealed end was cut off', () => {
  it('is refused', async () => {
    await refuses(cutAfter(ledger, CUT_AT), exitCodes.rollback, /does not hold record 39, which was followed/);
  });

  it('is refused when its views are gone too', async () => {
    const dataDir = cutAfter(ledger, CUT_AT);
    rmSync(viewsPath({ dataDir }));
    await refuses(dataDir, exitCodes.rollback, /ends at 35 records, below the signed size 40/);
  });

  it('fails verification as rolled back', async () => {
    const { code, stdout } = await shilu(cutAfter(ledger, CUT_AT), ['verify', '--key', ledger.verifierKey]);
    expect({ code, said: stdout }).toMatchObject({
      code: exitCodes.rollback,
      said: expect.stringMatching(/WRONG +rollback at index 35/) as string,
    });
  });

  it('is served read-only, with a warning in every basis, no file read and nothing appended', async () => {
    const dataDir = cutAfter(ledger, CUT_AT);
    const auditor = tokenFor(dataDir, 'auditor', 'sim-audit');
    const bureau = tokenFor(dataDir, 'law-enforcement-organ', 'sim-traffic');
    const service = await ServiceProcess.start(dataDir, ['--read-only']);
    expect(service.announced).toContain('35 facts');
    for (const path of [
      '/v1/enforcement/summary',
      '/v1/docket',
      '/v1/evaluations',
      '/v1/officials',
      '/v1/organisations',
      `/v1/views/docket/person-${PERSON}`,
      '/v1/findings?rule=R-01',
    ]) {
      const { status, json } = await ask(service, path, auditor);
      const warning = (json['basis'] as Record<string, unknown> | undefined)?.['warning'];
      expect({ path, status, warning }).toEqual({
        path,
        status: 200,
        warning: expect.stringContaining('record 39') as string,
      });
    }
    const file = await ask(service, `/v1/officials/${PERSON}/file?purpose=audit`, auditor);
    expect(file).toMatchObject({
      status: 503,
      json: { type: '/problems/consultation-not-recordable', outcome: 'notApplied' },
    });
    const appended = await ask(service, '/v1/events', bureau, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'late' },
      body: JSON.stringify({
        stream: 'penalty-P0',
        type: 'PenaltyServed',
        expectedRevision: 2,
        about: { jurisdiction: 'CN-629999' },
        data: { penaltyId: 'P0', servedOn: '2020-03-01' },
      }),
    });
    expect(appended).toMatchObject({ status: 503, json: { type: '/problems/read-only', outcome: 'notApplied' } });
    const health = await fetch(`${service.url}/health/ready`);
    expect(health.status).toBe(503);
    expect((await service.stop()).code).toBe(exitCodes.ok);
    await refuses(dataDir, exitCodes.rollback, /does not hold record 39/);
  });
});

describe('a ledger of which a part is missing', () => {
  it('is refused with its store emptied or gone, although something was signed', async () => {
    const emptied = copyOf(ledger);
    const events = rawEvents(emptied);
    for (const table of ['chunk', 'run', 'event_id', 'stream']) events.exec(`DELETE FROM ${table}`);
    events.close();
    await refuses(emptied, exitCodes.rollback, /the store is empty, but a checkpoint was signed/);
    const gone = copyOf(ledger);
    rmSync(eventsPath({ dataDir: gone }));
    await refuses(gone, exitCodes.rollback, /the store is empty, but a checkpoint was signed/);
  });

  it('is refused without its seal: a new lock would let a cut store pass for whole', async () => {
    const dataDir = copyOf(ledger);
    rmSync(sealDir({ dataDir }), { recursive: true });
    await refuses(dataDir, exitCodes.key, /holds (40 )?records, but (nothing was signed|their seal is gone)/);
  });

  it('is refused with its key and without its lock', async () => {
    const dataDir = copyOf(ledger);
    rmSync(join(sealDir({ dataDir }), 'seal.db'));
    await refuses(dataDir, exitCodes.key, /nothing was signed|their seal is gone/);
  });

  it('starts again when the lost seal is put back', async () => {
    const dataDir = copyOf(ledger);
    rmSync(sealDir({ dataDir }), { recursive: true });
    await refuses(dataDir, exitCodes.key, /nothing was signed|their seal is gone/);
    rmSync(sealDir({ dataDir }), { recursive: true, force: true });
    cpSync(sealDir(ledger), sealDir({ dataDir }), { recursive: true });
    const service = await ServiceProcess.start(dataDir);
    expect((await service.stop()).code).toBe(exitCodes.ok);
  });

  it('starts when the very first start was cut off between the first record and the first checkpoint', async () => {
    const dataDir = copyOf(ledger);
    const events = rawEvents(dataDir);
    for (const [table, column] of [
      ['chunk', 'first'],
      ['run', 'position'],
      ['event_id', 'position'],
    ] as const) {
      events.exec(`DELETE FROM ${table} WHERE ${column} > 1`);
    }
    events.close();
    rmSync(viewsPath({ dataDir }));
    rmSync(join(sealDir({ dataDir }), 'seal.db'));
    const service = await ServiceProcess.start(dataDir);
    expect((await service.stop()).code).toBe(exitCodes.ok);
  });

  it('is refused when a chunk in the middle is gone, with its views and without them', async () => {
    const dataDir = copyOf(ledger);
    const events = rawEvents(dataDir);
    events.exec('DELETE FROM chunk WHERE first = 15');
    events.close();
    const { code, stdout } = await shilu(dataDir, ['verify', '--key', ledger.verifierKey]);
    expect(code).not.toBe(exitCodes.ok);
    expect(stdout).toMatch(/WRONG .* at index 14/);
    rmSync(viewsPath({ dataDir }));
    const started = await shilu(dataDir, ['serve']);
    expect([exitCodes.unreadable, exitCodes.content]).toContain(started.code);
  });
});

describe('a ledger that was altered', () => {
  function altered(): string {
    const dataDir = copyOf(ledger);
    const events = rawEvents(dataDir);
    const body = Buffer.from(events.prepare('SELECT body FROM chunk WHERE first = 15').get()?.['body'] as Uint8Array);
    const at = body.indexOf('"amount":"3500"');
    expect(at).toBeGreaterThan(0);
    body.write('9', at + 10);
    events.prepare('UPDATE chunk SET body = ? WHERE first = 15').run(body);
    events.close();
    return dataDir;
  }

  it('fails verification at the record', async () => {
    const { code, stdout } = await shilu(altered(), ['verify', '--key', ledger.verifierKey]);
    expect({ code, stdout }).toMatchObject({
      code: exitCodes.content,
      stdout: expect.stringMatching(/WRONG +content at index 14/) as string,
    });
  });

  it('is refused when its views are built anew', async () => {
    const dataDir = altered();
    rmSync(viewsPath({ dataDir }));
    await refuses(dataDir, exitCodes.content, /record 14: the payload was altered/);
  });

  it('fails verification when a view says what the records do not', async () => {
    const dataDir = copyOf(ledger);
    const views = openDatabase(viewsPath({ dataDir }), false);
    const { changes } = views
      .prepare("UPDATE kv SET value = replace(value, '虚拟机构', '别的机构') WHERE space = 'rows/organisations@1'")
      .run();
    expect(changes).toBe(3);
    views.close();
    const { code, stdout } = await shilu(dataDir, ['verify', '--key', ledger.verifierKey]);
    expect({ code, stdout }).toMatchObject({
      code: exitCodes.projection,
      stdout: expect.stringContaining('WRONG') as string,
    });
  });

  it('is refused when its views have followed more than the store holds', async () => {
    const longer = await written(FACTS + 6);
    const dataDir = copyOf(longer);
    const events = rawEvents(dataDir);
    for (const [table, column] of [
      ['chunk', 'first'],
      ['run', 'position'],
      ['event_id', 'position'],
    ] as const) {
      events.exec(`DELETE FROM ${table} WHERE ${column} > ${String(FACTS)}`);
    }
    events.close();
    // With a lock that signed no more than the store has: only the views remember the rest.
    const seal = openDatabase(join(sealDir({ dataDir }), 'seal.db'), false);
    for (const trigger of ['lock_no_delete', 'checkpoint_no_delete', 'checkpoint_no_update'])
      seal.exec(`DROP TRIGGER ${trigger}`);
    const first = seal.prepare('SELECT note FROM checkpoint ORDER BY size LIMIT 1').get()?.['note'] as string;
    seal.exec('DELETE FROM checkpoint WHERE size > 1');
    seal.prepare('UPDATE lock SET body = ?').run(first);
    seal.close();
    await refuses(dataDir, exitCodes.rollback, /does not hold record 45, which was followed/);
  });
});

describe('a ledger signed by somebody else', () => {
  it('fails verification with the key that the auditor knows', async () => {
    const other = await written(8);
    const { code, stdout } = await shilu(copyOf(ledger), ['verify', '--key', other.verifierKey]);
    expect({ code, stdout }).toMatchObject({
      code: exitCodes.key,
      stdout: expect.stringMatching(/WRONG +key/) as string,
    });
  });

  it('is not started with the seal of another log', async () => {
    const other = await written(8);
    const dataDir = copyOf(ledger);
    rmSync(sealDir({ dataDir }), { recursive: true, force: true });
    cpSync(sealDir(other), sealDir({ dataDir }), { recursive: true });
    const { code } = await shilu(dataDir, ['serve']);
    expect([exitCodes.content, exitCodes.key]).toContain(code);
  });

  it('is not started with a key that did not sign its lock', async () => {
    const other = await written(8);
    const dataDir = copyOf(ledger);
    cpSync(join(sealDir(other), 'log-key.pem'), join(sealDir({ dataDir }), 'log-key.pem'));
    await refuses(dataDir, exitCodes.key, /was not signed by this key/);
  });
});
