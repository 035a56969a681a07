/**
 * 建账: the first record of every ledger, index 0, on stream `ledger-genesis`. It fixes what can never change afterwards:
 * the name under which the tree is signed and the currency of all money.
 */
import { Type } from '@sinclair/typebox';
import { refuse } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, list, oneOf, sha256, text } from '../fields';

/** Name of the genesis stream. */
export const GENESIS_STREAM = 'ledger-genesis';

export const LedgerCreated = define({
  type: 'LedgerCreated',
  zh: '建账',
  cites: [],
  extra: true,
  recordedBy: ['ledger'],
  occurredOn: 'createdOn',
  fields: {
    /** Origin line of every checkpoint (C2SP tlog-checkpoint), a schema-less URL such as `audit.example.org/2026`. */
    origin: Type.String({ pattern: '^[!-*,-~]{1,200}$', 'x-code': 'invalid-text' }),
    /** ISO 4217 alphabetic code; amounts are integers of its minor unit. */
    currency: Type.String({ pattern: '^[A-Z]{3}$', 'x-code': 'invalid-field' }),
    /** Digest suites with which records are hashed. */
    suites: list(oneOf(['sha256']), { max: 1 }),
    /** Verifier key of the first log key, `name+id+base64` (C2SP signed-note). */
    firstLogKey: text({ max: 512 }),
    /** Digest of the catalogue of facts at creation; for information, never compared. */
    catalogueDigest: sha256(),
    createdOn: businessDate(),
  },
});

/** LedgerCreated, once. */
export const genesis = stream({
  kind: 'ledger',
  zh: '账本',
  facts: [LedgerCreated],
  initial: false as boolean,
  guards: {
    LedgerCreated: (_, created) => (created ? refuse('out-of-order', 'the ledger is already created') : undefined),
  },
  evolve: { LedgerCreated: () => true },
});
