/** Port: this process's copy of a log that a server keeps, for reading and for decisions. */
import type { Position, StoredRecord, WriteView } from './event-store';

/** A record as the server delivered it. */
export type CopiedRecord = Omit<StoredRecord, 'position'>;

/** The copy and the server differ: one of the two is not what this process has followed so far. */
export class CopyDiffers extends Error {}

/**
 * Records in the server's order, their bytes as delivered. The copy can be thrown away at any time: it is made again
 * from the server. Its positions count its own records, so that those of two copies of one log are equal.
 */
export abstract class LogCopy {
  /** The copy between two additions; what is read of it at once is of one moment. */
  abstract readonly view: WriteView;

  /** The newest record; undefined while the copy is empty. */
  abstract last(): StoredRecord | undefined;

  /**
   * Adds records behind the newest one, all or none; it survives the process, and need not survive a power cut.
   *
   * @throws CopyDiffers when one of them does not continue its stream
   */
  abstract add(records: readonly CopiedRecord[]): void;

  /** As EventStore.readStream, of what is copied. */
  abstract readStream(stream: string, from?: number): AsyncIterable<StoredRecord>;

  /** As EventStore.readAll, of what is copied. */
  abstract readAll(from?: Position): AsyncIterable<StoredRecord>;

  /** As EventStore.follow, of what is copied. */
  abstract follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredRecord>;

  /** Ends all followers; safe to call twice. */
  abstract close(): void;
}
