/** `shilu verify`: is what is stored what was recorded and signed? Prints what it looked at, and what it did not. */
import { Command } from 'commander';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cryptography, verifyEd25519 } from '../adapters/system/cryptography';
import { SqliteRowStore } from '../adapters/sqlite/row-store';
import { readCheckpoints } from '../adapters/sqlite/seal';
import { readSettings } from '../config';
import { openForReading, sealDir, viewsPath, type Place } from '../data-directory';
import type { EventStore } from '../ledger/event-store';
import { compareViews } from '../ledger/views-compared';
import { keptLeaves } from '../ledger/tree-tiles';
import { Verifier, type Verdict } from '../ledger/verifier';
import { projections, superseded } from '../../projections';
import { exitCodes, exitOfFault } from './exit-codes';
import { Progress } from './progress';

interface VerifyOptions {
  readonly key: string;
  readonly views: boolean;
}

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('recompute everything from the stored records and compare it with what was signed')
    .requiredOption('--key <verifier key>', "the log's public key, as you know it from elsewhere than this machine")
    .option('--no-views', 'do not fold the views again for comparison')
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verify(readSettings(process.env), options);
    });

async function verify(place: Place, { key, views }: VerifyOptions): Promise<number> {
  const store = await openForReading(place);
  const rows = existsSync(viewsPath(place)) ? SqliteRowStore.open(viewsPath(place), { readOnly: true }) : undefined;
  try {
    const verdict = await verifyRecords(place, key, store, rows);
    report(verdict);
    if (!verdict.sound) return exitOfFault(verdict.fault ?? 'unreadable');
    if (!views || !rows) {
      notChecked(rows ? 'views (--no-views)' : 'views (there are none)');
      return exitCodes.ok;
    }
    return await verifyViews(store, rows);
  } finally {
    rows?.close();
    await store.close();
  }
}

/** A step of its own, so that what it remembers of each record is given up before the views are folded. */
async function verifyRecords(
  place: Place,
  key: string,
  store: EventStore,
  rows: SqliteRowStore | undefined,
): Promise<Verdict> {
  const progress = new Progress('records verified');
  const verifier = new Verifier(cryptography, verifyEd25519, key, rows && keptLeaves(rows));
  const verdict = await verifier.run(store, readCheckpoints(sealDir(place)), (records) => {
    progress.at(records);
  });
  progress.end(verdict.records);
  return verdict;
}

async function verifyViews(store: EventStore, rows: SqliteRowStore): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'shilu-verify-'));
  const anew = SqliteRowStore.open(join(dir, 'views.db'));
  try {
    const progress = new Progress('facts folded again');
    const compared = await compareViews(store, rows, anew, [...projections, ...superseded], cryptography, (size) => {
      progress.at(size);
    });
    progress.end(compared.size);
    if (compared.differs === undefined) {
      say(`views           ${String(compared.rows)} rows of ${String(compared.size)} facts, folded again: equal`);
      return exitCodes.ok;
    }
    say(`WRONG           ${compared.differs} is not what the records give; shilu rebuild makes it anew`);
    return exitCodes.projection;
  } finally {
    anew.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function report(verdict: Verdict): void {
  const { records, streams, payloadBytes, checkpoints, roots, root } = verdict;
  say(
    `records         ${String(records)} read, each header parsed, each payload hashed (${String(payloadBytes)} bytes)`,
  );
  say(`streams         ${String(streams)}, revisions and links to the record before complete`);
  say(`checkpoints     ${String(checkpoints)} signatures checked, ${String(roots)} roots recomputed`);
  say(`sealed          ${sealedOf(verdict)}`);
  if (records > 0) say(`root            ${root} at size ${String(records)}`);
  if (verdict.fault === 'key') notChecked('the records: a signature has to be good before they are compared with it');
  else if (!verdict.located) notChecked('which single record differs: no kept leaf hashes agree with the signature');
  notChecked('whether other copies of this log show the same checkpoints (no witness is set up)');
  notChecked('the truth of what was recorded, and the times of records between two checkpoints');
  if (verdict.sound) return;
  const at = verdict.index === undefined ? '' : ` at index ${String(verdict.index)}`;
  say(`WRONG           ${verdict.fault ?? ''}${at}: ${verdict.message ?? ''}`);
}

/** A fault ends the reading: of the records behind it nothing is known, under a signature or not. */
function sealedOf({ sound, records, signed, sealed }: Verdict): string {
  return sound
    ? `${String(sealed)} records are under a signature, ${String(records - sealed)} behind it are not yet`
    : `${String(sealed)} records found as they were signed, of ${String(signed)} under a signature`;
}

const notChecked = (what: string): void => {
  say(`NOT CHECKED     ${what}`);
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
