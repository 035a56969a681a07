/** `shilu export`: the whole ledger in one file, to be moved into another store as it is. */
import { Command } from 'commander';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cryptography, verifyEd25519 } from '../adapters/system/cryptography';
import { sendPackedLines, writePackedLines } from '../adapters/system/packed-lines';
import { readSettings } from '../config';
import { openOutgoing } from '../data-directory';
import { readGenesis } from '../ledger/genesis';
import { Exporter } from '../ledger/transfer/exporter';
import { Progress } from './progress';
import { UsageFault } from './usage-fault';

const STANDARD_OUTPUT = '-';

export const exportCommand = (): Command =>
  new Command('export')
    .description('write every record and checkpoint to one file, for import --as-is; read only, each of them checked')
    .argument('<file>', 'where to write it, as gzip; - for the standard output')
    .action(async (file: string) => {
      assertFree(file);
      const settings = readSettings(process.env);
      const { store, signed, close } = await openOutgoing(settings);
      try {
        const genesis = await readGenesis(store);
        if (!genesis) throw new UsageFault(`${settings.dataDir} holds no record: there is nothing to export`);
        const { origin, firstLogKey: verifierKey } = genesis;
        const { sha256 } = cryptography;
        const progress = new Progress('records exported');
        const onProgress = (records: number): void => {
          progress.at(records);
        };
        const exporter = new Exporter({
          store,
          signed,
          origin,
          verifierKey,
          sha256,
          verify: verifyEd25519,
          onProgress,
        });
        if (file === STANDARD_OUTPUT) await sendPackedLines(process.stdout, exporter.lines());
        else await writePackedLines(file, exporter.lines());
        progress.end(exporter.end.size);
        report(file, origin, verifierKey, exporter);
      } finally {
        await close();
      }
    });

/** @throws UsageFault before anything is read: a file that is there may be the only copy of something */
function assertFree(file: string): void {
  if (file === STANDARD_OUTPUT) return;
  if (existsSync(file)) throw new UsageFault(`${file} is there already: name another file, or take it away first`);
  if (!existsSync(dirname(file))) throw new UsageFault(`the folder ${dirname(file)} does not exist`);
}

function report(file: string, origin: string, key: string, { end, sealed }: Exporter): void {
  const toFile = file !== STANDARD_OUTPUT;
  const say = (line: string): void => {
    (toFile ? process.stdout : process.stderr).write(`${line}\n`);
  };
  say(`ledger          ${origin}`);
  say(`key             ${key}`);
  say(`records         ${String(end.size)}, each header parsed, each payload hashed`);
  say(`checkpoints     ${String(end.checkpoints)}, each signature checked, each root recomputed`);
  say(
    `sealed          ${String(sealed)} records are under a signature, ${String(end.size - sealed)} behind it are not yet`,
  );
  say(`root            ${end.root} at size ${String(end.size)}`);
  if (toFile) say(`file            ${file}, ${String(statSync(file).size)} bytes`);
}
