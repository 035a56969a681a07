/** The reader of a log, by the format that its mapping names. */
import { CsvSource } from '../adapters/csv/csv-source';
import { NdjsonSource } from '../adapters/ndjson/ndjson-source';
import { XesSource } from '../adapters/xes/xes-source';
import type { Mapping } from '../ledger/import/mapping';
import type { TraceSource } from '../ledger/import/trace-source';

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

export function sourceOf(file: string, { format, trace, separator }: Mapping): TraceSource {
  if (format === 'xes') return new XesSource(file);
  if (format === 'ndjson') return new NdjsonSource(file);
  if (trace === undefined) throw new Error('a checked mapping of a csv names the trace column');
  return new CsvSource(file, { trace, separator: SEPARATORS[separator ?? 'comma'] });
}
