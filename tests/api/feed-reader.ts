/** A reader of the feed on a socket of its own, as a client of server-sent events is one. */
import { request, type IncomingMessage } from 'node:http';

export interface FeedEvent {
  readonly id: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FeedOpened {
  readonly port: number;
  readonly token: string;
  /** What stands behind `/v1/feed`, e.g. `?type=PenaltyImposed`. */
  readonly query?: string;
  readonly lastEventId?: string;
}

export class FeedReader {
  /** Of all events, in the order in which they came; none where each is handed on. The last id may have come without one. */
  readonly events: FeedEvent[] = [];
  lastId: string | undefined;
  comments = 0;
  ended = false;
  private rest = '';
  private waiting: (() => void)[] = [];

  private constructor(
    readonly response: IncomingMessage,
    private readonly onEvent?: (event: FeedEvent) => void,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      this.take(text);
    });
    response.on('end', () => (this.ended = true));
    // A reader that is killed hears of it here.
    response.on('error', () => undefined);
    response.on('close', () => {
      this.wake();
    });
  }

  /** Resolves once the head of the answer is there. */
  static open(
    { port, token, query = '', lastEventId }: FeedOpened,
    onEvent?: (event: FeedEvent) => void,
  ): Promise<FeedReader> {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: `/v1/feed${query}`, headers, agent: false }, (response) => {
        resolve(new FeedReader(response, onEvent));
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  get indices(): readonly number[] {
    return this.events.map(({ id }) => id);
  }

  /** Resolves when it holds, or the connection is gone. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds() && !this.response.closed) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Tears the connection down wherever it stands. */
  kill(): void {
    this.response.destroy();
  }

  private take(text: string): void {
    this.rest += text;
    for (let end = this.rest.indexOf('\n\n'); end !== -1; end = this.rest.indexOf('\n\n')) {
      const frame = this.rest.slice(0, end);
      this.rest = this.rest.slice(end + 2);
      this.dispatch(frame);
      if (this.response.destroyed) break;
    }
    this.wake();
  }

  private dispatch(frame: string): void {
    const fields = new Map<string, string>();
    for (const line of frame.split('\n')) {
      if (line.startsWith(':')) this.comments += 1;
      else fields.set(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2));
    }
    this.lastId = fields.get('id') ?? this.lastId;
    const data = fields.get('data');
    if (data === undefined) return;
    const event = {
      id: Number(this.lastId),
      event: fields.get('event') ?? '',
      data: JSON.parse(data) as FeedEvent['data'],
    };
    if (this.onEvent) this.onEvent(event);
    else this.events.push(event);
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const each of waiting) each();
  }
}
