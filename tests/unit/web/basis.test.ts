import { isDay } from '../../../web/src/basis/basis';

describe('a day in the address', () => {
  it.each(['2024-02-29', '1950-01-01', '2023-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2023-02-29', '2023-02-30', '2023-13-01', '2023-1-1', '2023-01-01T00:00:00Z', 'today', ''])(
    '%s is none, whatever Date reads it as',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});
