/** Decoded facts of streams, read once and kept while they are in use. */
import { opensStream } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import type { Fact } from '../domain/fact';
import { standing } from './decoding';

/** Facts kept; more would be looked through by every collection of garbage. */
const CAPACITY = 10_000;

/** Reads a whole stream with each fact's place in the log, up to what the log has indexed. */
export type ReadStream = (stream: string) => Promise<readonly Fact[]>;

/**
 * A bounded memory of streams (least recently used goes first). Its facts are exactly those that the log has indexed:
 * the log tells it of each new fact, in order.
 */
export class StreamFacts {
  private readonly kept = new Map<string, Fact[]>();
  /** Streams being read: the log's own load waits for a question's, so that no older reading replaces a newer one. */
  private readonly reading = new Map<string, Promise<void>>();
  private count = 0;

  constructor(
    private readonly read: ReadStream,
    private readonly capacity = CAPACITY,
  ) {}

  /** Sees to it that the streams can be asked for with `of`. */
  async load(streams: Iterable<string>): Promise<void> {
    for (const stream of streams) {
      // Once more when it was let go of while this waited for another's reading of it.
      while (!this.kept.has(stream)) await (this.reading.get(stream) ?? this.readIn(stream));
    }
  }

  /** The stream's facts in log order; it must have been loaded in the same turn. */
  of(stream: string): readonly Fact[] {
    const facts = this.kept.get(stream);
    if (!facts) throw new Error(`stream ${stream} was not loaded`);
    this.kept.delete(stream);
    this.kept.set(stream, facts);
    return facts;
  }

  /** The stream's facts as they stand at a log prefix. */
  async at(stream: string, size: number): Promise<readonly Fact[]> {
    await this.load([stream]);
    return standing(this.of(stream), size);
  }

  /** Lets go of a stream that does not exist: whoever asks for many of those must not fill the memory. */
  forgetMissing(stream: string): void {
    if (this.kept.get(stream)?.length === 0) this.kept.delete(stream);
  }

  /** A fact that the log has just indexed. */
  add(fact: Fact): void {
    const facts = this.kept.get(fact.stream);
    if (facts) {
      facts.push(fact);
      this.count += 1;
    } else if (fact.revision === 0) {
      this.keep(fact.stream, [fact]);
    }
  }

  /** Lets go of what has not been used for longest; called between batches, never within one. */
  trim(): void {
    for (const [stream, facts] of this.kept) {
      if (this.count <= this.capacity) return;
      if (this.reading.has(stream)) continue; // what is being read of it may be older
      this.kept.delete(stream);
      this.count -= facts.length;
    }
  }

  private readIn(stream: string): Promise<void> {
    const read = this.read(stream)
      .then((facts) => {
        // Opened while it was read: what the log has told of it by now is all of it.
        if (!this.kept.has(stream)) this.keep(stream, [...facts]);
      })
      .finally(() => this.reading.delete(stream));
    this.reading.set(stream, read);
    return read;
  }

  private keep(stream: string, facts: Fact[]): void {
    this.kept.set(stream, facts);
    this.count += facts.length;
  }
}

/** Streams that a batch of facts goes on with; those that it opens have nothing to be read. */
export function continued(facts: readonly Fact[]): ReadonlySet<string> {
  const opened = new Set<string>();
  const streams = new Set<string>();
  for (const { stream, revision } of facts) {
    if (revision === 0) opened.add(stream);
    else if (!opened.has(stream)) streams.add(stream);
  }
  return streams;
}

/**
 * The fact that opens a stream, among its facts as they stand: the first of a kind that gives the stream its id. While
 * none of those stands (it is voided, and not yet recorded anew), the first ordinary fact takes its place.
 */
export const openingOf = (stands: readonly Fact[]): Fact | undefined =>
  stands.find((fact) => opensStream(fact.type)) ?? stands.find((fact) => !isCorrection(fact.type));
