/** Whether records stand in the log where they were to be put. */
import { sameBytes } from '../../integrity/digest';
import type { NewRecord, StoredRecord, WriteView } from '../../ledger/event-store';

export interface Target {
  readonly stream: string;
  /** Revision of the first of the records. */
  readonly first: number;
  readonly records: readonly NewRecord[];
}

/**
 * The records as stored when they are the target's, byte for byte; `others` when anything else stands there, be it
 * under the same ids; `nothing` while the stream does not reach so far. An append is stored whole, so that its first
 * record tells.
 */
export function placement(
  view: WriteView,
  { stream, first, records }: Target,
): readonly StoredRecord[] | 'others' | 'nothing' {
  const head = view.revision(stream);
  if (head === undefined || head < first) return 'nothing';
  const stored: StoredRecord[] = [];
  for (const record of view.read(stream, first)) {
    const wanted = records[stored.length];
    if (!wanted || wanted.id !== record.id || !sameBytes(wanted.bytes, record.bytes)) return 'others';
    if (stored.push(record) === records.length) return stored;
  }
  return head - first + 1 < records.length ? 'nothing' : 'others';
}
