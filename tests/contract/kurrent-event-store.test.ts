import { Stage } from '../kurrent/facade/facade.fixture';
import { storeOnAServer } from '../kurrent/store-on-a-server';
import { describeContract } from './case';
import { eventStoreCases } from './event-store.contract';

describeContract('the event store on a cluster, over the facade', eventStoreCases, async () => {
  const stage = new Stage();
  const facade = await stage.facade();
  return storeOnAServer({ url: facade.url }, () => stage.clear());
});
