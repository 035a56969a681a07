import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCheckpoint } from '../../../src/integrity/checkpoint';
import { formatVerifierKey } from '../../../src/integrity/note';
import { decodeRecord, encodeRecord, RecordFault } from '../../../src/integrity/record';
import { Frontier } from '../../../src/integrity/tree';
import { sha256 } from './node-crypto';
import {
  checkpointOf,
  honest,
  leafOf,
  ORIGIN,
  recordsOf,
  serve,
  signed,
  TOKEN,
  VERIFIER_KEY,
  type Oddity,
  type Shown,
} from './small-log';

const SCRIPT = join(__dirname, '../../../auditor/check_log.py');
const SIZE = 300;
const log = recordsOf(SIZE);

interface Verdict {
  readonly code: number;
  readonly said: string;
  readonly errors: string;
}

/** Runs Python as an auditor would, away from proxies and without leaving compiled files behind. */
const python = (args: readonly string[], input = ''): Promise<Verdict> =>
  new Promise((resolve) => {
    const env = { ...process.env, NO_PROXY: '127.0.0.1', PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' };
    const child = execFile('python3', args, { env }, (error, said, errors) => {
      resolve({ code: error ? Number(error.code) : 0, said, errors });
    });
    child.stdin?.end(input);
  });

const audit = (url: string, ...more: readonly string[]): Promise<Verdict> =>
  python([SCRIPT, url, '--key', VERIFIER_KEY, '--token', TOKEN, '--sample', '1000', ...more]);

/** The verdict over what a server shows. */
async function verdictOn(shown: Shown, ...more: readonly string[]): Promise<Verdict> {
  const server = await serve(shown);
  try {
    return await audit(server.url, ...more);
  } finally {
    await server.close();
  }
}

const replaced = (records: readonly Uint8Array[], index: number, by: Uint8Array): readonly Uint8Array[] =>
  records.map((record, i) => (i === index ? by : record));

const at = (index: number): Uint8Array => log[index] ?? new Uint8Array(0);

const NOT_LEAF = 'the entry is not the leaf in the hash tile';
const NOT_PAYLOAD = 'the payload is not the one that was recorded';

/** Record `index` of the log with something else in it. */
function altered(index: number, change: Oddity, payload = decodeRecord(at(index)).payload): Uint8Array {
  return encodeRecord({ ...decodeRecord(at(index)).header, ...change }, payload, sha256);
}

describe('an auditor with nothing but Python', () => {
  it.each([0, 1, 2, 255, 256, 257, SIZE])('finds an honest log of %d records in order', async (size) => {
    const { code, said, errors } = await verdictOn(honest(log.slice(0, size)));
    expect(errors).toBe('');
    expect(said).toContain(`checked      ${size} of ${size} record headers`);
    expect(said).toContain(`checked      ${size} of ${size} payloads`);
    expect(said).toContain(`NOT CHECKED  0 of ${size} payloads`);
    expect(said.endsWith('\nOK\n')).toBe(true);
    expect(code).toBe(0);
  });

  it('is told what a sample leaves unchecked', async () => {
    const { code, said } = await verdictOn(honest(log), '--sample', '7');
    expect(said).toContain(`checked      7 of ${SIZE} payloads`);
    expect(said).toContain(`NOT CHECKED  ${SIZE - 7} of ${SIZE} payloads`);
    expect(said).toContain('NOT CHECKED  that the log still begins with');
    expect(said).toContain('NOT CHECKED  that others are shown the same log');
    expect(code).toBe(0);
  });

  it('hands the token to nobody but the server, and not where none is asked for', async () => {
    const server = await serve(honest(log));
    const { code } = await python([SCRIPT, server.url, '--key', VERIFIER_KEY]);
    await server.close();
    expect(code).toBe(2);
    expect(server.answered).toContain('401 /tile/entries/000');
    expect(server.answered).toContain('200 /checkpoint');
  });

  describe('is told the first bad index when', () => {
    const cases: readonly (readonly [what: string, shown: () => Shown, code: number, said: string])[] = [
      ['an entry was changed', () => tampered(123, { recordedAt: '2026-01-05T00:00:09.000Z' }), 3, `123: ${NOT_LEAF}`],
      ['the very first entry was changed', () => tampered(0, { blind: 'ab'.repeat(32) }), 3, `0: ${NOT_LEAF}`],
      ['the very last entry was changed', () => tampered(299, { blind: 'ab'.repeat(32) }), 3, `299: ${NOT_LEAF}`],
      ['a payload was changed', () => payloadChanged(200), 3, `200: ${NOT_PAYLOAD}`],
      ['a payload was changed together with its header', () => bothChanged(42), 3, '42: the record'],
      ['a payload was cut short', () => shownFor(9, at(9).subarray(0, -1)), 3, `9: ${NOT_PAYLOAD}`],
      ['a payload has more behind it', () => shownFor(17, Uint8Array.of(...at(17), 0x20)), 3, `17: ${NOT_PAYLOAD}`],
      ['a payload has another length than was sealed', () => lengthFalse(), 3, `299: ${NOT_PAYLOAD}`],
      ['another record is shown for an id', () => shownFor(50, at(51)), 3, '50: the record'],
      ['two entries of a stream changed places', () => honest(exchanged(60, 65)), 3, '60: revision 12 of letter-A0'],
      ['an entry was dropped and all signed anew', () => honest(log.filter((_, i) => i !== 60)), 3, '64: revision 12'],
      ['an entry is there twice', () => honest([...log.slice(0, 60), at(59), ...log.slice(60)]), 3, '60: its event id'],
      ['a record of another ledger is among them', () => odd(77, { origin: 'other.example' }), 3, '77: belongs to'],
      ['a revision was left out', () => odd(77, { revision: 20 }), 3, '77: revision 20 of letter-A2, where 15 is next'],
      ['a link points elsewhere', () => odd(77, { prev: 'ab'.repeat(32) }), 3, '77: does not link to index 72'],
      [
        'time goes back',
        () => odd(77, { recordedAt: '2025-01-05T00:00:00.000Z' }),
        3,
        '77: recorded earlier than index 72',
      ],
      ['an event id was used before', () => odd(77, { id: decodeRecord(at(3)).header.id }), 3, '77: its event id'],
      [
        'the last entries are missing',
        () => ({ ...honest(log), entries: log.slice(0, 290) }),
        3,
        '290: not a version 1',
      ],
      ['a hash tile is not that of the entries', () => hashTileChanged(5), 3, `5: ${NOT_LEAF}`],
      ['a bundle is missing', () => ({ ...honest(log), entries: log.slice(0, 256) }), 2, '/tile/entries/001.p/44: '],
      ['entries and tiles agree, and the signed root does not', () => rootOfAnotherLog(), 3, 'the root over all'],
    ];

    // Linked anew, so that entry and hash tile agree and only the order or the content of the record can show it.
    const odd = (index: number, oddity: Oddity): Shown => honest(recordsOf(SIZE, { [index]: oddity }));
    const exchanged = (a: number, b: number): readonly Uint8Array[] => replaced(replaced(log, a, at(b)), b, at(a));
    const shownFor = (index: number, record: Uint8Array): Shown => ({
      ...honest(log),
      records: replaced(log, index, record),
    });
    const bothChanged = (index: number): Shown => shownFor(index, altered(index, {}, Uint8Array.of(0x7b, 0x7d)));

    function tampered(index: number, change: Oddity): Shown {
      const entries = replaced(log, index, altered(index, change));
      return { ...honest(log), entries, records: entries };
    }

    function payloadChanged(index: number): Shown {
      const forged = Uint8Array.from(at(index));
      forged[forged.length - 4] = (forged[forged.length - 4] ?? 0) ^ 1;
      return shownFor(index, forged);
    }

    /** The last header names one byte more than the payload has whose digest it names. */
    function lengthFalse(): Shown {
      const { header } = decodeRecord(at(299));
      const text = Buffer.from(at(299)).toString('latin1');
      const longer = text.replace(`\n${header.payloadLength} `, `\n${header.payloadLength + 1} `);
      const sealed = replaced(log, 299, Uint8Array.from(Buffer.from(`${longer} `, 'latin1')));
      return { ...honest(sealed), records: replaced(log, 299, Uint8Array.from(Buffer.from(longer, 'latin1'))) };
    }

    const hashTileChanged = (index: number): Shown => ({
      ...honest(log),
      leaves: replaced(log.map(leafOf), index, new Uint8Array(32)),
    });

    function rootOfAnotherLog(): Shown {
      const frontier = new Frontier(sha256);
      for (const record of [...log].reverse()) frontier.append(leafOf(record));
      return {
        ...honest(log),
        checkpoint: signed(formatCheckpoint({ origin: ORIGIN, size: SIZE, root: frontier.root() })),
      };
    }

    it.each(cases)('%s', async (_, shown, expected, reason) => {
      const { code, said, errors } = await verdictOn(shown());
      expect(errors).toBe('');
      expect(said).not.toContain('OK');
      const failure = said.split('\n').at(-2) ?? '';
      expect(failure.replace(/^FAILED       (index )?/, '').slice(0, reason.length)).toBe(reason);
      expect(code).toBe(expected);
    });
  });

  describe('trusts no checkpoint', () => {
    const note = checkpointOf(log);
    const other = formatVerifierKey(ORIGIN, sha256(Uint8Array.of(1)), sha256);

    it.each([
      ['whose text was changed', note.replace(`\n${SIZE}\n`, `\n${SIZE - 1}\n`)],
      ['without signature', note.slice(0, note.indexOf('—'))],
      [
        'whose signature was changed',
        note.replace(/.{6}=\n$/, (end) => `${end.startsWith('A') ? 'B' : 'A'}${end.slice(1)}`),
      ],
      ['with CRLF', note.replaceAll('\n', '\r\n')],
      ['without LF at its end', note.slice(0, -1)],
      ['with an extension line', signed(`${ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n`)],
      ['of another log, signed with the same key', signed(`a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`)],
      ['with a leading zero in its size', signed(`${ORIGIN}\n00\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`)],
    ])('%s', async (_, checkpoint) => {
      expect(checkpoint).not.toBe(note);
      const { code, said, errors } = await verdictOn({ ...honest(log), checkpoint });
      expect(errors).toBe('');
      expect(said).toMatch(/^FAILED/m);
      expect(code).toBe(9);
    });

    it.each([
      ['another key of the same name', other],
      ['a key that is none', 'ledger.example'],
      ['a key with another id', VERIFIER_KEY.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ])('when it is given %s', async (_, key) => {
      const { code, errors } = await verdictOn(honest(log), '--key', key);
      expect(errors).toBe('');
      expect(code).toBe(9);
    });
  });

  describe('who kept an earlier checkpoint', () => {
    const folder = mkdtempSync(join(tmpdir(), 'check-log-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    async function verdictSince(earlier: readonly Uint8Array[], now: Shown): Promise<Verdict> {
      const file = join(folder, 'checkpoint');
      writeFileSync(file, checkpointOf(earlier));
      return verdictOn(now, '--earlier', file);
    }

    it.each([0, 1, 255, 256, SIZE])('of %d records finds them again in the log that has grown', async (size) => {
      const { code, said } = await verdictSince(log.slice(0, size), honest(log));
      expect(said).toContain('checked      that the log still begins with');
      expect(code).toBe(0);
    });

    it('finds that the log was set back', async () => {
      const { code, said } = await verdictSince(log, honest(log.slice(0, 280)));
      expect(said).toContain('FAILED       the log had 300 records at the earlier checkpoint');
      expect(code).toBe(4);
    });

    it('finds that history was written anew and signed with the right key', async () => {
      const rewritten = honest(recordsOf(SIZE, { 8: { blind: 'ab'.repeat(32) } }));
      expect((await verdictOn(rewritten)).code).toBe(0);
      const { code, said } = await verdictSince(log.slice(0, 200), rewritten);
      expect(said).toContain('FAILED       the first 200 records are not those of the earlier checkpoint');
      expect(code).toBe(4);
    });

    it('finds even that two records of different streams changed places, which nothing else can show', async () => {
      const reordered = honest([...log.slice(0, 60), at(61), at(60), ...log.slice(62)]);
      expect((await verdictOn(reordered)).code).toBe(0);
      expect((await verdictSince(log.slice(0, 61), reordered)).code).toBe(4);
      expect((await verdictSince(log.slice(0, 62), reordered)).code).toBe(4);
      expect((await verdictSince(log.slice(0, 60), reordered)).code).toBe(0);
    });
  });

  it('reads record headers exactly as the ledger does', async () => {
    // A record without payload: its header decides alone. One byte of it changed, to each of a few telling values.
    const { headerBytes } = decodeRecord(altered(123, {}, new Uint8Array(0)));
    const lengthAt = Buffer.from(headerBytes).indexOf('\nsha256\n') + 8;
    const headers: Buffer[] = [Buffer.from(headerBytes)];
    for (let i = 0; i < headerBytes.length; i++) {
      for (const value of [
        0x00, 0x0a, 0x0d, 0x20, 0x2d, 0x2e, 0x2f, 0x30, 0x39, 0x40, 0x41, 0x5f, 0x61, 0x66, 0x67, 0x7a, 0xb5,
      ]) {
        // Any other length is one of a payload that is not there, which a header cannot tell.
        if (i === lengthAt && value === 0x39) continue;
        const changed = Buffer.from(headerBytes);
        changed[i] = value;
        headers.push(changed);
      }
    }
    const isRecord = (bytes: Uint8Array): boolean => {
      try {
        decodeRecord(bytes);
        return true;
      } catch (error) {
        if (error instanceof RecordFault) return false;
        throw error;
      }
    };
    const program = [
      'import sys',
      `sys.path.insert(0, ${JSON.stringify(join(SCRIPT, '..'))})`,
      'import check_log',
      "print(''.join('01'[check_log.HEADER.fullmatch(bytes.fromhex(line)) is not None] for line in sys.stdin.read().split()))",
    ].join('\n');
    const { said, errors } = await python(['-c', program], headers.map((header) => header.toString('hex')).join('\n'));
    expect(errors).toBe('');
    const ours = headers.map((header) => (isRecord(header) ? '1' : '0')).join('');
    expect(said.trim()).toBe(ours);
    expect(ours).toMatch(/^1[01]*0/);
    expect(ours.split('1').length).toBeGreaterThan(500);
  });

  it('has the published signatures of RFC 8032 right', async () => {
    // RFC 8032 section 7.1, tests 1 to 3: public key, message, signature.
    const vectors = [
      [
        'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
        '',
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
      ],
      [
        '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
        '72',
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      ],
      [
        'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
        'af82',
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
      ],
    ] as const;
    // Each as published, then with a bit flipped in message or signature, then with s + L for s, which is the same
    // signature to a careless reader (section 5.1.7 refuses it).
    const program = `
import sys, json
sys.path.insert(0, ${JSON.stringify(join(SCRIPT, '..'))})
import check_log as c
for key, message, signature in json.load(sys.stdin):
    k, m, s = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
    flipped = [s[:i] + bytes([s[i] ^ 1]) + s[i + 1:] for i in (0, 31, 32, 63)]
    again = s[:32] + (int.from_bytes(s[32:], "little") + c.ORDER).to_bytes(32, "little")
    print(c.ed25519_holds(k, m, s), [c.ed25519_holds(k, m, f) for f in flipped], c.ed25519_holds(k, m + b"x", s),
          c.ed25519_holds(k, m, again), c.ed25519_holds(k, m, s[:63]), c.ed25519_holds(b"\\xff" * 32, m, s))
`;
    const { said, errors } = await python(['-c', program], JSON.stringify(vectors));
    expect(errors).toBe('');
    const each = 'True [False, False, False, False] False False False False\n';
    expect(said).toBe(each.repeat(3));
  });
});
