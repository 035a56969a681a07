import fc from 'fast-check';
import { parseStrictJson } from '../../../src/http/strict-json';

const parse = (text: string) => parseStrictJson(Buffer.from(text));
const codeOf = (bytes: Uint8Array | string) => {
  const parsed = typeof bytes === 'string' ? parse(bytes) : parseStrictJson(bytes);
  return parsed.ok ? 'accepted' : parsed.fault.code;
};

const SEED = 20261124;

/** Any value that the ledger accepts: integers that a double holds exactly, text that is Unicode. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('what is accepted', () => {
  test(`every valid document reads as JSON.parse reads it (seed ${SEED})`, () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 2, '\t', '\n '), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  test(`escapes mean what they mean, so equal documents read equal (seed ${SEED})`, () => {
    const escapeAll = (text: string) =>
      [...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parse(`"${escapeAll(text)}"`)).toEqual({ ok: true, value: text });
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test.each([
    ['16 levels', '['.repeat(16) + ']'.repeat(16)],
    ['the largest integer', '9007199254740991'],
    ['the smallest integer', '-9007199254740991'],
    ['zero', '0'],
    ['a pair of escaped surrogates', '"\\ud842\\udfb7"'],
    ['escaped slashes', '"\\/"'],
  ])('%s', (_, text) => {
    expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  test('names that mean something to JavaScript are members like any other', () => {
    const parsed = parse('{"__proto__":{"polluted":1},"constructor":2,"toString":3,"then":4}');
    expect(parsed.ok).toBe(true);
    const value = (parsed as { value: object }).value;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString', 'then']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'malformed-json'],
    ['  ', 'malformed-json'],
    ['{"a":1,}', 'malformed-json'],
    ["{'a':1}", 'malformed-json'],
    ['{"a":1 /* why */}', 'malformed-json'],
    ['NaN', 'malformed-json'],
    ['-Infinity', 'malformed-json'],
    ['undefined', 'malformed-json'],
    ['{} {}', 'malformed-json'],
    ['{}\0', 'malformed-json'],
    ['[1 2]', 'malformed-json'],
    ['{"a" 1}', 'malformed-json'],
    ['{"a":}', 'malformed-json'],
    ['"\n"', 'malformed-json'],
    ['"\\x"', 'malformed-json'],
    ['"\\u12"', 'malformed-json'],
    ['"open', 'malformed-json'],
    ['"open\\', 'malformed-json'],
    ['tru', 'malformed-json'],
    ['01', 'malformed-json'],
    ['+1', 'malformed-json'],
    ['-', 'malformed-json'],
    ['1.', 'malformed-json'],
    ['.5', 'malformed-json'],
    ['1e', 'malformed-json'],
    ['0x10', 'malformed-json'],
    ['00000000000000001', 'malformed-json'],
    ['\ufeff{}', 'malformed-json'],
    ['\u00a0{}', 'malformed-json'],
    ['['.repeat(17) + ']'.repeat(17), 'json-too-deep'],
    ['['.repeat(10_000), 'json-too-deep'],
    ['{"a":'.repeat(17) + '1' + '}'.repeat(17), 'json-too-deep'],
    ['{"a":1,"a":1}', 'duplicate-member'],
    ['{"a":1,"\\u0061":2}', 'duplicate-member'],
    ['{"__proto__":1,"\\u005f_proto__":2}', 'duplicate-member'],
    ['1e400', 'out-of-range'],
    ['-1e400', 'out-of-range'],
    ['1e-400', 'out-of-range'],
    ['1E2', 'out-of-range'],
    ['0.1', 'out-of-range'],
    ['1.0', 'out-of-range'],
    ['-0', 'out-of-range'],
    ['9007199254740992', 'out-of-range'],
    ['9007199254740993', 'out-of-range'],
    ['-9007199254740992', 'out-of-range'],
    ['123456789012345678901234567890', 'out-of-range'],
    ['"\\ud800"', 'invalid-text'],
    ['"\\udfb7\\ud842"', 'invalid-text'],
    ['{"\\ud800":1}', 'invalid-text'],
  ])('%.40j is %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test.each([
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['UTF-16', [0x7b, 0x00, 0x7d, 0x00]],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
  ])('%s is malformed', (_, bytes) => {
    expect(codeOf(Uint8Array.from(bytes))).toBe('malformed-json');
  });

  test('syntax outranks range: what is no JSON is not called out of range', () => {
    expect(codeOf('[0.1, ')).toBe('malformed-json');
  });

  test('five million opening brackets are refused at once', () => {
    const bytes = Buffer.alloc(5_000_000, '[');
    expect(parseStrictJson(bytes)).toEqual({
      ok: false,
      fault: { code: 'json-too-deep', offset: 16, detail: 'more than 16 levels' },
    });
  });

  test('the place of a fault is given in bytes', () => {
    expect(parse('{"名":01}')).toMatchObject({ ok: false, fault: { code: 'malformed-json', offset: 8 } });
  });

  test(`no mutilated document throws (seed ${SEED})`, () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.nat(255), (value, at, byte) => {
        const bytes = Buffer.from(JSON.stringify(value));
        bytes[at % bytes.length] = byte;
        const parsed = parseStrictJson(bytes);
        if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(bytes.toString()));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
