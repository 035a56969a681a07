/** `shilu import`: somebody else's event log becomes facts, sealed and in every view; or a ledger moves in as it is. */
import { Command } from 'commander';
import { readFileSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { readSettings } from '../config';
import { lockDirectory } from '../data-directory';
import { readMapping } from '../ledger/import/mapping-file';
import type { Mapping } from '../ledger/import/mapping';
import type { ImportReport } from '../ledger/import/report';
import { exitCodes } from './exit-codes';
import { importLedger } from './import-as-is';
import { STOP, type ImportNews, type ImportTask } from './import-thread';
import { Progress } from './progress';
import { UsageFault } from './usage-fault';

interface ImportOptions {
  readonly mapping?: string;
  readonly asIs?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Heap of the thread, in MB: an import holds the names of the traces and what is in flight. The young generation is
 * wide enough that what is in flight is gone before anything is moved out of it.
 */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

export const importCommand = (): Command =>
  new Command('import')
    .description(
      'record an event log (XES, plain or gzip, NDJSON, or CSV) by a mapping file, or move in a ledger that was ' +
        'exported; run it again to go on',
    )
    .argument('<file>', 'the log, in the format that the mapping names; or the export')
    .option('--mapping <file>', 'which trace and attributes become which stream and fact (YAML)')
    .option('--as-is', 'the file is what shilu export wrote: keep every byte, the order and the checkpoints')
    .option('--dry-run', 'record nothing; say what would be refused, and why')
    .action(async (file: string, { mapping, asIs = false, dryRun = false }: ImportOptions) => {
      if (asIs === (mapping !== undefined)) {
        throw new UsageFault(
          '--mapping <file> for the log of somebody else, or --as-is for a ledger that was exported',
        );
      }
      assertFile(asIs ? 'export' : 'log', file);
      if (mapping === undefined) await importLedger(file, dryRun);
      else process.exitCode = await importByMapping(file, mapping, dryRun);
    });

async function importByMapping(file: string, mappingFile: string, dryRun: boolean): Promise<number> {
  assertFile('mapping', mappingFile);
  const mapping = mappingFrom(mappingFile);
  if (!mapping) return exitCodes.usage;
  const settings = readSettings(process.env);
  const lock = dryRun ? undefined : lockDirectory(settings);
  const report = await imported({ settings, file, mapping, dryRun }).finally(() => lock?.release());
  print(report);
  const whole = report.ended === 'complete' && report.refused.traces === 0 && report.attributes.unaccounted === 0;
  return whole ? exitCodes.ok : exitCodes.failed;
}

/** @throws UsageFault before anything is opened or made */
function assertFile(what: string, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new UsageFault(`the ${what} ${path} does not exist`);
  if (!found.isFile()) throw new UsageFault(`the ${what} ${path} is not a file`);
}

function mappingFrom(path: string): Mapping | undefined {
  const read = readMapping(readFileSync(path, 'utf8'));
  if ('mapping' in read) return read.mapping;
  for (const fault of read.faults) {
    process.stderr.write(
      `${path}:${String(fault.line)}: ${fault.path === '' ? '' : `${fault.path}: `}${fault.detail}\n`,
    );
  }
  return undefined;
}

/** Runs the task in its thread, showing how far it is; an interrupt ends it between two traces. */
function imported(task: ImportTask): Promise<ImportReport> {
  const progress = new Progress(task.dryRun ? 'events rehearsed' : 'events imported');
  const started = performance.now();
  const thread = new Worker(require.resolve('./import-thread'), { workerData: task, resourceLimits: LIMITS });
  const interrupt = (): void => {
    thread.postMessage(STOP);
  };
  process.once('SIGINT', interrupt);
  return new Promise<ImportReport>((resolve, reject) => {
    thread.on('error', reject);
    thread.on('message', (news: ImportNews) => {
      if ('report' in news) {
        if (news.sealed !== undefined) {
          process.stderr.write(`sealed and in every view: ${news.sealed.toLocaleString('en')} facts\n`);
        }
        resolve(news.report);
        return;
      }
      const { events, refused } = news.progress;
      const rate = Math.round((events * 1000) / (performance.now() - started));
      progress.at(events, ` (${rate.toLocaleString('en')}/s${refused > 0 ? `, ${String(refused)} refused` : ''})`);
    });
  }).finally(() => process.off('SIGINT', interrupt));
}

function print(report: ImportReport): void {
  const { read, recorded, already, refused, attributes } = report;
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  say(
    `${report.dryRun ? 'dry run' : 'import'} ${report.ended}${report.fault ? `: ${report.fault.where}: ${report.fault.detail}` : ''}`,
  );
  say(
    `read        ${String(read.traces)} traces, ${String(read.events)} events, ${String(attributes.read)} attributes`,
  );
  say(`recorded    ${String(recorded.traces)} traces, ${String(recorded.facts)} facts`);
  say(`already     ${String(already.traces)} traces, ${String(already.facts)} facts`);
  say(`refused     ${String(refused.traces)} traces, ${String(refused.facts)} facts`);
  say(
    `attributes  ${String(attributes.mapped)} mapped, ${String(attributes.kept)} kept in source, ${String(attributes.unaccounted)} dropped`,
  );
  say(`log         ${String(report.log.length)} attributes that the log says of itself`);
  for (const [type, count] of Object.entries(report.facts)) say(`            ${type} ${String(count)}`);
  for (const { reason, traces, examples } of report.refusals) {
    say(`refused     ${reason}: ${String(traces)} traces`);
    for (const { ordinal, trace, event, detail } of examples) {
      say(
        `            trace ${String(ordinal)} (${trace})${event === undefined ? '' : `, event ${String(event)}`}: ${detail}`,
      );
    }
  }
}
