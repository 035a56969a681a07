/**
 * A CSV file as a log: the first row names the columns, each further row is one event, and rows that stand together with
 * the same text in the trace column are one trace. Memory holds one buffer and the largest trace.
 */
import { createReadStream } from 'node:fs';
import {
  SourceUnreadable,
  TraceSource,
  type Attribute,
  type ImportEvent,
  type ImportTrace,
  type Seen,
} from '../../ledger/import/trace-source';
import { RowFault, rowsOf, type Row } from './csv-rows';

export interface CsvForm {
  /** The column that names the trace of each row. */
  readonly trace: string;
  /** What stands between two cells, one character. */
  readonly separator: string;
}

const READ_BYTES = 65_536;
/** Text of one trace, in UTF-16 units; more is taken for a trace column that does not tell traces apart. */
const TRACE_UNITS_MAX = 32 * 1024 * 1024;

/** The columns in file order, and the place of the one that names the trace. */
interface Header {
  readonly columns: readonly string[];
  readonly trace: number;
}

/** A trace that may go on. */
interface Open {
  readonly name: string | undefined;
  readonly events: ImportEvent[];
  units: number;
}

export class CsvSource extends TraceSource {
  private header: Header | undefined;
  private open: Open | undefined;
  private line = 0;
  private traceCount = 0;
  private eventCount = 0;
  private attributeCount = 0;
  private bytesRead = (): number => 0;

  constructor(
    private readonly path: string,
    private readonly form: CsvForm,
    /** Tests take less. */
    private readonly traceUnitsMax = TRACE_UNITS_MAX,
  ) {
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
      const file = createReadStream(this.path, { highWaterMark: READ_BYTES });
      this.bytesRead = () => file.bytesRead;
      for await (const rows of rowsOf(file, this.form.separator)) {
        for (const row of rows) {
          const done = this.take(row);
          if (done) yield done;
        }
      }
      if (!this.header) throw new RowFault(1, 'no row of column names');
      if (this.open) yield traceOf(this.open);
    } catch (error) {
      if (error instanceof RowFault) throw new SourceUnreadable(`line ${String(error.line)}`, error.message);
      const reason = error instanceof Error ? error.message : String(error);
      throw error instanceof SourceUnreadable ? error : new SourceUnreadable(`line ${String(this.line + 1)}`, reason);
    }
  }

  /** The trace that the row ends by beginning another one. */
  private take(row: Row): ImportTrace | undefined {
    this.line = row.line;
    if (!this.header) {
      this.header = headerOf(row, this.form.trace);
      return undefined;
    }
    const { columns, trace } = this.header;
    const { cells, line } = row;
    if (cells.length !== columns.length) {
      throw new RowFault(line, `${String(cells.length)} cells; there are ${String(columns.length)} columns`);
    }
    const name = cells[trace] === '' ? undefined : cells[trace];
    const before = this.open;
    const open: Open = before && before.name === name ? before : this.begin(name);
    const attributes: Attribute[] = [];
    for (const [place, cell] of cells.entries()) {
      if (cell === '' || place === trace) continue;
      attributes.push([columns[place] ?? '', cell, 'string']);
      open.units += cell.length;
    }
    if (open.units > this.traceUnitsMax) throw new RowFault(line, 'the trace is too long for one');
    open.events.push({ attributes });
    this.eventCount += 1;
    this.attributeCount += attributes.length;
    return before && before !== open ? traceOf(before) : undefined;
  }

  private begin(name: string | undefined): Open {
    this.open = { name, events: [], units: 0 };
    this.traceCount += 1;
    if (name !== undefined) this.attributeCount += 1;
    return this.open;
  }
}

const traceOf = ({ name, events }: Open): ImportTrace => ({ name, attributes: [], events });

function headerOf({ cells, line }: Row, trace: string): Header {
  for (const [place, column] of cells.entries()) {
    if (column === '') throw new RowFault(line, `column ${String(place + 1)} has no name`);
    if (/[\r\n]/.test(column))
      throw new RowFault(line, `the name of column ${String(place + 1)} is broken by a line end`);
    if (cells.indexOf(column) !== place) throw new RowFault(line, `two columns are called ${column}`);
  }
  const place = cells.indexOf(trace);
  if (place < 0) {
    throw new RowFault(line, `no column ${trace}, by which the mapping tells traces; there are ${cells.join(', ')}`);
  }
  return { columns: cells, trace: place };
}
