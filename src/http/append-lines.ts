/** application/x-ndjson: every line is a request of its own, and has a line of its own in the answer. */
import { Logger } from '@nestjs/common';
import type { Actor, RecordOutcome, RecordRequest } from '../ledger/recording';
import { MAX_FACT_BYTES, readAppend, receiptJson, receiptsOf, recordRequest } from './append';
import { Problem } from './problem';
import { problemOf } from './problem-reply';

const NEWLINE = 0x0a;
/** Lines handed to the ledger and not answered yet. They are decided in the order in which they were handed over. */
const WINDOW = 256;
const logger = new Logger('http');

interface Line {
  /** 1 for the first; blank lines count, so that the number is that of the file that was sent. */
  readonly number: number;
  /** `undefined` for a line beyond the limit of one fact. */
  readonly bytes: Uint8Array | undefined;
}

/** The lines of a body, blank ones left out. Memory stays within one line whatever is sent. */
export async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const finished = (): Line | undefined => {
    const bytes = length > MAX_FACT_BYTES ? undefined : Buffer.concat(parts);
    const line = { number, bytes };
    parts = [];
    length = 0;
    number++;
    return bytes !== undefined && isBlank(bytes) ? undefined : line;
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length <= MAX_FACT_BYTES) parts.push(part);
    else parts = [];
  };
  for await (const chunk of body) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      const line = finished();
      if (line) yield line;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  const line = length > 0 ? finished() : undefined;
  if (line) yield line;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);

interface Pending {
  readonly answered: Promise<void>;
  answer: string | undefined;
}

/**
 * Answers in the order of the lines, several at a time where they are ready. Reads on only while fewer than 256 lines
 * wait, and only as fast as the answers are taken.
 */
export async function* answersTo(
  lines: AsyncGenerator<Line>,
  record: (line: Line) => Promise<string>,
): AsyncGenerator<string> {
  const waiting: Pending[] = [];
  let next: Promise<IteratorResult<Line>> | undefined = lines.next();
  try {
    while (next || waiting.length > 0) {
      const first = waiting[0];
      const nextRead: Promise<IteratorResult<Line> | undefined> | undefined =
        waiting.length < WINDOW ? next : undefined;
      // Whichever comes first: a client may send one line, and wait for its answer before it sends another.
      const read = await (first
        ? Promise.race([first.answered.then(() => undefined), ...(nextRead ? [nextRead] : [])])
        : nextRead);
      if (read) {
        if (read.done) next = undefined;
        else {
          waiting.push(pending(record(read.value)));
          next = lines.next();
        }
      }
      let text = '';
      while (waiting[0]?.answer !== undefined) text += `${(waiting.shift() as Pending).answer}\n`;
      if (text !== '') yield text;
    }
  } finally {
    await lines.return(undefined);
  }
}

function pending(answer: Promise<string>): Pending {
  const entry: { answered: Promise<void>; answer: string | undefined } = {
    answered: answer.then((text) => {
      entry.answer = text;
    }),
    answer: undefined,
  };
  return entry;
}

/** Records one line and gives the line of the answer. Never rejects: a failure is a problem on this line alone. */
export async function recordLine(
  { number, bytes }: Line,
  actor: Actor,
  headerKey: string,
  record: (request: RecordRequest) => Promise<RecordOutcome>,
): Promise<string> {
  try {
    if (!bytes) throw new Problem('body-too-large', `a fact has at most ${MAX_FACT_BYTES} bytes`);
    const append = readAppend(bytes, false);
    const outcome = await record(recordRequest(append, actor, `${headerKey}/${number}`, undefined));
    return receiptJson(receiptsOf(outcome, false, false).receipts[0]);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) logger.error({ instance: problem.instance, err: error }, problem.message);
    return JSON.stringify(problem.body());
  }
}
