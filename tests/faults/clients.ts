/** Clients that record over one kept-alive connection each, and remember every request and its first answer. */
import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Request {
  /** Idempotency key: one request has the same one for ever. */
  readonly key: string;
  readonly stream: string;
  readonly body: string;
}

/** A request that was sent; without an answer, nobody knows what became of it. */
export interface Sent extends Request {
  answer?: Answer;
}

export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Rejects when the connection ends before the whole answer is there. */
  append({ key, body }: Request): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': key,
    };
    return new Promise((resolve, reject) => {
      const sent = send(`${this.url}/v1/events`, { method: 'POST', headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('close', () => {
          if (!response.complete) reject(new Error('the answer was cut off'));
        });
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

const item = (stream: string, type: string, expectedRevision: number | 'no-stream', data: object): string =>
  JSON.stringify({ stream, type, expectedRevision, about: { jurisdiction: 'CN-629999' }, data });

/** The n-th request of a client: first its penalty is imposed, then paid in instalments that say which one they are. */
export function requestOf(client: string, n: number): Request {
  const [stream, key] = [`penalty-${client}`, `${client} ${String(n)}`];
  const source = { request: key };
  const body =
    n === 0
      ? item(stream, 'PenaltyImposed', 'no-stream', {
          penaltyId: client,
          orgId: 'sim-traffic',
          imposedOn: '2020-01-10',
          amount: '90000',
          article: '157',
          source,
        })
      : item(stream, 'PenaltyPaid', n - 1, { penaltyId: client, paidOn: '2020-05-02', amount: String(n), source });
  return { key, stream, body };
}
