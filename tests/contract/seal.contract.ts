/** The contract of the seal: every adapter passes these cases unchanged. */
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';

import { SealRefused, type Seal, type SignedCheckpoint } from '../../src/ledger/seal';
import type { Case, Fixture } from './case';

export interface SealFixture extends Fixture {
  /** Of the origin `ledger.example/office`. */
  readonly seal: Seal;
  /** Another sealer with the same key over the same lock, as a second process would have it. */
  readonly second: () => Seal;
  /** The same key and origin over another lock, where nothing is signed yet: the ledger at another place. */
  readonly elsewhere: () => Seal;
  /** Another key under the same origin. */
  readonly foreign: () => Seal;
}

export const ORIGIN = 'ledger.example/office';

function root(fill: number): Uint8Array {
  return new Uint8Array(32).fill(fill);
}

function signed(outcome: SignedCheckpoint | 'lost'): SignedCheckpoint {
  if (outcome === 'lost') assert.fail('lost, although nobody else signed');
  return outcome;
}

async function signAll(seal: Seal, ...sizes: readonly number[]): Promise<SignedCheckpoint[]> {
  const all: SignedCheckpoint[] = [];
  for (const [index, size] of sizes.entries()) all.push(signed(await seal.sign(sizes[index - 1], size, root(size))));
  return all;
}

const notesOf = (checkpoints: readonly SignedCheckpoint[]): readonly string[] => checkpoints.map(({ note }) => note);

const refused =
  (reason: SealRefused['reason']) =>
  (error: unknown): boolean =>
    error instanceof SealRefused && error.reason === reason;

