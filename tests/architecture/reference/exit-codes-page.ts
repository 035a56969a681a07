/** docs/reference/exit-codes.md: what the process says when it ends. */
import { exitCodes, exitOfDamage, exitOfFault } from '../../../src/cli/exit-codes';
import type { Damage } from '../../../src/ledger/ledger';
import type { ExportFault } from '../../../src/ledger/transfer/export-lines';
import type { VerifyFault } from '../../../src/ledger/verifier';
import { read } from '../checkout';
import { code, list, page, table } from './markdown';

/** The words of the source: the comment above a code is what the code means. */
const MEANINGS = new Map(
  [...read('src/cli/exit-codes.ts').matchAll(/\/\*\* ([^*]+) \*\/\n {2}(\w+): \d+,/g)].map(
    ([, meaning = '', name = '']) => [name, meaning] as const,
  ),
);

const meaningOf = (name: keyof typeof exitCodes): string => {
  const meaning = name === 'ok' ? 'All that was asked for was done.' : MEANINGS.get(name);
  if (meaning === undefined) throw new Error(`src/cli/exit-codes.ts does not say what ${name} means`);
  return meaning;
};

/** What a start refuses on, and what an operator does about it. */
const damages: Readonly<Record<Damage, string>> = {
  'store-rollback': 'the store ends below the signed size',
  'rows-ahead': 'the store ends before what the views have followed',
  'store-tampered': 'the records that were followed are not those that were signed',
  'lock-missing': 'records are kept, but nothing was ever signed by this seal',
};

/** What `shilu verify` finds first. */
const faults: Readonly<Record<VerifyFault, string>> = {
  unreadable: 'a record cannot be read at all',
  content: 'a record is not what was hashed, or the records are not those that were signed',
  rollback: 'fewer records than were signed',
  projection: 'a view is not what the records give',
  key: 'a checkpoint is not signed by the key that was given',
};

/** What `shilu export` finds in a ledger, and `shilu import --as-is` in a file. */
const exportFaults: Readonly<Record<ExportFault['fault'], string>> = {
  unreadable: 'the file is cut short, damaged, of a newer format, or no export',
  content: 'a record or its place is not as it was signed; the target gives back something else',
  rollback: 'the ledger or the file ends below what was signed',
  key: "a checkpoint, or the log key of the seal, is not the ledger's; nothing was signed",
};

const keysOf = <T extends string>(record: Readonly<Record<T, string>>): readonly T[] => Object.keys(record) as T[];

export function exitCodesPage(): string {
  const rows = (Object.entries(exitCodes) as [keyof typeof exitCodes, number][]).map(([name, number]) => [
    String(number),
    code(name),
    meaningOf(name),
    list(
      keysOf(damages)
        .filter((damage) => exitOfDamage(damage) === number)
        .map((damage) => `${code(damage)}: ${damages[damage]}`),
      '',
    ),
    list(
      keysOf(faults)
        .filter((fault) => exitOfFault(fault) === number)
        .map((fault) => faults[fault]),
      '',
    ),
    list(
      keysOf(exportFaults)
        .filter((fault) => exitOfFault(fault) === number)
        .map((fault) => exportFaults[fault]),
      '',
    ),
  ]);
  return page(
    '# Exit codes',
    'Of `shilu` and of `npm start`. What to do about a refused start is in [Operating](../how-to/operate.md), about a refused export or import in [Move a ledger](../how-to/move-a-ledger.md).',
    table(
      ['code', 'name', 'meaning', 'a start refuses', '`shilu verify` found', '`shilu export`, `import --as-is` found'],
      rows,
    ),
    'The independent checker `auditor/check_log.py` uses the same numbers: 0, 2, 3, 4 and 9. `npm run demo` ends with 1 on any failure.',
  );
}
