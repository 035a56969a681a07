/** A ledger, opened: its parts put together, what it holds compared with what it signed, its views brought up to date. */
import { sameBytes } from '../integrity/digest';
import { parseCheckpoint } from '../integrity/checkpoint';
import { parseNote } from '../integrity/note';
import { balances } from '../../projections/balances';
import { documents } from '../../projections/documents';
import { officials } from '../../projections/officials';
import { parameterValues } from '../../projections/parameters';
import type { Projection, SomeRowProjection } from '../../projections/projection';
import type { Clock } from './clock';
import { Consultations } from './consultation';
import type { Cryptography } from './cryptography';
import type { EventStore } from './event-store';
import { createLedger, DEFAULT_CURRENCY, DEFAULT_ORIGIN, readGenesis, type Genesis } from './genesis';
import { Log } from './log';
import { LostSeal } from './lost-seal';
import { readLogState } from './log-state';
import { MeasureViews } from './measure-views';
import { ProjectionSwitch } from './projection-switch';
import { Reader } from './reader';
import { Recorder } from './recorder';
import { RowViews } from './row-views';
import type { RowStore } from './row-store';
import type { Seal } from './seal';
import { Sealer } from './sealer';
import { ViewVersions } from './view-versions';
import { Writer } from './writer';

export interface LedgerParts {
  readonly store: EventStore;
  /** The read models; `fresh` asks for empty ones in place of what is there. */
  readonly openRows: (fresh: boolean) => RowStore;
  /** The seal of the ledger with this origin; with `founded` it is never made, and undefined when it is not there. */
  readonly openSeal: (origin: string, founded: boolean) => Seal | undefined | Promise<Seal | undefined>;
  readonly clock: Clock;
  readonly cryptography: Cryptography;
  /** One version of each. */
  readonly projections: readonly Projection[];
  /** Older versions that may go on answering while the one above is built; none when left out. */
  readonly superseded?: readonly Projection[];
  /** As set by the operator; an unset one takes the ledger's own value. */
  readonly origin?: string;
  readonly currency?: string;
  /** Serve what is left of a damaged ledger, recording nothing. */
  readonly readOnly?: boolean;
  readonly onProgress?: (size: number) => void;
}

/** What a start refuses on, each with its exit code in the command line's reference. */
export type Damage = 'store-rollback' | 'store-tampered' | 'lock-missing' | 'rows-ahead';

export class LedgerDamaged extends Error {
  constructor(
    readonly damage: Damage,
    message: string,
  ) {
    super(message);
  }
}

/** A setting contradicts what the ledger's genesis record says. */
export class SettingContradicts extends Error {}

export interface Ledger {
  readonly genesis: Genesis;
  readonly store: EventStore;
  readonly rowStore: RowStore;
  readonly rows: RowViews;
  readonly log: Log;
  readonly seal: Seal;
  readonly sealer: Sealer;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly consultations: Consultations;
  /** Builds versions of projections that do not answer yet; it is started by whoever serves. */
  readonly projectionSwitch: ProjectionSwitch;
  /** Set when it is served although damaged. */
  readonly warning: string | undefined;
  close(): Promise<void>;
}

/**
 * Opens the ledger, creating it when the store is empty, and brings every view that is kept up to the store's end. A
 * version of a projection that is not kept yet is left to the projection switch, unless nothing can be decided without.
 */
