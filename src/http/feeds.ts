/** The feeds that are open: how many there may be, and how they end with their reader, their key or the service. */
import { Readable } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bearer } from '../ledger/key-ring';
import { authenticate } from './authentication';
import { feedFrames, type FeedQuestion } from './feed-frames';
import { LogGrowth } from './log-growth';
import { Problem } from './problem';
import { ServedLedger } from './served-ledger';
import { mayReadStream } from './stream-readers';

/** Each holds a socket and a page of facts. */
export const FEEDS_MAX = 500;
export const HEARTBEAT_MS = 15_000;
/** What readers have to take the end of their feeds when the service stops. */
const END_MS = 500;

const logger = new Logger('feed');

@Injectable()
export class Feeds implements OnModuleDestroy {
  private readonly growth: LogGrowth;
  private readonly ends = new Map<AbortController, Promise<void>>();
  private stopped = false;

  constructor(private readonly ledger: ServedLedger) {
    this.growth = new LogGrowth(ledger.log);
  }

  get open(): number {
    return this.ends.size;
  }

  /**
   * The text of a feed, to be sent as the body of this answer. It is closed when the answer's connection is.
   *
   * @throws Problem too-many-feeds; unavailable once the service stops
   */
  start(request: FastifyRequest, reply: FastifyReply, bearer: Bearer, question: FeedQuestion): Readable {
    if (this.stopped) throw new Problem('unavailable', 'the service stops');
    if (this.open >= FEEDS_MAX) {
      throw new Problem('too-many-feeds', `${FEEDS_MAX} feeds are open`, {}, { 'retry-after': '10' });
    }
    // Its caller hung up while the key was looked at: nobody would tell of it a second time.
    if (reply.raw.destroyed) return Readable.from([]);
    const end = new AbortController();
    const frames = feedFrames(
      {
        log: this.ledger.log,
        growth: this.growth,
        mayRead: () =>
          question.stream === undefined
            ? Promise.resolve(true)
            : mayReadStream(this.ledger.log, bearer, question.stream),
        isKeyValid: () => this.isStill(bearer, request),
        heartbeatMs: HEARTBEAT_MS,
      },
      question,
      end.signal,
    );
    const text = Readable.from(frames, { objectMode: false });
    text.on('error', (error) => {
      if (!end.signal.aborted) logger.error({ err: error }, 'a feed broke off');
    });
    const closed = new Promise<void>((resolve) => {
      reply.raw.once('close', () => {
        this.ends.delete(end);
        end.abort();
        resolve();
      });
    });
    this.ends.set(end, closed);
    return text;
  }

  /** Ends every feed where it stands; a reader that does not take the end is cut off with its connection. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    const closed = [...this.ends.values()];
    for (const end of [...this.ends.keys()]) end.abort();
    let late: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (late = setTimeout(resolve, END_MS)));
    await Promise.race([Promise.all(closed), enough]);
    clearTimeout(late);
  }

  /** A key that was revoked or has expired since ends what it opened. */
  private isStill(bearer: Bearer, request: FastifyRequest): boolean {
    try {
      return authenticate(request.raw, this.ledger.keys).keyId === bearer.keyId;
    } catch {
      return false;
    }
  }
}
