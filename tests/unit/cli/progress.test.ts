import { Progress } from '../../../src/cli/progress';

/** What is said when `at` is called at these milliseconds, each time with ten more done, and then `end` with 99. */
function said(...times: readonly number[]): readonly string[] {
  let now = 0;
  const lines: string[] = [];
  const progress = new Progress(
    'records verified',
    () => now,
    (line) => lines.push(line),
  );
  times.forEach((time, i) => {
    now = time;
    progress.at((i + 1) * 10);
  });
  progress.end(99);
  return lines;
}

describe('a line of progress', () => {
  it('is not written for what is done within two seconds', () => {
    expect(said(0, 500, 1_999)).toEqual([]);
  });

  it('is written every two seconds, and once more at the end', () => {
    expect(said(1, 2_000, 2_001, 3_999, 4_000)).toEqual([
      'records verified: 20',
      'records verified: 50',
      'records verified: 99',
    ]);
  });
});
