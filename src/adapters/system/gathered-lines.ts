/** Log lines on their way out of the process. */

/** Where lines go, e.g. what a synchronous `pino.destination` gives: what is written is out when it returns. */
export interface LineSink {
  write(text: string): unknown;
}

/**
 * Hands over the lines of one turn of the event loop as one text, so that a busy turn makes one system call and not one for
 * each line. Lines of a turn that ends the process are written before it is gone.
 */
export class GatheredLines {
  private lines: string[] = [];

  constructor(private readonly sink: LineSink) {
    process.once('exit', () => {
      this.handOver();
    });
  }

  write(line: string): void {
    if (this.lines.push(line) === 1)
      setImmediate(() => {
        this.handOver();
      });
  }

  private handOver(): void {
    if (this.lines.length === 0) return;
    const text = this.lines.join('');
    this.lines = [];
    this.sink.write(text);
  }
}
