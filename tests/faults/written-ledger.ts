/** Ledgers on disk for faults to be made in: written by the real recorder, sealed to their end, and closed. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/adapters/sqlite/driver';
import { eventsPath, openDataDirectory } from '../../src/data-directory';
import type { Ledger } from '../../src/ledger/ledger';
import { COMMITTEE, DISCIPLINE, recorderAmong, registration } from '../simulation/world';

export const PERSON = '51515151-0000-4000-8000-000000000001';

export interface Written {
  readonly dataDir: string;
  /** Facts on record, all of them sealed. */
  readonly size: number;
  readonly verifierKey: string;
}

const folders: string[] = [];

/** A directory that is taken away by `cleanUp`. */
export function freshDirectory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shilu-faults-'));
  folders.push(folder);
  return join(folder, 'data');
}

export function cleanUp(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The same ledger once more, for one fault to be made in. */
export function copyOf({ dataDir }: Written): string {
  const copy = freshDirectory();
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}

/** A connection to the events as somebody has it who does not ask the ledger: nothing guards the tables. */
export function rawEvents(dataDir: string): Database {
  const database = openDatabase(eventsPath({ dataDir }), false);
  for (const table of ['stream', 'chunk', 'run', 'event_id']) {
    for (const verb of ['update', 'delete']) database.exec(`DROP TRIGGER IF EXISTS ${table}_no_${verb}`);
  }
  return database;
}

/** A copy whose store ends after `size` records, where a chunk ends, as if the rest had never been written. */
export function cutAfter(ledger: Written, size: number): string {
  const dataDir = copyOf(ledger);
  const events = rawEvents(dataDir);
  for (const [table, column] of [
    ['chunk', 'first'],
    ['run', 'position'],
    ['event_id', 'position'],
  ] as const) {
    events.prepare(`DELETE FROM ${table} WHERE ${column} > ?`).run(size);
  }
  const left = Object.values(events.prepare('SELECT sum(count) AS records FROM chunk').get() ?? {})[0];
  events.close();
  if (left !== size) throw new Error(`no chunk ends after ${String(size)} records: ${String(left)} are left`);
  return dataDir;
}

interface Fact {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

async function record(ledger: Ledger, stream: string, recordedBy: readonly string[], facts: readonly Fact[]) {
  const done = await ledger.recorder.record({
    actor: { ...recorderAmong(recordedBy), keyId: 'k001' },
    idempotencyKey: 'written',
    expected: 'no-stream',
    facts: facts.map(({ type, data }) => ({ stream, type, about: { jurisdiction: 'CN-629999' }, data })),
  });
  if (done.outcome === 'refused') throw new Error(`${stream}: ${done.code}: ${done.detail}`);
}

/** Organs, a person, and penalties of three facts each until the ledger has `size` facts. */
export async function written(size: number): Promise<Written> {
  const dataDir = freshDirectory();
  const ledger = await openDataDirectory({ dataDir });
  for (const orgId of [COMMITTEE, DISCIPLINE, 'sim-traffic']) {
    await record(
      ledger,
      `org-${orgId}`,
      ['registrar'],
      [{ type: 'OrganisationRegistered', data: registration(orgId) }],
    );
  }
  const person = { personId: PERSON, nameZh: '示例甲', partyMember: true, cadreManagementOrgId: COMMITTEE };
  await record(
    ledger,
    `person-${PERSON}`,
    ['organisation-department'],
    [{ type: 'PersonRegistered', data: { ...person, occurredOn: '2016-02-01' } }],
  );
  for (let n = 0; ledger.log.size < size; n += 1) {
    const penaltyId = `P${String(n)}`;
    const facts = [
      {
        type: 'PenaltyImposed',
        data: { penaltyId, orgId: 'sim-traffic', imposedOn: '2020-01-10', amount: '3500', article: '157' },
      },
      { type: 'PenaltyServed', data: { penaltyId, servedOn: '2020-02-20' } },
      { type: 'PenaltyPaid', data: { penaltyId, paidOn: '2020-05-02', amount: '3500', recordedTotal: '3500' } },
    ];
    await record(ledger, `penalty-${penaltyId}`, ['law-enforcement-organ'], facts.slice(0, size - ledger.log.size));
  }
  await ledger.sealer.sealNow();
  const { verifierKey } = ledger.seal;
  await ledger.close();
  return { dataDir, size, verifierKey };
}
