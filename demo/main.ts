/** `npm run demo`: an invented province of 27 years, served on this machine until it is asked to stop. */
import { readSettings } from '../src/config';
import { startDemo, type Demo } from './demo';
import { tour } from './tour';

/** Its own folder, whatever SHILU_DATA_DIR says: nobody's ledger is ever loaded with invented facts. */
const FOLDER = 'demo-data';

const EVERY_FACTS = 1_000;

async function main(): Promise<void> {
  const { port } = readSettings(process.env);
  let told = 0;
  const demo = await startDemo({
    dataDir: FOLDER,
    port,
    now: Date.now(),
    onProgress: (recorded, of) => {
      if (recorded < told + EVERY_FACTS && recorded !== of) return;
      told = recorded;
      process.stderr.write(`recorded ${recorded} of ${of} facts\n`);
    },
  });
  process.stdout.write(tour(demo.shown));
  await ended(demo);
}

async function ended({ service }: Demo): Promise<void> {
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  });
  const failure = await Promise.race([service.failed, asked]);
  await service.stop();
  if (failure) throw failure;
}

main().catch((error: unknown) => {
  process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
