import {
  formatNote,
  formatSignatureLine,
  formatVerifierKey,
  keyIdOf,
  NoteFault,
  parseNote,
  parseVerifierKey,
  signedBytes,
  verifyNote,
} from '../../../src/integrity/note';
import { fromHex, toHex } from '../../../src/integrity/hex';
import { sha256, signerFromSeed, verifyEd25519 } from './node-crypto';

// https://c2sp.org/signed-note, "Example".
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

// https://c2sp.org/signed-note, first note: a text with an empty line and letters outside ASCII.
const POEM = `Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`;

// https://pkg.go.dev/golang.org/x/mod/sumdb/note, the package's example (BSD-3-Clause).
const NEUMANN_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const NEUMANN_SEED = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const NEUMANN_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const TEXT = 'ledger.example/north\n3\nroot\n';
const signer = signerFromSeed(sha256(signedBytes('a seed for tests')));
const NAME = 'ledger.example/north';
const KEY = formatVerifierKey(NAME, signer.publicKey, sha256);
const KEY_ID = parseVerifierKey(KEY, sha256).keyId;
const signature = { name: NAME, keyId: KEY_ID, signature: signer.sign(signedBytes(TEXT)) };
const NOTE = formatNote(TEXT, [signature]);
const SIGNATURE_LINE = formatSignatureLine(signature);

const verified = (note: string, key = KEY): string => verifyNote(note, key, sha256, verifyEd25519);
const refusal = (reason: NoteFault['reason']): NoteFault => new NoteFault(reason);

describe('a signed note', () => {
  it.each([
    ['of the C2SP specification', EXAMPLE_NOTE, EXAMPLE_KEY, 'This is an example message.\n'],
    [
      'of the Go package',
      NEUMANN_NOTE,
      NEUMANN_KEY,
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    ],
  ])('%s verifies, and gives its text back', (_, note, key, text) => {
    expect(verified(note, key)).toBe(text);
  });

  it('of the Go package is made here byte for byte', () => {
    const neumann = signerFromSeed(Buffer.from(NEUMANN_SEED, 'base64').subarray(1));
    expect(formatVerifierKey('PeterNeumann', neumann.publicKey, sha256)).toBe(NEUMANN_KEY);
    const text = NEUMANN_NOTE.slice(0, NEUMANN_NOTE.lastIndexOf('\n\n') + 1);
    const made = { name: 'PeterNeumann', keyId: 'c74f20a3', signature: neumann.sign(signedBytes(text)) };
    expect(formatNote(text, [made])).toBe(NEUMANN_NOTE);
  });

  it('is cut at its last empty line, and written again as it was', () => {
    const { text, signatures } = parseNote(POEM);
    expect(text.endsWith(':\n\ned è subito sera.\n')).toBe(true);
    expect(signatures).toHaveLength(1);
    expect(signatures[0]?.name).toBe('quasimodo.example/salvatore');
    expect(signatures[0]?.keyId).toBe('367ba04b');
    expect(signatures[0]?.signature).toHaveLength(64);
    expect(formatNote(text, signatures)).toBe(POEM);
  });

  it('verifies with the key that signed it, and with no other', () => {
    expect(verified(NOTE)).toBe(TEXT);
    const other = signerFromSeed(sha256(signedBytes('another seed')));
    expect(() => verified(NOTE, formatVerifierKey(NAME, other.publicKey, sha256))).toThrow(
      refusal('not-signed-by-key'),
    );
    expect(() => verified(NOTE, formatVerifierKey('other.example', signer.publicKey, sha256))).toThrow(
      refusal('not-signed-by-key'),
    );
  });

  it('does not verify with any single bit of text or signature changed', () => {
    let changed = 0;
    for (let i = 0; i < TEXT.length; i++) {
      const text = TEXT.slice(0, i) + String.fromCharCode(TEXT.charCodeAt(i) ^ 1) + TEXT.slice(i + 1);
      expect(() => verified(text + NOTE.slice(TEXT.length))).toThrow(NoteFault);
      changed += 1;
    }
    for (let bit = 0; bit < 512; bit++) {
      const flipped = signature.signature.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(() => verified(formatNote(TEXT, [{ ...signature, signature: flipped }]))).toThrow(
        refusal('bad-signature'),
      );
      changed += 1;
    }
    expect(changed).toBe(TEXT.length + 512);
  });

  it('carries signatures of unknown keys, which prove nothing and spoil nothing', () => {
    const unknown = [
      { name: 'witness.example', keyId: '00000001', signature: new Uint8Array(72) },
      { name: NAME, keyId: '00000001', signature: new Uint8Array(64) },
      { name: 'witness.example', keyId: KEY_ID, signature: Uint8Array.of(1) },
    ];
    expect(verified(formatNote(TEXT, [...unknown, signature]))).toBe(TEXT);
    expect(verified(formatNote(TEXT, [signature, ...unknown]))).toBe(TEXT);
    expect(() => verified(formatNote(TEXT, unknown))).toThrow(refusal('not-signed-by-key'));
  });

  it('is refused as a whole when one signature in the name of the key does not hold', () => {
    const bad = { ...signature, signature: new Uint8Array(64) };
    const short = { ...signature, signature: signature.signature.subarray(1) };
    expect(() => verified(formatNote(TEXT, [signature, bad]))).toThrow(refusal('bad-signature'));
    expect(() => verified(formatNote(TEXT, [bad, signature]))).toThrow(refusal('bad-signature'));
    expect(() => verified(formatNote(TEXT, [short]))).toThrow(refusal('bad-signature'));
  });

  it('may have 16 signatures, and not 17', () => {
    const many = Array.from({ length: 15 }, (_, i) => ({ ...signature, name: `w${i}.example` }));
    expect(verified(formatNote(TEXT, [...many, signature]))).toBe(TEXT);
    expect(() => formatNote(TEXT, [...many, signature, signature])).toThrow(refusal('too-many-signatures'));
    expect(() => parseNote(NOTE + SIGNATURE_LINE.repeat(16))).toThrow(refusal('too-many-signatures'));
  });
});

