/** What the process says when it ends; docs/reference/exit-codes.md lists the same. */
import type { Damage } from '../ledger/ledger';
import type { VerifyFault } from '../ledger/verifier';

export const exitCodes = {
  ok: 0,
  /** Wrong words or settings, the port is taken, the folder in use or the store not reached: nothing was done. */
  usage: 1,
  /** A file of the ledger, or an export of one, cannot be read, or not at some place. */
  unreadable: 2,
  /** A record that is stored, or was exported, is not what was recorded and signed. */
  content: 3,
  /** The store, or the export, ends below what was signed or followed, or a cluster lost what was. */
  rollback: 4,
  /** The views are not those of the records. */
  projection: 5,
  /** A checkpoint is not signed by the log's key, or the seal that signed is missing. */
  key: 9,
  /** Something else failed; the message says what. */
  failed: 70,
} as const;

const ofDamage: Readonly<Record<Damage, number>> = {
  'store-rollback': exitCodes.rollback,
  'rows-ahead': exitCodes.rollback,
  'store-tampered': exitCodes.content,
  'lock-missing': exitCodes.key,
};

export const exitOfDamage = (damage: Damage): number => ofDamage[damage];

export const exitOfFault = (fault: VerifyFault): number => exitCodes[fault];
