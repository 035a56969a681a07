import { MemoryRowStore } from '../../src/adapters/memory/row-store';
import { describeContract } from './case';
import { rowStoreCases } from './row-store.contract';

describeContract('the row store in memory', rowStoreCases, () => {
  const rows = new MemoryRowStore();
  return { rows, dispose: () => rows.close() };
});
