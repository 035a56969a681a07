/** The machine's clock. */
import { Clock } from '../../ledger/clock';

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}
