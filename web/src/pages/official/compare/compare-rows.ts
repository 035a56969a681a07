/**
 * What differs between a file at two moments, as rows to be shown side by side. The ledger's own patch says where
 * something differs; both files say what stood there, so that a row is one fact or one finding and not a place in a list.
 */
import { gravity, type Finding } from '../../../shown/gravity';
import type { Basis, FileDiff, FileEntry, IntegrityFile } from '../answers';
import type { TimelineItem } from '../time-bar/timeline';

/** A correction or a void, whatever its own legal day: what it changes shows as soon as it is known. */
export type Mark = Pick<TimelineItem, 'factId' | 'index' | 'type' | 'targets'>;

/** Two moments of one person's file, and the patch between them. */
export interface Compared {
  readonly before: IntegrityFile;
  readonly after: IntegrityFile;
  readonly operations: FileDiff['operations'];
  /** Those of the person's file, in log order. */
  readonly marks: readonly Mark[];
}

export type Standing = 'added' | 'removed' | 'changed';

/** Why a fact stands in one of the files and not in the other, or stands there otherwise. */
export type Why =
  /** A correction or a void that only one of the two moments knows of. */
  | { readonly by: 'correction' | 'void'; readonly factId: string }
  /** Its legal day lies behind one of the two days. */
  | { readonly by: 'day' }
  /** One of the two moments does not know of it yet. */
  | { readonly by: 'knowledge' };

type Values = Readonly<Record<string, unknown>>;

/** One fact of the file, or one of the members that stand above the sections. */
export interface Row {
  readonly standing: Standing;
  /** Kind of the fact, or name of the member: its fields are called by it. */
  readonly place: string;
  readonly factId: string | undefined;
  readonly day: string | undefined;
  readonly before: Values;
  readonly after: Values;
  /** Fields that differ, in the order in which they stand; all of them for what stands on one side alone. */
  readonly differing: readonly string[];
  readonly why: Why | undefined;
}

export interface SectionRows {
  /** F-01 to F-19. */
  readonly code: string;
  readonly rows: readonly Row[];
}

export interface FindingRow {
  readonly standing: Standing;
  readonly before: Finding | undefined;
  readonly after: Finding | undefined;
  readonly differing: readonly (keyof Finding)[];
  /** Corrections that only one of the moments knows of, and facts that stand on one side alone, on which it rests. */
  readonly changedBy: readonly string[];
}

export interface Comparison {
  /** What stands above the sections: who keeps the file, posts, duties, the person's own members. */
  readonly above: readonly Row[];
  /** Only sections in which something differs. */
  readonly sections: readonly SectionRows[];
  /** The gravest first. */
  readonly findings: readonly FindingRow[];
}

export function comparisonOf({ before, after, operations, marks: all }: Compared): Comparison {
  const touched = new Set(operations.map(({ path }) => path.split('/')[1] ?? ''));
  const touchedSections = new Set(
    operations.flatMap(({ path }) => (path.startsWith('/sections/') ? [Number(path.split('/')[2])] : [])),
  );
  const marks = marksBetween(all, before.basis, after.basis);
  const sections = after.sections
    .filter((_, place) => touchedSections.has(place) || operations.some(({ path }) => path === '/sections'))
    .map(({ code, entries }) => {
      const old = before.sections.find((section) => section.code === code)?.entries ?? [];
      return { code, rows: entryRows(old, entries, { marks, from: before.basis, to: after.basis }) };
    })
    .filter(({ rows }) => rows.length > 0);
  const findings = touched.has('findings') ? findingRows(before.findings, after.findings) : [];
  const alone = new Set(sections.flatMap(({ rows }) => rows.flatMap(aloneOf)));
  return {
    above: aboveSections.filter((name) => touched.has(name)).flatMap((name) => memberRows(name, before, after)),
    sections,
    findings: findings.map((row) => ({ ...row, changedBy: causesOf(row, marks, alone) })),
  };
}

export const isSame = ({ above, sections, findings }: Comparison): boolean =>
  above.length + sections.length + findings.length === 0;

