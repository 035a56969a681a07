/**
 * The client of both servers, in a process of its own: as many connections as asked for, one request at a time on each,
 * the next one as soon as the answer is there. Plain sockets, as a fuller client would cost more than the servers.
 */
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { serveParent } from '../child';
import { Cases } from './cases';

export interface Driving {
  readonly port: number;
  readonly token: string;
  readonly connections: number;
  readonly milliseconds: number;
}

export interface Driven {
  /** Requests answered with 201, from the first to be sent to the last answer. */
  readonly recorded: number;
  /** Answers of any other status, by status. */
  readonly others: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Milliseconds from a request to its answer. */
  readonly latencies: readonly number[];
}

const HEADER_END = Buffer.from('\r\n\r\n');
const LENGTH = /content-length: (\d+)/i;

/** Cases go on from one measurement to the next, each server having its own. */
const casesOf = new Map<number, Cases>();

function casesFor(port: number): Cases {
  let cases = casesOf.get(port);
  if (!cases) casesOf.set(port, (cases = new Cases()));
  return cases;
}

class Connection {
  private received: Buffer = Buffer.alloc(0);
  private answered: ((status: string) => void) | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly token: string,
  ) {
    socket.on('data', (chunk) => this.take(chunk));
  }

  static open({ port, token }: Driving): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Connection(socket, token)));
    });
  }

  /** Sends one body and resolves with the status of its answer. */
  send(body: string): Promise<string> {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(
        `POST /v1/events HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${this.token}\r\n` +
          `idempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\n` +
          `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headEnd = this.received.indexOf(HEADER_END);
    if (headEnd === -1) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = Number(LENGTH.exec(head)?.[1]);
    if (Number.isNaN(length)) throw new Error(`an answer without a length: ${head}`);
    if (this.received.length < headEnd + HEADER_END.length + length) return;
    this.received = Buffer.alloc(0);
    this.answered?.(head.slice(9, 12));
  }
}

async function drive(driving: Driving): Promise<Driven> {
  const cases = casesFor(driving.port);
  const connections = await Promise.all(Array.from({ length: driving.connections }, () => Connection.open(driving)));
  const others: Record<string, number> = {};
  const latencies: number[] = [];
  const start = performance.now();
  const until = start + driving.milliseconds;
  await Promise.all(
    connections.map(async (connection) => {
      for (let sent = performance.now(); sent < until; sent = performance.now()) {
        const { body, recorded } = cases.next();
        const status = await connection.send(body);
        if (status === '201') {
          recorded();
          latencies.push(performance.now() - sent);
        } else {
          others[status] = (others[status] ?? 0) + 1;
        }
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of connections) connection.close();
  return { recorded: latencies.length, others, seconds, latencies };
}

serveParent({}, (message) => drive(message as Driving));
