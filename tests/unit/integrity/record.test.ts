import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { toHex } from '../../../src/integrity/hex';
import {
  decodeRecord,
  skimRecord,
  encodeRecord,
  payloadMatches,
  RecordFault,
  type RecordHeader,
} from '../../../src/integrity/record';
import { leafHash } from '../../../src/integrity/tree';
import { sha256 } from './node-crypto';

const SEED = 20260411;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

type Parts = Omit<RecordHeader, 'payloadLength' | 'payloadDigest'>;

const parts: Parts = {
  origin: 'ledger.example/north',
  stream: 'letter-620100-2019.a',
  revision: 3,
  id: '0f8fad5b-d9cb-869f-a165-70867728950e',
  type: 'DemocraticEvaluationHeld',
  version: 2,
  recordedAt: '2026-11-23T19:18:11.123Z',
  actor: 'organisation-department/ORG-620100/k7f3a9',
  prev: 'a1'.repeat(32),
  blind: 'c4'.repeat(32),
  signature: '-',
};
const payload = bytesOf('{"about":{},"data":{"heldOn":"2026-11-20","note":"民主测评"}}');
const record = encodeRecord(parts, payload, sha256);

/** The reason why bytes are refused; undefined when they are a record. */
function reasonOf(bytes: Uint8Array): string | undefined {
  try {
    decodeRecord(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof RecordFault) return error.reason;
    throw error;
  }
}

/** The sample record with one text of its header replaced; everything else as it was. */
function altered(from: string, to: string): Uint8Array {
  const text = latin1(record);
  expect(text).toContain(from);
  return Uint8Array.from(Buffer.from(text.replace(from, to), 'latin1'));
}

/** The sample record with one line of its header, 0 to 13, replaced. */
function withLine(number: number, line: string): Uint8Array {
  const lines = latin1(record).split('\n');
  lines[number] = Buffer.from(line, 'utf8').toString('latin1');
  return Uint8Array.from(Buffer.from(lines.join('\n'), 'latin1'));
}

interface GoldenRecords {
  readonly records: readonly { name: string; text: string; leaf: string; header: RecordHeader }[];
  readonly refused: readonly { name: string; text: string; reason: string }[];
}
const golden = JSON.parse(
  readFileSync(join(__dirname, '../../golden/integrity/records.json'), 'utf8'),
) as GoldenRecords;

describe('a record', () => {
  it.each(golden.records)('from the golden file means the same for ever: $name', ({ text, leaf, header }) => {
    const bytes = bytesOf(text);
    const decoded = decodeRecord(bytes);
    expect(decoded.header).toEqual(header);
    expect(toHex(leafHash(decoded.headerBytes, sha256))).toBe(leaf);
    expect(payloadMatches(decoded, sha256)).toBe(true);
    expect(encodeRecord(header, decoded.payload, sha256)).toEqual(bytes);
  });

  it.each(golden.refused)('from the golden file is refused for ever: $name', ({ text, reason }) => {
    expect(reasonOf(bytesOf(text))).toBe(reason);
  });

  it('is a header of fourteen lines and the payload, both handed out without copying', () => {
    const { header, headerBytes, payload: body } = decodeRecord(record);
    expect(header).toEqual({ ...parts, payloadLength: payload.length, payloadDigest: toHex(sha256(payload)) });
    expect(latin1(headerBytes).split('\n')).toHaveLength(15);
    expect(latin1(headerBytes).endsWith('\n-\n\n')).toBe(true);
    expect(body).toEqual(payload);
    expect(headerBytes.buffer).toBe(record.buffer);
    expect(body.buffer).toBe(record.buffer);
  });

  it('may have an empty payload and one of exactly 1 MiB, but not one byte more', () => {
    expect(decodeRecord(encodeRecord(parts, new Uint8Array(0), sha256)).payload).toHaveLength(0);
    expect(decodeRecord(encodeRecord(parts, new Uint8Array(1_048_576), sha256)).payload).toHaveLength(1_048_576);
    expect(() => encodeRecord(parts, new Uint8Array(1_048_577), sha256)).toThrow(new RecordFault('payload'));
  });

  it('stays below 2 kB in its header even with every field as long as it may be', () => {
    const longest: Parts = {
      ...parts,
      origin: 'o'.repeat(128),
      stream: `${'k'.repeat(32)}-${'I'.repeat(80)}`,
      revision: Number.MAX_SAFE_INTEGER,
      type: `T${'y'.repeat(63)}`,
      version: 9999,
      actor: `${'r'.repeat(40)}/${'O'.repeat(80)}/${'k'.repeat(32)}`,
    };
    const { header, headerBytes } = decodeRecord(encodeRecord(longest, payload, sha256));
    expect(header).toMatchObject(longest);
    expect(headerBytes.length).toBeLessThanOrEqual(2048);
  });

  it('keeps a payload that was exchanged apart from the one in its header', () => {
    expect(payloadMatches(decodeRecord(record), sha256)).toBe(true);
    for (let i = decodeRecord(record).headerBytes.length; i < record.length; i++) {
      const changed = Uint8Array.from(record);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(payloadMatches(decodeRecord(changed), sha256)).toBe(false);
    }
  });
});

