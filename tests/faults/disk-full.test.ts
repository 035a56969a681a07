/**
 * A disk that takes no more, under the records or under the views: the client hears that the outcome is unknown, and the
 * process ends by itself with the first cause, so that a restart and a retry can settle it.
 */
import { cpSync, statSync } from 'node:fs';
import { createKey } from '../../src/adapters/system/key-file';
import { exitCodes } from '../../src/cli/exit-codes';
import { eventsPath, keysPath, openDataDirectory, openForWriting } from '../../src/data-directory';
import { endServices, ServiceProcess, shilu, type Ended } from './service-process';
import { cleanUp, freshDirectory } from './written-ledger';

jest.setTimeout(60_000);

afterAll(() => {
  endServices();
  cleanUp();
});

const about = { jurisdiction: 'CN-629999' };

const organ = (n: number) => ({
  stream: `org-full-${String(n)}`,
  type: 'OrganisationRegistered',
  about,
  data: {
    orgId: `full-${String(n)}`,
    nameZh: '示例县机关',
    level: 'county',
    orgKind: 'audit_organ',
    regionCode: '629999',
    cgScope: 'full',
    verticalManagement: false,
    effectiveFrom: '2015-01-01',
  },
});

/** A ledger as a power cut leaves it: so many records, each in a commit of its own, all in the store's log beside its file. */
async function cutOff(records: number): Promise<string> {
  const [dataDir, copy] = [freshDirectory(), freshDirectory()];
  await (await openDataDirectory({ dataDir })).close();
  const { writer, close } = await openForWriting({ dataDir });
  for (let n = 0; n < records; n += 1) {
    const entered = await writer.enter({
      actor: { role: 'registrar', keyId: 'k001' },
      idempotencyKey: `organ ${String(n)}`,
      expected: 'no-stream',
      facts: [organ(n)],
    });
    expect(entered.outcome).toBe('entered');
  }
  cpSync(dataDir, copy, { recursive: true });
  await close();
  return copy;
}

/** Registers one organ after the other until that is answered with something else than 201. */
async function registerUntilRefused(service: ServiceProcess, token: string, from: number): Promise<Response> {
  for (let n = from; ; n += 1) {
    const answer = await fetch(`${service.url}/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `organ ${String(n)}`,
      },
      body: JSON.stringify({ ...organ(n), expectedRevision: 'no-stream' }),
    });
    if (answer.status !== 201) return answer;
    await answer.arrayBuffer();
  }
}

/** The client is told that nobody knows; the process says why, once, and is over. */
async function expectStopped(answer: Response, ended: Ended): Promise<void> {
  expect([answer.status, await answer.json()]).toEqual([
    503,
    expect.objectContaining({ type: '/problems/outcome-unknown', outcome: 'unknown' }),
  ]);
  expect(ended.code).toBe(exitCodes.failed);
  const stopped = ended.stderr.split('\n').filter((line) => line.startsWith('shilu: '));
  expect(stopped).toEqual([expect.stringMatching(/^shilu: stopped: .*(disk I\/O error|database or disk is full)$/)]);
}

describe('a full disk', () => {
  it('under the records stops the service with its own words, and nothing that was answered is lost', async () => {
    const RECORDS = 150;
    const dataDir = await cutOff(RECORDS);
    const { token } = createKey(keysPath({ dataDir }), { role: 'registrar' }, Date.now());
    const kib = Math.ceil(statSync(`${eventsPath({ dataDir })}-wal`).size / 1024) + 64;
    const service = await ServiceProcess.startWithin(dataDir, kib);
    await expectStopped(await registerUntilRefused(service, token, RECORDS), await service.ended);

    const again = await ServiceProcess.start(dataDir);
    expect(again.announced).not.toContain('WARNING');
    const { stderr } = await again.stop();
    const [key = ''] = /local\/shilu\+\S+/.exec(stderr) ?? [];
    expect(await shilu(dataDir, ['verify', '--key', key])).toMatchObject({ code: exitCodes.ok });
  });

  it('under the views stops the service with the words of the disk, not with those of what came of it', async () => {
    const dataDir = freshDirectory();
    await (await openDataDirectory({ dataDir })).close();
    const { token } = createKey(keysPath({ dataDir }), { role: 'registrar' }, Date.now());
    const service = await ServiceProcess.startWithin(dataDir, 1_500);
    await expectStopped(await registerUntilRefused(service, token, 0), await service.ended);
  });
});
