/** What the chapters of the city's story have in common: the script they write, and who exists so far. */
import type { LegalDay } from '../../src/domain/legal-day';
import type { Chance } from '../chance';
import type { Script, Told } from '../script';
import type { Organ } from './organs';

/** A leading post (领导职位) of one of the organs. */
export interface LeadingPost {
  readonly id: string;
  readonly organ: Organ;
  readonly titleZh: string;
  readonly rank: number;
  readonly isPrincipal: boolean;
  /** The calendar years at whose end a term ends are those five apart from this one. */
  readonly firstTermEnds: number;
}

export interface Official {
  readonly personId: string;
  readonly nameZh: string;
  readonly registered: Told;
}

/** A person in a leading post, `vacatedOn` absent while it is held. */
export interface Tenure {
  readonly post: LeadingPost;
  readonly official: Official;
  readonly assumedOn: LegalDay;
  readonly assumed: Told;
  vacatedOn?: LegalDay;
}

/** The city in the making. Chapters add to it year by year. */
export interface City {
  readonly script: Script;
  readonly chance: Chance;
  readonly organs: ReadonlyMap<string, Told>;
  readonly officials: Official[];
  readonly posts: readonly LeadingPost[];
  readonly tenures: Tenure[];
  /** Officials without a leading post, longest waiting first, with the post they hold. */
  readonly staff: Official[];
  /** Persons who must not be promoted before a day. */
  readonly barredUntil: Map<string, LegalDay>;
  /** Subjects evaluated in a year already, as `year subject`. */
  readonly evaluated: Set<string>;
  /** Evaluations that are left out: planted, and found by R-05. */
  readonly unheld: ReadonlySet<string>;
  /** Custody of each person's file, once it is open. */
  readonly files: Map<string, Told>;
  /** Assessment results of persons, by `year person`. */
  readonly results: Map<string, readonly Told[]>;
  resultsOf(year: number, personId: string): readonly Told[];
  /** The next document number of a series and year, e.g. 云纪立〔2004〕3号. */
  docNo(series: string, day: LegalDay): string;
}

export const documentNumbers = (): ((series: string, day: LegalDay) => string) => {
  const counters = new Map<string, number>();
  return (series, day) => {
    const key = `${series}〔${day.slice(0, 4)}〕`;
    const next = (counters.get(key) ?? 0) + 1;
    counters.set(key, next);
    return `${key}${next}号`;
  };
};

/** Who holds the post on the day. @throws when nobody does: the story names a post that stands empty. */
export function holderOn(city: City, postId: string, day: LegalDay): Tenure {
  const held = city.tenures.find(
    ({ post, assumedOn, vacatedOn }) =>
      post.id === postId && assumedOn <= day && (vacatedOn === undefined || vacatedOn >= day),
  );
  if (!held) throw new Error(`nobody holds ${postId} on ${day}`);
  return held;
}
