/** What a server's process says of itself between two measurements. */
export interface Usage {
  /** Processor time used so far, microseconds. */
  readonly cpuUs: number;
  /** Commits of the event store so far, each of them one flush; 0 for a server without one. */
  readonly flushes: number;
}
