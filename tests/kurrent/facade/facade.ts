/**
 * A gRPC facade for the tests: it answers the client of EventStoreDB and KurrentDB as a real server was seen to answer,
 * over a log of its own in one directory, and fails on demand. It is no event store for anybody's data, and what passes
 * against it has been tested against the facade.
 */
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { randomUUID } from 'node:crypto';

import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { Server, ServerCredentials } from '@grpc/grpc-js';

import { appendHandler } from './append';
import { batchAppendHandler } from './batch-append';
import { deleteHandler, tombstoneHandler } from './deletion';
import { Faults, type Address } from './faults';
import { EventLog } from './log';
import { announce } from './members';
import { readHandler } from './reads';
import type { CallKind, Service } from './service';

export interface FacadeSettings {
  /** An existing directory; what an earlier facade left there is served again. */
  readonly directory: string;
  /** A free one by default. */
  readonly port?: number;
  /** Metadata can be written, and streams deleted: otherwise such calls are answered as denied. */
  readonly allowDeletion?: boolean;
}

const HOST = '127.0.0.1';
const MESSAGE_BYTES_MAX = 17 * 1024 * 1024;

export class Facade {
  readonly faults = new Faults();
  /** How many calls came in, since it was opened. */
  readonly calls: Record<CallKind, number> = {
    append: 0,
    batchAppend: 0,
    readStream: 0,
    readAll: 0,
    subscribe: 0,
    delete: 0,
    tombstone: 0,
    gossip: 0,
    features: 0,
  };
  private readonly sockets = new Set<Socket>();
  private readonly grpc = new Server({
    'grpc.max_receive_message_length': MESSAGE_BYTES_MAX,
    'grpc.enable_channelz': 0,
  });
  private readonly listener: NetServer;
  private listening = 0;

  private constructor(
    private readonly log: EventLog,
    allowDeletion: boolean,
  ) {
    const service: Service = {
      log,
      faults: this.faults,
      allowDeletion,
      count: (kind) => this.calls[kind]++,
      cut: (call) => this.cut(call.getPeer()),
    };
    this.grpc.addService(StreamsService, {
      append: appendHandler(service),
      batchAppend: batchAppendHandler(service),
      read: readHandler(service),
      delete: deleteHandler(service),
      tombstone: tombstoneHandler(service),
    });
    announce(this.grpc, service, () => this.address);
    const connections = this.grpc.createConnectionInjector(ServerCredentials.createInsecure());
    this.listener = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      connections.injectConnection(socket);
    });
  }

  static async open({ directory, port = 0, allowDeletion = false }: FacadeSettings): Promise<Facade> {
    const log = await EventLog.open(directory);
    const facade = new Facade(log, allowDeletion);
    try {
      await noteOpening(log);
      await facade.listen(port);
    } catch (error) {
      await log.close();
      throw error;
    }
    return facade;
  }

  /** Where it is found; it stays the same when it has stopped. */
  get address(): Address {
    return { address: HOST, port: this.port };
  }

  get port(): number {
    return this.listening;
  }

  get url(): string {
    return `esdb://${HOST}:${this.port}?tls=false`;
  }

  /** Cuts every connection at once, as a crash does; what was on its way to the disk may still arrive there. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.listener.close(resolve));
    this.drop();
    this.grpc.forceShutdown();
    await closed;
    await this.log.close();
  }

  /** Cuts every connection; new ones are taken. */
  drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.listener.once('error', reject).listen(port, HOST, resolve);
    });
    this.listening = (this.listener.address() as AddressInfo).port;
  }

  private cut(peer: string): void {
    for (const socket of this.sockets) if (peer === `${HOST}:${socket.remotePort}`) socket.destroy();
  }
}

/** A server's log is never empty, and grows with every start: a system event stands before what clients write. */
async function noteOpening(log: EventLog): Promise<void> {
  const event = {
    id: randomUUID(),
    type: '$facade-opened',
    contentType: 'application/json',
    metadata: new Uint8Array(),
    data: Buffer.from('{}'),
  };
  await log.append({ stream: '$facade', expected: 'any', events: [event] });
}
