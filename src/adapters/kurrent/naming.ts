/** What the server holds of a ledger, and what it may not hold beside it. */
import type { RecordedEvent } from '@eventstore/db-client';
import type { CopiedRecord } from '../../ledger/log-copy';

/** Of every record. What kind of fact it holds is said in its bytes, and nowhere a second time. */
export const RECORD_TYPE = 'shilu.record.v1';
export const CHECKPOINT_TYPE = 'shilu.checkpoint.v1';
/** Holds the signed checkpoints. No stream of the ledger has such a name. */
export const LOCK_STREAM = 'shilu.lock';

const TOMBSTONE = '$streamDeleted';
const METADATA = '$metadata';
/** Settings of a stream under which the server forgets events. */
const FORGETTING = ['$maxCount', '$maxAge', '$tb'] as const;

/** The server holds what a ledger's server must not hold, or was told to forget what it must keep. */
export class ServerRefused extends Error {}

export class Naming {
  constructor(private readonly prefix = '') {}

  nameOf(stream: string): string {
    return this.prefix + stream;
  }

  get lock(): string {
    return this.nameOf(LOCK_STREAM);
  }

  /**
   * The record that an event of the whole log is; undefined for what is the server's own, or the lock's.
   *
   * @throws ServerRefused for an event of nobody's, and for one that makes the server forget
   */
  recordIn(event: RecordedEvent): CopiedRecord | undefined {
    const { streamId, type } = event;
    if (streamId.startsWith('$$')) this.assertKept(event, streamId.slice(2));
    if (streamId.startsWith('$') || !this.isOurs(streamId)) return undefined;
    if (type === TOMBSTONE) throw new ServerRefused(`the stream ${streamId} was deleted on the server`);
    if (streamId === this.lock) return undefined;
    if (type !== RECORD_TYPE || event.isJson) {
      const what = `the event ${event.id} (${type}) in ${streamId}`;
      throw new ServerRefused(`${what} is no record of a ledger: a server holds one ledger, and nothing else`);
    }
    const { id, revision, data } = event;
    return { stream: streamId.slice(this.prefix.length), revision: Number(revision), id, bytes: data as Uint8Array };
  }

  /** With a prefix, everything outside it is somebody else's. */
  private isOurs(streamId: string): boolean {
    return streamId.startsWith(this.prefix);
  }

  private assertKept({ type, data }: RecordedEvent, streamId: string): void {
    if (type !== METADATA || streamId.startsWith('$') || !this.isOurs(streamId) || typeof data !== 'object') return;
    const set = FORGETTING.filter((name) => name in data);
    if (set.length === 0) return;
    throw new ServerRefused(`the server was told to forget events of ${streamId} (${set.join(', ')})`);
  }
}
