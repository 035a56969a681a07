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

function ofCase({ data }: Fact, opening: Fact): Subjects {
  const subjects = (opening.data['subjects'] ?? []) as readonly CaseSubject[];
  const persons = subjects.flatMap(({ personId }) => personId ?? []);
  const orgs = subjects.flatMap(({ orgId }) => orgId ?? []);
  const named = data['subjectId'];
  // A classification or proposal is about one subject; one whom the case does not name is not filed under others.
  return typeof named === 'string'
    ? { persons: persons.filter((each) => each === named), orgs: orgs.filter((each) => each === named) }
    : { persons: [...new Set(persons)], orgs: [...new Set(orgs)] };
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
      return one(opening.data['subjectPersonId'], opening.data['subjectOrgId']);
    case 'assessment':
      return one(fact.data['subjectPersonId'], fact.data['subjectOrgId']);
    case 'case':
      return ofCase(fact, opening);
    case 'sanction':
      return one(opening.data['personId'], opening.data['orgId']);
    default:
      return NOBODY;
  }
}
