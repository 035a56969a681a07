/** `shilu rebuild`: the read models from nothing, beside the records, which are only read. */
import { Command } from 'commander';
import { readSettings } from '../config';
import { lockDirectory, openDataDirectory } from '../data-directory';
import { Progress } from './progress';

export const rebuildCommand = (): Command =>
  new Command('rebuild').description('throw the views away and build them anew from the records').action(async () => {
    const settings = readSettings(process.env);
    const lock = lockDirectory(settings);
    const progress = new Progress('facts followed');
    const started = performance.now();
    const ledger = await openDataDirectory({
      ...settings,
      rebuild: true,
      onProgress: (size) => {
        progress.at(size);
      },
    });
    progress.end(ledger.log.size);
    const seconds = (performance.now() - started) / 1000;
    await ledger.sealer.sealNow();
    process.stdout.write(`rebuilt every view from ${String(ledger.log.size)} facts in ${seconds.toFixed(1)} s\n`);
    await ledger.close();
    lock.release();
  });
