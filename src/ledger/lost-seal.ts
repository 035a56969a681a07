/** Stands for a seal that is gone: the ledger is shown without it, and nothing is signed. */
import { Seal, type SignedCheckpoint } from './seal';

export class LostSeal extends Seal {
  /** @param verifierKey the first log key, as the genesis record names it */
  constructor(readonly verifierKey: string) {
    super();
  }

  latest(): undefined {
    return undefined;
  }

  covering(): undefined {
    return undefined;
  }

  list(): readonly SignedCheckpoint[] {
    return [];
  }

  sign(): Promise<never> {
    return Promise.reject(new Error('the seal of this ledger is lost: nothing can be signed'));
  }

  adopt(): never {
    throw new Error('the seal of this ledger is lost: nothing can be kept in it');
  }

  close(): void {
    // There is nothing to release.
  }
}
