/** What a data directory holds, and which adapter stands behind which port: chosen here, and nowhere else. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cryptography } from './adapters/system/cryptography';
import { SystemClock } from './adapters/system/clock';
import { KurrentEventStore } from './adapters/kurrent/event-store';
import { KurrentSeal } from './adapters/kurrent/seal';
import { Server } from './adapters/kurrent/server';
import { DirectoryLock } from './adapters/sqlite/directory-lock';
import { SqliteEventStore } from './adapters/sqlite/event-store';
import { SqliteLogCopy } from './adapters/sqlite/log-copy';
import { SqliteRowStore } from './adapters/sqlite/row-store';
import { LogKeyRefused } from './adapters/sqlite/log-key';
import { logKeyIn, SignedThere, SqliteSeal, type KeyPlace } from './adapters/sqlite/seal';
import type { StoreSettings } from './config';
import type { Clock } from './ledger/clock';
import type { EventStore } from './ledger/event-store';
import { readGenesis } from './ledger/genesis';
import { openLedger, type Ledger, type LedgerParts } from './ledger/ledger';
import { FollowedLog } from './ledger/log-view';
import type { Seal } from './ledger/seal';
import { TargetRefused } from './ledger/transfer/as-is';
import type { SignedList } from './ledger/transfer/exporter';
import { Writer } from './ledger/writer';
import { projections, superseded } from '../projections';

/** Where a ledger lives. */
export interface Place {
  readonly dataDir: string;
  /** Lock and log key; another volume than the data is better. Default: `seal` in the data directory. */
  readonly sealDir?: string;
  /** Hashes of the keys, shared by all replicas. Default: `keys.json` in the data directory. */
  readonly keysFile?: string;
  /** The log key, shared by all replicas. Default: `log-key.pem` in the seal's directory. */
  readonly logKeyFile?: string;
  /** Default: the file of records in the data directory. */
  readonly store?: StoreSettings;
}

export interface Opening extends Place {
  readonly origin?: string;
  readonly currency?: string;
  readonly readOnly?: boolean;
  /** Throw the read models away and build them anew. */
  readonly rebuild?: boolean;
  readonly onProgress?: (size: number) => void;
  /** Only the demo's loader has another clock than the machine's. */
  readonly clock?: Clock;
}

export const eventsPath = (place: Place): string => join(place.dataDir, 'events.db');
/** What this replica has followed of a cluster's log. */
const copyPath = (place: Place): string => join(place.dataDir, 'copy.db');
export const viewsPath = (place: Place): string => join(place.dataDir, 'views.db');
export const keysPath = (place: Place): string => place.keysFile ?? join(place.dataDir, 'keys.json');
export const sealDir = (place: Place): string => place.sealDir ?? join(place.dataDir, 'seal');

/**
 * Replicas sign one log, so none of them may make a key of its own.
 *
 * @throws LogKeyRefused when several share the store and the key is not there
 */
export function assertSharedLogKey(place: Place): void {
  const path = place.logKeyFile ?? logKeyIn(sealDir(place));
  if (place.store?.kind !== 'kurrent' || existsSync(path)) return;
  const remedy = `put the ledger's own there, or for a new ledger make one: shilu log-key create ${path}`;
  throw new LogKeyRefused('missing', `there is no log key at ${path}; ${remedy}`);
}

const keyOf = ({ logKeyFile }: Place): KeyPlace => (logKeyFile === undefined ? {} : { keyFile: logKeyFile });

/** Names the file that is being moved in, from before its first record is stored until the seal has all of it. */
const unfinishedPath = (place: Place): string => join(place.dataDir, 'import.unfinished');

/** A ledger was moved in only in part: what is there must not be gone on with as if it were all. */
export class ImportUnfinished extends Error {}

/** @throws ImportUnfinished */
function assertFinished(place: Place): void {
  const path = unfinishedPath(place);
  if (!existsSync(path)) return;
  const begun = readFileSync(path, 'utf8').trim();
  throw new ImportUnfinished(
    `${place.dataDir} holds a part of ${begun}: run import --as-is again to the end, or begin with an empty folder`,
  );
}

/** Keeps every other process out of a directory until the lock is released. @throws DirectoryInUse */
export function lockDirectory({ dataDir }: Place): DirectoryLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return DirectoryLock.take(dataDir);
}

/**
 * Opens the ledger of a directory, creating both when they are not there.
 *
 * @throws ImportUnfinished
 */
