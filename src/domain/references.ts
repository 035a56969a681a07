/** The streams and facts that a fact's data names. */
import type { TSchema } from './fields';

export interface Reference {
  /** RFC 6901 pointer into the data. */
  readonly pointer: string;
  /** Kind of the stream that `id` names; undefined when it names a recorded fact. */
  readonly kind: string | undefined;
  readonly id: string;
}

/** Fields of an object, by name, that are or hold references; found once for each schema. */
type Carriers = readonly (readonly [field: string, part: TSchema])[];

const carriers = new WeakMap<TSchema, Carriers>();

function carriersOf(schema: TSchema): Carriers {
  let found = carriers.get(schema);
  if (!found) {
    const properties = (schema['properties'] ?? {}) as Record<string, TSchema>;
    found = Object.entries(properties).filter(([, part]) => canRefer(part));
    carriers.set(schema, found);
  }
  return found;
}

const isReference = (schema: TSchema): boolean => schema['x-ref'] !== undefined || schema['x-ref-event'] === true;

function canRefer(schema: TSchema): boolean {
  const items = schema['items'] as TSchema | undefined;
  return isReference(schema) || (items !== undefined && canRefer(items)) || carriersOf(schema).length > 0;
}

/** Every reference in data that fits its schema, in the schema's order. */
export function referencesIn(schema: TSchema, value: unknown, pointer = ''): readonly Reference[] {
  if (value === undefined) return [];
  if (isReference(schema)) return [{ pointer, kind: schema['x-ref'] as string | undefined, id: value as string }];
  if (Array.isArray(value)) {
    const items = schema['items'] as TSchema;
    return canRefer(items) ? value.flatMap((each, i) => referencesIn(items, each, `${pointer}/${String(i)}`)) : [];
  }
  const data = value as Readonly<Record<string, unknown>>;
  return carriersOf(schema).flatMap(([field, part]) => referencesIn(part, data[field], `${pointer}/${field}`));
}
