/** The command line: the same use cases as the service's, without HTTP. */
import { Command, CommanderError } from 'commander';
import { isDamaged } from '../adapters/sqlite/driver';
import { DirectoryInUse } from '../adapters/sqlite/directory-lock';
import { DatabaseRefused } from '../adapters/sqlite/database-file';
import { ServerRefused } from '../adapters/kurrent/naming';
import { LogKeyRefused } from '../adapters/sqlite/log-key';
import { KeyRefused } from '../adapters/system/key-file';
import { CannotListen, SettingsFault } from '../config';
import { ImportUnfinished } from '../data-directory';
import { RecordFault } from '../integrity/record';
import { StoreUnavailable } from '../ledger/event-store';
import { CopyDiffers } from '../ledger/log-copy';
import { LedgerDamaged, SettingContradicts } from '../ledger/ledger';
import { LogFault } from '../ledger/log';
import { SealRefused } from '../ledger/seal';
import { TargetDiffers, TargetRefused } from '../ledger/transfer/as-is';
import { ExportFault } from '../ledger/transfer/export-lines';
import { exitCodes, exitOfDamage, exitOfFault } from './exit-codes';
import { exportCommand } from './export';
import { importCommand } from './import';
import { keysCommand } from './keys';
import { logKeyCommand } from './log-key';
import { rebuildCommand } from './rebuild';
import { replayCommand } from './replay';
import { serveCommand } from './serve';
import { UsageFault } from './usage-fault';
import { verifyCommand } from './verify';

/** A page in the middle of a file: the engine does not say of which. */
const DAMAGED =
  '; shilu verify --no-views says whether it is events.db, to be restored from a backup; else shilu rebuild makes views.db anew';

async function main(): Promise<void> {
  const program = new Command('shilu')
    .description('实录 Shilu: an audit ledger for public office')
    .exitOverride()
    .addCommand(serveCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(verifyCommand())
    .addCommand(rebuildCommand())
    .addCommand(replayCommand())
    .addCommand(keysCommand())
    .addCommand(logKeyCommand());
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync();
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`shilu: ${message}${remedyOf(error)}\n`);
  process.exitCode = exitOf(error);
});

const UNREACHED =
  '; see SHILU_KURRENT_URL, SHILU_KURRENT_USER and SHILU_KURRENT_PASSWORD_FILE, and the certificate that tlsCAFile names';
const FOREIGN = '; give the ledger a server of its own, or move it to one (docs/how-to/move-a-ledger.md)';

function remedyOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return UNREACHED;
  if (error instanceof ServerRefused) return FOREIGN;
  return isDamaged(error) ? DAMAGED : '';
}

const UNREADABLE: readonly DatabaseRefused['reason'][] = ['unreadable', 'version'];

function exitOf(error: unknown): number {
  if (error instanceof LedgerDamaged) return exitOfDamage(error.damage);
  if (error instanceof ExportFault) return exitOfFault(error.fault);
  if (error instanceof LogFault || error instanceof RecordFault || error instanceof TargetDiffers)
    return exitCodes.content;
  if (error instanceof CopyDiffers) return exitCodes.rollback;
  if (error instanceof SealRefused || error instanceof LogKeyRefused) return exitCodes.key;
  const usage = [
    SettingsFault,
    SettingContradicts,
    CannotListen,
    DirectoryInUse,
    KeyRefused,
    UsageFault,
    ImportUnfinished,
    TargetRefused,
    StoreUnavailable,
    ServerRefused,
  ];
  if (usage.some((kind) => error instanceof kind)) return exitCodes.usage;
  if (error instanceof DatabaseRefused && UNREADABLE.includes(error.reason)) return exitCodes.unreadable;
  if (isDamaged(error)) return exitCodes.unreadable;
  return exitCodes.failed;
}
