/**
 * Whom a fact concerns. Many facts name nobody themselves: the evaluation's opening names the cadre, the case's opening
 * its subjects, the measure's decision the person or organ; what follows in the stream follows them.
 */
import { streamKind, type Fact } from '../src/domain/fact';

export interface Subjects {
  readonly persons: readonly string[];
  readonly orgs: readonly string[];
}

/** One of the `subjects` of a case. */
interface CaseSubject {
  readonly personId?: string;
  readonly orgId?: string;
}

const NOBODY: Subjects = { persons: [], orgs: [] };

const one = (person: unknown, org: unknown): Subjects => ({
  persons: typeof person === 'string' ? [person] : [],
  orgs: typeof org === 'string' ? [org] : [],
});

/** The fact itself when it names a subject, else the opening: a stream can be opened anew after its first one is voided. */
const naming = (fact: Fact, opening: Fact, ...names: readonly string[]): Fact =>
  names.some((name) => fact.data[name] !== undefined) ? fact : opening;

function ofCase(fact: Fact, opening: Fact): Subjects {
  const subjects = (naming(fact, opening, 'subjects').data['subjects'] ?? []) as readonly CaseSubject[];
  const persons = subjects.flatMap(({ personId }) => personId ?? []);
  const orgs = subjects.flatMap(({ orgId }) => orgId ?? []);
  const named = fact.data['subjectId'];
  // A classification or proposal is about one subject; one whom the case does not name is not filed under others.
  return typeof named === 'string'
    ? { persons: persons.filter((each) => each === named), orgs: orgs.filter((each) => each === named) }
    : { persons: [...new Set(persons)], orgs: [...new Set(orgs)] };
}

/** The person and the organ under these names. */
function namedIn(fact: Fact, opening: Fact, person: string, org: string): Subjects {
  const { data } = naming(fact, opening, person, org);
  return one(data[person], data[org]);
}

/**
 * Persons and organs that a fact concerns, without the organs that act in it (who decided, who counted, who received).
 * Nobody when the fact does not say and its opening does not stand.
 */
export function subjectsOf(fact: Fact, opening: Fact): Subjects {
  switch (streamKind(fact.stream)) {
    case 'person':
    case 'integrity':
    case 'consultation':
      return one(fact.data['personId'], undefined);
    case 'org':
      return one(fact.data['personId'], fact.data['orgId']);
    case 'post':
      return one(fact.data['personId'], undefined);
    case 'evaluation':
      return namedIn(fact, opening, 'subjectPersonId', 'subjectOrgId');
    case 'assessment':
      return one(fact.data['subjectPersonId'], fact.data['subjectOrgId']);
    case 'case':
      return ofCase(fact, opening);
    case 'sanction':
      return namedIn(fact, opening, 'personId', 'orgId');
    default:
      return NOBODY;
  }
}
