/** Shares are worked out in whole numbers, and cut off. */
import { shareOf, shareText } from '../../../web/src/shown/share';

describe('a share', () => {
  test('is cut off behind a hundredth of a percent, never rounded up', () => {
    expect([shareText(1n, 3n), shareText(2n, 3n), shareText(3n, 3n)]).toEqual(['33.33%', '66.66%', '100.00%']);
    expect(shareOf(2n, 3n)).toBe(6666);
    expect(shareText(5n, 10_000n)).toBe('0.05%');
  });

  test('tells little from nothing', () => {
    expect([shareText(1n, 1_000_000n), shareText(0n, 5n)]).toEqual(['<0.01%', '0.00%']);
  });

  test('is none of nothing, and none below it', () => {
    expect([shareText(0n, 0n), shareText(-1n, 5n), shareText(1n, -5n)]).toEqual(['—', '—', '—']);
  });
});
