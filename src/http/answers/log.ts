/** What outsiders check: signed heads of the log, and proofs. */
import { Type } from '@sinclair/typebox';
import { count, digest, instant, list, next, shape, text } from './terms';

const checkpoint = shape('Checkpoint', 'A signed head of the log.', {
  size: count('Facts that it covers.'),
  note: text('C2SP signed note.'),
});

export const newestCheckpoint = shape('NewestCheckpoint', 'The newest signed head of the log, and how fresh it is.', {
  size: count('Facts that it covers.'),
  note: text('C2SP signed note.'),
  recordedAt: instant('When the last of these facts was recorded.'),
});

export const checkpointList = shape('CheckpointList', 'Signed checkpoints in order.', {
  verifierKey: text('C2SP verifier key of the log.'),
  items: list(checkpoint, 'By size.'),
  next,
});

export const inclusionProof = shape('InclusionProof', 'Inclusion of one fact in the newest signed checkpoint.', {
  index: count('Place of the fact in the log.'),
  size: count('Size of the tree.'),
  leafHash: digest('RFC 6962 leaf hash of the record.'),
  path: list(Type.String({ pattern: '^[0-9a-f]{64}$' }), 'RFC 6962 inclusion path, from the leaf up.'),
  checkpoint: text('C2SP signed note of that size.'),
});