/** The note as https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint have it, checked by hand. */
function assertNote({ note }: SignedCheckpoint, verifierKey: string, size: number, root: Uint8Array): void {
  const [, origin, keyId, material] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey) ?? [];
  const key = Buffer.from(material ?? '', 'base64');
  assert.equal(origin, ORIGIN);
  assert.equal(key.length, 33);
  assert.equal(key[0], 1);
  const named = createHash('sha256').update(`${ORIGIN}\n`).update(key).digest();
  assert.equal(named.subarray(0, 4).toString('hex'), keyId);

  const lines = note.split('\n');
  const text = `${ORIGIN}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  assert.equal(lines.length, 6);
  assert.equal(`${lines.slice(0, 3).join('\n')}\n`, text);
  assert.equal(lines[3], '');
  assert.equal(lines[5], '');
  const [, signer, encoded] = /^— (\S+) (\S+)$/.exec(lines[4] ?? '') ?? [];
  assert.equal(signer, ORIGIN);
  const bytes = Buffer.from(encoded ?? '', 'base64');
  assert.equal(bytes.subarray(0, 4).toString('hex'), keyId);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.subarray(1).toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  assert.ok(verify(null, Buffer.from(text), publicKey, bytes.subarray(4)), 'the signature holds');
}

export const sealCases: readonly Case<SealFixture>[] = [
  {
    name: 'before the first signature there is no checkpoint',
    run: ({ seal }) => {
      assert.equal(seal.latest(), undefined);
      assert.equal(seal.covering(0), undefined);
      assert.deepEqual(seal.list(0, 10), []);
    },
  },
  {
    name: 'a checkpoint is a C2SP signed note of origin, size and root, by the key that the seal names',
    run: async ({ seal }) => {
      assertNote(signed(await seal.sign(undefined, 1, root(7))), seal.verifierKey, 1, root(7));
      assertNote(signed(await seal.sign(1, 70_000, root(250))), seal.verifierKey, 70_000, root(250));
    },
  },
  {
    name: 'what was signed is the newest one, and stays on file',
    run: async ({ seal }) => {
      const all = await signAll(seal, 1, 5, 9);
      assert.deepEqual(seal.latest(), all[2]);
      assert.deepEqual(seal.list(-1, 10), all);
      assert.deepEqual(
        all.map(({ size }) => size),
        [1, 5, 9],
      );
    },
  },
  {
    name: 'a size is covered by the first checkpoint of at least that size',
    run: async ({ seal }) => {
      const [one, five, nine] = await signAll(seal, 1, 5, 9);
      const covering = [0, 1, 2, 5, 6, 9].map((size) => seal.covering(size));
      assert.deepEqual(covering, [one, one, five, five, nine, nine]);
      assert.equal(seal.covering(10), undefined);
    },
  },
  {
    name: 'checkpoints are listed behind a size, in order, as many as asked for',
    run: async ({ seal }) => {
      const [one, five, nine] = await signAll(seal, 1, 5, 9);
      assert.deepEqual(seal.list(0, 2), [one, five]);
      assert.deepEqual(seal.list(1, 10), [five, nine]);
      assert.deepEqual(seal.list(4, 1), [five]);
      assert.deepEqual(seal.list(9, 10), []);
      assert.deepEqual(seal.list(0, 0), []);
    },
  },
  {
    name: 'whoever believes in another newest checkpoint than the true one has lost, and signs nothing',
    run: async ({ seal }) => {
      assert.equal(await seal.sign(4, 5, root(5)), 'lost');
      assert.equal(seal.latest(), undefined);
      const all = await signAll(seal, 1, 5);
      assert.equal(await seal.sign(undefined, 6, root(6)), 'lost');
      assert.equal(await seal.sign(1, 6, root(6)), 'lost');
      assert.equal(await seal.sign(6, 7, root(7)), 'lost');
      assert.deepEqual(seal.list(-1, 10), all);
    },
  },
  {
    name: 'of two sealers over one lock exactly one signs, each time',
    run: async ({ seal, second }) => {
      const other = second();
      assert.equal(other.verifierKey, seal.verifierKey);
      const first = signed(await seal.sign(undefined, 1, root(1)));
      assert.equal(await other.sign(undefined, 1, root(2)), 'lost');
      assert.deepEqual(other.latest(), first);
      let newest = 1;
      for (let round = 0; round < 10; round++) {
        const [winner, loser] = round % 3 === 0 ? [seal, other] : [other, seal];
        const won = signed(await winner.sign(newest, newest + 2, root(round)));
        assert.equal(await loser.sign(newest, newest + 3, root(round + 100)), 'lost');
        assert.deepEqual(loser.latest(), won);
        newest += 2;
      }
      assert.equal(seal.list(-1, 100).length, 11);
      assert.deepEqual(other.list(-1, 100), seal.list(-1, 100));
      other.close();
    },
  },
  {
    name: 'nothing is signed that is smaller than what was signed before',
    run: async ({ seal }) => {
      const all = await signAll(seal, 1, 9);
      await assert.rejects(() => seal.sign(9, 8, root(8)));
      await assert.rejects(() => seal.sign(9, 0, root(0)));
      assert.deepEqual(seal.list(-1, 10), all);
      assert.deepEqual(seal.latest(), all[1]);
    },
  },
  {
    name: 'the same size is signed again only with the same root, and then in the same words',
    run: async ({ seal }) => {
      const all = await signAll(seal, 1, 9);
      await assert.rejects(() => seal.sign(9, 9, root(10)));
      assert.deepEqual(await seal.sign(9, 9, root(9)), all[1]);
      assert.deepEqual(seal.list(-1, 10), all);
    },
  },
  {
    name: 'a root that is no hash, or a size that is none, is not signed',
    run: async ({ seal }) => {
      await assert.rejects(() => seal.sign(undefined, 1, new Uint8Array(31)));
      await assert.rejects(() => seal.sign(undefined, -1, root(1)));
      await assert.rejects(() => seal.sign(undefined, 1.5, root(1)));
      assert.equal(seal.latest(), undefined);
      await signAll(seal, 1);
    },
  },
  {
    name: 'what the same key signed elsewhere is adopted in its own words, and signing goes on from it',
    run: async ({ seal, elsewhere }) => {
      const other = elsewhere();
      const all = await signAll(other, 1, 5, 9);
      other.close();
      seal.adopt(...notesOf(all));
      assert.deepEqual(seal.list(-1, 10), all);
      assert.deepEqual(seal.latest(), all[2]);
      assert.deepEqual(seal.covering(2), all[1]);
      assert.equal(await seal.sign(5, 10, root(10)), 'lost');
      await assert.rejects(() => seal.sign(9, 9, root(10)), refused('another-history'));
      assert.deepEqual(await seal.sign(9, 9, root(9)), all[2]);
      assert.equal(signed(await seal.sign(9, 12, root(12))).size, 12);
    },
  },
  {
    name: 'what is adopted twice, or was signed here as well, is kept once',
    run: async ({ seal, elsewhere }) => {
      const other = elsewhere();
      const all = await signAll(other, 1, 5);
      other.close();
      assert.deepEqual(await signAll(seal, 1), all.slice(0, 1));
      for (let again = 0; again < 3; again++) seal.adopt(...notesOf(all), ...notesOf(all));
      assert.deepEqual(seal.list(-1, 10), all);
      seal.adopt();
      assert.deepEqual(seal.latest(), all[1]);
    },
  },
  {
    name: 'one that lies behind the newest fills the list, and the newest stays the newest',
    run: async ({ seal, second, elsewhere }) => {
      const other = elsewhere();
      const [one, five, nine] = (await signAll(other, 1, 5, 9)) as [
        SignedCheckpoint,
        SignedCheckpoint,
        SignedCheckpoint,
      ];
      other.close();
      for (const { note } of [nine, one, five]) {
        seal.adopt(note);
        assert.deepEqual(seal.latest(), nine);
      }
      assert.deepEqual(seal.list(-1, 10), [one, five, nine]);
      const reader = second();
      assert.deepEqual([reader.latest(), reader.list(-1, 10)], [nine, [one, five, nine]]);
      reader.close();
    },
  },
  {
    name: 'another root at a size that is kept is another history, and nothing given with it is kept',
    run: async ({ seal, elsewhere }) => {
      const other = elsewhere();
      const ten = signed(await other.sign(undefined, 10, root(10)));
      other.close();
      const forked = elsewhere();
      const fork = signed(await forked.sign(undefined, 9, root(99)));
      forked.close();
      const all = await signAll(seal, 1, 5, 9);
      assert.throws(() => seal.adopt(ten.note, fork.note), refused('another-history'));
      assert.throws(() => seal.adopt(fork.note), refused('another-history'));
      assert.deepEqual(seal.list(-1, 10), all);
      assert.deepEqual(seal.latest(), all[2]);
    },
  },
  {
    name: 'what another key signed, or nobody, is not adopted, and nothing given with it is kept',
    run: async ({ seal, elsewhere, foreign }) => {
      const other = elsewhere();
      const [one, five] = (await signAll(other, 1, 5)) as [SignedCheckpoint, SignedCheckpoint];
      other.close();
      const stranger = foreign();
      const strange = signed(await stranger.sign(undefined, 7, root(7)));
      stranger.close();
      const signature = five.note.slice(five.note.indexOf('\u2014'));
      const moved = `${one.note.slice(0, one.note.indexOf('\u2014'))}${signature}`;
      for (const bad of [strange.note, moved, five.note.slice(0, -2), '', five.note.split('\n\n')[0] ?? '']) {
        assert.throws(() => seal.adopt(one.note, bad), refused('other-log'));
      }
      assert.equal(seal.latest(), undefined);
      assert.deepEqual(seal.list(-1, 10), []);
    },
  },
  {
    name: 'signatures of others under an adopted checkpoint stay with it, and it is still the same checkpoint',
    run: async ({ seal, elsewhere, foreign }) => {
      const other = elsewhere();
      const nine = signed(await other.sign(undefined, 9, root(9)));
      other.close();
      const stranger = foreign();
      const witness = signed(await stranger.sign(undefined, 9, root(9))).note.split('\n\n')[1] ?? '';
      stranger.close();
      const note = `${nine.note}${witness}`;
      seal.adopt(note);
      seal.adopt(nine.note);
      assert.deepEqual(seal.list(-1, 10), [{ size: 9, note }]);
      assert.deepEqual(await seal.sign(9, 9, root(9)), { size: 9, note });
    },
  },
];
