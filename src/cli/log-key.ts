/** `shilu log-key`: the key that signs the log, made before the first start where several replicas share it. */
import { Command } from 'commander';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LogKey } from '../adapters/sqlite/log-key';
import { UsageFault } from './usage-fault';

export const logKeyCommand = (): Command =>
  new Command('log-key').description('make the key that signs the log').addCommand(
    new Command('create')
      .description('make a key for a new ledger; one that is there is never replaced')
      .argument('<file>', 'where it is put, readable by its owner alone')
      .action((file: string) => {
        const path = resolve(file);
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        if (!LogKey.create(path)) throw new UsageFault(`${path} exists, and a log key is never replaced`);
        process.stdout.write(`${path}\n`);
      }),
  );
