/** `shilu import --as-is`: a ledger that was exported goes on in this directory, the same in every byte. */
import { cryptography, verifyEd25519 } from '../adapters/system/cryptography';
import { readPackedLines } from '../adapters/system/packed-lines';
import { readSettings, type Settings } from '../config';
import { lockDirectory, openIncoming } from '../data-directory';
import { SettingContradicts } from '../ledger/ledger';
import { importAsIs, type AsIsReport, type AsIsStep } from '../ledger/transfer/as-is';
import { ExportFault } from '../ledger/transfer/export-lines';
import { ExportReader } from '../ledger/transfer/export-reader';
import { Progress } from './progress';

const { sha256 } = cryptography;

export async function importLedger(file: string, dryRun: boolean): Promise<void> {
  const settings = readSettings(process.env);
  try {
    const origin = await originOf(file, settings);
    const lock = lockDirectory(settings);
    try {
      print(await moved(file, settings, origin, dryRun), dryRun);
    } finally {
      lock.release();
    }
  } catch (error) {
    if (!(error instanceof ExportFault)) throw error;
    throw new ExportFault(error.fault, `${file}: ${error.message}; nothing was stored: ${error.remedy}`);
  }
}

/** Whose ledger the file says that it is. @throws SettingContradicts */
async function originOf(file: string, { origin: set }: Settings): Promise<string> {
  const reader = await ExportReader.open(readPackedLines(file), sha256, verifyEd25519);
  await reader.close();
  const { origin } = reader.header;
  if (set === undefined || set === origin) return origin;
  throw new SettingContradicts(`the file is of ${origin}, not ${set}; leave SHILU_ORIGIN out`);
}

async function moved(file: string, settings: Settings, origin: string, dryRun: boolean): Promise<AsIsReport> {
  const { store, seal, atOnce, empty, begin, whole, giveUp, close } = await openIncoming(settings, origin);
  const steps: Readonly<Record<AsIsStep, Progress>> = {
    checked: new Progress('records checked'),
    stored: new Progress('records stored'),
    'read back': new Progress('records read back'),
  };
  try {
    if (empty && !dryRun) begin(file);
    const report = await importAsIs({
      lines: () => readPackedLines(file),
      store,
      seal,
      sha256,
      verify: verifyEd25519,
      atOnce,
      dryRun,
      onBegin: () => {
        begin(file);
      },
      onProgress: (step, records) => {
        steps[step].at(records);
      },
    });
    if (!dryRun) whole();
    for (const step of Object.values(steps)) step.end(report.size);
    return report;
  } catch (error) {
    if (!dryRun) await giveUp();
    throw error;
  } finally {
    await close();
  }
}

function print({ origin, key, size, root, checkpoints, held, sealed }: AsIsReport, dryRun: boolean): void {
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  say(`ledger          ${origin}`);
  say(`key             ${key}`);
  say(`file            ${String(size)} records, ${String(checkpoints)} checkpoints: whole, and as it was signed`);
  say(`held            ${String(held)} records were there already, the same byte for byte`);
  if (dryRun) {
    say(`NOT STORED      ${String(size - held)} records (--dry-run)`);
    return;
  }
  say(`stored          ${String(size - held)} records`);
  say(
    `sealed          ${String(sealed)} records are under a signature, ${String(size - sealed)} behind it are not yet`,
  );
  say(`root            ${root} at size ${String(size)}, from what was read back`);
}
