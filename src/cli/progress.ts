/** A line on standard error every few seconds that counts; what is done sooner says nothing. */
const EVERY_MS = 2_000;

export class Progress {
  private said: number;
  private started = false;

  constructor(
    private readonly what: string,
    private readonly now: () => number = () => performance.now(),
    private readonly say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
  ) {
    this.said = now();
  }

  at(done: number, more = ''): void {
    if (this.now() - this.said < EVERY_MS) return;
    this.line(done, more);
  }

  /** The last line says where the counting ended, if it was ever begun. */
  end(done: number, more = ''): void {
    if (this.started) this.line(done, more);
  }

  private line(done: number, more: string): void {
    this.said = this.now();
    this.started = true;
    this.say(`${this.what}: ${done.toLocaleString('en')}${more}`);
  }
}
