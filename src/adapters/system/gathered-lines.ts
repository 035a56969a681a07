/** Log lines on their way out of the process. */

/** Where lines go, e.g. what `pino.destination` gives. */
export interface LineSink {
  write(text: string): unknown;
  flushSync(): void;
}

/**
 * Hands over the lines of one turn of the event loop as one text. Given one by one, a sink that writes in the background
 * joins each to all that wait before it, and copies them again every time. Lines of a turn that ends the process are
 * written before it is gone.
 */
export class GatheredLines {
  private lines: string[] = [];

  constructor(private readonly sink: LineSink) {
    process.once('exit', () => {
      if (this.handOver()) this.sink.flushSync();
    });
  }

  write(line: string): void {
    if (this.lines.push(line) === 1) setImmediate(() => this.handOver());
  }

  /** False when there was nothing. */
  private handOver(): boolean {
    if (this.lines.length === 0) return false;
    const text = this.lines.join('');
    this.lines = [];
    this.sink.write(text);
    return true;
  }
}
