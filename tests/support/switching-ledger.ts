/** A directory that programs with other projections open one after the other, and invented penalties to fill it with. */
import { SqliteEventStore } from '../../src/adapters/sqlite/event-store';
import { SqliteRowStore } from '../../src/adapters/sqlite/row-store';
import { SqliteSeal } from '../../src/adapters/sqlite/seal';
import { cryptography } from '../../src/adapters/system/cryptography';
import { SystemClock } from '../../src/adapters/system/clock';
import { eventsPath, sealDir, viewsPath } from '../../src/data-directory';
import { openLedger, type Ledger } from '../../src/ledger/ledger';
import type { SwitchTold } from '../../src/ledger/projection-switch';
import type { Projection, RowProjection } from '../../projections/projection';

const BUREAU = 'sim-traffic';

/** Opens the ledger of a directory as a program with these projections does; views are kept from one to the next. */
export async function openedWith(
  dataDir: string,
  projections: readonly Projection[],
  superseded: readonly Projection[] = [],
): Promise<Ledger> {
  return openLedger({
    store: SqliteEventStore.open(eventsPath({ dataDir })),
    openRows: (fresh) => {
      const rows = SqliteRowStore.open(viewsPath({ dataDir }));
      if (fresh) throw new Error('the views of this directory are not thrown away');
      return rows;
    },
    openSeal: (origin) => SqliteSeal.open(sealDir({ dataDir }), origin),
    clock: new SystemClock(),
    cryptography,
    projections,
    superseded,
  });
}

export interface PenaltyRow {
  readonly amount: string;
  readonly paid: boolean;
  /** Version 2 says this as well. */
  readonly served?: string;
}

const keys: RowProjection<PenaltyRow>['keys'] = ({ stream }) => [stream.slice('penalty-'.length)];

/** Penalties, each under its id; as a first program has them. */
export const penalties: RowProjection<PenaltyRow> = {
  kind: 'rows',
  name: 'penalties',
  version: 1,
  zh: '罚款',
  keys,
  on: {
    PenaltyImposed: (_, { data }) => ({ amount: data.amount, paid: false }),
    PenaltyPaid: (row) => row && { ...row, paid: true },
  },
};

/** The same with the day on which the decision was served. */
export const penaltiesAnew: RowProjection<PenaltyRow> = {
  ...penalties,
  version: 2,
  on: { ...penalties.on, PenaltyServed: (row, { data }) => row && { ...row, served: data.servedOn } },
};

/** Puts the bureau on record, which imposes the penalties. */
export async function founded(ledger: Ledger, registration: Readonly<Record<string, unknown>>): Promise<void> {
  const stream = `org-${BUREAU}`;
  const about = { jurisdiction: 'CN-629999' };
  await recorded(ledger, 'registrar', [{ stream, type: 'OrganisationRegistered', about, data: registration }]);
}

/** Penalties with these numbers: imposed, served and, every second one, paid. */
export async function penalised(ledger: Ledger, from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  for (let i = 0; i < numbers.length; i += 200) {
    await Promise.all(numbers.slice(i, i + 200).map((n) => penalty(ledger, n)));
  }
}

async function penalty(ledger: Ledger, n: number): Promise<void> {
  const penaltyId = `P${String(n)}`;
  const common = { stream: `penalty-${penaltyId}`, about: { jurisdiction: 'CN-629999' } };
  const imposed = { penaltyId, orgId: BUREAU, imposedOn: '2020-01-10', amount: String(100 + n), article: '157' };
  const paid = { penaltyId, paidOn: '2020-05-02', amount: String(100 + n), recordedTotal: String(100 + n) };
  await recorded(ledger, 'law-enforcement-organ', [
    { ...common, type: 'PenaltyImposed', data: imposed },
    { ...common, type: 'PenaltyServed', data: { penaltyId, servedOn: '2020-02-20' } },
    ...(n % 2 === 0 ? [{ ...common, type: 'PenaltyPaid', data: paid }] : []),
  ]);
}

type Fact = Parameters<Ledger['recorder']['record']>[0]['facts'][number];

async function recorded(ledger: Ledger, role: 'registrar' | 'law-enforcement-organ', facts: readonly Fact[]) {
  const done = await ledger.recorder.record({
    actor: { role, ...(role === 'registrar' ? {} : { organ: BUREAU }), keyId: 'k001' },
    idempotencyKey: 'written',
    expected: 'no-stream',
    facts,
  });
  if (done.outcome === 'refused') throw new Error(`${done.code}: ${done.detail}`);
}

/** Starts the switch and resolves with all that it says, once it has come to an end for `count` versions. */
export function switched(ledger: Ledger, count = 1): Promise<readonly SwitchTold[]> {
  const told: SwitchTold[] = [];
  return new Promise((resolve) => {
    ledger.projectionSwitch.start((each) => {
      told.push(each);
      if (told.filter(({ outcome }) => outcome !== 'building').length === count) resolve(told);
    });
  });
}
