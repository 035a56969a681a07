/**
 * 责任书矩阵: one row for each body: where it stands, its posts and who held them, the letters that were signed for it or
 * given to it, and the signings that it organised. Rules join them into the cells of the matrix, year by year.
 */
import type { FactNamed } from '../src/domain/catalogue';
import type { Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import type { Cycle } from '../src/domain/letters/cycle';
import type { LetterEdgeId, LetterKind, OrganiserLevel } from '../src/domain/letters/edges';
import type { Signatory } from '../src/domain/letters/letter';
import type { OrganKind, OrganLevel } from '../src/domain/organisations/organ-kinds';
import type { LetterSigning } from './letters';
import { only, recorded, type Recorded } from './recorded';
import { begun, ended, type Tenure } from './tenures';
import type { RowProjection } from './projection';

export interface BodyRegistered extends Recorded {
  readonly level: OrganLevel;
  readonly orgKind: OrganKind;
  readonly regionCode: string;
  readonly effectiveFrom: LegalDay;
}

export interface PostOfBody extends Recorded {
  readonly postId: string;
  readonly leadershipRole: string;
}

export interface LetterOfBody extends Omit<LetterSigning, 'targets' | 'docNo' | 'docSha256'> {
  readonly letterId: string;
}

export interface SuccessionOfBody extends Recorded {
  readonly letterId: string;
  readonly outgoing: Signatory;
  readonly incoming: Signatory;
  readonly succeededOn: LegalDay;
}

export interface EndOfLetter extends Recorded {
  readonly letterId: string;
  readonly endedOn: LegalDay;
  readonly reason: 'fulfilled' | 'expired' | 'replaced' | 'revoked';
}

export interface FulfilmentOfLetter extends Recorded {
  readonly letterId: string;
  readonly assessedOn: LegalDay;
  readonly overall: 'fulfilled' | 'partly' | 'not_fulfilled';
}

export interface RoundOfBody extends Recorded {
  readonly roundId: string;
  readonly level: OrganiserLevel;
  readonly cycle: Cycle;
  readonly letterKinds: readonly LetterKind[];
  readonly expectedEdges: readonly LetterEdgeId[];
  readonly startedOn: LegalDay;
  readonly targetOn?: LegalDay;
}

/** Lists in legal order. */
export interface LetterMatrixRow {
  readonly orgId: string;
  /** Absent when the registration does not stand on the day asked about. */
  readonly registration?: BodyRegistered;
  readonly posts: readonly PostOfBody[];
  readonly tenures: readonly Tenure[];
  /** Signed for this body, or given to it. */
  readonly letters: readonly LetterOfBody[];
  readonly successions: readonly SuccessionOfBody[];
  readonly ends: readonly EndOfLetter[];
  readonly fulfilments: readonly FulfilmentOfLetter[];
  readonly rounds: readonly RoundOfBody[];
}

const emptyRow = (orgId: string): LetterMatrixRow => ({
  orgId,
  posts: [],
  tenures: [],
  letters: [],
  successions: [],
  ends: [],
  fulfilments: [],
  rounds: [],
});

type Lists = Omit<LetterMatrixRow, 'orgId' | 'registration' | 'tenures'>;

/** A step that puts what `item` reads from the fact at the end of a list. */
const into =
  <F extends Fact, K extends keyof Lists>(name: K, item: (fact: F) => Lists[K][number]) =>
  (row: LetterMatrixRow | undefined, fact: F, key: string): LetterMatrixRow => {
    const before = row ?? emptyRow(key);
    return { ...before, [name]: [...before[name], item(fact)] };
  };

const orgsIn = (signatories: readonly Signatory[]): readonly string[] => signatories.map(({ orgId }) => orgId);

/** The bodies that a fact of a letter's stream concerns: those of the signing, and those that it names itself. */
function bodiesOfLetter(fact: Fact, opening: Fact): readonly string[] {
  const signing = opening.type === 'ResponsibilityLetterSigned' ? opening : fact;
  const { signatories = [], recipientOrgId } = signing.data as Partial<FactNamed<'ResponsibilityLetterSigned'>['data']>;
  const { outgoing, incoming } = fact.data as Partial<FactNamed<'ResponsibilityLetterSucceeded'>['data']>;
  const handed = [outgoing, incoming].flatMap((each) => each ?? []);
  return [...new Set([...orgsIn(signatories), ...orgsIn(handed), ...(recipientOrgId ? [recipientOrgId] : [])])];
}

function bodiesOf(fact: Fact, opening: Fact): readonly string[] {
  switch (fact.type) {
    case 'OrganisationRegistered':
      return [fact.data['orgId'] as string];
    case 'PostEstablished':
    case 'PostAssumed':
    case 'PostVacated':
      return opening.type === 'PostEstablished' ? [opening.data['orgId'] as string] : [];
    case 'LetterSigningOrganised':
      return [fact.data['organiserOrgId'] as string];
    default:
      return bodiesOfLetter(fact, opening);
  }
}

export const letterMatrix: RowProjection<LetterMatrixRow> = {
  kind: 'rows',
  name: 'letter-matrix',
  version: 1,
  zh: '责任书矩阵',
  keys: (fact, opening) => (fact.type in letterMatrix.on ? bodiesOf(fact, opening) : []),
  on: {
    OrganisationRegistered: (row, fact, key) => ({
      ...(row ?? emptyRow(key)),
      registration: recorded(fact, only(fact.data, ['level', 'orgKind', 'regionCode', 'effectiveFrom'])),
    }),
    PostEstablished: into('posts', (fact: FactNamed<'PostEstablished'>) =>
      recorded(fact, only(fact.data, ['postId', 'leadershipRole'])),
    ),
    PostAssumed: (row, fact, key) => {
      const before = row ?? emptyRow(key);
      const start = only(fact.data, ['postId', 'personId', 'assumedOn', 'isPromotion']);
      return { ...before, tenures: begun<Tenure>(before.tenures, start) };
    },
    PostVacated: (row, fact, key) => {
      const before = row ?? emptyRow(key);
      const end = only(fact.data, ['postId', 'personId', 'vacatedOn', 'reason', 'measureId']);
      return { ...before, tenures: ended<Tenure>(before.tenures, end) };
    },
    ResponsibilityLetterSigned: into('letters', (fact: FactNamed<'ResponsibilityLetterSigned'>) =>
      recorded(
        fact,
        only(fact.data, [
          'letterId',
          'edgeId',
          'kind',
          'cycle',
          'signatories',
          'recipientOrgId',
          'linkedRegionCode',
          'titleZh',
          'signedOn',
          'validFrom',
          'validTo',
          'roundId',
        ]),
      ),
    ),
    ResponsibilityLetterSucceeded: into('successions', (fact: FactNamed<'ResponsibilityLetterSucceeded'>) =>
      recorded(fact, only(fact.data, ['letterId', 'outgoing', 'incoming', 'succeededOn'])),
    ),
    ResponsibilityLetterEnded: into('ends', (fact: FactNamed<'ResponsibilityLetterEnded'>) =>
      recorded(fact, only(fact.data, ['letterId', 'endedOn', 'reason'])),
    ),
    LetterFulfilmentAssessed: into('fulfilments', (fact: FactNamed<'LetterFulfilmentAssessed'>) =>
      recorded(fact, only(fact.data, ['letterId', 'assessedOn', 'overall'])),
    ),
    LetterSigningOrganised: into('rounds', (fact: FactNamed<'LetterSigningOrganised'>) =>
      recorded(
        fact,
        only(fact.data, ['roundId', 'level', 'cycle', 'letterKinds', 'expectedEdges', 'startedOn', 'targetOn']),
      ),
    ),
  },
  // A body that no letter, post or signing is on record of has nothing to show.
  listed: ({ posts, letters, rounds }) => posts.length + letters.length + rounds.length > 0,
  filters: ({ orgId, letters }) => ({
    organs: [orgId],
    years: [...new Set(letters.map(({ signedOn }) => Number(signedOn.slice(0, 4))))],
  }),
};

/** The letters that somebody signed for this body; the others were given to it. */
export const signedFor = ({ orgId, letters }: LetterMatrixRow): readonly LetterOfBody[] =>
  letters.filter(({ signatories }) => orgsIn(signatories).includes(orgId));
