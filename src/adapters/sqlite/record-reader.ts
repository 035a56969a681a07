/** An iterator over pages. Written by hand, as an async generator costs more a record than the decoding does. */
import type { StoredRecord } from '../../ledger/event-store';

export interface Pages {
  /** The next page; empty or undefined at the end. Called again only when the one before has been delivered. */
  load(): Promise<readonly StoredRecord[] | undefined>;
  /** Checked before each record. */
  isOver(): boolean;
  /** The reader wants no more: ends a load that waits. */
  cancel?(): void;
}

const END: IteratorResult<StoredRecord, undefined> = { done: true, value: undefined };

export class RecordReader implements AsyncIterableIterator<StoredRecord> {
  private page: readonly StoredRecord[] = [];
  private index = 0;
  private ended = false;
  /** A page under way: calls that come meanwhile wait for it, so that records keep their order. */
  private loading: Promise<void> | undefined;

  constructor(private readonly pages: Pages) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<StoredRecord, undefined>> {
    if (this.loading !== undefined) return this.loading.then(() => this.next());
    if (this.ended || this.pages.isOver()) return Promise.resolve(END);
    const record = this.page[this.index];
    if (record !== undefined) {
      this.index++;
      return Promise.resolve({ done: false, value: record });
    }
    this.loading = this.turnPage();
    return this.loading.then(() => this.next());
  }

  return(): Promise<IteratorResult<StoredRecord, undefined>> {
    this.ended = true;
    this.page = [];
    this.pages.cancel?.();
    return Promise.resolve(END);
  }

  private async turnPage(): Promise<void> {
    try {
      const page = (await this.pages.load()) ?? [];
      this.page = page;
      this.index = 0;
      if (page.length === 0) this.ended = true;
    } catch (error) {
      this.ended = true;
      throw error;
    } finally {
      this.loading = undefined;
    }
  }
}
