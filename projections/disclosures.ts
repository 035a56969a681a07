/**
 * 公开公示台账: for each thing that is disclosed, by the name of its stream, what asked for a disclosure and what was
 * published about it when (GS-PA-10, GS-PA-25, CN-PA-19, SX-PA-34, SX-PA-42).
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import { yearOf, type LegalDay } from '../src/domain/legal-day';
import { recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

/** Money or a project that is to be disclosed, from its day on. */
export interface Matter extends Recorded {
  /** The kind of fact. */
  readonly type: string;
  readonly topic: 'fund_use' | 'project';
  /** The organ that has the money or keeps the library. */
  readonly orgId: string;
  /** Area of the record: it decides which regulation asks. */
  readonly jurisdiction: string;
}

export interface Publication extends Recorded {
  readonly disclosureId: string;
  readonly topic: string;
  readonly level: 'province' | 'city' | 'county' | 'township' | 'village';
  readonly publishedOn: LegalDay;
  readonly noticeUntil?: LegalDay;
  readonly channel: string;
}

export interface Objection extends Recorded {
  readonly disclosureId: string;
  /** Revision of the objection in its disclosure's stream. */
  readonly objectionIdx: number;
  readonly raisedOn: LegalDay;
  readonly resolvedOn?: LegalDay;
  readonly outcome?: string;
}

export interface DisclosureRow {
  /** `fund-…`, `project-…`, `village-…`, or whatever a disclosure named. */
  readonly subject: string;
  /** Villages that a project is for; absent for anything else, and while its declaration does not stand. */
  readonly villageCodes?: readonly string[];
  /** In legal order, as are all lists of the row. */
  readonly matters: readonly Matter[];
  readonly published: readonly Publication[];
  readonly objections: readonly Objection[];
}

const rowOf = (row: DisclosureRow | undefined, subject: string): DisclosureRow =>
  row ?? { subject, matters: [], published: [], objections: [] };

const withMatter = (
  row: DisclosureRow | undefined,
  key: string,
  fact: Fact,
  topic: Matter['topic'],
  orgId: string,
): DisclosureRow => {
  const before = rowOf(row, key);
  const { jurisdiction } = fact.about;
  return { ...before, matters: [...before.matters, recorded(fact, { type: fact.type, topic, orgId, jurisdiction })] };
};

/** What a disclosure speaks of; its objections follow it. */
const disclosed = (opening: Fact): readonly string[] =>
  opening.type === 'DisclosurePublished' ? [...new Set(opening.data['subjectIds'] as readonly string[])] : [];

function keysOf(fact: Fact, opening: Fact): readonly string[] {
  switch (fact.type) {
    case 'ProjectDeclared':
    case 'ProjectEnteredLibrary':
    case 'FundAllocated':
      return [fact.stream];
    case 'FundDisbursed':
      return fact.data['projectId'] === undefined ? [] : [`project-${fact.data['projectId'] as string}`];
    case 'DisclosurePublished':
      return disclosed(fact);
    case 'DisclosureObjectionRaised':
    case 'DisclosureObjectionResolved':
      return disclosed(opening);
    default:
      return [];
  }
}

export const disclosures: RowProjection<DisclosureRow> = {
  kind: 'rows',
  name: 'disclosures',
  version: 1,
  zh: '公开公示台账',
  keys: keysOf,
  on: {
    ProjectDeclared: (row, { data: { villageCodes } }, key) => ({ ...rowOf(row, key), villageCodes }),
    ProjectEnteredLibrary: (row, fact, key) => {
      const { libraryOrgId } = fact.data;
      return withMatter(row, key, fact, 'project', libraryOrgId);
    },
    FundAllocated: (row, fact, key) => withMatter(row, key, fact, 'fund_use', fact.data.toOrgId),
    FundDisbursed: (row, fact, key) => withMatter(row, key, fact, 'fund_use', fact.data.payeeOrgId),
    DisclosurePublished: (row, fact, key) => {
      const before = rowOf(row, key);
      return { ...before, published: [...before.published, publicationOf(fact)] };
    },
    DisclosureObjectionRaised: (row, fact, key) => {
      const before = rowOf(row, key);
      return { ...before, objections: [...before.objections, objectionOf(fact)] };
    },
    DisclosureObjectionResolved: (row, fact, key) => {
      const before = rowOf(row, key);
      return { ...before, objections: before.objections.map((each) => resolvedBy(each, fact)) };
    },
  },
  filters: ({ matters, published }) => ({
    organs: [...new Set(matters.map(({ orgId }) => orgId))],
    years: [...new Set([...matters.map(({ day }) => yearOf(day)), ...published.map(({ day }) => yearOf(day))])],
  }),
};

function publicationOf(fact: FactNamed<'DisclosurePublished'>): Publication {
  const { topic, level, publishedOn, noticeUntil, channel } = fact.data;
  const disclosureId = streamId(fact.stream);
  return recorded(
    fact,
    noticeUntil === undefined
      ? { disclosureId, topic, level, publishedOn, channel }
      : { disclosureId, topic, level, publishedOn, noticeUntil, channel },
  );
}

const objectionOf = (fact: FactNamed<'DisclosureObjectionRaised'>): Objection =>
  recorded(fact, {
    disclosureId: streamId(fact.stream),
    objectionIdx: fact.revision,
    raisedOn: fact.data.raisedOn,
  });

function resolvedBy(objection: Objection, fact: FactNamed<'DisclosureObjectionResolved'>): Objection {
  const { objectionIdx, resolvedOn, outcome } = fact.data;
  return objection.disclosureId === streamId(fact.stream) && objection.objectionIdx === objectionIdx
    ? { ...objection, resolvedOn, outcome }
    : objection;
}
