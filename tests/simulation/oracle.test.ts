/**
 * Histories drawn from seeds, recorded by the real ledger, and asked at random pairs of clocks: every file, every docket
 * and every figure equals what a slow oracle works out from GET /v1/events alone. A seed that fails is named; it is tried
 * again alone with SHILU_ORACLE_SEED, and all of them with SHILU_ORACLE=full.
 */
import type { Ledger } from '../../src/ledger/ledger';
import { isUnanswerable } from '../../src/ledger/reader';
import type { Question } from '../../src/ledger/asking';
import { AUDITOR, tell } from './history';
import { itemOf, Oracle, type Shelves, type View } from './oracle';
import { dayAfter, Random } from './random';
import type { Said } from './said';
import { ScriptedClock } from './scripted-clock';
import { serve, type ServedLedger } from './served';

const FULL = process.env['SHILU_ORACLE'] === 'full';
const HISTORIES = Number(process.env['SHILU_ORACLE_HISTORIES'] ?? (FULL ? 100 : 10));
const FIRST_SEED = Number(process.env['SHILU_ORACLE_SEED'] ?? 20_260_101);
const FACTS = 300;
const PAIRS = 100;
/** One history in so many is kept in real files. */
const ON_DISK_EVERY = 10;
/** Pairs asked over HTTP as well, for each history. */
const OVER_HTTP = 2;
const FEED_PAGE = 97;

type Row = Readonly<Record<string, unknown>>;

/** The whole feed, page by page. */
async function feed(served: ServedLedger): Promise<readonly Said[]> {
  const facts: Said[] = [];
  for (let after = ''; ;) {
    const { items, next } = await served.get(
      `/v1/events?limit=${String(FEED_PAGE)}${after}`,
      AUDITOR.role,
      AUDITOR.organ,
    );
    facts.push(...(items as Said[]));
    if (typeof next !== 'string') return facts;
    after = `&after=${next}`;
  }
}

interface Recorded {
  readonly factId: string;
  readonly day: string;
  readonly index: number;
  readonly correctedBy?: number;
}

const shown = ({ factId, day, index, correctedBy }: Recorded): string => itemOf(factId, day, index, correctedBy);

/** What an answer's row holds: each list of recorded items, a file's entries by section. */
function shelvesOf(row: Row): Shelves {
  const shelves: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(row)) {
    const items = (Array.isArray(value) ? value : [value]) as readonly (Recorded & { readonly section?: string })[];
    for (const item of items) {
      if (typeof item !== 'object' || !('factId' in item)) continue;
      const shelf = name === 'entries' ? (item.section ?? '?') : name;
      (shelves[shelf] ??= []).push(shown(item));
    }
  }
  return shelves;
}

function answered<A extends object>(answer: A): Exclude<A, { readonly code: string; readonly detail: string }> {
  if (isUnanswerable(answer)) throw new Error(JSON.stringify(answer));
  return answer as Exclude<A, { readonly code: string; readonly detail: string }>;
}

async function rowsOf(ledger: Ledger, name: string, question: Question): Promise<Readonly<Record<string, Shelves>>> {
  const { items, next } = answered(await ledger.reader.list(name, { limit: 500 }, question));
  expect(next).toBeNull();
  const shelves = items.map(({ key, row }) => [key, shelvesOf(row as Row)] as const);
  return Object.fromEntries(shelves.filter(([, held]) => Object.keys(held).length > 0));
}

async function viewOf(ledger: Ledger, question: Question): Promise<View & { readonly size: number }> {
  const { sums, basis } = answered(await ledger.reader.sums('enforcement-summary', question));
  const figures: Record<string, bigint> = {};
  for (const [measure, groups] of sums) {
    for (const [group, n] of groups) if (n !== 0n) figures[`${measure} ${group}`] = n;
  }
  return {
    size: basis.size,
    files: await rowsOf(ledger, 'integrity-file', question),
    dockets: await rowsOf(ledger, 'docket', question),
    figures,
  };
}

