import { MemoryLock, MemorySeal } from '../../src/adapters/memory/seal';
import { describeContract } from './case';
import { ORIGIN, sealCases } from './seal.contract';

describeContract('the seal in memory', sealCases, () => {
  const lock = new MemoryLock();
  const seal = new MemorySeal(ORIGIN, lock);
  return {
    seal,
    second: () => new MemorySeal(ORIGIN, lock),
    elsewhere: () => new MemorySeal(ORIGIN, new MemoryLock(lock.privateKey)),
    foreign: () => new MemorySeal(ORIGIN),
    dispose: () => seal.close(),
  };
});
