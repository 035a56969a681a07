/** Logs that the log key signed although they are not sound: signatures agree, so that only the reading itself finds it. */
import { MemoryEventStore } from '../../../src/adapters/memory/event-store';
import { cryptography, verifyEd25519 } from '../../../src/adapters/system/cryptography';
import { decodeRecord } from '../../../src/integrity/record';
import type { SignedCheckpoint } from '../../../src/ledger/seal';
import { Verifier, type Verdict } from '../../../src/ledger/verifier';
import { checkpointOf, recordsOf, VERIFIER_KEY, type Oddity } from '../integrity/small-log';

const COUNT = 30;
const SIGNED = [4, 20, COUNT];

const signedAt = (records: readonly Uint8Array[], sizes: readonly number[]): readonly SignedCheckpoint[] =>
  sizes.map((size) => ({ size, note: checkpointOf(records.slice(0, size)) }));

async function verdictOn(
  records: readonly Uint8Array[],
  checkpoints: readonly SignedCheckpoint[],
  key = VERIFIER_KEY,
): Promise<Verdict> {
  const store = new MemoryEventStore();
  for (const bytes of records) {
    const { stream, id } = decodeRecord(bytes).header;
    await store.append({ stream, expected: 'any', build: () => [{ id, bytes }] });
  }
  return new Verifier(cryptography, verifyEd25519, key).run(store, checkpoints);
}

const idOf = (record: Uint8Array | undefined): string => decodeRecord(record ?? new Uint8Array(0)).header.id;
const sound = recordsOf(COUNT);

describe('the verifier', () => {
  it('finds nothing wrong with a sound log, and counts each signature and each root', async () => {
    expect(await verdictOn(sound, signedAt(sound, SIGNED))).toMatchObject({
      sound: true,
      records: COUNT,
      streams: 6,
      checkpoints: SIGNED.length,
      roots: SIGNED.length,
      signed: COUNT,
      sealed: COUNT,
    });
  });

  it.each<[string, number, Oddity, string]>([
    ['an event id that another stream has', 9, { id: idOf(sound[3]) }, 'its event id occurs twice'],
    ['a link to another record', 21, { prev: 'ab'.repeat(32) }, 'it does not continue its stream'],
    ['a time before the one in front', 7, { recordedAt: '2025-01-01T00:00:00.000Z' }, 'it was recorded before'],
    ['the name of another ledger', 12, { origin: 'ledger.example/other' }, 'its origin is ledger.example/other'],
    ['another kind of fact at the beginning', 0, { type: 'LetterSigned' }, 'the first record is not LedgerCreated'],
  ])('names the record with %s, though it is signed', async (_, index, oddity, message) => {
    const records = recordsOf(COUNT, { [index]: oddity });
    const verdict = await verdictOn(records, signedAt(records, SIGNED));
    expect(verdict).toMatchObject({ sound: false, fault: 'content', index, records: index });
    expect(verdict.message).toContain(message);
    const before = SIGNED.filter((size) => size <= index);
    expect([verdict.roots, verdict.sealed]).toEqual([before.length, before.at(-1) ?? 0]);
  });

  it('lets a record of another replica stand a moment behind one that was recorded later', async () => {
    const { recordedAt } = decodeRecord(sound[6] as Uint8Array).header;
    const earlier = new Date(Date.parse(recordedAt) - 20_000).toISOString();
    const records = recordsOf(COUNT, { 7: { recordedAt: earlier } });
    expect(await verdictOn(records, signedAt(records, SIGNED))).toMatchObject({ sound: true, records: COUNT });
  });

  it('does not call sound what nothing was signed of, but for an empty store', async () => {
    expect(await verdictOn(sound, [])).toMatchObject({ sound: false, fault: 'key', records: COUNT, checkpoints: 0 });
    expect(await verdictOn([], [])).toMatchObject({ sound: true, records: 0 });
  });

  it('counts as found only what agrees with a signature, when the log was written anew behind it', async () => {
    const other = recordsOf(COUNT, { 10: { blind: 'cd'.repeat(32) } });
    const verdict = await verdictOn(other, signedAt(sound, SIGNED));
    expect(verdict).toMatchObject({ fault: 'content', checkpoints: 3, roots: 1, sealed: 4, signed: COUNT });
  });

  it('counts as found only what is there, when the end is gone', async () => {
    const verdict = await verdictOn(sound.slice(0, 25), signedAt(sound, SIGNED));
    expect(verdict).toMatchObject({ fault: 'rollback', records: 25, checkpoints: 3, roots: 2, sealed: 20, signed: 30 });
  });

  it('reads nothing on the word of a signature that is not good', async () => {
    const notes = signedAt(sound, SIGNED);
    const swapped = notes.map((each, i) => (i === 1 ? { size: each.size, note: notes[0]?.note ?? '' } : each));
    const verdict = await verdictOn(sound, swapped);
    expect(verdict).toMatchObject({ fault: 'key', records: 0, checkpoints: 1, roots: 0, sealed: 0 });
  });
});
