/**
 * 文号与自然键: which facts name the same thing in the outside world. A kind with a document number is refused a second
 * time (409 duplicate-fact); of the others a second fact is kept and shown as a possible duplicate.
 */
import { allDeclarations, declarationOf, streams } from '../src/domain/catalogue';
import { isCorrection } from '../src/domain/corrections/correction';
import type { Declaration, Fact } from '../src/domain/fact';
import type { RowProjection } from './projection';

export interface DocumentRow {
  /** Ids of the facts under this key, in legal order; more than one is a possible duplicate. */
  readonly facts: readonly string[];
}

const idFields = new Map<string, string | undefined>(
  streams.flatMap(({ facts, idField }) =>
    (facts as readonly Declaration[]).map(({ type }) => [type, idField] as const),
  ),
);

/**
 * True for kinds whose duplicates can lie in different streams, and for those with a document number. A key that holds
 * the stream's own id (two payments of one penalty) can only repeat within the stream: `repeatedIn` finds it there, and
 * half a million penalties need no second index.
 */
function isFiled({ type, naturalKey, documentNumber }: Declaration): boolean {
  if (!naturalKey || isCorrection(type)) return false;
  const idField = idFields.get(type);
  return documentNumber === true || idField === undefined || !naturalKey.includes(idField);
}

const part = (value: unknown): string =>
  (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)).replace(/[\\|]/g, '\\$&');

/**
 * `<Type>|<value>|<value>` with the values of the declared natural key in its order; a `|` or `\` inside a value has a
 * `\` before it, a field left out is empty. Undefined for a kind without a natural key.
 */
export function naturalKeyOf({ type, data }: Pick<Fact, 'type' | 'data'>): string | undefined {
  const fields = declarationOf(type)?.naturalKey;
  return fields && [type, ...fields.map((field) => part(data[field]))].join('|');
}

const file = (row: DocumentRow | undefined, fact: Fact): DocumentRow => ({ facts: [...(row?.facts ?? []), fact.id] });

const filed = new Set(
  allDeclarations()
    .filter(isFiled)
    .map(({ type }) => type),
);

export const documents: RowProjection<DocumentRow> = {
  kind: 'rows',
  name: 'documents',
  version: 1,
  zh: '文号与自然键',
  keys: (fact) => {
    const key = filed.has(fact.type) ? naturalKeyOf(fact) : undefined;
    return key === undefined ? [] : [key];
  },
  on: Object.fromEntries([...filed].map((type) => [type, file])),
};

/** Ids of facts of one stream that share their natural key with an earlier one, with that one's id. */
export function repeatedIn(stream: readonly Fact[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const repeated = new Map<string, string>();
  for (const fact of stream) {
    const key = isCorrection(fact.type) ? undefined : naturalKeyOf(fact);
    if (key === undefined) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, fact.id);
    else repeated.set(fact.id, earlier);
  }
  return repeated;
}
