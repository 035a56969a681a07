/** The streams and facts that a fact's data names. */
import type { TSchema } from './fields';

export interface Reference {
  /** RFC 6901 pointer into the data. */
  readonly pointer: string;
  /** Kind of the stream that `id` names; undefined when it names a recorded fact. */
  readonly kind: string | undefined;
  readonly id: string;
}

const holding = new WeakMap<TSchema, boolean>();

/** Whether data of this schema can name anything; found once for each schema. */
function canRefer(schema: TSchema): boolean {
  let found = holding.get(schema);
  if (found === undefined) {
    found = isReference(schema) || partsOf(schema).some(canRefer);
    holding.set(schema, found);
  }
  return found;
}

const isReference = (schema: TSchema): boolean => schema['x-ref'] !== undefined || schema['x-ref-event'] === true;

const partsOf = (schema: TSchema): readonly TSchema[] => {
  const properties = schema['properties'] as Record<string, TSchema> | undefined;
  const items = schema['items'] as TSchema | undefined;
  return properties ? Object.values(properties) : items ? [items] : [];
};

/** Every reference in data that fits its schema, in the schema's order. */
export function referencesIn(schema: TSchema, value: unknown, pointer = ''): readonly Reference[] {
  if (value === undefined || !canRefer(schema)) return [];
  if (isReference(schema)) return [{ pointer, kind: schema['x-ref'] as string | undefined, id: value as string }];
  if (Array.isArray(value)) {
    return value.flatMap((each, i) => referencesIn(schema['items'] as TSchema, each, `${pointer}/${String(i)}`));
  }
  const data = value as Readonly<Record<string, unknown>>;
  return Object.entries(schema['properties'] as Record<string, TSchema>).flatMap(([field, part]) =>
    referencesIn(part, data[field], `${pointer}/${field}`),
  );
}
