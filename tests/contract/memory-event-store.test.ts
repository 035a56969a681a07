import { MemoryEventStore, MemoryLog } from '../../src/adapters/memory/event-store';
import { describeContract } from './case';
import { eventStoreCases } from './event-store.contract';
import { oneWriterCases } from './event-store.one-writer-cases';
import type { StoreFixture } from './event-store.fixture';

function fresh(): StoreFixture {
  const log = new MemoryLog();
  let store = new MemoryEventStore(log);
  const reopen = async (): Promise<MemoryEventStore> => {
    await store.close();
    store = new MemoryEventStore(log);
    return store;
  };
  return { store, reopen, patienceMs: 2_000, dispose: () => store.close() };
}

describeContract('the event store in memory', [...eventStoreCases, ...oneWriterCases], fresh);