describe('a note that is not spelled exactly', () => {
  const [, base64 = ''] = /^— \S+ (\S+)\n$/.exec(SIGNATURE_LINE) ?? [];

  it.each([
    ['nothing', ''],
    ['a text without signatures', TEXT],
    ['a text and an empty line', `${TEXT}\n`],
    ['no empty line', TEXT + SIGNATURE_LINE],
    ['no LF at the end', NOTE.slice(0, -1)],
    ['an empty line at the end', `${NOTE}\n`],
    ['CRLF', NOTE.replaceAll('\n', '\r\n')],
    ['one CR', NOTE.replace('\n', '\r\n')],
    ['a tab in the text', `a\tb\n\n${SIGNATURE_LINE}`],
    ['a NUL in the text', `a\u0000b\n\n${SIGNATURE_LINE}`],
    ['half a surrogate pair', `a\ud800b\n\n${SIGNATURE_LINE}`],
    ['text behind the signatures', `${NOTE}more\n`],
    ['a hyphen for the dash', NOTE.replace('— ', '- ')],
    ['two hyphens for the dash', NOTE.replace('— ', '-- ')],
    ['no space behind the dash', NOTE.replace('— ', '—')],
    ['a no-break space behind the dash', NOTE.replace('— ', '—\u00a0')],
    ['two spaces behind the dash', NOTE.replace('— ', '—  ')],
    ['two spaces before the signature', NOTE.replace(` ${base64}`, `  ${base64}`)],
    ['a space behind the signature', NOTE.replace(`${base64}\n`, `${base64} \n`)],
    ['no name', NOTE.replace(`— ${NAME} `, '—  ')],
    ['a name with a plus', NOTE.replace(`— ${NAME} `, '— a+b ')],
    ['a name with an ideographic space', NOTE.replace(`— ${NAME} `, '— a\u3000b ')],
    ['no signature', NOTE.replace(` ${base64}`, '')],
    ['a key id without signature', NOTE.replace(base64, 'AAAAAA==')],
    ['base64url', NOTE.replace(base64, `-_${base64.slice(2)}`)],
    ['base64 without padding', NOTE.replace('=\n', '\n')],
    ['base64 with stray bits', NOTE.replace(/([A-Za-z0-9+/])=\n$/, (_, last: string) => `${next(last)}=\n`)],
  ])('is refused: %s', (_, note) => {
    expect(note).not.toBe(NOTE);
    expect(() => parseNote(note)).toThrow(NoteFault);
    expect(() => verified(note)).toThrow(NoteFault);
  });

  it('is not written either', () => {
    expect(() => formatNote('no line feed', [signature])).toThrow(NoteFault);
    expect(() => formatNote('', [signature])).toThrow(NoteFault);
    expect(() => formatNote(TEXT, [])).toThrow(NoteFault);
    expect(() => formatNote(TEXT, [{ ...signature, name: 'a b' }])).toThrow(NoteFault);
    expect(() => formatNote(TEXT, [{ ...signature, name: 'a\nb' }])).toThrow(NoteFault);
    expect(() => formatNote(TEXT, [{ ...signature, keyId: 'XYZ' }])).toThrow(NoteFault);
    expect(() => formatNote(TEXT, [{ ...signature, signature: new Uint8Array(0) }])).toThrow(NoteFault);
    expect(() => formatNote(`${TEXT}\n${SIGNATURE_LINE}\n`, [])).toThrow(NoteFault);
  });

  /** The next letter of the alphabet: the same bytes, with a bit set that no byte has. */
  function next(letter: string): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    return alphabet.charAt(alphabet.indexOf(letter) + 1);
  }
});

