/** The command line: the same use cases as the service's, without HTTP. */
import { Command, CommanderError } from 'commander';
import { LogKeyRefused } from '../adapters/sqlite/log-key';
import { SealRefused } from '../adapters/sqlite/seal';
import { SettingsFault } from '../config';
import { RecordFault } from '../integrity/record';
import { LedgerDamaged, SettingContradicts } from '../ledger/ledger';
import { LogFault } from '../ledger/log';
import { exitCodes, exitOfDamage } from './exit-codes';
import { importCommand } from './import';
import { keysCommand } from './keys';
import { rebuildCommand } from './rebuild';
import { serveCommand } from './serve';
import { verifyCommand } from './verify';

async function main(): Promise<void> {
  const program = new Command('shilu')
    .description('实录 Shilu: an audit ledger for public office')
    .exitOverride()
    .addCommand(serveCommand())
    .addCommand(importCommand())
    .addCommand(verifyCommand())
    .addCommand(rebuildCommand())
    .addCommand(keysCommand());
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync();
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`shilu: ${message}\n`);
  process.exitCode = exitOf(error);
});

function exitOf(error: unknown): number {
  if (error instanceof LedgerDamaged) return exitOfDamage(error.damage);
  if (error instanceof LogFault || error instanceof RecordFault) return exitCodes.content;
  if (error instanceof SealRefused || error instanceof LogKeyRefused) return exitCodes.key;
  if (error instanceof SettingsFault || error instanceof SettingContradicts) return exitCodes.usage;
  return exitCodes.failed;
}
