/** One line on standard error that counts; silent when nobody watches a terminal, but for a line every few seconds. */
const EVERY_MS = 2_000;

export class Progress {
  private shown = 0;

  constructor(
    private readonly what: string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  at(done: number, more = ''): void {
    if (this.now() - this.shown < EVERY_MS && this.shown > 0) return;
    this.shown = this.now();
    process.stderr.write(`${this.what}: ${done.toLocaleString('en')}${more}\n`);
  }

  end(done: number, more = ''): void {
    this.shown = 0;
    this.at(done, more);
  }
}
