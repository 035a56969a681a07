/** Port: somebody else's event log, read once from front to back as traces. */

/**
 * One attribute: its key, its text exactly as the log prints it, and the log's word for its type (`string`, `date`,
 * `int`, `float`, `boolean`, `id`, `list`, `container`; `null` where the log says that there is no value). Nested
 * attributes come behind their parent under dotted keys (`parent.child`), items of a list by place (`parent.1.child`).
 */
export type Attribute = readonly [key: string, value: string, type: string];

export interface ImportEvent {
  readonly attributes: readonly Attribute[];
}

/** One case of the log: what happened to one thing, in the log's own order. */
export interface ImportTrace {
  /** The name the log gives the trace; undefined when it gives none. */
  readonly name: string | undefined;
  /** The trace's attributes without the one that names it. */
  readonly attributes: readonly Attribute[];
  readonly events: readonly ImportEvent[];
}

/** What a reader met on its way, counted where it reads: the importer's own counts are held against these. */
export interface Seen {
  readonly traces: number;
  readonly events: number;
  /** Attributes of traces and events, nested ones and the traces' names included. */
  readonly attributes: number;
  /** What the log says of itself: attributes, and extensions, globals and classifiers under keys of their own. */
  readonly log: readonly Attribute[];
  /** Bytes of the file read so far, as stored (compressed when it is compressed). */
  readonly bytes: number;
}

/** The log cannot be read on: not well-formed, cut short, or holding something that would have to be dropped. */
export class SourceUnreadable extends Error {
  constructor(
    /** Where, in words for a person: `line 12, column 4`. */
    readonly where: string,
    message: string,
  ) {
    super(message);
  }
}

/** Adapters: src/adapters/{xes,ndjson,csv}. */
export abstract class TraceSource {
  /** Live counts; final once `traces` has ended. */
  abstract readonly seen: Seen;

  /**
   * The traces in file order; reads no further than its consumer asks (plus one buffer). Can be called once. Throws
   * `SourceUnreadable`; whatever was yielded before stands.
   */
  abstract traces(): AsyncIterable<ImportTrace>;
}
