/** What the append is compared with: bare Fastify that parses the body and sends it back. */
import fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { serveParent } from '../child';
import type { Usage } from './usage';

async function main(): Promise<void> {
  const server = fastify({ logger: false });
  server.post('/v1/events', (request, reply) => reply.code(201).send(request.body));
  await server.listen({ port: 0, host: '127.0.0.1' });
  const usage = (): Usage => {
    const { user, system } = process.cpuUsage();
    return { cpuUs: user + system, flushes: 0 };
  };
  serveParent({ port: (server.server.address() as AddressInfo).port }, usage, () => server.close());
}

void main();
