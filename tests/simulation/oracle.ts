/**
 * The slow oracle: what the clean-governance file, the docket and the enforcement summary must say at a pair of clocks,
 * worked out from the facts as anybody reads them at GET /v1/events. It shares no code with the ledger: it takes the set
 * of facts with index < K, lets corrections and voids of that set have their effect whatever their own day, drops what
 * lies after E, and sorts by (day, index).
 */
import { contributions, type Figures } from './oracle-figures';
import { dayFields, docketLists, fileSections, openers, sectionOfEntryKind } from './oracle-tables';
import type { Said, Standing } from './said';

/** Items by section of a file, or by list of a docket; empty ones left out. Each says which fact, when, and how. */
export type Shelves = Readonly<Record<string, readonly string[]>>;

export interface View {
  /** By person. */
  readonly files: Readonly<Record<string, Shelves>>;
  /** By `person-…` or `org-…`. */
  readonly dockets: Readonly<Record<string, Shelves>>;
  /** By `measure group`; zeros left out. */
  readonly figures: Figures;
}

type Place = 'file' | 'docket';

const kindOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));
const isMark = ({ type }: Said): boolean => type === 'EventCorrected' || type === 'EventVoided';

export const itemOf = (id: string, day: string, index: number, correctedBy?: number): string =>
  `${id} on ${day} at ${String(index)}${correctedBy === undefined ? '' : ` by ${String(correctedBy)}`}`;

export class Oracle {
  private readonly streams = new Map<string, Said[]>();
  /** For each stream and each number of its facts: where every one of them is or was filed. */
  private readonly everFiled = new Map<string, readonly ReadonlyMap<string, ReadonlySet<string>>[]>();

  constructor(private readonly facts: readonly Said[]) {
    for (const fact of facts) this.streams.set(fact.stream, [...(this.streams.get(fact.stream) ?? []), fact]);
    for (const [stream, said] of this.streams) this.everFiled.set(stream, filingHistory(said));
  }

  /** How much was known at an instant: the facts recorded by then. */
  sizeAt(instant: string): number {
    return this.facts.filter(({ recordedAt }) => Date.parse(recordedAt) <= Date.parse(instant)).length;
  }

  /** Persons with a stream of their own in which anything but a correction stands. */
  registered(): ReadonlySet<string> {
    const persons = [...this.streams].filter(([stream]) => kindOf(stream) === 'person');
    return new Set(
      persons.flatMap(([stream, said]) => (openingOf(standing(said)) ? [stream.slice('person-'.length)] : [])),
    );
  }

  /** What was so on the day `on`, as known from the first `size` facts. */
  view(on: string, size: number): View {
    const files: Record<string, Record<string, string[]>> = {};
    const dockets: Record<string, Record<string, string[]>> = {};
    const filed: { readonly fact: Standing; readonly opening: Standing; readonly keys: ReadonlySet<string> }[] = [];
    const figures: Record<string, bigint> = {};
    for (const [stream, said] of this.streams) {
      const known = said.filter(({ index }) => index < size);
      const stands = standing(known);
      const opening = openingOf(stands);
      const history = this.everFiled.get(stream)?.[known.length];
      for (const fact of stands) {
        const target = fact.data['targetEventId'] as string;
        const keys = isMark(fact) ? (history?.get(target) ?? new Set<string>()) : opening ? keysOf(fact, opening) : [];
        if (fact.occurredOn <= on) filed.push({ fact, opening: opening ?? fact, keys: new Set(keys) });
      }
      if (kindOf(stream) === 'penalty') addFigures(figures, stands, on);
    }
    filed.sort((a, b) => compare(a.fact, b.fact));
    for (const { fact, opening, keys } of filed) {
      for (const key of keys) {
        const cut = key.indexOf(' ');
        const [place, owner] = [key.slice(0, cut) as Place, key.slice(cut + 1)];
        const shelves = place === 'file' ? (files[owner] ??= {}) : (dockets[owner] ??= {});
        for (const shelf of place === 'file' ? sectionsFor(fact) : listsFor(fact, opening)) {
          const item = itemOf(fact.id, fact.occurredOn, fact.index, fact.correctedBy);
          // A body is registered once; a registration recorded anew takes the place of the former.
          if (shelf === 'registration') shelves[shelf] = [item];
          else (shelves[shelf] ??= []).push(item);
        }
      }
    }
    return { files: filled(files), dockets: matters(filled(dockets)), figures };
  }
}

const filled = (all: Readonly<Record<string, Shelves>>): Readonly<Record<string, Shelves>> =>
  Object.fromEntries(Object.entries(all).filter(([, shelves]) => Object.keys(shelves).length > 0));

const compare = (a: Said, b: Said): number =>
  a.occurredOn === b.occurredOn ? a.index - b.index : a.occurredOn < b.occurredOn ? -1 : 1;

/** Facts of one stream as they stand: the latest correction speaks for its target, a voided fact is gone. */
function standing(known: readonly Said[]): readonly Standing[] {
  const gone = new Set(known.filter(({ type }) => type === 'EventVoided').map(({ data }) => data['targetEventId']));
  return known
    .filter(({ id }) => !gone.has(id))
    .map((fact) => {
      const correction = known.findLast(
        ({ type, data }) => type === 'EventCorrected' && data['targetEventId'] === fact.id,
      );
      if (!correction) return fact;
      const data = correction.data['correctedPayload'] as Said['data'];
      const day = data[dayFields[fact.type] ?? ''];
      if (typeof day !== 'string') throw new Error(`${fact.type}: the oracle knows no day of it`);
      return { ...fact, data, occurredOn: day, correctedBy: correction.index };
    });
}

