import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { BodyDeadline } from '../../../src/http/body-deadline';

const LIMIT_MS = 200;

let deadline: BodyDeadline;
let server: Server;
let port: number;

/** Awaits each body as the append route does, and answers it with its length. */
function take(request: IncomingMessage): Promise<number> {
  deadline.awaits(request);
  let bytes = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      deadline.arrived(request);
      resolve(bytes);
    });
  });
}

beforeEach(async () => {
  deadline = new BodyDeadline(LIMIT_MS);
  server = createServer((request, response) => void take(request).then((bytes) => response.end(String(bytes))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => {
  deadline.stop();
  server.closeAllConnections();
  server.close();
});

/** Everything the server says until it closes the connection, or until it has said `enough`. */
function said(socket: Socket, enough?: string): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (enough !== undefined && text.includes(enough)) resolve(text);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n';

test('a body that is late is answered with 408, and its connection ends', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head}ab`);
  const answer = await said(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('request-timeout');
});

test('a body that comes in pieces within the limit is taken, and its connection stays for the next', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head}ab`);
  setTimeout(() => socket.write('cd'), LIMIT_MS / 4);
  expect(await said(socket, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  await new Promise((resolve) => setTimeout(resolve, 2 * LIMIT_MS));
  socket.write(`${head}abcd`);
  expect(await said(socket, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});
