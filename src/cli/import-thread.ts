/** The thread that an import runs in (see import.ts): it reads, decides and writes; a second one follows. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { sha256 } from '../adapters/system/cryptography';
import type { Settings } from '../config';
import { openForWriting } from '../data-directory';
import { legalDayOf } from '../domain/legal-day';
import { importLog, type ImportDeps, type Progress } from '../ledger/import/importer';
import type { Mapping } from '../ledger/import/mapping';
import { rehearsal } from '../ledger/import/rehearsal';
import type { ImportReport } from '../ledger/import/report';
import { Follower } from './follower';
import { sourceOf } from './import-source';

export interface ImportTask {
  readonly settings: Settings;
  readonly file: string;
  readonly mapping: Mapping;
  readonly dryRun: boolean;
}

/** What the thread says: how far it is, and at the end the report with the size of the sealed log (none in a dry run). */
export type ImportNews =
  { readonly progress: Progress } | { readonly report: ImportReport; readonly sealed: number | undefined };

/** What the thread is told to end between two traces. */
export const STOP = 'stop';

async function record({ settings, ...task }: ImportTask): Promise<ImportNews> {
  const follower = await Follower.started(settings);
  const { writer, currency, close } = await openForWriting(settings);
  const enter: ImportDeps['record'] = async (request) => {
    follower.assertRuns();
    const entered = await writer.enter(request);
    return entered.outcome === 'refused' ? entered : { outcome: 'recorded', receipts: [], replayed: entered.replayed };
  };
  const report = await run(task, enter, currency).finally(close);
  return { report, sealed: await follower.finish() };
}

async function rehearse(task: ImportTask): Promise<ImportNews> {
  const report = await run(task, rehearsal(legalDayOf(Date.now())), task.mapping.money.currency);
  return { report, sealed: undefined };
}

async function run(
  { file, mapping, dryRun }: Omit<ImportTask, 'settings'>,
  recordFacts: ImportDeps['record'],
  currency: string,
): Promise<ImportReport> {
  const stop = new AbortController();
  parentPort?.on('message', (message) => {
    if (message === STOP) stop.abort();
  });
  return importLog({ record: recordFacts, currency, sha256 }, sourceOf(file, mapping), mapping, {
    digest: await digestOf(file),
    dryRun,
    signal: stop.signal,
    progress: (progress) => parentPort?.postMessage({ progress } satisfies ImportNews),
  });
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function main(task: ImportTask): Promise<void> {
  parentPort?.postMessage(await (task.dryRun ? rehearse(task) : record(task)));
  parentPort?.close();
}

if (parentPort) void main(workerData as ImportTask);
