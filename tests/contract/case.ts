/** A contract as data: the same cases run in jest for every adapter, and by hand against adapters broken on purpose. */

/** One promise of a port. `run` throws when the adapter breaks it. */
export interface Case<F> {
  /** What a user of the port observes. */
  readonly name: string;
  readonly run: (fixture: F) => void | Promise<void>;
}

/** A fresh adapter for one case, and how it is cleared away. */
export interface Fixture {
  readonly dispose: () => void | Promise<void>;
}

/** Runs one case over a fixture of its own; throws on breach, and when it takes longer than the limit. */
export async function runCase<F extends Fixture>(
  testCase: Case<F>,
  open: () => F | Promise<F>,
  limitMs = 20_000,
): Promise<void> {
  const fixture = await open();
  try {
    await within(limitMs, Promise.resolve(testCase.run(fixture)), testCase.name);
  } finally {
    await fixture.dispose();
  }
}

/** Declares the cases of a contract in jest for one adapter. */
export function describeContract<F extends Fixture>(
  adapter: string,
  cases: readonly Case<F>[],
  open: () => F | Promise<F>,
): void {
  describe(adapter, () => {
    it.each(cases.map((testCase) => [testCase.name, testCase] as const))('%s', async (_name, testCase) => {
      await runCase(testCase, open);
    });
  });
}

/** The promise's value, or a breach when it does not settle in time: a broken adapter must fail, not hang. */
export async function within<T>(limitMs: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${limitMs} ms: ${what}`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
