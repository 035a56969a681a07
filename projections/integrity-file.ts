/**
 * 廉政档案: the clean-governance file of one person (GS-CG-6-i4, GS-CG-12), made of what is on record, section by section.
 * It copies nothing: it is folded from the facts at whatever pair of clocks it is asked for.
 */
import { declarationOf } from '../src/domain/catalogue';
import type { Cite } from '../src/domain/fields';
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import { filings, filingsOf, type Entry } from './integrity-file-entries';
import { sections } from './integrity-file-sections';
import { only, recorded, type Recorded } from './recorded';
import { subjectsOf } from './subjects';
import { begun, ended, type Tenure } from './tenures';
import type { RowProjection } from './projection';

export interface FileEntry extends Recorded, Entry {
  /** Kind of the fact. */
  readonly type: string;
}

/** An organ that keeps the file. */
export interface Custody extends Recorded {
  readonly custodianOrgId: string;
  readonly openedOn: LegalDay;
}

/** 职责分工: whose direct leadership responsibility a matter is. */
export interface Duty extends Recorded {
  readonly orgId: string;
  readonly roleInDivision: string;
  readonly coversOrgIds: readonly string[];
  readonly coversFields: readonly string[];
  readonly effectiveFrom: LegalDay;
  readonly effectiveTo?: LegalDay;
}

/** Ids only: the person's name and the posts' titles are in the directories. */
export interface IntegrityFileRow {
  readonly personId: string;
  /** Absent, like the next, when the person's registration does not stand on the day asked about. */
  readonly partyMember?: boolean;
  readonly cadreManagementOrgId?: string;
  readonly custody: readonly Custody[];
  readonly posts: readonly PostInFile[];
  readonly duties: readonly Duty[];
  /** All sections together, in legal order; `sectionsOf` puts them in theirs. */
  readonly entries: readonly FileEntry[];
}

export interface PostInFile extends Tenure {
  /** Absent, like the next, when the post's establishment does not stand. */
  readonly orgId?: string;
  readonly isLeadingCadre?: boolean;
}

/** One section as it is answered. */
export interface FileSection {
  readonly code: string;
  readonly zh: string;
  readonly cites: readonly Cite[];
  readonly entries: readonly FileEntry[];
  /** Kinds that belong here and that this ledger cannot record yet: without them, an empty list proves nothing. */
  readonly notYetRecordable: readonly string[];
}

const emptyFile = (personId: string): IntegrityFileRow => ({
  personId,
  custody: [],
  posts: [],
  duties: [],
  entries: [],
});

/** The row with what the fact enters; the same row for a fact that enters nothing. */
function enter(row: IntegrityFileRow | undefined, fact: Fact, key: string, opening: Fact): IntegrityFileRow {
  const before = row ?? emptyFile(key);
  const entries = [...before.entries];
  for (const filing of filingsOf(fact.type)) {
    const entry = filing(fact, key, opening);
    if (entry) entries.push(recorded(fact, { type: fact.type, ...entry }));
  }
  return entries.length === before.entries.length ? before : { ...before, entries };
}

/** What the post's opening says of it; a post that is not established any more is held all the same. */
const placeOf = ({ type, data }: Fact): Pick<PostInFile, 'orgId' | 'isLeadingCadre'> =>
  type === 'PostEstablished' ? only(data as unknown as Required<PostInFile>, ['orgId', 'isLeadingCadre']) : {};

export const integrityFile: RowProjection<IntegrityFileRow> = {
  kind: 'rows',
  name: 'integrity-file',
  version: 1,
  zh: '廉政档案',
  keys: (fact, opening) => (fact.type in integrityFile.on ? subjectsOf(fact, opening).persons : []),
  on: {
    ...Object.fromEntries(Object.keys(filings).map((type) => [type, enter])),
    PersonRegistered: (row, fact, key, opening) =>
      Object.assign({ ...enter(row, fact, key, opening) }, only(fact.data, ['partyMember', 'cadreManagementOrgId'])),
    PostAssumed: (row, fact, key, opening) => {
      const next = enter(row, fact, key, opening);
      const { personId, assumedOn, isPromotion } = fact.data;
      const start = { postId: streamId(fact.stream), personId, ...placeOf(opening), assumedOn, isPromotion };
      return { ...next, posts: begun<PostInFile>(next.posts, start) };
    },
    PostVacated: (row, fact, key, opening) => {
      const next = enter(row, fact, key, opening);
      const leaving = only(fact.data, ['personId', 'vacatedOn', 'reason', 'measureId']);
      return {
        ...next,
        posts: ended<PostInFile>(next.posts, { postId: streamId(fact.stream), ...placeOf(opening), ...leaving }),
      };
    },
    DutyDivisionAssigned: (row, fact, key, opening) => {
      const next = enter(row, fact, key, opening);
      const duty: Duty = recorded(
        fact,
        only(fact.data, ['orgId', 'roleInDivision', 'coversOrgIds', 'coversFields', 'effectiveFrom', 'effectiveTo']),
      );
      return { ...next, duties: [...next.duties, duty] };
    },
    IntegrityFileOpened: (row, fact, key) => {
      const before = row ?? emptyFile(key);
      const custody = recorded(fact, only(fact.data, ['custodianOrgId', 'openedOn']));
      return { ...before, custody: [...before.custody, custody] };
    },
  },
  filters: ({ cadreManagementOrgId, custody, posts }) => ({
    organs: [
      ...new Set([
        ...(cadreManagementOrgId === undefined ? [] : [cadreManagementOrgId]),
        ...custody.map(({ custodianOrgId }) => custodianOrgId),
        ...posts.flatMap(({ orgId }) => orgId ?? []),
      ]),
    ],
  }),
};

/** The nineteen sections in the file's order, each with its entries in legal order. */
export const sectionsOf = (row: IntegrityFileRow | undefined): readonly FileSection[] =>
  sections.map(({ code, zh, cites, fedBy }) => ({
    code,
    zh,
    cites,
    entries: (row?.entries ?? []).filter(({ section }) => section === code),
    notYetRecordable: fedBy.filter((type) => declarationOf(type) === undefined),
  }));

/** Codes of the sections that a fact makes an entry in, each once; none for one that makes none. */
export const sectionCodesOf = (fact: Fact, personId: string, opening: Fact): readonly string[] => [
  ...new Set(filingsOf(fact.type).flatMap((filing) => filing(fact, personId, opening)?.section ?? [])),
];
