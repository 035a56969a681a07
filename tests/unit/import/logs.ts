/** Small logs and mappings for the tests of the import, written as their files hold them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMapping } from '../../../src/ledger/import/mapping-file';
import type { Mapping } from '../../../src/ledger/import/mapping';
import type { ImportTrace, TraceSource } from '../../../src/ledger/import/trace-source';

/** A folder of its own for one test file, gone afterwards. */
export function scratch(): { write(name: string, bytes: string | Uint8Array): string } {
  const folder = mkdtempSync(join(tmpdir(), 'shilu-import-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    write: (name, bytes) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    },
  };
}

export async function drained(source: TraceSource): Promise<readonly ImportTrace[]> {
  const traces: ImportTrace[] = [];
  for await (const trace of source.traces()) traces.push(trace);
  return traces;
}

export const PENALTY_MAPPING = `
name: small-fines
format: xes
money: { currency: EUR, decimals: 2 }
organ:
  id: harbour-police
  register:
    orgId: harbour-police
    nameZh: 虚构港口警察局
    level: city
    orgKind: law_enforcement_organ
    regionCode: IT
    cgScope: none
    verticalManagement: false
    effectiveFrom: 2000-01-01
role: law-enforcement-organ
about: { jurisdiction: IT, classification: public }
stream: { kind: penalty, id: name }
activity: concept:name
facts:
  Create Fine:
    type: PenaltyImposed
    fields:
      penaltyId: { ledger: stream-id }
      orgId: { ledger: organ-id }
      imposedOn: { day: time:timestamp }
      amount: { money: amount }
      article: { text: article }
  Payment:
    type: PenaltyPaid
    fields:
      penaltyId: { ledger: stream-id }
      paidOn: { day: time:timestamp }
      amount: { money: paymentAmount }
      recordedTotal: { money: totalPaymentAmount }
`;

export function mappingOf(yaml: string): Mapping {
  const read = readMapping(yaml);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.mapping;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** `type:key` and value of one attribute. */
type Said = Readonly<Record<string, string>>;

const attributes = (said: Said): string =>
  Object.entries(said)
    .map(([typed, value]) => {
      const [type = '', ...key] = typed.split(':');
      return `<${type} key="${xml(key.join(':'))}" value="${xml(value)}"/>`;
    })
    .join('');

export const event = (said: Said): string => `<event>${attributes(said)}</event>`;

export const trace = (name: string, events: readonly string[], more: Said = {}): string =>
  `<trace>${attributes({ 'string:concept:name': name, ...more })}${events.join('')}</trace>`;

export const log = (...traces: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<log xes.version="1.0">\n${traces.join('\n')}\n</log>\n`;

export const fine = (day: string, amount: string, more: Said = {}): string =>
  event({
    'string:concept:name': 'Create Fine',
    'date:time:timestamp': `${day}T00:00:00+02:00`,
    'float:amount': amount,
    'int:article': '157',
    ...more,
  });

export const payment = (day: string, amount: string, total?: string): string =>
  event({
    'string:concept:name': 'Payment',
    'date:time:timestamp': `${day}T00:00:00+02:00`,
    'float:paymentAmount': amount,
    ...(total === undefined ? {} : { 'float:totalPaymentAmount': total }),
  });
