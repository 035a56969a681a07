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

/** A signatory of a letter, or a seat in a leading group. */
interface Named {
  readonly personId?: string;
  readonly orgId?: string;
}

/** Whom the lists and single members under these names name, each once. */
function allNamed({ data }: Fact, ...names: readonly string[]): Subjects {
  const named = names.flatMap((name) => (data[name] ?? []) as Named | readonly Named[]);
  return {
    persons: [...new Set(named.flatMap(({ personId }) => personId ?? []))],
    orgs: [...new Set(named.flatMap(({ orgId }) => orgId ?? []))],
  };
}

/** A letter concerns who signs it; what follows in its stream, those who signed, or who hands it on and who takes over. */
const ofLetter = (fact: Fact, opening: Fact): Subjects =>
  allNamed(naming(fact, opening, 'signatories', 'outgoing'), 'signatories', 'outgoing', 'incoming');

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
    case 'group':
      return allNamed(fact, 'heads', 'deputyHeads', 'added', 'removed');
    case 'linkage':
      return namedIn(fact, opening, 'fromPersonId', 'fromOrgId');
    case 'letter':
      return ofLetter(fact, opening);
    default:
      return NOBODY;
  }
}
