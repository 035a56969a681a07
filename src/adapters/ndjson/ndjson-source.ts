/** An NDJSON file of traces, read line by line in constant memory (the longest line, and one buffer). */
import { createReadStream } from 'node:fs';
import { SourceUnreadable, TraceSource, type ImportTrace, type Seen } from '../../ledger/import/trace-source';
import { LineFault, parseLine } from './ndjson-line';

const READ_BYTES = 65_536;
/** One trace with all its events; a longer line is taken for a file that is no NDJSON. */
const LINE_UNITS_MAX = 32 * 1024 * 1024;

export class NdjsonSource extends TraceSource {
  private line = 0;
  private traceCount = 0;
  private eventCount = 0;
  private attributeCount = 0;
  private bytesRead = (): number => 0;

  constructor(private readonly path: string) {
    super();
  }

  get seen(): Seen {
    return {
      traces: this.traceCount,
      events: this.eventCount,
      attributes: this.attributeCount,
      log: [],
      bytes: this.bytesRead(),
    };
  }

  async *traces(): AsyncGenerator<ImportTrace, void, undefined> {
    try {
      for await (const line of this.lines()) {
        this.line += 1;
        // A last line feed ends the last line; an empty line in between says nothing either.
        if (line.trim() !== '') yield this.parse(line);
      }
    } catch (error) {
      if (error instanceof SourceUnreadable) throw error;
      throw new SourceUnreadable(`line ${this.line + 1}`, reasonOf(error));
    }
  }

  private parse(line: string): ImportTrace {
    try {
      const { trace, attributes } = parseLine(line);
      this.traceCount += 1;
      this.eventCount += trace.events.length;
      this.attributeCount += attributes;
      return trace;
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      throw new SourceUnreadable(`line ${this.line}`, error.message);
    }
  }

  private async *lines(): AsyncGenerator<string, void, undefined> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const file = createReadStream(this.path, { highWaterMark: READ_BYTES });
    this.bytesRead = () => file.bytesRead;
    let rest = '';
    for await (const piece of file) {
      const [first = '', ...others] = decoder.decode(piece as Uint8Array, { stream: true }).split('\n');
      rest += first;
      if (rest.length > LINE_UNITS_MAX) throw new LineFault('the line is too long for one trace');
      for (const next of others) {
        yield rest;
        rest = next;
      }
    }
    yield rest + decoder.decode();
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'not UTF-8' : message;
}
