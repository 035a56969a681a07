/** What the first screen says of a file: counted from the answer alone. */
import { byGravity, gravity, type Finding } from '../../../shown/gravity';
import type { IntegrityFile, MarkedFact, Tenure } from '../answers';

/** Both ends are days in the post. */
export const holdsOn = ({ assumedOn, vacatedOn }: Tenure, day: string): boolean =>
  assumedOn !== undefined && assumedOn <= day && (vacatedOn === undefined || vacatedOn >= day);

/** The tenure that ended last before a day; undefined when none has. */
export const lastBefore = <T extends Tenure>(tenures: readonly T[], day: string): T | undefined =>
  tenures
    .filter(({ vacatedOn }) => vacatedOn !== undefined && vacatedOn < day)
    .reduce<T | undefined>((last, each) => ((last?.vacatedOn ?? '') > (each.vacatedOn ?? '') ? last : each), undefined);

export interface Provenance {
  /** Facts that the file is made of, each once. */
  readonly facts: number;
  /** Those whose data a correction has put in place. */
  readonly corrected: number;
  /** Sections that hold at least one. */
  readonly filled: number;
  readonly sections: number;
  /** Articles that the findings and the filled sections rest on, each once. */
  readonly cites: readonly string[];
}

const itemsOf = ({ sections, custody = [] }: IntegrityFile) => [
  ...sections.flatMap(({ entries }) => entries),
  ...custody,
];

/** Ids of the facts that the file is made of: a fact that stands in two sections is one. */
export const factsOf = (file: IntegrityFile): ReadonlySet<string> => new Set(itemsOf(file).map(({ factId }) => factId));

export function provenanceOf(file: IntegrityFile): Provenance {
  const { sections, findings } = file;
  const filled = sections.filter((section) => section.entries.length > 0);
  const corrected = itemsOf(file).filter(({ correctedBy }) => correctedBy !== undefined);
  return {
    facts: factsOf(file).size,
    corrected: new Set(corrected.map(({ factId }) => factId)).size,
    filled: filled.length,
    sections: sections.length,
    cites: [
      ...new Set([...byGravity(findings).flatMap(({ cites }) => cites), ...filled.flatMap(({ cites }) => cites)]),
    ],
  };
}

/** Organs that recorded some of the facts, with how many, the most first. */
export function recordersOf(
  facts: ReadonlySet<string>,
  line: readonly Pick<MarkedFact, 'factId' | 'recordingOrgan'>[],
): readonly (readonly [organ: string, facts: number])[] {
  const found = new Map<string, number>();
  for (const { factId, recordingOrgan } of line) {
    if (recordingOrgan === undefined || !facts.has(factId)) continue;
    found.set(recordingOrgan, (found.get(recordingOrgan) ?? 0) + 1);
  }
  return [...found].sort(([, a], [, b]) => b - a);
}

/** How many findings of each status there are, the gravest status first; without those that there are none of. */
export const countedByStatus = (findings: readonly Finding[]): readonly (readonly [Finding['status'], number])[] =>
  gravity
    .map((status) => [status, findings.filter((finding) => finding.status === status).length] as const)
    .filter(([, n]) => n > 0);

/** Statuses that somebody has to do something about. */
const GRAVE: readonly string[] = ['breach', 'due', 'alert'];

export const graveOf = (findings: readonly Finding[]): readonly Finding[] =>
  byGravity(findings).filter(({ status }) => GRAVE.includes(status));

/** Origin, size and root of a signed checkpoint; undefined for what is not one. */
export interface CheckpointHead {
  readonly origin: string;
  readonly size: string;
  /** Root hash, base64. */
  readonly root: string;
}

export function headOf(note: string | null): CheckpointHead | undefined {
  const [origin, size, root] = note?.split('\n') ?? [];
  return origin && size && root && /^\d+$/.test(size) ? { origin, size, root } : undefined;
}