export async function openLedger(parts: LedgerParts): Promise<Ledger> {
  const found = await readGenesis(parts.store);
  const origin = agreed('origin', parts.origin, found?.origin) ?? DEFAULT_ORIGIN;
  const currency = agreed('currency', parts.currency, found?.currency) ?? DEFAULT_CURRENCY;
  const seal = await sealOf(parts, origin, found);
  if (!found && seal.latest()) {
    throw new LedgerDamaged('store-rollback', 'the store is empty, but a checkpoint was signed for this ledger');
  }
  const { ledger, warning } = await followed(parts, origin, seal, found);
  const assembled = assemble(parts, origin, seal, ledger, warning);
  const genesis = found ?? { origin, currency, firstLogKey: seal.verifierKey };
  if (!found) {
    await createLedger(assembled.recorder, genesis, parts.clock, parts.cryptography);
    // From here on a ledger without a lock is one that has lost it.
    await assembled.sealer.sealNow();
  }
  if (!parts.store.shared) return { ...assembled, genesis };
  const following = followShared(parts.store, ledger.log);
  return {
    ...assembled,
    genesis,
    close: async () => {
      await following.stop();
      await assembled.close();
    },
  };
}

/** Takes in what other processes append. A fault of it is the log's own, which whoever seals will meet. */
function followShared(store: EventStore, log: Log): { readonly stop: () => Promise<void> } {
  const over = new AbortController();
  const following = (async () => {
    for await (const { position } of store.follow(log.position, over.signal)) {
      if (log.position === undefined || log.position < position) await log.advance();
    }
  })().catch(() => undefined);
  return {
    stop: async () => {
      over.abort();
      await following;
    },
  };
}

async function sealOf(parts: LedgerParts, origin: string, found: Genesis | undefined): Promise<Seal> {
  const seal = await parts.openSeal(origin, found !== undefined);
  if (seal) return seal;
  if (found && parts.readOnly) return new LostSeal(found.firstLogKey);
  throw new LedgerDamaged('lock-missing', 'the store holds records, but their seal is gone: put its directory back');
}

function agreed(name: string, set: string | undefined, own: string | undefined): string | undefined {
  if (set !== undefined && own !== undefined && set !== own) {
    throw new SettingContradicts(`this ledger's ${name} is ${own}, not ${set}; leave the setting out`);
  }
  return own ?? set;
}

interface Followed {
  readonly rowStore: RowStore;
  readonly rows: RowViews;
  readonly measures: MeasureViews;
  readonly log: Log;
  readonly versions: ViewVersions;
  readonly projectionSwitch: ProjectionSwitch;
}

/** Follows the store to its end; on damage gives up, or (read-only) follows what is left into fresh read models. */
async function followed(
  parts: LedgerParts,
  origin: string,
  seal: Seal,
  genesis: Genesis | undefined,
): Promise<{ ledger: Followed; warning: string | undefined }> {
  let ledger = build(parts, origin, false);
  // What is read only builds nothing beside what it serves.
  if (parts.readOnly && ledger.versions.lacking().length > 0) {
    ledger.rowStore.close();
    ledger = build(parts, origin, true);
  }
  const damage =
    (await rowsAhead(ledger, parts.store)) ?? (await damageAfter(ledger, seal)) ?? lockMissing(ledger, seal, genesis);
  if (!damage) {
    for (const projection of ledger.versions.lacking()) {
      if (READ_BY_ITSELF.has(projection.name)) await ledger.projectionSwitch.bringAlone(projection);
    }
    return { ledger, warning: undefined };
  }
  if (!parts.readOnly) {
    ledger.rowStore.close();
    throw damage;
  }
  const rowsStand = damage.damage === 'store-tampered' || damage.damage === 'lock-missing';
  if (rowsStand) return { ledger, warning: damage.message };
  ledger.rowStore.close();
  const rest = build(parts, origin, true);
  await rest.log.advance();
  return { ledger: rest, warning: damage.message };
}

const SHAPE_SPACE = 'log/shape';
/** Raised when what the log keeps in the row store beside views changes its form; everything is then built anew. */
const FORMAT = '3';

/** What decisions and every question read, in the version that this program has and no other. */
const READ_BY_ITSELF: ReadonlySet<string> = new Set(
  [officials, documents, balances, parameterValues].map(({ name }) => name),
);

