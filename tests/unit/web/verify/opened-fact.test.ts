import { verifyFact, factChecks, isSameJson, type OpenedFact } from '../../../../web/src/verify/opened-fact';
import { Broken, NotNow } from '../../../../web/src/verify/faults';
import { openCheckpoint } from '../../../../web/src/verify/signed-checkpoint';
import { checkpointOf, ORIGIN, recordsOf } from '../../integrity/small-log';
import { KEY, WatchedLog } from './watched-log';

const log = new WatchedLog(300);
const fact = log.opened(259);

const checks = {
  origin: ORIGIN,
  open: (note: string) => openCheckpoint(note, KEY),
  relate: async (): Promise<void> => undefined,
};

const reasonsOf = async (opened: OpenedFact): Promise<readonly string[]> =>
  (await verifyFact(opened, checks)).faults.map(({ reason }) => reason);

const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
const proof = fact.proof as NonNullable<OpenedFact['proof']>;
const withProof = (changed: Partial<typeof proof>): OpenedFact => ({ ...fact, proof: { ...proof, ...changed } });
const withShown = (changed: Partial<OpenedFact['shown']>): OpenedFact => ({
  ...fact,
  shown: { ...fact.shown, ...changed },
});

describe('an opened fact', () => {
  it.each([0, 1, 255, 256, 299])('passes every check as it was recorded: %d', async (index) => {
    const { verdict, checks: made } = await verifyFact(log.opened(index), checks);
    expect(verdict).toBe('passed');
    expect(Object.keys(made)).toEqual([...factChecks]);
  });

  it('is unproven while no checkpoint holds it', async () => {
    const { verdict, checks: made, faults } = await verifyFact({ ...fact, proof: undefined }, checks);
    expect(verdict).toBe('unproven');
    expect(faults).toEqual([]);
    expect(made).toMatchObject({ record: 'passed', payload: 'passed', shown: 'passed', inclusion: 'unproven' });
  });

  it('is unproven while its checkpoint cannot be held against the log', async () => {
    const relate = async (): Promise<void> => Promise.reject(new NotNow('away'));
    const { verdict, checks: made } = await verifyFact(fact, { ...checks, relate });
    expect(verdict).toBe('unproven');
    expect(made).toMatchObject({ inclusion: 'passed', log: 'unproven' });
  });

  it('is broken when its checkpoint is not of the watched log', async () => {
    const relate = async (): Promise<void> => Promise.reject(new Broken('forked', { size: 300 }));
    expect((await verifyFact(fact, { ...checks, relate })).checks.log).toBe('failed');
  });

  it('is broken with any flipped byte of its record', async () => {
    for (let at = 0; at < fact.record.length; at += 1) {
      expect([at, await reasonsOf({ ...fact, record: flipped(fact.record, at) })]).not.toEqual([at, []]);
    }
  });

  it('is broken with a flipped byte of the payload, though its shown text was changed with it', async () => {
    const text = new TextDecoder().decode(fact.record).replace('责任书 259', '责任书 258');
    const record = new TextEncoder().encode(text);
    const changed = withShown({ data: { title: '责任书 258' }, occurredOn: '责任书 258' });
    expect(await reasonsOf({ ...changed, record })).toEqual(['wrong-payload']);
  });

  it('is broken with a changed header, though what is shown and the proof’s leaf were changed with it', async () => {
    const other = new WatchedLog(300);
    other.becomes(recordsOf(300, { 259: { actor: 'auditor/yunqi-audit/k0003' } }));
    const forged = other.opened(259);
    const leafHash = forged.proof?.leafHash as string;
    expect(await reasonsOf({ ...forged, proof: { ...proof, leafHash } })).toEqual(['not-included']);
  });

  it('is broken with the record of another fact', async () => {
    expect(await reasonsOf({ ...log.opened(258), id: fact.id })).toContain('other-fact');
  });

  it('is broken with a record of another log', async () => {
    const { faults } = await verifyFact(fact, { ...checks, origin: 'ledger.example/other' });
    expect(faults.map(({ reason }) => reason)).toContain('other-fact');
  });

  it.each(proof.path.map((_, at) => at))('is broken with a wrong hash in its proof: number %d', async (at) => {
    const path = proof.path.map((hash, i) => (i === at ? '0'.repeat(64) : hash));
    expect(await reasonsOf(withProof({ path }))).toEqual(['not-included']);
  });

  it('is broken with a proof cut short, drawn out, or not in hex', async () => {
    expect(await reasonsOf(withProof({ path: proof.path.slice(1) }))).toEqual(['not-included']);
    expect(await reasonsOf(withProof({ path: [...proof.path, '0'.repeat(64)] }))).toEqual(['not-included']);
    expect(await reasonsOf(withProof({ path: proof.path.map((hash) => hash.toUpperCase()) }))).toEqual([
      'not-included',
    ]);
    expect(await reasonsOf(withProof({ path: undefined as never }))).toEqual(['not-included']);
  });

  it('is broken with the leaf hash or the index of another', async () => {
    expect(await reasonsOf(withProof({ leafHash: '0'.repeat(64) }))).toEqual(['wrong-leaf']);
    expect(await reasonsOf(withProof({ index: 258 }))).toEqual(['wrong-leaf']);
    expect(await reasonsOf(withShown({ index: 258 }))).toEqual(['wrong-leaf', 'not-included']);
  });

  it('is broken under a checkpoint with a wrong signature, or of another size than the proof says', async () => {
    const forged = proof.checkpoint.replace('\n300\n', '\n301\n');
    expect(await reasonsOf(withProof({ checkpoint: forged, size: 301 }))).toEqual(['bad-signature']);
    expect(await reasonsOf(withProof({ checkpoint: undefined as never }))).toEqual(['malformed-note']);
    expect(await reasonsOf(withProof({ checkpoint: checkpointOf(recordsOf(301)) }))).toEqual(['not-covering']);
  });

  it.each([
    ['id', { id: '00000000-0000-8000-8000-000000000000' }],
    ['type', { type: 'LetterEnded' }],
    ['version', { version: 2 }],
    ['stream', { stream: 'letter-A0' }],
    ['revision', { revision: 7 }],
    ['recordedAt', { recordedAt: '2026-01-05T00:00:00.000Z' }],
    ['actor', { actor: 'auditor/yunqi-audit/k0003' }],
    ['about', { about: { organ: 'yunqi-audit' } }],
    ['data', { data: { title: '责任书 258' } }],
    ['data', { data: { ...fact.shown.data, more: 1 } }],
    ['occurredOn', { occurredOn: '2026-01-05' }],
  ])('is broken when it shows another %s than its bytes', async (member, changed) => {
    const { faults } = await verifyFact(withShown(changed), checks);
    expect(faults).toMatchObject([{ reason: 'json-differs', values: { id: fact.id, member } }]);
  });

  it('finds its day among its data when the catalogue names no member', async () => {
    expect(await reasonsOf({ ...fact, dayMember: undefined })).toEqual([]);
    expect(await reasonsOf({ ...withShown({ occurredOn: '2026-01-05' }), dayMember: undefined })).toEqual([
      'json-differs',
    ]);
  });

  it('tells of every fault, not of the first alone', async () => {
    const both = { ...withShown({ actor: 'auditor/-/k0003' }), proof: { ...proof, path: [] } };
    expect(await reasonsOf(both)).toEqual(['json-differs', 'not-included']);
  });
});

describe('the same JSON', () => {
  it('may have its members in another order, and nothing else', () => {
    expect(isSameJson({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBe(true);
    for (const other of [{ a: 1 }, { a: '1', b: 1 }, { a: 1, b: undefined, c: 1 }, [1], null, 'a']) {
      expect(isSameJson({ a: 1, b: 1 }, other)).toBe(false);
    }
    expect(isSameJson([], {})).toBe(false);
    expect(isSameJson([1, 2], [2, 1])).toBe(false);
  });
});
