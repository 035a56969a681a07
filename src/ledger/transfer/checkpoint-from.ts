/** A checkpoint, believed only under the signature of the log's key. */
import type { VerifySignature } from '../../integrity/note';
import type { Cryptography } from '../cryptography';
import { SealRefused, signedTextOf, type SignedText } from '../seal';
import { ExportFault } from './export-lines';

/** What a note says. @throws ExportFault `key` unless the key has signed it */
export function checkpointFrom(
  note: string,
  verifierKey: string,
  sha256: Cryptography['sha256'],
  verify: VerifySignature,
  what: string,
): SignedText {
  try {
    return signedTextOf(note, verifierKey, sha256, verify);
  } catch (error) {
    if (error instanceof SealRefused) throw new ExportFault('key', `${what} is not signed by the log's key`);
    throw error;
  }
}
