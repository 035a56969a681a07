/**
 * Where the facade keeps its log: one stream of an event store in an SQLite file. Each append is one frame, cut into as
 * many records as the store's limits want, so that a stream of any name and an append of any number of events can be
 * kept in a store that admits neither.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { SqliteEventStore } from '../../../src/adapters/sqlite/event-store';
import type { Proposed } from './event';

export interface Frame {
  readonly stream: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly events: readonly Proposed[];
}

interface Header {
  readonly stream: string;
  readonly created: number;
  readonly events: readonly (readonly [
    id: string,
    type: string,
    contentType: string,
    metadata: number,
    data: number,
  ])[];
}

const STREAM = 'facade-journal';
const PART_BYTES = 1_000_000;
/** First byte of a part. A frame without its last part was cut off by a crash and does not count. */
const STARTS = 1;
const ENDS = 2;

export class Journal {
  private constructor(private readonly store: SqliteEventStore) {}

  static open(directory: string): Journal {
    return new Journal(SqliteEventStore.open(join(directory, 'facade.db')));
  }

  /**
   * Writes the frame if `decide`, called in order of arrival while nothing else is written, says so. Resolves, in the
   * same order, when everything decided so far is durable.
   */
  async write(frame: Frame, decide: () => boolean): Promise<void> {
    let wanted = false;
    const writes = partsOf(encode(frame)).map((bytes, part) =>
      this.store.append({
        stream: STREAM,
        expected: 'any',
        build: () => {
          if (part === 0) wanted = decide();
          return wanted ? [{ id: randomUUID(), bytes }] : { instead: undefined };
        },
      }),
    );
    await Promise.all(writes);
  }

  async *frames(): AsyncGenerator<Frame> {
    let parts: Uint8Array[] = [];
    for await (const { bytes } of this.store.readStream(STREAM)) {
      const flags = bytes[0] ?? 0;
      if ((flags & STARTS) !== 0) parts = [];
      parts.push(bytes.subarray(1));
      if ((flags & ENDS) !== 0) yield decode(Buffer.concat(parts));
    }
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

function encode({ stream, created, events }: Frame): Buffer {
  const header: Header = {
    stream,
    created,
    events: events.map(({ id, type, contentType, metadata, data }) => [
      id,
      type,
      contentType,
      metadata.length,
      data.length,
    ]),
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, ...events.flatMap(({ metadata, data }) => [metadata, data])]);
}

function decode(bytes: Buffer): Frame {
  let at = 4 + bytes.readUInt32BE();
  const header = JSON.parse(bytes.toString('utf8', 4, at)) as Header;
  const take = (length: number): Uint8Array => Uint8Array.from(bytes.subarray(at, (at += length)));
  const events = header.events.map(([id, type, contentType, metadata, data]) => ({
    id,
    type,
    contentType,
    metadata: take(metadata),
    data: take(data),
  }));
  return { stream: header.stream, created: header.created, events };
}

function partsOf(frame: Buffer): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < frame.length; at += PART_BYTES) {
    const flags = (at === 0 ? STARTS : 0) | (at + PART_BYTES >= frame.length ? ENDS : 0);
    parts.push(Buffer.concat([Uint8Array.of(flags), frame.subarray(at, at + PART_BYTES)]));
  }
  return parts;
}
