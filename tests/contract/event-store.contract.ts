/**
 * The contract of the event store: every adapter passes these cases unchanged, and what is not among them is not
 * promised. The expected values are literals: they state what EventStoreDB does with an explicit expected revision,
 * except that a missing stream reads as empty, names and ids are checked first, and nothing can be deleted.
 */
import { appendCases } from './event-store.append-cases';
import type { Case } from './case';
import type { StoreFixture } from './event-store.fixture';
import { readCases } from './event-store.read-cases';
import { retryCases } from './event-store.retry-cases';

export const eventStoreCases: readonly Case<StoreFixture>[] = [...appendCases, ...retryCases, ...readCases];
