/** The thread behind follower.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Settings } from '../config';
import { openDataDirectory } from '../data-directory';
import { FINISH } from './follower';

/** Between two looks at the store while it is being written. */
const PAUSE_MS = 20;

async function follow(): Promise<void> {
  const told = { finish: false };
  parentPort?.on('message', (message) => {
    if (message === FINISH) told.finish = true;
  });
  const ledger = await openDataDirectory(workerData as Settings);
  parentPort?.postMessage(ledger.log.size);
  for (;;) {
    // Asked before the store is looked at: what is durable by then is followed in this turn.
    const last = told.finish;
    await ledger.log.advance();
    if (last) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await ledger.sealer.sealNow();
  const { size } = ledger.log;
  await ledger.close();
  parentPort?.postMessage(size);
  parentPort?.close();
}

void follow();
