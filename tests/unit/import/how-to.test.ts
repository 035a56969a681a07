/** The CSV and the mapping that the how-to shows, imported as they are printed there. */
import { sha256 } from '../../../src/adapters/system/cryptography';
import { sourceOf } from '../../../src/cli/import-source';
import { importLog } from '../../../src/ledger/import/importer';
import { rehearsal } from '../../../src/ledger/import/rehearsal';
import type { RecordRequest } from '../../../src/ledger/recording';
import { read } from '../../architecture/checkout';
import { mappingOf, scratch } from './logs';

const files = scratch();

const shown = (language: string): string => {
  const blocks = [...read('docs/how-to/import.md').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const found = blocks.filter(([, marked]) => marked === language).map(([, , text = '']) => text);
  expect([language, found.length]).toEqual([language, 1]);
  return found[0] ?? '';
};

it('the mapping that docs/how-to/import.md shows imports the CSV beside it', async () => {
  const mapping = mappingOf(shown('yaml'));
  const accept = rehearsal('2026-06-30');
  const requests: RecordRequest[] = [];
  const report = await importLog(
    { record: (request) => (requests.push(request), accept(request)), currency: 'CNY', sha256 },
    sourceOf(files.write('shown.csv', shown('csv')), mapping),
    mapping,
    { digest: 'a'.repeat(64), dryRun: true },
  );
  expect(report).toMatchObject({ ended: 'complete', refusals: [], recorded: { traces: 2, facts: 3 } });
  const facts = requests.flatMap((request) => request.facts);
  expect(facts.map(({ stream, type, data }) => [stream, type, (data as { amount: string }).amount])).toEqual([
    ['fund-0007', 'FundAllocated', '120050'],
    ['fund-0007', 'FundDisbursed', '20050'],
    ['fund-0008', 'FundAllocated', '3000'],
  ]);
  expect(facts[0]?.data).toMatchObject({ purposeZh: 'roads, "phase 1"', toOrgId: 'xu-county' });
});
