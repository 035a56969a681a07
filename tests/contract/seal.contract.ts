/** The contract of the seal: every adapter passes these cases unchanged. */
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';

import type { Seal, SignedCheckpoint } from '../../src/ledger/seal';
import type { Case, Fixture } from './case';

export interface SealFixture extends Fixture {
  /** Of the origin `ledger.example/office`. */
  readonly seal: Seal;
  /** Another sealer with the same key over the same lock, as a second process would have it. */
  readonly second: () => Seal;
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
];
