import { EventEmitter } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Feeds } from '../../../src/http/feeds';
import type { ServedLedger } from '../../../src/http/served-ledger';

const log = { size: () => 0, list: () => [], grown: () => () => undefined };
const bearer = { keyId: 'k001', role: 'administrator' } as const;
const request = {} as FastifyRequest;
const replyOn = (destroyed: boolean): { readonly reply: FastifyReply; readonly connection: EventEmitter } => {
  const connection = Object.assign(new EventEmitter(), { destroyed });
  return { connection, reply: { raw: connection } as unknown as FastifyReply };
};

test('a feed is open as long as its connection', () => {
  const feeds = new Feeds({ log } as unknown as ServedLedger);
  const { reply, connection } = replyOn(false);
  feeds.start(request, reply, bearer, { after: -1 });
  expect(feeds.open).toBe(1);
  connection.emit('close');
  expect(feeds.open).toBe(0);
});

test('one whose caller is gone already is not opened: nobody would close it', async () => {
  const feeds = new Feeds({ log } as unknown as ServedLedger);
  const text = feeds.start(request, replyOn(true).reply, bearer, { after: -1 });
  expect(feeds.open).toBe(0);
  expect(await text.toArray()).toEqual([]);
});

test('none is opened once the service stops', async () => {
  const feeds = new Feeds({ log } as unknown as ServedLedger);
  await feeds.onModuleDestroy();
  expect(() => feeds.start(request, replyOn(false).reply, bearer, { after: -1 })).toThrow('the service stops');
});