describe('bytes that are no record are refused', () => {
  const cases: readonly (readonly [what: string, bytes: () => Uint8Array, reason: string])[] = [
    ['nothing', () => new Uint8Array(0), 'length'],
    ['a header without its end', () => record.subarray(0, 120), 'length'],
    ['a header that never ends', () => new Uint8Array(5000).fill(0x61), 'length'],
    ['a payload cut short', () => record.subarray(0, record.length - 1), 'length'],
    ['a payload with more behind it', () => Uint8Array.from([...record, 0x0a]), 'length'],
    ['a BOM', () => Uint8Array.from([0xef, 0xbb, 0xbf, ...record]), 'format'],
    ['CRLF', () => altered('v1\n', 'v1\r\n'), 'format'],
    ['CRLF further down', () => altered('sha256\n', 'sha256\r\n'), 'digest-suite'],
    ['another format', () => withLine(0, 'ledger-event/v2'), 'format'],
    ['an empty line in front', () => altered('ledger-event/v1', '\nledger-event/v1'), 'format'],
    ['an origin in capitals', () => withLine(1, 'Ledger.example'), 'origin'],
    ['no origin', () => withLine(1, ''), 'origin'],
    ['a space behind the origin', () => withLine(1, 'ledger.example '), 'origin'],
    ['an origin of 129 characters', () => withLine(1, 'o'.repeat(129)), 'origin'],
    ['a name outside ASCII', () => withLine(1, '账本'), 'origin'],
    ['a stream without dash', () => withLine(2, 'letter'), 'stream'],
    ['a stream without id', () => withLine(2, 'letter-'), 'stream'],
    ['a stream without kind', () => withLine(2, '-a'), 'stream'],
    ['a stream of the store itself', () => withLine(2, '$streams-a'), 'stream'],
    ['a kind in capitals', () => withLine(2, 'Letter-a'), 'stream'],
    ['an id that begins with a dot', () => withLine(2, 'letter-.a'), 'stream'],
    ['an id of 81 characters', () => withLine(2, `letter-${'a'.repeat(81)}`), 'stream'],
    ['a path in a stream', () => withLine(2, 'letter-a/b'), 'stream'],
    ['a leading zero', () => withLine(3, '03'), 'revision'],
    ['a sign', () => withLine(3, '+3'), 'revision'],
    ['a negative revision', () => withLine(3, '-1'), 'revision'],
    ['an exponent', () => withLine(3, '1e3'), 'revision'],
    ['a revision of 2^53', () => withLine(3, '9007199254740992'), 'revision'],
    ['a revision of 17 digits', () => withLine(3, '10000000000000000'), 'revision'],
    ['an id in capitals', () => withLine(4, parts.id.toUpperCase()), 'id'],
    ['an id without dashes', () => withLine(4, parts.id.replaceAll('-', '')), 'id'],
    ['a type in lower case', () => withLine(5, 'held@1'), 'type'],
    ['a type of one letter', () => withLine(5, 'H@1'), 'type'],
    ['a type of 65 letters', () => withLine(5, `H${'e'.repeat(64)}@1`), 'type'],
    ['a type without version', () => withLine(5, 'Held'), 'type'],
    ['version 0', () => withLine(5, 'Held@0'), 'type'],
    ['version 10000', () => withLine(5, 'Held@10000'), 'type'],
    ['two versions', () => withLine(5, 'Held@1@1'), 'type'],
    ['a time without milliseconds', () => withLine(6, '2026-11-23T19:18:11Z'), 'recorded-at'],
    ['a time with an offset', () => withLine(6, '2026-11-23T19:18:11+0800'), 'recorded-at'],
    ['the 30th of February', () => withLine(6, '2024-02-30T00:00:00.000Z'), 'recorded-at'],
    ['the 29th of February 2100', () => withLine(6, '2100-02-29T00:00:00.000Z'), 'recorded-at'],
    ['month 13', () => withLine(6, '2024-13-01T00:00:00.000Z'), 'recorded-at'],
    ['hour 24', () => withLine(6, '2024-12-01T24:00:00.000Z'), 'recorded-at'],
    ['a leap second', () => withLine(6, '2016-12-31T23:59:60.000Z'), 'recorded-at'],
    ['a small t', () => withLine(6, '2026-11-23t19:18:11.123Z'), 'recorded-at'],
    ['an actor of two parts', () => withLine(7, 'auditor/k7f3a9'), 'actor'],
    ['an actor without organ or dash', () => withLine(7, 'auditor//k7f3a9'), 'actor'],
    ['an actor of four parts', () => withLine(7, 'auditor/a/b/k7f3a9'), 'actor'],
    ['a role with a digit', () => withLine(7, 'auditor1/-/k7f3a9'), 'actor'],
    ['a role of one letter', () => withLine(7, 'a/-/k7f3a9'), 'actor'],
    ['a key id of three characters', () => withLine(7, 'auditor/-/k7f'), 'actor'],
    ['a key id in capitals', () => withLine(7, 'auditor/-/K7F3A9'), 'actor'],
    ['another suite', () => withLine(8, 'sm3'), 'digest-suite'],
    ['a suite in capitals', () => withLine(8, 'SHA256'), 'digest-suite'],
    ['a doubled space', () => altered(`${payload.length} `, `${payload.length}  `), 'payload'],
    [
      'a space behind the digest',
      () => altered(`${toHex(sha256(payload))}\n`, `${toHex(sha256(payload))} \n`),
      'payload',
    ],
    ['a length with a leading zero', () => altered(`\n${payload.length} `, `\n0${payload.length} `), 'payload'],
    ['a length that is wrong', () => altered(`\n${payload.length} `, `\n${payload.length + 1} `), 'length'],
    ['a length beyond 1 MiB', () => altered(`\n${payload.length} `, '\n1048577 '), 'payload'],
    ['a digest in capitals', () => altered(toHex(sha256(payload)), toHex(sha256(payload)).toUpperCase()), 'payload'],
    ['a link of 63 digits', () => withLine(10, 'a'.repeat(63)), 'prev'],
    ['no link in the middle of a stream', () => withLine(10, '0'.repeat(64)), 'prev'],
    ['a link at the beginning of a stream', () => withLine(3, '0'), 'prev'],
    ['a blind of 65 digits', () => withLine(11, 'a'.repeat(65)), 'blind'],
    ['a signature, which this version has no place for', () => withLine(12, 'ed25519:k:AAAA'), 'signature'],
    ['a fifteenth line', () => altered('\n-\n\n', '\n-\nmore\n\n'), 'end-of-header'],
  ];

  it.each(cases)('%s', (_, bytes, reason) => {
    expect(reasonOf(bytes())).toBe(reason);
  });
});

