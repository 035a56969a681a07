/** Where a feed goes on: behind the last fact that its reader has seen. */
import { Problem } from './problem';

const INDEX = /^(0|[1-9]\d{0,14})$/;
const FROM_THE_BEGINNING = -1;

/**
 * Index behind which the feed goes on, -1 for the beginning.
 *
 * @param header Last-Event-ID as it came; sent twice, it is one text with a comma
 * @param after the member of the query; the size of the log stands for its newest fact
 * @throws Problem invalid-cursor, naming the header or the member that is wrong
 */
export function resumedBehind(
  header: string | readonly string[] | undefined,
  after: string | undefined,
  size: number,
): number {
  const seen = header === undefined ? undefined : indexIn('Last-Event-ID', String(header), size - 1);
  const asked = after === undefined ? undefined : Math.min(indexIn('after', after, size), size - 1);
  if (seen !== undefined && asked !== undefined && seen !== asked) {
    throw new Problem('invalid-cursor', 'Last-Event-ID and after name two places: send one of them');
  }
  return seen ?? asked ?? FROM_THE_BEGINNING;
}

/** What was sent is not repeated. */
function indexIn(name: string, text: string, most: number): number {
  if (!INDEX.test(text)) throw new Problem('invalid-cursor', `${name} is the index of a fact, such as 6034, sent once`);
  if (Number(text) > most) throw new Problem('invalid-cursor', `${name} lies behind the end of the log`);
  return Number(text);
}