export async function openDataDirectory(opening: Opening): Promise<Ledger> {
  const { origin, currency, readOnly, onProgress, rebuild = false } = opening;
  assertSharedLogKey(opening);
  mkdirSync(opening.dataDir, { recursive: true, mode: 0o700 });
  assertFinished(opening);
  const { store, openSeal } = await openStore(opening);
  try {
    return await openLedger({
      store,
      openRows: (fresh) => openRows(opening, fresh || rebuild),
      openSeal,
      clock: opening.clock ?? new SystemClock(),
      cryptography,
      projections,
      superseded,
      ...(origin === undefined ? {} : { origin }),
      ...(currency === undefined ? {} : { currency }),
      ...(readOnly === undefined ? {} : { readOnly }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The store that the settings name, and the seal that belongs to it. */
async function openStore(opening: Opening): Promise<Pick<LedgerParts, 'store' | 'openSeal'>> {
  const openBook = (name: string): SqliteSeal => SqliteSeal.open(sealDir(opening), name, keyOf(opening));
  if (opening.store?.kind !== 'kurrent') {
    return {
      store: SqliteEventStore.open(eventsPath(opening), { readOnly: opening.readOnly === true }),
      openSeal: (name, founded) => (founded && !existsSync(sealDir(opening)) ? undefined : openBook(name)),
    };
  }
  const server = new Server(opening.store);
  return {
    store: await KurrentEventStore.open(server, SqliteLogCopy.open(copyPath(opening))),
    openSeal: (name) => KurrentSeal.open(server, openBook(name)),
  };
}

/**
 * The records, to be read and no more. Of a cluster they are read from the server anew, into a copy that is thrown away:
 * what a replica has copied says nothing of what the server holds now.
 */
export async function openForReading(place: Place): Promise<EventStore> {
  if (place.store?.kind !== 'kurrent') return SqliteEventStore.open(eventsPath(place), { readOnly: true });
  const directory = mkdtempSync(join(tmpdir(), 'shilu-copy-'));
  const copy = SqliteLogCopy.open(join(directory, 'copy.db'));
  // The open files stay until they are closed, however this process ends.
  rmSync(directory, { recursive: true });
  return KurrentEventStore.open(new Server(place.store), copy);
}

function openRows(place: Opening, fresh: boolean): SqliteRowStore {
  const path = viewsPath(place);
  // A damaged ledger keeps its read models as they are: what is served of the rest lives in memory.
  if (fresh && place.readOnly) return SqliteRowStore.open(':memory:');
  if (fresh) for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return SqliteRowStore.open(path);
}

/** Facts made durable by one thread while another follows the same directory (see src/cli/follower.ts). */
export interface Writing {
  readonly writer: Writer;
  readonly currency: string;
  readonly close: () => Promise<void>;
}

/** Opens a directory that holds a ledger for writing alone: no views, no seal. */
export async function openForWriting(place: Place): Promise<Writing> {
  const store = SqliteEventStore.open(eventsPath(place));
  const genesis = await readGenesis(store);
  if (!genesis) throw new Error(`${place.dataDir} holds no ledger yet`);
  const rows = SqliteRowStore.open(viewsPath(place), { readOnly: true });
  const { origin, currency } = genesis;
  const log = new FollowedLog(rows);
  return {
    writer: new Writer({ origin, store, log, rows, clock: new SystemClock(), cryptography }),
    currency,
    close: async () => {
      await store.close();
      rows.close();
    },
  };
}

/** A ledger to be copied out of its directory; it may be served meanwhile. */
export interface Outgoing {
  readonly store: EventStore;
  readonly signed: SignedList;
  readonly close: () => Promise<void>;
}

/** Opens what a directory holds to be read, without the key. @throws DatabaseRefused, ImportUnfinished */
export async function openOutgoing(place: Place): Promise<Outgoing> {
  assertFinished(place);
  const store = await openForReading(place);
  const signed = SignedThere.open(sealDir(place));
  return {
    store,
    signed,
    close: async () => {
      signed.close();
      await store.close();
    },
  };
}

/** A directory that a ledger is moved into as it is. */
export interface Incoming {
  readonly store: EventStore;
  readonly seal: Seal;
  /** Appends that this kind of store decides in the order of the calls, and makes durable together. */
  readonly atOnce: number;
  /** Nothing is stored there: a start would make a new ledger with the key of the one that is to come. */
  readonly empty: boolean;
  /** From here on no start takes it for a ledger, until it is whole. */
  readonly begin: (file: string) => void;
  readonly whole: () => void;
  /** After a refusal: where nothing is stored, it is again what it was. */
  readonly giveUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** As many as share one commit. */
const APPENDS_AT_ONCE = 256;

/**
 * Opens a directory for a ledger with this origin, whose log key lies in the directory of the seal already.
 *
 * @throws LogKeyRefused when it does not, SealRefused when something else was signed there
 * @throws TargetRefused when views lie there without records: they are of another ledger
 */
export async function openIncoming(place: Place, origin: string): Promise<Incoming> {
  const seal = SqliteSeal.open(sealDir(place), origin, { ...keyOf(place), keyGiven: true });
  const isCluster = place.store?.kind === 'kurrent';
  const { store } = await openStore(place);
  const close = async (): Promise<void> => {
    seal.close();
    await store.close();
  };
  const empty = await isEmpty(store);
  if (empty && existsSync(viewsPath(place))) {
    await close();
    throw new TargetRefused(`${viewsPath(place)} is there without records: it is of another ledger`);
  }
  const whole = (): void => {
    rmSync(unfinishedPath(place), { force: true });
  };
  return {
    store,
    seal,
    // Only a store with one writer decides in the order of the calls.
    atOnce: isCluster ? 1 : APPENDS_AT_ONCE,
    empty,
    begin: (file) => {
      writeFileSync(unfinishedPath(place), `${file}\n`, { mode: 0o600, flush: true });
    },
    whole,
    giveUp: async () => {
      if (await isEmpty(store)) whole();
    },
    close,
  };
}

async function isEmpty(store: EventStore): Promise<boolean> {
  for await (const _ of store.readAll()) return false;
  return true;
}