const aloneOf = ({ standing, factId }: Row): readonly string[] =>
  standing === 'changed' || factId === undefined ? [] : [factId];

/** Those that one of the two moments knows of and the other does not. */
const marksBetween = (marks: readonly Mark[], from: Basis, to: Basis): readonly Mark[] =>
  marks.filter(({ index }) => index < from.size !== index < to.size);

interface Moments {
  readonly marks: readonly Mark[];
  readonly from: Basis;
  readonly to: Basis;
}

/** The fields of a fact's entry that a reader compares: its day, and what it says. */
const valuesOf = ({ day, data }: FileEntry): Values => ({ day, ...data });

function entryRows(before: readonly FileEntry[], after: readonly FileEntry[], moments: Moments): readonly Row[] {
  const pairs = paired(before, after, ({ factId }) => factId);
  return pairs.flatMap(([old, next]) => {
    const entry = next ?? old;
    if (entry === undefined) return [];
    const row = rowOf(entry.type, old && valuesOf(old), next && valuesOf(next), entry);
    const isCorrectedAnew = old !== undefined && next !== undefined && old.correctedBy !== next.correctedBy;
    if (row === undefined && !isCorrectedAnew) return [];
    const shown = row ?? { ...unchanged(entry), before: valuesOf(entry), after: valuesOf(entry) };
    return [{ ...shown, why: whyOf(entry, old, next, moments) }];
  });
}

/** A correction that changed no field of the file is a change of its own. */
const unchanged = ({ type, factId, day }: FileEntry) =>
  ({ standing: 'changed', place: type, factId, day, differing: [], why: undefined }) as const;

function whyOf(
  entry: FileEntry,
  old: FileEntry | undefined,
  next: FileEntry | undefined,
  moments: Moments,
): Why | undefined {
  const { marks, from, to } = moments;
  const mark = marks.findLast(({ targets }) => targets === entry.factId);
  const byMark: Why | undefined = mark && {
    by: mark.type === 'EventVoided' ? 'void' : 'correction',
    factId: mark.factId,
  };
  if (old !== undefined && next !== undefined) return byMark;
  const missingAt = old === undefined ? from : to;
  if (entry.index >= missingAt.size) return { by: 'knowledge' };
  if (byMark?.by !== 'void' && entry.day > missingAt.effectiveOn) return { by: 'day' };
  return byMark;
}

/** In the order of `after`, with what only `before` has where it stood. */
function paired<T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (item: T) => string,
): readonly (readonly [T | undefined, T | undefined])[] {
  const old = new Map(before.map((item) => [idOf(item), item]));
  const nextIds = new Set(after.map(idOf));
  const pairs: (readonly [T | undefined, T | undefined])[] = after.map((item) => [old.get(idOf(item)), item]);
  for (const [place, item] of before.entries()) {
    if (nextIds.has(idOf(item))) continue;
    const neighbour = before.slice(0, place).findLast((each) => nextIds.has(idOf(each)));
    const at = neighbour === undefined ? 0 : pairs.findIndex(([, next]) => next && idOf(next) === idOf(neighbour)) + 1;
    const gone = pairs.slice(at).findIndex(([, next]) => next !== undefined);
    pairs.splice(gone < 0 ? pairs.length : at + gone, 0, [item, undefined]);
  }
  return pairs;
}

/** Undefined when both sides say the same. */
function rowOf(
  place: string,
  before: Values | undefined,
  after: Values | undefined,
  at: { readonly factId?: string; readonly day?: string },
): Row | undefined {
  const names = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  const differing = names.filter((name) => !isEqual(before?.[name], after?.[name]));
  if (differing.length === 0 && before !== undefined && after !== undefined) return undefined;
  return {
    standing: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    place,
    factId: at.factId,
    day: at.day,
    before: before ?? {},
    after: after ?? {},
    differing,
    why: undefined,
  };
}

/** Members of the file beside its sections and findings. */
const aboveSections = ['partyMember', 'cadreManagementOrgId', 'custody', 'posts', 'duties'] as const;
type Above = (typeof aboveSections)[number];

