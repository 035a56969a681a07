/** Port: the time at which the ledger records. */
export abstract class Clock {
  /** Milliseconds since the epoch, UTC. May step back when the machine's clock does; the recorder guards against it. */
  abstract now(): number;
}
