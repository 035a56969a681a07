/** What is not what was signed does not leave: the export ends before its last line, and names the record. */
import { MemoryEventStore } from '../../../../src/adapters/memory/event-store';
import { MemorySeal } from '../../../../src/adapters/memory/seal';
import { sha256, verifyEd25519 } from '../../../../src/adapters/system/cryptography';
import type { StoredRecord } from '../../../../src/ledger/event-store';
import type { SignedCheckpoint } from '../../../../src/ledger/seal';
import { Exporter } from '../../../../src/ledger/transfer/exporter';
import { ORIGIN, recordsOf } from '../../integrity/small-log';
import { exported, importOf, putAll, rejection, sealLike, signAll, smallSource, sourceOf, type Source } from './moving';

describe('a ledger', () => {
  const faultOf = (of: Source, key = of.seal.verifierKey): Promise<unknown> =>
    rejection(exported(of.store, of.seal, key));

  it('of which nothing is signed is not exported', async () => {
    expect(await faultOf(await smallSource(5, []))).toMatchObject({
      fault: 'key',
      message: 'no checkpoint is kept: nothing says what was signed',
    });
  });

  it('whose end is cut off is not exported', async () => {
    const whole = await smallSource();
    const store = new MemoryEventStore();
    await putAll(store, recordsOf(25));
    expect(await faultOf({ ...whole, store })).toMatchObject({
      fault: 'rollback',
      message: 'the store ends at 25 records, below the signed size 28',
    });
  });

  it('with a record that is not the one that was signed is not exported', async () => {
    const whole = await smallSource();
    const odd = await sourceOf(recordsOf(30, { 10: { blind: 'cd'.repeat(32) } }), []);
    expect(await faultOf({ ...whole, store: odd.store })).toMatchObject({
      fault: 'content',
      message: 'the first 20 records are not those that were signed',
    });
  });

  it.each<[string, Partial<StoredRecord> | { readonly bytes: Uint8Array }, string]>([
    ['under another revision', { revision: 7 }, 'its header does not name the place that it stands at'],
    [
      'under another id',
      { id: 'ffffffff-0000-8000-8000-000000000000' },
      'its header does not name the place that it stands at',
    ],
    ['whose bytes are none', { bytes: new Uint8Array(5) }, 'not a version 1 record: length'],
    [
      'of another ledger',
      { bytes: recordsOf(7, { 6: { origin: 'other/one' } })[6] ?? new Uint8Array() },
      `its origin is other/one, not ${ORIGIN}`,
    ],
  ])('with a record %s is not exported, and the record is named', async (_, odd, words) => {
    class Odd extends MemoryEventStore {
      override async *readAll(): AsyncIterable<StoredRecord> {
        for await (const record of super.readAll())
          yield record.position === '0000000000000070' ? { ...record, ...odd } : record;
      }
    }
    const whole = await smallSource();
    const store = new Odd();
    await putAll(store, recordsOf(30));
    expect(await faultOf({ ...whole, store })).toMatchObject({ fault: 'content', message: `record 6: ${words}` });
  });

  it('with a checkpoint that another key signed is not exported', async () => {
    const { verifierKey } = new MemorySeal(ORIGIN);
    expect(await faultOf(await smallSource(), verifierKey)).toMatchObject({
      fault: 'key',
      message: "the checkpoint of size 1 is not signed by the log's key",
    });
  });

  it('that grows while it is exported ends where it was signed or later, and is whole', async () => {
    const growing = await smallSource();
    const seal = sealLike(growing);
    await signAll(seal, recordsOf(40), [1, 4, 20, 28, 40]);
    const late: SignedCheckpoint[] = [...seal.list(-1, 10)];
    // What is signed behind the newest that was seen at the beginning is left to the next export.
    const signed = { latest: () => late[3], list: (after: number, limit: number) => seal.list(after, limit) };
    const { verifierKey } = seal;
    const exporter = new Exporter({
      store: growing.store,
      signed,
      origin: ORIGIN,
      verifierKey,
      sha256,
      verify: verifyEd25519,
    });
    const all: string[] = [];
    for await (const line of exporter.lines()) {
      if (all.length === 3) await putAll(growing.store, recordsOf(40).slice(30));
      all.push(line.slice(0, -1));
    }
    expect(exporter.end).toMatchObject({ checkpoints: 4 });
    expect(exporter.sealed).toBe(28);
    expect(await importOf(all, new MemoryEventStore(), sealLike(growing))).toMatchObject({
      size: exporter.end.size,
      checkpoints: 4,
    });
  });
});
