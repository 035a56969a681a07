/** A clock that stands still until it is told to go on. */
import { Clock } from '../../src/ledger/clock';

export class ScriptedClock extends Clock {
  private at: number;

  constructor(start: string) {
    super();
    this.at = Date.parse(start);
  }

  now(): number {
    return this.at;
  }

  forward(ms: number): void {
    this.at += ms;
  }
}
