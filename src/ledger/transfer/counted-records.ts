/** Records one behind the other, each held against its own header, and the tree over them. */
import type { Digest } from '../../integrity/digest';
import { toHex } from '../../integrity/hex';
import {
  decodeRecord,
  payloadMatches,
  RecordFault,
  type DecodedRecord,
  type RecordHeader,
} from '../../integrity/record';
import { Frontier, leafHash } from '../../integrity/tree';

/** Where a record stands, and its bytes; revision and id where they are kept beside the header. */
export interface PlacedRecord {
  readonly stream: string;
  readonly revision?: number;
  readonly id?: string;
  readonly bytes: Uint8Array;
}

export class CountedRecords {
  private readonly frontier: Frontier;

  constructor(
    private readonly origin: string,
    private readonly sha256: Digest,
  ) {
    this.frontier = new Frontier(sha256);
  }

  get size(): number {
    return this.frontier.size;
  }

  root(): Uint8Array {
    return this.frontier.root();
  }

  rootHex(): string {
    return toHex(this.root());
  }

  /** Takes the next record in and gives back its header, or, in words, what is wrong with it. */
  take(record: PlacedRecord): RecordHeader | string {
    let decoded: DecodedRecord;
    try {
      decoded = decodeRecord(record.bytes);
    } catch (error) {
      if (error instanceof RecordFault) return error.message;
      throw error;
    }
    const { header } = decoded;
    const { stream, revision = header.revision, id = header.id } = record;
    if (header.origin !== this.origin) return `its origin is ${header.origin}, not ${this.origin}`;
    if (header.stream !== stream || header.revision !== revision || header.id !== id) {
      return 'its header does not name the place that it stands at';
    }
    if (!payloadMatches(decoded, this.sha256)) return 'its payload is not the one that was hashed';
    this.frontier.append(leafHash(decoded.headerBytes, this.sha256));
    return header;
  }
}
