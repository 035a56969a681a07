/** The rows of a CSV file (RFC 4180, UTF-8), read as a stream in constant memory (the longest row, and one buffer). */
import { isUtf8 } from 'node:buffer';
import { parse, type CsvError, type InfoRecord, type Parser } from 'csv-parse';

/** One row: its cells exactly as they are printed, without the quotes around them, and the line on which it begins. */
export interface Row {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** The file cannot be read on. */
export class RowFault extends Error {
  constructor(
    /** 1-based; where the row begins that is at fault. */
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** A longer row is taken for a quote that is never closed, or for a file that is no CSV. */
const ROW_BYTES_MAX = 1024 * 1024;
const LINE_FEED = 0x0a;

const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${String(ROW_BYTES_MAX)} bytes; is a quote not closed?`,
  INVALID_OPENING_QUOTE: 'a quote inside a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quote with something behind it that is no separator',
};

/**
 * The rows in file order, in batches of about a buffer; empty lines are passed over. Throws `RowFault` when it has given
 * all rows before the fault.
 */
export async function* rowsOf(
  file: AsyncIterable<Uint8Array>,
  separator: string,
): AsyncGenerator<readonly Row[], void, undefined> {
  let rows: Row[] = [];
  // Line feeds passed, but for those of empty lines: the parser's own count takes CR LF in a cell for two.
  let passed = 0;
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n'],
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_BYTES_MAX,
    // What is taken here is not queued in the parser, where an error would throw it away.
    on_record: (cells: readonly string[], info: InfoRecord) => {
      rows.push({ cells, line: passed + info.empty_lines + 1 });
      for (const cell of cells) passed += lineFeedsIn(cell);
      passed += 1;
      return null;
    },
  });
  // Each error comes back from the call that met it.
  parser.on('error', () => undefined);
  try {
    for await (const step of steps(file)) {
      // At a fault of the bytes too the parser is told that no more comes: it keeps the end of each block back.
      const error = await fed(parser, 'fault' in step ? undefined : step.block);
      yield rows;
      rows = [];
      if ('fault' in step) throw step.fault;
      if (error) throw faultOf(error, passed + parser.info.empty_lines + 1);
    }
  } finally {
    parser.destroy();
  }
}

/** A block of whole lines, the end of the file (no block), or what is wrong with the bytes. */
type Stepped = { readonly block: Buffer | undefined } | { readonly fault: RowFault };

async function* steps(file: AsyncIterable<Uint8Array>): AsyncGenerator<Stepped, void, undefined> {
  let rest: Uint8Array = Buffer.alloc(0);
  let line = 1;
  for await (const piece of file) {
    const end = piece.lastIndexOf(LINE_FEED) + 1;
    const block = Buffer.concat([rest, piece.subarray(0, end)]);
    rest = end === 0 ? Buffer.concat([rest, piece]) : piece.subarray(end);
    if (end > 0) {
      const { good, fault } = checked(block, line);
      yield { block: good };
      if (fault) return yield { fault };
      line += lineFeedsIn(block);
    }
    if (rest.length > ROW_BYTES_MAX) {
      return yield { fault: new RowFault(line, `the line is longer than ${String(ROW_BYTES_MAX)} bytes`) };
    }
  }
  const { good, fault } = checked(Buffer.from(rest), line);
  if (good.length > 0) yield { block: good };
  yield fault ? { fault } : { block: undefined };
}

function lineFeedsIn(text: Buffer | string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The lines of a block up to one that is no UTF-8 text. A line feed is part of no other character, in GB18030 neither. */
function checked(block: Buffer, first: number): { readonly good: Buffer; readonly fault?: RowFault } {
  if (isUtf8(block) && !block.includes(0)) return { good: block };
  let [from, line] = [0, first];
  for (;;) {
    const end = block.indexOf(LINE_FEED, from);
    const text = block.subarray(from, end < 0 ? block.length : end);
    if (!isUtf8(text) || text.includes(0)) {
      return { good: block.subarray(0, from), fault: new RowFault(line, text.includes(0) ? NUL : NOT_UTF8) };
    }
    from = end + 1;
    line += 1;
  }
}

const NUL = 'the character U+0000; save the file as UTF-8, not as UTF-16';
const NOT_UTF8 = 'not UTF-8; if the file is GB18030 or GBK, convert it first: iconv -f GB18030 -t UTF-8';

/** Hands bytes to the parser, or the end of the file; the error of it, if there is one. */
const fed = (parser: Parser, block: Buffer | undefined): Promise<Error | undefined> =>
  new Promise((resolve) => {
    const settled = (error?: Error | null): void => {
      resolve(error ?? undefined);
    };
    if (block) parser.write(block, settled);
    else parser.end(settled);
  });

const faultOf = (error: Error, line: number): RowFault =>
  new RowFault(line, FAULTS[String((error as Partial<CsvError>).code)] ?? error.message);
