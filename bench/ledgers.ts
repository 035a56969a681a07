/**
 * Ledgers to measure on, kept between runs in the system's temporary directory (or BENCH_DIR): invented facts recorded
 * through the recorder, or the public log of road traffic fines when SHILU_ROAD_FINES names it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDirectory } from '../src/data-directory';
import type { Actor, RecordRequest } from '../src/ledger/recording';

const ROOT = join(__dirname, '..');
/** Requests offered at once: enough to fill the store's shared commits. */
const IN_FLIGHT = 512;
const PROGRESS = 100_000;

export interface BenchLedger {
  readonly dataDir: string;
  /** What is in it, for the table. */
  readonly what: string;
}

/** A request without its key, which is its place among all. */
export type Told = Omit<RecordRequest, 'idempotencyKey'>;

/** Who records in an invented ledger. */
export const actor = (role: Actor['role'], organ?: string): Actor => ({
  role,
  keyId: 'bench',
  ...(organ === undefined ? {} : { organ }),
});

/** The ledger of that name; recorded now when it is not there. Raise the name's number when `told` changes. */
export async function ledgerOf(name: string, told: () => Iterable<Told>): Promise<BenchLedger> {
  const what = `invented facts (${name})`;
  return { what, dataDir: await kept(name, (dataDir) => recordAll(dataDir, told())) };
}

/** The road fines, imported with the mapping in examples/; undefined when SHILU_ROAD_FINES names no file. */
export async function roadFines(): Promise<BenchLedger | undefined> {
  const file = process.env['SHILU_ROAD_FINES'];
  if (file === undefined || file === '') return undefined;
  const dataDir = await kept('road-fines-1', (folder) => {
    const args = ['-r', join(ROOT, 'tests/support/typescript-hook.cjs'), join(ROOT, 'src/cli/main.ts'), 'import', file];
    const { status } = spawnSync(
      process.execPath,
      [...args, '--mapping', join(ROOT, 'examples/road-fines/mapping.yaml')],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, SHILU_DATA_DIR: folder, SHILU_CURRENCY: 'EUR' },
      },
    );
    if (status !== 0) throw new Error(`the import of ${file} ended with code ${String(status)}`);
  });
  return { what: 'road traffic fines', dataDir };
}

/** A directory that is there as a whole or not at all. */
async function kept(name: string, fill: (dataDir: string) => Promise<void> | void): Promise<string> {
  const folder = join(process.env['BENCH_DIR'] ?? tmpdir(), 'shilu-bench');
  const dataDir = join(folder, name);
  if (existsSync(dataDir)) return dataDir;
  const unfinished = `${dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  console.error(`filling ${dataDir}; it is kept for the next run`);
  await fill(unfinished);
  renameSync(unfinished, dataDir);
  return dataDir;
}

async function recordAll(dataDir: string, told: Iterable<Told>): Promise<void> {
  const ledger = await openDataDirectory({ dataDir });
  const underWay = new Set<Promise<void>>();
  // Offered without a wait between them: each is decided in the order in which it was offered, and sees those before it.
  let number = 0;
  let facts = 0;
  for (const request of told) {
    const idempotencyKey = String(number++);
    const recorded = ledger.recorder.record({ ...request, idempotencyKey }).then((outcome) => {
      if (outcome.outcome === 'refused') throw new Error(`${outcome.code}: ${outcome.detail}`);
      underWay.delete(recorded);
    });
    underWay.add(recorded);
    const before = facts;
    facts += request.facts.length;
    if (Math.floor(facts / PROGRESS) > Math.floor(before / PROGRESS)) console.error(`${facts} facts`);
    if (underWay.size >= IN_FLIGHT) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  await ledger.sealer.sealNow();
  await ledger.close();
}
