/** The demo's own folder: created, loaded to its end, and used again; anybody else's is left alone. */
import { existsSync, readdirSync } from 'node:fs';
import { SqliteEventStore } from '../src/adapters/sqlite/event-store';
import { eventsPath, openDataDirectory } from '../src/data-directory';
import { readGenesis } from '../src/ledger/genesis';
import { daysAfter, FIRST_DAY, LAST_DAY, morningOf } from './calendar';
import { loadScript } from './load';
import { DEMO_ORIGIN, type ScriptedFact } from './script';
import { ScriptedClock } from './scripted-clock';

/** The demo does not run in this folder, or on this machine; nothing was changed. */
export class DemoRefused extends Error {}

/** A ledger is the demo's when its origin begins so. */
const DEMO_PREFIX = 'demo.';

/** `used`: everything is on record since an earlier start. */
export type Loaded = 'loaded' | 'used';

/**
 * Brings the folder to the end of the script. A load that was stopped goes on where it stood: what is on record already
 * is answered from the record. The ledger is closed again, and the scripted clock with it.
 *
 * @throws DemoRefused for a folder that holds anything but a demo's ledger, or a machine whose clock is behind the script
 */
export async function prepareFolder(
  dataDir: string,
  facts: readonly ScriptedFact[],
  now: number,
  onProgress: (recorded: number, of: number) => void = () => undefined,
): Promise<Loaded> {
  if (now <= morningOf(LAST_DAY)) {
    throw new DemoRefused(`the demo's facts are recorded up to ${LAST_DAY}, and this machine's clock is behind that`);
  }
  if (await holdsAll(dataDir, facts)) return 'used';
  const clock = new ScriptedClock(morningOf(daysAfter(FIRST_DAY, -1)));
  const ledger = await openDataDirectory({ dataDir, origin: DEMO_ORIGIN, currency: 'CNY', clock });
  try {
    await loadScript(ledger, clock, facts, (recorded) => onProgress(recorded, facts.length));
  } finally {
    await ledger.close();
  }
  return 'loaded';
}

/** Whether the folder's ledger holds the script's last fact, which is recorded last. */
async function holdsAll(dataDir: string, facts: readonly ScriptedFact[]): Promise<boolean> {
  if (!existsSync(eventsPath({ dataDir }))) {
    if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return false;
    throw new DemoRefused(`${dataDir} is not empty and holds no ledger; the demo uses an empty folder or its own`);
  }
  const store = SqliteEventStore.open(eventsPath({ dataDir }), { readOnly: true });
  try {
    const genesis = await readGenesis(store);
    if (genesis && !genesis.origin.startsWith(DEMO_PREFIX)) {
      throw new DemoRefused(`${dataDir} holds the ledger ${genesis.origin}, which is not a demo's; it is left alone`);
    }
    const last = facts.at(-1);
    if (!last) return true;
    for await (const { id } of store.readStream(last.submission.stream)) if (id === last.id) return true;
    return false;
  } finally {
    await store.close();
  }
}
