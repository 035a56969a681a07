/** Figures, days and truths of a log become the ledger's values without rounding, or not at all. */
import fc from 'fast-check';
import { localDay, minorUnits, saysMoreThanDay, truth, wholeNumber } from '../../../src/ledger/import/exact';

describe('an amount of a log', () => {
  it.each([
    ['35.0', 2, '3500'],
    ['35.5', 2, '3550'],
    ['33.6', 2, '3360'],
    ['0.0', 2, '0'],
    ['-0.0', 2, '0'],
    ['0.07', 2, '7'],
    ['22', 2, '2200'],
    ['22.', 2, '2200'],
    ['.5', 2, '50'],
    ['+1.25', 2, '125'],
    ['-1.25', 2, '-125'],
    ['1.2500', 2, '125'],
    ['007.10', 2, '710'],
    ['4.248252E8', 2, '42482520000'],
    ['1.25e-1', 3, '125'],
    ['1200e-4', 2, '12'],
    ['500', 0, '500'],
    // Two floats beside each other: any detour through one gives 450359962737049600.
    ['4503599627370496.01', 2, '450359962737049601'],
  ])('%s with %i decimals is %s', (text, decimals, units) => {
    expect(minorUnits(text, decimals)).toBe(units);
  });

  it.each(['', '.', '-', '1.2.3', '35,0', '1 000', 'NaN', 'INF', '0x10', '1e', '35.005', '1e-3', '½', '٣'])(
    '%j is no amount in cents',
    (text) => {
      expect(minorUnits(text, 2)).toBeUndefined();
    },
  );

  it('comes back whatever way its decimals were printed', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.nat(4), fc.nat(6), (cents, zeros, shift) => {
        const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
        const printed = `${digits.slice(0, -2)}.${digits.slice(-2)}${'0'.repeat(zeros)}`;
        const shifted = `${digits.slice(0, -2)}${digits.slice(-2)}${'0'.repeat(shift)}e-${shift + 2}`;
        const sign = cents < 0n ? '-' : '';
        expect(minorUnits(sign + printed, 2)).toBe(String(cents));
        expect(minorUnits(sign + shifted, 2)).toBe(String(cents));
      }),
      { seed: 20060724 },
    );
  });
});

describe('a timestamp of a log', () => {
  it.each([
    ['2006-07-24T00:00:00+02:00', '2006-07-24'],
    // The same instant is the day before in London, and the day after in Auckland: the printed day counts.
    ['2006-07-24T00:30:00+09:00', '2006-07-24'],
    ['2006-07-24T23:59:59.999-11:00', '2006-07-24'],
    ['2000-02-29T12:00:00Z', '2000-02-29'],
    ['2013-06-18', '2013-06-18'],
  ])('%s is the day %s', (text, day) => {
    expect(localDay(text)).toBe(day);
  });

  it.each(['', '2006-02-30T00:00:00Z', '1700-01-01', '24.07.2006', '2006-07-24 00:00', '2006-07-24T', '2006-07-24X'])(
    '%j has no day',
    (text) => {
      expect(localDay(text)).toBeUndefined();
    },
  );

  it('says more than its day unless it is midnight', () => {
    expect(['T00:00:00+02:00', 'T00:00:00.000Z', ''].map((rest) => saysMoreThanDay(`2006-07-24${rest}`))).toEqual([
      false,
      false,
      false,
    ]);
    expect(['T00:00:01+02:00', 'T12:00', 'T00:00:00.001Z'].map((rest) => saysMoreThanDay(`2006-07-24${rest}`))).toEqual(
      [true, true, true],
    );
  });
});

it('reads whole numbers and truths, and nothing near them', () => {
  expect(['12', '12.0', '0', '1e3'].map(wholeNumber)).toEqual([12, 12, 0, 1000]);
  expect(['-1', '1.5', 'x', '1e15'].map(wholeNumber)).toEqual([undefined, undefined, undefined, undefined]);
  expect(['true', '1', 'false', '0', 'TRUE', ''].map(truth)).toEqual([true, true, false, false, undefined, undefined]);
});
