/** What changed between two moments. */
import { Type } from '@sinclair/typebox';
import { basis } from './basis';
import { as, either, group, list, oneOf, shape, text } from './terms';

const path = text('JSON Pointer (RFC 6901) into the document as the operations before have left it.');

const patchOperation = either('PatchOperation', 'A step of a JSON Patch (RFC 6902).', [
  group(
    { op: oneOf(['add', 'replace'], 'What is done.'), path, value: Type.Unknown({ description: 'Any JSON.' }) },
    'A value that is put there.',
  ),
  group({ op: oneOf(['remove'], 'What is done.'), path }, 'A value that is taken away.'),
]);

export const patch = list(patchOperation, 'In their order; none when nothing changed.');

export const rowDiff = shape('RowDiff', 'What changed in one row of a view between two moments.', {
  key: text('Key of the row.'),
  from: as(basis, 'Basis of the row at the one moment.'),
  to: as(basis, 'Basis of the row at the other.'),
  operations: patch,
});
