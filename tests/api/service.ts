/** A whole service on a port of its own: the real ledger on disk, the real interface, real keys. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type Agent } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createKey } from '../../src/adapters/system/key-file';
import { keysPath } from '../../src/data-directory';
import type { Role } from '../../src/domain/roles';
import type { Ledger } from '../../src/ledger/ledger';
import { startService, type Service as Running } from '../../src/main';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** Members of a body of JSON; empty for any other. */
  readonly json: Record<string, unknown>;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  readonly agent?: Agent;
}

/** A line of the service's log. */
export type LogLine = Readonly<Record<string, unknown>>;

export class Service {
  private constructor(
    private readonly running: Running,
    private readonly folder: string,
    readonly log: readonly LogLine[],
  ) {}

  static async start(): Promise<Service> {
    const folder = mkdtempSync(join(tmpdir(), 'shilu-api-'));
    const lines: LogLine[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) });
    const running = await startService({ dataDir: folder, host: '127.0.0.1', port: 0 }, log);
    return new Service(running, folder, lines);
  }

  get ledger(): Ledger {
    return this.running.ledger;
  }

  get port(): number {
    return Number(new URL(this.running.url).port);
  }

  async stop(): Promise<void> {
    await this.running.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** A key's token. */
  token(role: Role | 'administrator', organ?: string, jurisdiction?: string, expiresInDays?: number): string {
    const wanted = {
      role,
      ...(organ ? { organ } : {}),
      ...(jurisdiction ? { jurisdiction } : {}),
      ...(expiresInDays ? { expiresInDays } : {}),
    };
    return createKey(keysPath({ dataDir: this.folder }), wanted, Date.now()).token;
  }

  send(path: string, { method = 'GET', headers = {}, body, agent }: Sent = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        {
          host: '127.0.0.1',
          port: this.port,
          path,
          method,
          headers: headers as Record<string, string>,
          agent: agent ?? false,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            resolve(answer(response.statusCode ?? 0, response.headers, Buffer.concat(chunks)));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  get(path: string, token?: string, headers: Sent['headers'] = {}): Promise<Answer> {
    return this.send(path, { headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) } });
  }

  /** Appends JSON under a key. */
  append(token: string, key: string, body: unknown, headers: Sent['headers'] = {}): Promise<Answer> {
    return this.send('/v1/events', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...headers,
      },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  }

  /** Everything that comes back for bytes written to a socket, until the other side closes or falls silent. */
  raw(bytes: string | Uint8Array, silence = 300): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1');
      let text = '';
      socket.setTimeout(silence, () => socket.destroy());
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(text);
        else reject(error);
      });
      socket.on('close', () => {
        resolve(text);
      });
      socket.write(bytes);
    });
  }
}

function answer(status: number, headers: Answer['headers'], bytes: Buffer): Answer {
  const text = bytes.toString();
  const isJson = /json/.test(String(headers['content-type'])) && !/ndjson/.test(String(headers['content-type']));
  return {
    status,
    headers,
    bytes,
    text,
    json: isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** The last segment of a problem's type. */
export const slugOf = ({ json }: Answer): string => ((json['type'] ?? '') as string).replace('/problems/', '');
