/** The CSV files under examples, imported into a running service's ledger as the command would. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../src/adapters/system/cryptography';
import { sourceOf } from '../../../src/cli/import-source';
import { importLog, type ImportDeps } from '../../../src/ledger/import/importer';
import { rehearsal } from '../../../src/ledger/import/rehearsal';
import type { ImportReport } from '../../../src/ledger/import/report';
import { mappingOf } from '../../unit/import/logs';
import type { Service } from '../service';

/** Path of a file under examples. */
export const example = (name: string): string => join(__dirname, '../../../examples', name);

export const textOf = (path: string): string => readFileSync(path, 'utf8');

async function run(path: string, yaml: string, record: ImportDeps['record'], dryRun: boolean): Promise<ImportReport> {
  const mapping = mappingOf(yaml);
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  return importLog({ record, currency: 'CNY', sha256 }, sourceOf(path, mapping), mapping, { digest, dryRun });
}

/** Paths of the CSV, text of the mapping. */
export const imported = (service: Service, path: string, yaml: string): Promise<ImportReport> =>
  run(path, yaml, (request) => service.ledger.recorder.record(request), false);

export const rehearsed = (path: string, yaml: string): Promise<ImportReport> =>
  run(path, yaml, rehearsal('2026-06-30'), true);
