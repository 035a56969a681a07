/**
 * One feed, as the text of its event stream: facts in log order, in pages read when they are asked for. Nothing is read
 * ahead of a reader who is slow, so a feed holds one page, however far behind it is.
 */
import type { Fact } from '../domain/fact';
import type { LogGrowth } from './log-growth';
import type { LogReader } from './log-reader';
import { shown } from './shown-fact';

/** Facts read at a time: the most that one feed holds. */
export const FEED_PAGE = 32;

export interface FeedQuestion {
  /** Index behind which it begins; -1 for the beginning. */
  readonly after: number;
  readonly type?: string;
  readonly stream?: string;
}

export interface FeedParts {
  readonly log: Pick<LogReader, 'size' | 'list'>;
  readonly growth: LogGrowth;
  /** Asked before each page: while it says no, there is nothing to be seen. */
  readonly mayRead: () => Promise<boolean>;
  /** Asked at each heartbeat; false ends the feed. */
  readonly isKeyValid: () => boolean;
  readonly heartbeatMs: number;
}

/**
 * Ends when the signal aborts or the key has lost its force; throws what the log throws. Each fact once, those of one
 * page after the other, and none before it has its place in the log.
 *
 * A heartbeat carries, as the stream's last id, the index of the last fact that was looked at. So whoever filters can go
 * on behind facts that were left out.
 */
export async function* feedFrames(
  { log, growth, mayRead, isKeyValid, heartbeatMs }: FeedParts,
  { after, ...filters }: FeedQuestion,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const isOver = (): boolean => signal.aborted;
  let seen = after;
  let beat = performance.now() + heartbeatMs;
  yield 'retry: 1000\n\n';
  while (!isOver()) {
    if (performance.now() >= beat) {
      if (!isKeyValid()) return;
      yield heartbeatFrame(seen);
      beat = performance.now() + heartbeatMs;
    }
    const size = log.size();
    const page =
      seen + 1 < size && (await mayRead()) ? await log.list({ ...filters, after: seen, limit: FEED_PAGE }) : [];
    // A stream is read as the store holds it: its newest facts may have no place in the log yet.
    const placed = page.filter(({ index }) => index < size);
    for (const fact of placed) {
      yield factFrame(fact);
      if (isOver()) return;
      seen = fact.index;
    }
    if (placed.length === FEED_PAGE) continue;
    seen = Math.max(seen, size - 1);
    await growth.beyond(size, Math.max(0, beat - performance.now()), signal);
  }
}

/** JSON has no line break of its own, so the fact is one line. */
const factFrame = (fact: Fact): string =>
  `id: ${fact.index}\nevent: ${fact.type}\ndata: ${JSON.stringify(shown(fact))}\n\n`;

/** Without data there is no event: a browser takes the id and calls nobody. */
const heartbeatFrame = (seen: number): string => `: heartbeat\n${seen < 0 ? '' : `id: ${seen}\n`}\n`;