/** A pair of clocks: any day from before the first fact to years ahead; any size, or the instant about one record. */
function drawQuestion(random: Random, facts: readonly Said[]): Required<Question> {
  const effectiveOn = dayAfter('2011-06-01', random.below(16 * 365));
  if (random.chance(50)) return { effectiveOn, knownAt: random.below(facts.length + 1) };
  const instant = Date.parse(random.pick(facts).recordedAt) + random.below(3) - 1;
  const last = Date.parse(facts.at(-1)?.recordedAt ?? '');
  return { effectiveOn, knownAt: new Date(Math.min(instant, last)).toISOString() };
}

interface Sections {
  readonly sections: readonly { readonly code: string; readonly entries: readonly Recorded[] }[];
}

const COUNTS = [
  'penalties',
  'served',
  'increased',
  'payments',
  'reconsiderations',
  'litigations',
  'enforcementRequests',
  'discrepancies',
];
const AMOUNTS = ['imposed', 'expenses', 'paid'];

/** All figures in all, and penalties and amounts in force by article, as the summary answers them. */
function summaryFrom(figures: View['figures']): Row {
  const of = (measure: string): readonly (readonly [group: string, n: bigint])[] =>
    Object.entries(figures).flatMap(([figure, n]) =>
      figure.startsWith(`${measure} `) ? [[figure.slice(measure.length + 1), n] as const] : [],
    );
  const sum = (groups: readonly (readonly [string, bigint])[]): bigint =>
    groups.reduce((total, [, n]) => total + n, 0n);
  const articleOf = (group: string): string => group.slice(group.indexOf('|') + 1);
  const articles = new Set([...of('penalties'), ...of('imposed')].map(([group]) => articleOf(group)));
  const byArticle = [...articles].sort().map((article) => {
    const [penalties, imposed] = ['penalties', 'imposed'].map((measure) =>
      sum(of(measure).filter(([group]) => articleOf(group) === article)),
    );
    return { article, penalties: Number(penalties), imposed: String(imposed) };
  });
  return {
    currency: 'CNY',
    ...Object.fromEntries(COUNTS.map((measure) => [measure, Number(sum(of(measure)))])),
    ...Object.fromEntries(AMOUNTS.map((measure) => [measure, String(sum(of(measure)))])),
    byArticle: byArticle.filter(({ penalties, imposed }) => penalties !== 0 || imposed !== '0'),
  };
}

const withoutArticles = ({ currency: _, byArticle: __, ...figures }: Row): Row => figures;

/** What the periods of a series come to. */
function addedUp(items: readonly Row[]): Row {
  const sum = (measure: string): bigint => items.reduce((total, item) => total + BigInt(item[measure] as string), 0n);
  return {
    ...Object.fromEntries(COUNTS.map((measure) => [measure, Number(sum(measure))])),
    ...Object.fromEntries(AMOUNTS.map((measure) => [measure, String(sum(measure))])),
  };
}

/** How many payments disagree, by organ and article, as the figures count them. */
function countedByGroup(items: readonly Row[]): View['figures'] {
  const counts: Record<string, bigint> = {};
  for (const { organ, article } of items as readonly Readonly<Record<string, string | null>>[]) {
    const group = `discrepancies ${organ === null ? '|' : `${organ ?? ''}|${article ?? ''}`}`;
    counts[group] = (counts[group] ?? 0n) + 1n;
  }
  return counts;
}

/**
 * The same three answers as everybody gets them; reading a file here puts consultations behind what is asked about. A
 * reading can be put on record only of a person who is registered now.
 */
