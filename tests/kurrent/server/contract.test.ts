import { describeContract } from '../../contract/case';
import { eventStoreCases } from '../../contract/event-store.contract';
import { storeOnAServer } from '../store-on-a-server';

const url = process.env['LEDGER_TEST_ESDB'] ?? '';

describeContract('the event store on the server', eventStoreCases, () => storeOnAServer({ url }));