describe('a verifier key', () => {
  it('names the key, its id and the key itself', () => {
    const { name, keyId, publicKey } = parseVerifierKey(EXAMPLE_KEY, sha256);
    expect([name, keyId, publicKey.length]).toEqual(['example.com/foo', '530d903a', 32]);
    expect(keyIdOf(name, publicKey, sha256)).toBe('530d903a');
    expect(formatVerifierKey(name, publicKey, sha256)).toBe(EXAMPLE_KEY);
  });

  it('may have plus signs in its Base 64', () => {
    const publicKey = fromHex('fb'.repeat(32));
    const key = formatVerifierKey('a', publicKey, sha256);
    expect(key.split('+').length).toBeGreaterThan(3);
    expect(toHex(parseVerifierKey(key, sha256).publicKey)).toBe('fb'.repeat(32));
  });

  it.each([
    ['nothing', ''],
    ['a name alone', 'example.com/foo'],
    ['an id that is not the hash', EXAMPLE_KEY.replace('530d903a', '530d903b')],
    ['an id in capitals', EXAMPLE_KEY.replace('530d903a', '530D903A')],
    ['another name', EXAMPLE_KEY.replace('foo', 'bar')],
    ['another key', EXAMPLE_KEY.replace('AekyeR', 'AekyeS')],
    ['no name', EXAMPLE_KEY.replace('example.com/foo', '')],
    ['a name with a space', EXAMPLE_KEY.replace('example.com/foo', 'example com')],
    ['a key of another type', EXAMPLE_KEY.replace('+Aek', '+Bek')],
    ['a key cut short', EXAMPLE_KEY.slice(0, -4)],
    ['a line feed', `${EXAMPLE_KEY}\n`],
  ])('is refused: %s', (_, key) => {
    expect(() => parseVerifierKey(key, sha256)).toThrow(refusal('malformed-key'));
    expect(() => verified(EXAMPLE_NOTE, key)).toThrow(refusal('malformed-key'));
  });

  it('is not written for what is no key', () => {
    expect(() => formatVerifierKey('a b', signer.publicKey, sha256)).toThrow(refusal('malformed-key'));
    expect(() => formatVerifierKey('a', new Uint8Array(31), sha256)).toThrow(refusal('malformed-key'));
  });
});