function build(parts: LedgerParts, origin: string, fresh: boolean): Followed {
  const rowStore = parts.openRows(fresh);
  const empty = readLogState(rowStore).size === 0;
  if (empty) rowStore.put(SHAPE_SPACE, 'shape', FORMAT);
  else if (rowStore.get(SHAPE_SPACE, 'shape') !== FORMAT) {
    rowStore.close();
    return build(parts, origin, true);
  }
  const { store } = parts;
  const versions = new ViewVersions(rowStore, parts.projections, parts.superseded ?? []);
  versions.open(empty);
  const log = new Log(store, rowStore, origin, parts.cryptography, parts.onProgress);
  const followed = versions.followed();
  const rowProjections = followed.filter((p): p is SomeRowProjection => p.kind === 'rows');
  const measureProjections = followed.filter((p) => p.kind === 'measures');
  const rows = new RowViews(rowStore, log.streams, rowProjections);
  const measures = new MeasureViews(rowStore, log.streams, measureProjections);
  log.followedBy([rows, measures]);
  const projectionSwitch = new ProjectionSwitch({ store, rowStore, log, rows, measures, versions });
  return { rowStore, rows, measures, log, versions, projectionSwitch };
}

/** The read models know records that the store does not hold any more. */
async function rowsAhead({ log }: Followed, store: EventStore): Promise<LedgerDamaged | undefined> {
  if (log.position === undefined) return undefined;
  const { id } = log.entry(log.size - 1);
  for await (const record of store.readAll(log.position)) {
    if (record.position === log.position && record.id === id) return undefined;
    break;
  }
  return new LedgerDamaged('rows-ahead', `the store does not hold record ${String(log.size - 1)}, which was followed`);
}

async function damageAfter({ log }: Followed, seal: Seal): Promise<LedgerDamaged | undefined> {
  await log.advance();
  const newest = seal.latest();
  if (!newest) return undefined;
  if (log.size < newest.size) {
    return new LedgerDamaged(
      'store-rollback',
      `the store ends at ${String(log.size)} records, below the signed size ${String(newest.size)}`,
    );
  }
  const { root } = parseCheckpoint(parseNote(newest.note).text);
  return sameBytes(root, log.tiles.root(newest.size))
    ? undefined
    : new LedgerDamaged('store-tampered', `the first ${String(newest.size)} records are not those that were signed`);
}

/**
 * Nothing was ever signed here, although records are kept: a start that was cut off right behind the genesis record, or
 * a lost lock. A new lock would let a store that was cut pass for whole, so only a person may decide what is left.
 */
function lockMissing({ log }: Followed, seal: Seal, genesis: Genesis | undefined): LedgerDamaged | undefined {
  if (!genesis || seal.latest() !== undefined) return undefined;
  if (log.size === 1 && seal.verifierKey === genesis.firstLogKey) return undefined;
  return new LedgerDamaged(
    'lock-missing',
    `the store holds ${String(log.size)} records, but nothing was signed by this seal: put its directory back`,
  );
}

function assemble(
  parts: LedgerParts,
  origin: string,
  seal: Seal,
  followed: Followed,
  warning: string | undefined,
): Omit<Ledger, 'genesis'> {
  const { store, clock, cryptography } = parts;
  const { rowStore, rows, measures, log, versions, projectionSwitch } = followed;
  const writer = new Writer({
    origin,
    store,
    log,
    rows: rowStore,
    clock,
    cryptography,
    readOnly: parts.readOnly === true,
  });
  const recorder = new Recorder(writer, log);
  const sealer = new Sealer(log, seal);
  return {
    store,
    rowStore,
    rows,
    log,
    seal,
    sealer,
    recorder,
    reader: new Reader({ log, rowStore, rows, measures, seal, clock, versions, ...(warning ? { warning } : {}) }),
    consultations: new Consultations(recorder, clock),
    projectionSwitch,
    warning,
    close: async () => {
      sealer.stop();
      await projectionSwitch.stop();
      await store.close();
      rowStore.close();
      seal.close();
    },
  };
}
