/**
 * The clock of the demo's loader. Facts that span 27 years on the legal clock would otherwise all be recorded in one
 * second, and a question about what was known earlier would have no answer. No setting reaches it, and it is gone before
 * the service takes its first request.
 */
import { Clock } from '../src/ledger/clock';

export class ScriptedClock extends Clock {
  constructor(private at: number) {
    super();
  }

  now(): number {
    return this.at;
  }

  /** @throws RangeError when the script would turn time back */
  moveTo(epochMs: number): void {
    if (epochMs < this.at) throw new RangeError('the scripted clock never goes back');
    this.at = epochMs;
  }
}
