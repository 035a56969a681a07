/** `shilu import`: somebody else's event log becomes facts; done once they are sealed and in every view. */
import { Command } from 'commander';
import { createReadStream, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { NdjsonSource } from '../adapters/ndjson/ndjson-source';
import { sha256 } from '../adapters/system/cryptography';
import { XesSource } from '../adapters/xes/xes-source';
import { readSettings } from '../config';
import { openDataDirectory } from '../data-directory';
import { legalDayOf } from '../domain/legal-day';
import { importLog, type ImportDeps } from '../ledger/import/importer';
import { readMapping } from '../ledger/import/mapping-file';
import type { Mapping } from '../ledger/import/mapping';
import { rehearsal } from '../ledger/import/rehearsal';
import type { ImportReport } from '../ledger/import/report';
import type { TraceSource } from '../ledger/import/trace-source';
import { exitCodes } from './exit-codes';
import { Progress } from './progress';

interface ImportOptions {
  readonly mapping: string;
  readonly dryRun?: boolean;
}

export const importCommand = (): Command =>
  new Command('import')
    .description('record an event log (XES, plain or gzip, or NDJSON) by a mapping file; run it again to go on')
    .argument('<file>', 'the log, in the format that the mapping names')
    .requiredOption('--mapping <file>', 'which trace and attributes become which stream and fact (YAML)')
    .option('--dry-run', 'record nothing; say what would be refused, and why')
    .action(async (file: string, options: ImportOptions) => {
      const mapping = mappingFrom(options.mapping);
      if (!mapping) {
        process.exitCode = exitCodes.usage;
        return;
      }
      const report = options.dryRun ? await rehearse(file, mapping) : await record(file, mapping);
      print(report);
      const whole = report.ended === 'complete' && report.refused.traces === 0 && report.attributes.unaccounted === 0;
      process.exitCode = whole ? exitCodes.ok : exitCodes.failed;
    });

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

async function record(file: string, mapping: Mapping): Promise<ImportReport> {
  const ledger = await openDataDirectory(readSettings(process.env));
  try {
    const recordFacts: ImportDeps['record'] = (request) => ledger.recorder.record(request);
    const report = await run(file, mapping, recordFacts, ledger.genesis.currency, false);
    ledger.sealer.sealNow();
    return report;
  } finally {
    await ledger.close();
  }
}

const rehearse = (file: string, mapping: Mapping): Promise<ImportReport> =>
  run(file, mapping, rehearsal(legalDayOf(Date.now())), mapping.money.currency, true);

async function run(
  file: string,
  mapping: Mapping,
  recordFacts: ImportDeps['record'],
  currency: string,
  dryRun: boolean,
): Promise<ImportReport> {
  const progress = new Progress(dryRun ? 'events rehearsed' : 'events imported');
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
  };
  process.once('SIGINT', onSignal);
  const started = performance.now();
  const report = await importLog({ record: recordFacts, currency, sha256 }, sourceOf(file, mapping), mapping, {
    digest: await digestOf(file),
    dryRun,
    signal: stop.signal,
    progress: ({ events, refused }) => {
      const rate = Math.round((events * 1000) / (performance.now() - started));
      progress.at(events, ` (${rate.toLocaleString('en')}/s${refused > 0 ? `, ${String(refused)} refused` : ''})`);
    },
  });
  process.off('SIGINT', onSignal);
  return report;
}

const sourceOf = (file: string, { format }: Mapping): TraceSource =>
  format === 'ndjson' ? new NdjsonSource(file) : new XesSource(file);

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
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