describe('parts that cannot be written are refused', () => {
  const cases: readonly (readonly [what: string, change: Partial<Parts>, reason: string])[] = [
    ['a line break in the origin', { origin: 'a\nletter-1' }, 'revision'],
    ['a line break at the end', { blind: `${'c4'.repeat(32)}\n-` }, 'end-of-header'],
    ['a character that would be cut to an ASCII one', { origin: '\u0161' }, 'origin'],
    ['half a surrogate pair', { origin: '\ud800' }, 'origin'],
    ['a fraction', { revision: 1.5 }, 'revision'],
    ['no number', { revision: Number.NaN }, 'revision'],
    ['a revision beyond what a number holds exactly', { revision: 2 ** 53 }, 'revision'],
    ['a version in thousands', { version: 1e21 }, 'type'],
    ['a signature', { signature: 'x' }, 'signature'],
  ];

  it.each(cases)('%s', (_, change, reason) => {
    expect(() => encodeRecord({ ...parts, ...change }, payload, sha256)).toThrow(new RecordFault(reason as 'type'));
  });
});

describe('the bytes of a record', () => {
  const text = (pattern: RegExp): fc.Arbitrary<string> => fc.stringMatching(pattern);
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
  const anyParts: fc.Arbitrary<Parts> = fc
    .record({
      origin: text(/^[a-z0-9./-]{1,128}$/),
      stream: text(/^[a-z][a-z0-9_]{0,31}-[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
      revision: fc.oneof(fc.nat(9), fc.maxSafeNat()),
      id: fc.uuid(),
      type: text(/^[A-Z][A-Za-z0-9]{1,63}$/),
      version: fc.integer({ min: 1, max: 9999 }),
      recordedAt: fc
        .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      actor: text(/^[a-z][a-z-]{1,39}\/(-|[A-Za-z0-9][A-Za-z0-9._-]{0,79})\/[a-z0-9]{4,32}$/),
      prev: hash.filter((value) => !/^0+$/.test(value)),
      blind: hash,
      signature: fc.constant('-'),
    })
    .map((some) => (some.revision === 0 ? { ...some, prev: '0'.repeat(64) } : some));

  it('give back exactly the parts they were made of', () => {
    fc.assert(
      fc.property(anyParts, fc.uint8Array({ maxLength: 2000 }), (some, body) => {
        const bytes = encodeRecord(some, body, sha256);
        const decoded = decodeRecord(bytes);
        const digest = { payloadLength: body.length, payloadDigest: toHex(sha256(body)) };
        expect(decoded.header).toEqual({ ...some, ...digest });
        expect(decoded.payload).toEqual(body);
        expect(encodeRecord(decoded.header, decoded.payload, sha256)).toEqual(bytes);
        const { type, version, recordedAt, actor } = decoded.header;
        expect(skimRecord(bytes)).toEqual({ type, version, recordedAt, actor, payload: decoded.payload });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('cannot be changed in any single byte of the header without a fault or another leaf hash', () => {
    const { headerBytes } = decodeRecord(record);
    const leaf = toHex(leafHash(headerBytes, sha256));
    const counted = { refused: 0, otherLeaf: 0 };
    for (let at = 0; at < headerBytes.length; at++) {
      for (let value = 0; value < 256; value++) {
        if (value === record[at]) continue;
        const changed = Uint8Array.from(record);
        changed[at] = value;
        if (reasonOf(changed) !== undefined) counted.refused += 1;
        else if (toHex(leafHash(decodeRecord(changed).headerBytes, sha256)) !== leaf) counted.otherLeaf += 1;
      }
    }
    expect(counted.refused).toBeGreaterThan(0);
    expect(counted.otherLeaf).toBeGreaterThan(0);
    expect(counted.refused + counted.otherLeaf).toBe(headerBytes.length * 255);
  });

  it('cannot lose or gain a byte in the header without a fault or another meaning of the same length', () => {
    const { header, headerBytes } = decodeRecord(record);
    for (let at = 0; at < headerBytes.length; at++) {
      const without = Uint8Array.from([...record.subarray(0, at), ...record.subarray(at + 1)]);
      const doubled = Uint8Array.from([...record.subarray(0, at + 1), ...record.subarray(at)]);
      for (const bytes of [without, doubled]) {
        if (reasonOf(bytes) === undefined) expect(decodeRecord(bytes).header).not.toEqual(header);
      }
    }
  });
});
