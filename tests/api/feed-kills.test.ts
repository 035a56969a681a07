/**
 * Readers whose connections are torn down at random while facts are recorded see every fact once and in order.
 *
 * `SHILU_FEED=full` takes 200 readers and 1,000 torn connections in place of 20 and 100, and prints what memory they took.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AUDIT, BUREAU, organs, penaltyImposed } from './facts';
import { FeedReader, type FeedEvent } from './feed-reader';
import { Service } from './service';

const isFull = process.env['SHILU_FEED'] === 'full';
const READERS = isFull ? 200 : 20;
const KILLS = isFull ? 1_000 : 100;
/** At most so many facts between two torn connections of one reader. */
const SPAN = isFull ? 400 : 40;
const APPENDS_AT_ONCE = 4;

/** Numbers from 0 to `below` - 1, the same for the same seed (xorshift32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What a reader has seen over all of its connections. */
class Persistent {
  readonly seen: number[] = [];
  private reader: FeedReader | undefined;
  private ending = false;

  constructor(
    private readonly service: Service,
    private readonly token: string,
    private readonly random: (below: number) => number,
    /** False once enough connections were torn. */
    private readonly mayKill: () => boolean,
  ) {}

  /** Reads, is torn off, goes on behind the last id, until it is told to end. */
  async run(): Promise<void> {
    let lastId: string | undefined;
    while (!this.ending) {
      let left = 1 + this.random(SPAN);
      const take = ({ id, data }: FeedEvent): void => {
        if (data['index'] !== id) throw new Error(`fact ${String(data['index'])} came under the id ${id}`);
        this.seen.push(id);
        left -= 1;
        if (left === 0 && this.mayKill()) this.reader?.kill();
      };
      const opened = {
        port: this.service.port,
        token: this.token,
        ...(lastId === undefined ? {} : { lastEventId: lastId }),
      };
      this.reader = await FeedReader.open(opened, take);
      if (this.reader.response.statusCode !== 200)
        throw new Error(`answered ${String(this.reader.response.statusCode)}`);
      await this.reader.until(() => this.ending);
      lastId = this.reader.lastId ?? lastId;
    }
    this.reader?.kill();
  }

  async reaches(index: number): Promise<void> {
    while (this.seen.at(-1) !== index) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  end(): void {
    this.ending = true;
    this.reader?.kill();
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = isFull ? (runInNewContext('gc') as () => void) : undefined;
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
/** What is left when everything that can be given back is. */
function memory(moment: string): string {
  collectGarbage?.();
  const { heapUsed, rss } = process.memoryUsage();
  return `${moment}: heap ${megabytes(heapUsed)}, RSS ${megabytes(rss)}`;
}

test(`${READERS} readers, ${KILLS} torn connections: no gap and no repeat`, async () => {
  const seed = 1 + (Date.now() % 1_000_000);
  const service = await Service.start();
  const registrar = service.token('registrar');
  for (const each of organs) await service.append(registrar, each.stream, each);
  const bureau = service.token('law-enforcement-organ', BUREAU, 'CN-62');
  const auditor = service.token('auditor', AUDIT, 'CN-62');
  const figures = [memory('start')];
  let kills = 0;
  const mayKill = (): boolean => kills < KILLS && ++kills > 0;
  const readers = Array.from(
    { length: READERS },
    (_, i) => new Persistent(service, auditor, chance(seed + i * 7_919), mayKill),
  );
  const running = Promise.all(readers.map((reader) => reader.run()));
  try {
    let count = 0;
    const append = async (): Promise<void> => {
      while (kills < KILLS) {
        const item = penaltyImposed(`torn-${count++}`);
        const { status, text } = await service.append(bureau, item.stream, item);
        if (status !== 201) throw new Error(text);
        if (figures.length === 1 && kills > KILLS / 2) figures.push(memory('middle'));
      }
    };
    await Promise.race([Promise.all(Array.from({ length: APPENDS_AT_ONCE }, append)), running]);
    const last = service.ledger.log.size - 1;
    await Promise.race([Promise.all(readers.map((reader) => reader.reaches(last))), running]);
    figures.push(memory('end'));
    const all = Array.from({ length: last + 1 }, (_, index) => index);
    for (const [i, { seen }] of readers.entries()) {
      // The seed stands in what is compared, so that a failure prints it.
      expect({ seed, reader: i, seen }).toEqual({ seed, reader: i, seen: all });
    }
    expect(kills).toBe(KILLS);
    if (isFull) process.stdout.write(`${READERS} readers, ${KILLS} kills, ${last + 1} facts\n${figures.join('\n')}\n`);
  } finally {
    for (const reader of readers) reader.end();
    await running.catch(() => undefined);
    await service.stop();
  }
}, 300_000);