async function assertOverHttp(
  served: ServedLedger,
  { effectiveOn, knownAt }: Required<Question>,
  expected: View,
  registered: ReadonlySet<string>,
): Promise<void> {
  const clocks = `effectiveOn=${effectiveOn}&knownAt=${encodeURIComponent(String(knownAt))}`;
  const get = (path: string) => served.get(`${path}${clocks}`, AUDITOR.role, AUDITOR.organ);
  const { basis: _, ...summary } = await get('/v1/enforcement/summary?');
  expect(summary).toEqual(summaryFrom(expected.figures));
  for (const by of ['year', 'month']) {
    const { items } = await get(`/v1/enforcement/series?by=${by}&`);
    expect([by, addedUp(items as readonly Row[])]).toEqual([by, withoutArticles(summary)]);
  }
  const { items: disagreeing } = await get('/v1/enforcement/discrepancies?limit=500&');
  expect(countedByGroup(disagreeing as readonly Row[])).toEqual(
    Object.fromEntries(Object.entries(expected.figures).filter(([figure]) => figure.startsWith('discrepancies '))),
  );
  for (const [person, shelves] of Object.entries(expected.files)) {
    const path = `/v1/officials/${person}/file?purpose=audit&`;
    if (!registered.has(person)) {
      await expect(get(path)).rejects.toThrow('404');
      continue;
    }
    const { sections } = (await get(path)) as unknown as Sections;
    const held = Object.fromEntries(sections.map(({ code, entries }) => [code, entries.map(shown)]));
    for (const code of Object.keys(held))
      expect([person, code, held[code]]).toEqual([person, code, shelves[code] ?? []]);
  }
  for (const [subject, shelves] of Object.entries(expected.dockets)) {
    const { row } = await get(`/v1/views/docket/${subject}?`);
    expect({ subject, ...shelvesOf(row as Row) }).toEqual({ subject, ...shelves });
  }
}

const tally = { facts: 0, refused: 0, corrections: 0, voids: 0, pairs: 0, items: 0, figures: 0, milliseconds: 0 };

function count(view: View): void {
  tally.pairs += 1;
  tally.figures += Object.keys(view.figures).length;
  for (const shelves of [...Object.values(view.files), ...Object.values(view.dockets)]) {
    for (const items of Object.values(shelves)) tally.items += items.length;
  }
}

describe('views at two clocks, against an oracle that reads only the feed', () => {
  afterAll(() => {
    const { facts, refused, corrections, voids, pairs, items, figures, milliseconds } = tally;
    process.stdout.write(
      `${String(HISTORIES)} histories from seed ${String(FIRST_SEED)}: ${String(facts)} facts recorded (${String(corrections)} ` +
        `corrections, ${String(voids)} voids; ${String(refused)} drawn facts refused), ${String(pairs)} pairs of clocks, ` +
        `${String(items)} items and ${String(figures)} figures compared, ${(milliseconds / 1000).toFixed(1)} s` +
        `${HISTORIES < 100 ? '; NOT the full set: SHILU_ORACLE=full asks 100 histories' : ''}\n`,
    );
  });

  for (let n = 0; n < HISTORIES; n += 1) {
    const seed = FIRST_SEED + n;
    const onDisk = n % ON_DISK_EVERY === ON_DISK_EVERY - 1;
    it(`seed ${String(seed)}${onDisk ? ', on disk' : ''}`, async () => {
      const started = performance.now();
      const random = new Random(seed);
      const clock = new ScriptedClock('2019-01-04T01:00:00.000Z');
      const served = await serve(clock, onDisk);
      try {
        const { recorded, refused } = await tell(served.ledger, clock, random, FACTS);
        const facts = await feed(served);
        expect(facts.map(({ index }) => index)).toEqual(facts.map((_, index) => index));
        expect(facts).toHaveLength(FACTS);
        const oracle = new Oracle(facts);
        for (let pair = 0; pair < PAIRS; pair += 1) {
          const question = drawQuestion(random, facts);
          const { effectiveOn, knownAt } = question;
          const size = typeof knownAt === 'number' ? knownAt : oracle.sizeAt(knownAt);
          const expected = oracle.view(effectiveOn, size);
          expect({ question, ...(await viewOf(served.ledger, question)) }).toEqual({ question, size, ...expected });
          if (pair >= PAIRS - OVER_HTTP) await assertOverHttp(served, question, expected, oracle.registered());
          count(expected);
        }
        tally.facts += facts.length;
        tally.refused += refused;
        tally.corrections += recorded['EventCorrected'] ?? 0;
        tally.voids += recorded['EventVoided'] ?? 0;
      } finally {
        await served.stop();
        tally.milliseconds += performance.now() - started;
      }
    }, 120_000);
  }
});
