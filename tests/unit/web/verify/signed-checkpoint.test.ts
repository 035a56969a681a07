import { formatCheckpoint } from '../../../../src/integrity/checkpoint';
import { formatVerifierKey, signedBytes } from '../../../../src/integrity/note';
import { sha256, verifyEd25519 } from '../../../../web/src/verify/cryptography';
import type { Broken } from '../../../../web/src/verify/faults';
import { openCheckpoint, pinnedKey, type PinnedKey } from '../../../../web/src/verify/signed-checkpoint';
import * as node from '../../integrity/node-crypto';
import { checkpointOf, ORIGIN, recordsOf, signed, VERIFIER_KEY } from '../../integrity/small-log';
import { KEY } from './watched-log';

const note = checkpointOf(recordsOf(7));

const reasonOf = (made: () => unknown): string => {
  try {
    made();
  } catch (error) {
    return (error as Broken).fault.reason;
  }
  return 'nothing wrong';
};

describe('the cryptography of the browser', () => {
  const { publicKey, sign } = node.signerFromSeed(node.sha256(signedBytes('a seed')));
  const message = signedBytes('实录');

  it('hashes as Node does', () => {
    for (const length of [0, 1, 55, 56, 64, 1000]) {
      const bytes = new Uint8Array(length).fill(length);
      expect(sha256(bytes)).toEqual(node.sha256(bytes));
    }
  });

  it('accepts what Node signs, and nothing else', () => {
    const signature = sign(message);
    expect(verifyEd25519(publicKey, message, signature)).toBe(true);
    expect(verifyEd25519(publicKey, signedBytes('實錄'), signature)).toBe(false);
    expect(
      verifyEd25519(
        publicKey,
        message,
        signature.map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
      ),
    ).toBe(false);
    expect(verifyEd25519(publicKey, message, signature.subarray(1))).toBe(false);
    expect(verifyEd25519(publicKey.subarray(1), message, signature)).toBe(false);
  });
});

describe('a key given at sign-in', () => {
  it('is read with its name and id', () => {
    expect(pinnedKey(VERIFIER_KEY)).toMatchObject({ name: ORIGIN, text: VERIFIER_KEY });
  });

  it.each([['nothing'], [''], [VERIFIER_KEY.slice(0, -1)], [VERIFIER_KEY.replace('+', '+0')]])(
    'is no key when it is mistyped: %s',
    (text) => expect(pinnedKey(text)).toBeUndefined(),
  );
});

describe('a checkpoint', () => {
  it('is opened when the pinned key signed it', () => {
    expect(openCheckpoint(note, KEY)).toMatchObject({ origin: ORIGIN, size: 7, note });
  });

  it('is broken under a wrong signature', () => {
    const other = checkpointOf(recordsOf(8));
    const swapped = [note.split('\n\n')[0], other.split('\n\n')[1]].join('\n\n');
    expect(reasonOf(() => openCheckpoint(swapped, KEY))).toBe('bad-signature');
    expect(reasonOf(() => openCheckpoint(note.replace('\n7\n', '\n8\n'), KEY))).toBe('bad-signature');
  });

  it('is broken when another key signed it, even one of the same name', () => {
    const { publicKey } = node.signerFromSeed(sha256(signedBytes('another')));
    const other = pinnedKey(formatVerifierKey(ORIGIN, publicKey, sha256)) as PinnedKey;
    expect(reasonOf(() => openCheckpoint(note, other))).toBe('not-signed-by-key');
  });

  it('is broken when it is of another log, though signed by the key', () => {
    const text = formatCheckpoint({ origin: 'ledger.example/other', size: 7, root: new Uint8Array(32) });
    expect(reasonOf(() => openCheckpoint(signed(text), KEY))).toBe('other-log');
  });

  it('is broken when it is no note, or no checkpoint', () => {
    expect(reasonOf(() => openCheckpoint('', KEY))).toBe('malformed-note');
    expect(reasonOf(() => openCheckpoint(`${note}x\n`, KEY))).toBe('malformed-signature-line');
    expect(reasonOf(() => openCheckpoint(signed(`${ORIGIN}\n-1\nAAAA\n`), KEY))).toBe('malformed-checkpoint');
  });
});
