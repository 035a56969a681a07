/** The first record of a ledger: it fixes origin, currency and the first log key, which all that follows rests on. */
import { allDeclarations } from '../domain/catalogue';
import { legalDayOf } from '../domain/legal-day';
import { GENESIS_STREAM } from '../domain/registry/genesis';
import { toHex } from '../integrity/hex';
import type { Clock } from './clock';
import type { Cryptography } from './cryptography';
import { factFrom } from './decoding';
import type { EventStore } from './event-store';
import type { Recorder } from './recorder';

/** What the genesis record says of the ledger. */
export interface Genesis {
  readonly origin: string;
  readonly currency: string;
  readonly firstLogKey: string;
}

export const DEFAULT_ORIGIN = 'local/shilu';
export const DEFAULT_CURRENCY = 'CNY';

/** Reads the first record of the store; undefined when there is none. */
export async function readGenesis(store: EventStore): Promise<Genesis | undefined> {
  for await (const record of store.readAll()) {
    const { type, data } = factFrom(record, 0);
    if (type !== 'LedgerCreated') throw new Error('the first record of the store is not LedgerCreated');
    return data as unknown as Genesis;
  }
  return undefined;
}

/** Records the genesis of an empty ledger. */
export async function createLedger(
  recorder: Recorder,
  { origin, currency, firstLogKey }: Genesis,
  clock: Clock,
  { sha256 }: Cryptography,
): Promise<void> {
  const catalogue = JSON.stringify(allDeclarations().map(({ type, version, schema }) => ({ type, version, schema })));
  const done = await recorder.record({
    actor: { role: 'ledger', keyId: 'ledger' },
    idempotencyKey: 'genesis',
    expected: 'no-stream',
    facts: [
      {
        stream: GENESIS_STREAM,
        type: 'LedgerCreated',
        about: { jurisdiction: 'CN', classification: 'public' },
        data: {
          origin,
          currency,
          suites: ['sha256'],
          firstLogKey,
          catalogueDigest: toHex(sha256(Buffer.from(catalogue))),
          createdOn: legalDayOf(clock.now()),
        },
      },
    ],
  });
  if (done.outcome === 'refused') throw new Error(`the genesis record was refused: ${done.code}: ${done.detail}`);
}
