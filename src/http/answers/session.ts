/** What a key may do. */
import { Type } from '@sinclair/typebox';
import { instant, orNull, shape, text, texts, yesNo } from './terms';

const reads = shape('Reads', 'What a key may read.', {
  file: yesNo('Clean-governance files, for a purpose.'),
  facts: yesNo('Every fact as recorded; without it an organ still reads the streams that it opened.'),
  views: texts('Views by name.'),
  ownOrganOnly: texts('Those of them that show its own organ’s part alone.'),
});

export const session = shape('Session', 'What the key that asks may do.', {
  role: text('Role.'),
  organ: orNull(Type.String(), 'Id of its organ.'),
  jurisdiction: orNull(Type.String(), 'Area that it is bound to; null: all.'),
  expiresAt: orNull(instant(''), 'When it ends; null: never.'),
  origin: text('Origin of the log.'),
  currency: text('Currency of the ledger.'),
  reads,
  purposes: texts('What it may read a file for.'),
});
