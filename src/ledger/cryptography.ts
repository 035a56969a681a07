/** Port: what the ledger needs of cryptography beside the seal. */
import type { Digest } from '../integrity/digest';

export interface Cryptography {
  readonly sha256: Digest;
  /** Unpredictable bytes (a record's blind). */
  random(length: number): Uint8Array;
}
