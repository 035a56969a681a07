/** `shilu replay`: every view folded from the records alone, as digests that two copies of a ledger can be compared by. */
import { Command } from 'commander';
import { createHash, type Hash } from 'node:crypto';
import { readSettings } from '../config';
import { openForReading } from '../data-directory';
import { isLegalDay } from '../domain/legal-day';
import { replay } from '../ledger/replay';
import { projections } from '../../projections';
import { UsageFault } from './usage-fault';

interface ReplayOptions {
  readonly effectiveOn?: string;
  readonly size?: string;
}

export const replayCommand = (): Command =>
  new Command('replay')
    .description('fold every view from the records alone and print a digest of each; equal ledgers print equal lines')
    .option('--effective-on <day>', 'the legal day, YYYY-MM-DD; every fact when left out')
    .option('--size <n>', 'the log prefix to replay; all of it when left out')
    .action(async ({ effectiveOn, size }: ReplayOptions) => {
      if (effectiveOn !== undefined && !isLegalDay(effectiveOn)) {
        throw new UsageFault('--effective-on: a calendar day, such as 2024-06-30');
      }
      if (size !== undefined && !/^\d{1,15}$/.test(size))
        throw new UsageFault('--size: a number of records, such as 6034');
      const store = await openForReading(readSettings(process.env));
      try {
        const replayed = await replay(store, projections, effectiveOn, size === undefined ? undefined : Number(size));
        process.stdout.write(`replayed ${String(replayed.size)} records\n`);
        for (const [{ name, version }, rows] of replayed.rows) {
          const digest = createHash('sha256');
          for (const key of [...rows.keys()].sort()) entry(digest, key, JSON.stringify(rows.get(key)));
          line(name, version, `${String(rows.size)} rows`, digest);
        }
        for (const [{ name, version }, measures] of replayed.sums) {
          const digest = createHash('sha256');
          const sums = [...measures].flatMap(([measure, groups]) =>
            [...groups].map(([group, n]) => [`${measure} ${group}`, String(n)] as const),
          );
          for (const [figure, n] of sums.sort(([a], [b]) => (a < b ? -1 : 1))) entry(digest, figure, n);
          line(name, version, `${String(sums.length)} sums`, digest);
        }
      } finally {
        await store.close();
      }
    });

const entry = (digest: Hash, key: string, value: string): void => {
  digest.update(`${key}\n${value}\n`);
};

function line(name: string, version: number, count: string, digest: Hash): void {
  process.stdout.write(`${`${name}@${String(version)}`.padEnd(26)} ${count.padEnd(16)} ${digest.digest('hex')}\n`);
}
