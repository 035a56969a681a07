/** Two replicas of one ledger: they share the server and the log key, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDataDirectory } from '../../../src/data-directory';
import type { Ledger } from '../../../src/ledger/ledger';
import type { RecordOutcome } from '../../../src/ledger/recording';
import { LogKey } from '../../../src/adapters/sqlite/log-key';
import { registration } from '../../simulation/world';
import { Stage } from '../facade/facade.fixture';

let stage: Stage;
let url: string;
let directory: string;
const open = new Map<string, Ledger>();

async function replica(name: string): Promise<Ledger> {
  const ledger = await openDataDirectory({
    dataDir: join(directory, name),
    logKeyFile: join(directory, 'log-key.pem'),
    store: { kind: 'kurrent', url },
  });
  open.set(name, ledger);
  return ledger;
}

async function closed(name: string): Promise<void> {
  await open.get(name)?.close();
  open.delete(name);
}

const register = (ledger: Ledger, org: string): Promise<RecordOutcome> =>
  ledger.recorder.record({
    actor: { role: 'registrar', keyId: 'simulated' },
    idempotencyKey: `register ${org}`,
    expected: 'no-stream',
    facts: [
      {
        stream: `org-${org}`,
        type: 'OrganisationRegistered',
        about: { jurisdiction: 'CN-629999' },
        data: registration(org),
      },
    ],
  });

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 10) {
    if (waited > 9_000) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'shilu-replicas-'));
  LogKey.create(join(directory, 'log-key.pem'));
  stage = new Stage();
  url = (await stage.facade()).url;
});

afterEach(async () => {
  for (const name of [...open.keys()]) await closed(name);
  await stage.clear();
  rmSync(directory, { recursive: true });
});

test('started at once on an empty server they make one ledger, and what one records the other has', async () => {
  const [one, two] = await Promise.all([replica('one'), replica('two')]);
  expect(two.genesis).toEqual(one.genesis);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => register(n % 2 === 0 ? one : two, `sim-${String(n)}`)),
  );
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(outcomes.map(() => 'recorded'));
  await until(() => one.log.size === 21 && two.log.size === 21);
  expect(Buffer.from(two.log.root())).toEqual(Buffer.from(one.log.root()));
});

test('a request that is repeated at another replica gets the first answer', async () => {
  const [one, two] = [await replica('one'), await replica('two')];
  const first = await register(one, 'sim-a');
  expect(await register(two, 'sim-a')).toEqual({ ...first, replayed: true });
});

test('one of two requests at once under one key and body is recorded, whichever replica they meet', async () => {
  const [one, two] = [await replica('one'), await replica('two')];
  const [a, b] = await Promise.all([register(one, 'sim-b'), register(two, 'sim-b')]);
  if (a.outcome !== 'recorded' || b.outcome !== 'recorded') throw new Error('refused');
  expect(a.receipts).toEqual(b.receipts);
  expect([a.replayed, b.replayed].filter(Boolean)).toHaveLength(1);
});

test('checkpoints are one line, and a replica that lost its folder has all of it again', async () => {
  const [one, two] = [await replica('one'), await replica('two')];
  await register(one, 'sim-c');
  await one.sealer.sealNow();
  await until(() => two.log.size === 2);
  await two.sealer.sealNow();
  await until(() => two.seal.latest()?.size === 2);
  expect(two.seal.list(-1, 10)).toEqual(one.seal.list(-1, 10));
  await closed('two');
  rmSync(join(directory, 'two'), { recursive: true });
  const again = await replica('two');
  expect(again.log.size).toBe(2);
  expect(again.seal.list(-1, 10)).toEqual(one.seal.list(-1, 10));
  expect(await register(again, 'sim-d')).toMatchObject({ outcome: 'recorded' });
});