function memberRows(name: Above, before: IntegrityFile, after: IntegrityFile): readonly Row[] {
  const [old, next] = [before[name], after[name]];
  if (!Array.isArray(old ?? next)) {
    const single = (value: unknown): Values | undefined => (value === undefined ? undefined : { [name]: value });
    const row = rowOf(name, single(old), single(next), {});
    return row === undefined ? [] : [row];
  }
  const [olds, nexts] = [(old ?? []) as readonly Values[], (next ?? []) as readonly Values[]];
  return paired(olds, nexts, idOfItem).flatMap(([was, is]) => {
    const { factId, day } = (is ?? was ?? {}) as { readonly factId?: string; readonly day?: string };
    const row = rowOf(name, was && withoutPlace(was), is && withoutPlace(is), {
      ...(factId === undefined ? {} : { factId }),
      ...(day === undefined ? {} : { day }),
    });
    return row === undefined ? [] : [row];
  });
}

/** A time in a post is no fact of its own: it is told by the post and by when it began. */
const idOfItem = ({ factId, postId, assumedOn }: Values): string =>
  typeof factId === 'string' ? factId : JSON.stringify([postId, assumedOn]);

/** Where it stands in the log is not what it says. */
const withoutPlace = ({ factId: _, index: __, correctedBy: ___, ...values }: Values): Values => values;

/** From what two findings surely have in common to what makes them likely the same one. */
const LIKENESS: readonly (readonly (keyof Finding)[])[] = [
  ['rule', 'code', 'subject', 'since', 'facts'],
  ['rule', 'code', 'subject', 'since'],
  ['rule', 'subject', 'since'],
  ['rule', 'code', 'subject'],
];

function findingRows(before: readonly Finding[], after: readonly Finding[]): readonly Omit<FindingRow, 'changedBy'>[] {
  const old = before.filter((finding) => !after.some((each) => isEqual(each, finding)));
  const next = after.filter((finding) => !before.some((each) => isEqual(each, finding)));
  const pairs: (readonly [Finding, Finding])[] = [];
  for (const members of LIKENESS) {
    for (const finding of [...next]) {
      const match = old.find((each) => members.every((member) => isEqual(each[member], finding[member])));
      if (match === undefined) continue;
      pairs.push([match, finding]);
      old.splice(old.indexOf(match), 1);
      next.splice(next.indexOf(finding), 1);
    }
  }
  const rows = [
    ...pairs.map(([was, is]) => ({
      standing: 'changed' as const,
      before: was,
      after: is,
      differing: differingIn(was, is),
    })),
    ...next.map((is) => ({ standing: 'added' as const, before: undefined, after: is, differing: membersOf(is) })),
    ...old.map((was) => ({ standing: 'removed' as const, before: was, after: undefined, differing: membersOf(was) })),
  ];
  return rows.sort((a, b) => graveness(a) - graveness(b));
}

const membersOf = (finding: Finding): readonly (keyof Finding)[] => Object.keys(finding) as (keyof Finding)[];

const differingIn = (was: Finding, is: Finding): readonly (keyof Finding)[] =>
  [...new Set([...membersOf(is), ...membersOf(was)])].filter((member) => !isEqual(was[member], is[member]));

const graveness = ({ before, after }: Pick<FindingRow, 'before' | 'after'>): number =>
  Math.min(...[before, after].flatMap((finding) => (finding ? [gravity.indexOf(finding.status)] : [])));

function causesOf(
  { before, after }: Omit<FindingRow, 'changedBy'>,
  marks: readonly Mark[],
  alone: ReadonlySet<string>,
): readonly string[] {
  const facts = [...new Set([...(after?.facts ?? []), ...(before?.facts ?? [])])];
  const corrections = marks.filter(({ targets }) => targets !== undefined && facts.includes(targets));
  return [...new Set([...corrections.map(({ factId }) => factId), ...facts.filter((id) => alone.has(id))])];
}

/** JSON values, whatever the order of their members. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === others.length &&
    names.every((name) => Object.hasOwn(other, name) && isEqual((one as Values)[name], (other as Values)[name]))
  );
}
