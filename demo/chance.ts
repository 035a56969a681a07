/**
 * Chance that always falls the same way: what the demo tells is invented, but it is the same each time. A 32-bit
 * xorshift generator (Marsaglia 2003); good enough to scatter days and ballots, never to be used for a secret.
 */
const FIRST_STATE = 0x5113_1999;

export class Chance {
  private state: number;

  /** @param seed any integer but 0, which the generator would never leave */
  constructor(seed = FIRST_STATE) {
    this.state = seed >>> 0 || FIRST_STATE;
  }

  /** An integer of `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + (this.next() % (to - from + 1));
  }

  /** True once in `times`. */
  onceIn(times: number): boolean {
    return this.next() % times === 0;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.next() % items.length] as T;
  }

  /** A UUID of version 4 in form; what is random in it comes from the seed. */
  uuid(): string {
    const words = Array.from({ length: 4 }, () => this.next().toString(16).padStart(8, '0')).join('');
    const variant = (8 + (Number.parseInt(words[16] as string, 16) & 3)).toString(16);
    const digits = `${words.slice(0, 12)}4${words.slice(13, 16)}${variant}${words.slice(17)}`;
    return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
      '-',
    );
  }

  private next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state;
  }
}