/** What opens the stream: the first fact that gives it its id, else the first that is no correction. */
const openingOf = (stands: readonly Standing[]): Standing | undefined =>
  stands.find(({ type }) => openers.has(type)) ?? stands.find((fact) => !isMark(fact));

/** After each fact of a stream: by the id of a fact, every key under which it stands or ever stood. */
function filingHistory(said: readonly Said[]): readonly ReadonlyMap<string, ReadonlySet<string>>[] {
  const history: ReadonlyMap<string, ReadonlySet<string>>[] = [new Map()];
  for (let length = 1; length <= said.length; length += 1) {
    const ever = new Map([...(history.at(-1) ?? [])].map(([id, keys]) => [id, new Set(keys)]));
    const stands = standing(said.slice(0, length));
    const opening = openingOf(stands);
    for (const fact of stands) {
      if (isMark(fact) || !opening) continue;
      const keys = ever.get(fact.id) ?? new Set<string>();
      for (const key of keysOf(fact, opening)) keys.add(key);
      ever.set(fact.id, keys);
    }
    history.push(ever);
  }
  return history;
}

/** Where a fact is filed: `file <person>`, `docket <subject>`. */
function keysOf(fact: Standing, opening: Standing): readonly string[] {
  const { persons, orgs } = subjects(fact, opening);
  return [
    ...(Object.hasOwn(fileSections, fact.type) ? persons.map((person) => `file ${person}`) : []),
    ...(Object.hasOwn(docketLists, fact.type)
      ? [...persons.map((person) => `docket person-${person}`), ...orgs.map((org) => `docket org-${org}`)]
      : []),
  ];
}

interface Subjects {
  readonly persons: readonly string[];
  readonly orgs: readonly string[];
}

/** Names of the fields in which streams of a kind say whom they are about. */
const named: Readonly<Record<string, readonly [person: string, org: string, fromOpening: boolean]>> = {
  org: ['personId', 'orgId', false],
  person: ['personId', '-', false],
  post: ['personId', '-', false],
  integrity: ['personId', '-', false],
  consultation: ['personId', '-', false],
  assessment: ['subjectPersonId', 'subjectOrgId', false],
  evaluation: ['subjectPersonId', 'subjectOrgId', true],
  sanction: ['personId', 'orgId', true],
};

/** Whom a fact is about: itself says it, or else what opens its stream. */
function subjects(fact: Standing, opening: Standing): Subjects {
  const kind = kindOf(fact.stream);
  if (kind === 'case') return caseSubjects(fact, opening);
  const [person, org, fromOpening] = named[kind] ?? ['-', '-', false];
  const speaks = fact.data[person] !== undefined || fact.data[org] !== undefined;
  const { data } = speaks || !fromOpening ? fact : opening;
  return { persons: texts(data[person]), orgs: texts(data[org]) };
}

function caseSubjects(fact: Standing, opening: Standing): Subjects {
  const listed = (fact.data['subjects'] ?? opening.data['subjects'] ?? []) as readonly {
    readonly personId?: string;
    readonly orgId?: string;
  }[];
  const only = fact.data['subjectId'];
  const of = (ids: readonly (string | undefined)[]): readonly string[] => [
    ...new Set(ids.flatMap((id) => (id !== undefined && (only === undefined || id === only) ? [id] : []))),
  ];
  return { persons: of(listed.map(({ personId }) => personId)), orgs: of(listed.map(({ orgId }) => orgId)) };
}

const texts = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);

/** Sections of a file in which a fact has an entry; beside them, what else the file says of it. */
function sectionsFor({ type, data }: Standing): readonly string[] {
  if (type === 'IntegrityFileEntryMade') {
    const code = data['sectionCode'] as string;
    return [/^F-(0[1-9]|1\d)$/.test(code) ? code : (sectionOfEntryKind[data['entryKind'] as string] ?? '?')];
  }
  if (type !== 'OrganisationalMeasureImposed') return fileSections[type] ?? [];
  const barsPromotion = data['measureCode'] === 'REMOVAL' && data['ground'] === 'CG-14-i4';
  return barsPromotion ? ['F-10', 'F-11'] : ['F-10'];
}

/** Lists of a docket in which a fact has an item. A result counts only while its evaluation is open on record. */
function listsFor({ type }: Standing, opening: Standing): readonly string[] {
  if (type === 'DemocraticEvaluationHeld' && opening.type !== 'DemocraticEvaluationOpened') return [];
  return docketLists[type] ?? [];
}

function addFigures(figures: Record<string, bigint>, stands: readonly Standing[], on: string): void {
  for (const [figure, day, n] of contributions(stands.filter((fact) => !isMark(fact)))) {
    if (day > on) continue;
    figures[figure] = (figures[figure] ?? 0n) + n;
    if (figures[figure] === 0n) Reflect.deleteProperty(figures, figure);
  }
}

/** The docket lists nobody of whom nothing but a registration, or marks of corrections, is known. */
const matters = (dockets: Readonly<Record<string, Shelves>>): Readonly<Record<string, Shelves>> =>
  Object.fromEntries(
    Object.entries(dockets).filter(([, shelves]) =>
      Object.keys(shelves).some((shelf) => shelf !== 'registration' && shelf !== 'marks'),
    ),
  );
