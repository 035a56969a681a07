/** `shilu serve`: the service in the foreground, until it is asked to stop. */
import { Command } from 'commander';
import { listKeys } from '../adapters/system/key-file';
import { readSettings, type Settings } from '../config';
import { keysPath } from '../data-directory';
import type { Service } from '../main';
import { exitCodes } from './exit-codes';

export const serveCommand = (): Command =>
  new Command('serve')
    .description('open the ledger of SHILU_DATA_DIR and serve it')
    .option('--read-only', 'serve what is left of a damaged ledger: a warning in every answer, nothing recorded')
    .action(async ({ readOnly }: { readonly readOnly?: boolean }) => {
      const settings = readSettings(process.env);
      // Loaded here: no other command needs the web framework, which takes its time and memory.
      const { serviceLog, startService } = await import('../main');
      const service = await startService({ ...settings, ...(readOnly ? { readOnly } : {}) }, serviceLog());
      // Whoever reads that it serves may ask it to stop at once.
      const end = ended(service);
      announce(service, settings);
      await end;
    });

function announce({ ledger, url }: Service, settings: Settings): void {
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  say(`Shilu serves ${ledger.genesis.origin} (${ledger.genesis.currency}) at ${url}`);
  say(`${counted(ledger.log.size)}; the log's public key is ${ledger.seal.verifierKey}`);
  say(`the interface is described at ${url}/docs`);
  if (listKeys(keysPath(settings)).length === 0) {
    say('no key is made yet, so nobody can record: node bin/shilu.js keys create --role registrar makes the first one');
  }
  if (ledger.warning !== undefined) say(`WARNING: ${ledger.warning}`);
  if (!['127.0.0.1', '::1', 'localhost'].includes(settings.host)) {
    say('WARNING: this address is reached from other machines; put TLS in front, tokens travel in clear');
  }
}

/** Ends with the process's own code when the service fails: what is unknown is settled by a restart and a retry. */
async function ended(service: Service): Promise<void> {
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(undefined);
      });
    }
  });
  const failure = await Promise.race([service.failed, asked]);
  if (failure) {
    process.stderr.write(`shilu: stopped: ${withCause(failure)}\n`);
    process.exitCode = exitCodes.failed;
  }
  await service.stop();
}

const counted = (facts: number): string => (facts === 1 ? '1 fact' : `${String(facts)} facts`);

/** What happened, and what it came of: the engine's own words say that a disk is full. */
const withCause = ({ message, cause }: Error): string =>
  cause instanceof Error ? `${message}: ${cause.message}` : message;
