import fc from 'fast-check';
import { decodeBase64, encodeBase64 } from '../../../src/integrity/base64';
import { fromHex, toHex } from '../../../src/integrity/hex';

const SEED = 20180701;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('base64', () => {
  // RFC 4648 section 10.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of "%s" is "%s", and back', (plain, encoded) => {
    expect(encodeBase64(bytesOf(plain))).toBe(encoded);
    expect(decodeBase64(encoded)).toEqual(bytesOf(plain));
  });

  it.each([
    ['base64url', '-_-_'],
    ['a missing pad', 'Zg='],
    ['no pad', 'Zm8'],
    ['too much padding', 'Zg==='],
    ['padding in the middle', 'Zg==Zm9v'],
    ['stray bits under one pad', 'Zm9='],
    ['stray bits under two pads', 'Zh=='],
    ['white space', 'Zm9v\n'],
    ['a letter of another alphabet', 'Zm9é'],
  ])('refuses %s', (_, encoded) => {
    expect(decodeBase64(encoded)).toBeUndefined();
  });

  it('agrees with the encoder of the platform on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('hexadecimal', () => {
  it('has two lower-case digits a byte, and goes back', () => {
    expect(toHex(Uint8Array.of(0, 9, 10, 0xab, 255))).toBe('00090aabff');
    expect(fromHex('00090aabff')).toEqual(Uint8Array.of(0, 9, 10, 0xab, 255));
  });

  it.each(['0', 'AB', 'g0', ' 00', '00\n'])('refuses "%s"', (text) => {
    expect(() => fromHex(text)).toThrow(RangeError);
  });
});
