/** The facade, asked by the client that the product uses: appends, reads, and what is refused. */
import { append, events, said, Stage, told } from './facade.fixture';

describe('the facade', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.clear());

  it('appends and reads', async () => {
    const facade = await stage.facade();
    const client = stage.client(facade);
    expect(await said(append(client, 'unary', 's-1', 'no_stream', events(0, 1, 2)))).toBe('ok 2');
    expect(await told(client, 's-1')).toEqual(['0 event 0', '1 event 1', '2 event 2']);
  });

  it('subscribes', async () => {
    const facade = await stage.facade();
    const client = stage.client(facade);
    await append(client, 'unary', 's-1', 'no_stream', events(0, 1, 2));
    const seen: string[] = [];
    const subscription = client.subscribeToAll({
      filter: { filterOn: 'eventType', regex: '^[^$].*', checkpointInterval: 1 },
    });
    subscription.on('caughtUp', () => seen.push('caught up'));
    for await (const { event } of subscription) {
      seen.push(`${event?.streamId} ${event?.revision}`);
      if (seen.length === 3) await append(client, 'unary', 's-2', 'no_stream', events(5));
      if (event?.streamId === 's-2') break;
    }
    expect(seen).toEqual(['s-1 0', 's-1 1', 's-1 2', 'caught up', 's-2 0']);
  });
});
