/**
 * 联系关系: for each leader or unit, the places that they are linked to, the help plans made for them, and the assistance
 * letters signed, each with the links that stood for its place on the day of signing.
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import type { LetterEdgeId } from '../src/domain/letters/edges';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface LinkageStarted extends Recorded {
  readonly linkageId: string;
  readonly kind: string;
  readonly toRegionCode: string;
  readonly startedOn: LegalDay;
  readonly docNo: string;
}

/** A link that is ended twice has two of these: the first is its end. */
export interface LinkageStopped extends Recorded {
  readonly linkageId: string;
  readonly endedOn: LegalDay;
  readonly reason: string;
}

export interface HelpPlan extends Recorded {
  readonly linkageId?: string;
  readonly targetCode: string;
  readonly responsibleOrgId: string;
  /** 责任、内容、完成时限; what a measure lacks is absent (GS-PA-14). */
  readonly measures: readonly { readonly content?: string; readonly responsible?: string; readonly dueOn?: LegalDay }[];
  readonly planYear?: number;
  readonly adoptedOn: LegalDay;
}

export interface LinkedLetter extends Recorded {
  readonly letterId: string;
  readonly edgeId: LetterEdgeId;
  readonly linkedRegionCode?: string;
  readonly signedOn: LegalDay;
}

export interface LinkagesRow {
  /** `person-<uuid>` or `org-<id>`. */
  readonly linker: string;
  readonly links: readonly LinkageStarted[];
  readonly ends: readonly LinkageStopped[];
  readonly plans: readonly HelpPlan[];
  readonly letters: readonly LinkedLetter[];
  /** For each letter that names a place, the links that stood for it on the day of signing; none is a gap (SX-PA-10). */
  readonly linksOfLetters: Readonly<Record<string, readonly string[]>>;
}

type Lists = Omit<LinkagesRow, 'linker' | 'linksOfLetters'>;

/** Ids of the links to a place that stood on a day, both ends included. */
export const linksOn = ({ links, ends }: Lists, region: string, day: LegalDay): readonly string[] =>
  links
    .filter(({ toRegionCode, startedOn }) => toRegionCode === region && startedOn <= day)
    .filter(({ linkageId }) => (ends.find((each) => each.linkageId === linkageId)?.endedOn ?? day) >= day)
    .map(({ linkageId }) => linkageId);

const into =
  <F extends Fact, K extends keyof Lists>(name: K, item: (fact: F) => Lists[K][number]) =>
  (row: LinkagesRow | undefined, fact: F, key: string): LinkagesRow => {
    const lists: Lists = row ?? { links: [], ends: [], plans: [], letters: [] };
    const next: Lists = { ...lists, [name]: [...lists[name], item(fact)] };
    const linksOfLetters = Object.fromEntries(
      next.letters.flatMap(({ letterId, linkedRegionCode, signedOn }) =>
        linkedRegionCode === undefined ? [] : [[letterId, linksOn(next, linkedRegionCode, signedOn)] as const],
      ),
    );
    return Object.assign({}, next, { linker: key, linksOfLetters });
  };

const linkerOf = ({ fromPersonId, fromOrgId }: Fact['data']): readonly string[] => [
  ...(typeof fromPersonId === 'string' ? [`person-${fromPersonId}`] : []),
  ...(typeof fromOrgId === 'string' ? [`org-${fromOrgId}`] : []),
];

function linkersOf(fact: Fact, opening: Fact): readonly string[] {
  if (fact.type === 'ResponsibilityLetterSigned') {
    const { kind, signatories } = (fact as FactNamed<'ResponsibilityLetterSigned'>).data;
    if (kind === 'main') return [];
    return signatories.map(({ personId, orgId }) => (personId === undefined ? `org-${orgId}` : `person-${personId}`));
  }
  const linkers = linkerOf(opening.type === 'LinkageAssigned' ? opening.data : fact.data);
  const { responsibleOrgId } = fact.data;
  return [...new Set([...linkers, ...(typeof responsibleOrgId === 'string' ? [`org-${responsibleOrgId}`] : [])])];
}

export const linkages: RowProjection<LinkagesRow> = {
  kind: 'rows',
  name: 'linkages',
  version: 1,
  zh: '联系关系',
  keys: (fact, opening) => (fact.type in linkages.on ? linkersOf(fact, opening) : []),
  on: {
    LinkageAssigned: into('links', (fact: FactNamed<'LinkageAssigned'>) =>
      recorded(fact, only(fact.data, ['linkageId', 'kind', 'toRegionCode', 'startedOn', 'docNo'])),
    ),
    LinkageEnded: into('ends', (fact: FactNamed<'LinkageEnded'>) =>
      recorded(fact, only(fact.data, ['linkageId', 'endedOn', 'reason'])),
    ),
    AssistancePlanAdopted: into('plans', (fact: FactNamed<'AssistancePlanAdopted'>) =>
      recorded(
        fact,
        only(fact.data, ['linkageId', 'targetCode', 'responsibleOrgId', 'measures', 'planYear', 'adoptedOn']),
      ),
    ),
    ResponsibilityLetterSigned: into('letters', (fact: FactNamed<'ResponsibilityLetterSigned'>) =>
      recorded(fact, only(fact.data, ['letterId', 'edgeId', 'linkedRegionCode', 'signedOn'])),
    ),
  },
  filters: ({ linker, plans }) => ({
    organs: [
      ...new Set([
        ...(linker.startsWith('org-') ? [streamId(linker)] : []),
        ...plans.map(({ responsibleOrgId }) => responsibleOrgId),
      ]),
    ],
    years: [...new Set(plans.flatMap(({ planYear }) => planYear ?? []))],
  }),
};
