/** An OpenAPI document's own schemas as something that answers can be checked by. */
import { FormatRegistry, Type, type TSchema } from '@sinclair/typebox';
import { TypeCompiler, type TypeCheck } from '@sinclair/typebox/compiler';
import { isLegalDay } from '../../src/domain/legal-day';

const nameIn = (ref: string): string => ref.replace('#/components/schemas/', '');

/** What of JSON Schema the document uses for answers. */
export interface DocumentSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly DocumentSchema[];
  readonly items?: DocumentSchema | false;
  readonly prefixItems?: readonly DocumentSchema[];
  readonly properties?: Readonly<Record<string, DocumentSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: DocumentSchema | boolean;
  readonly description?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export type DocumentSchemas = Readonly<Record<string, DocumentSchema>>;

const formats: Readonly<Record<string, (value: string) => boolean>> = {
  date: isLegalDay,
  'date-time': (value) => new Date(value).toJSON() === value,
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
};

/** @throws Error for a keyword that is not known here: nothing in a schema goes unchecked */
function typed(schema: DocumentSchema): TSchema {
  const { $ref, type, const: literal, enum: words, anyOf, items, prefixItems, properties, required, ...rest } = schema;
  const { description: _, additionalProperties, format, ...limits } = rest;
  const known = ['pattern', 'minimum', 'maximum', 'minItems', 'maxItems'];
  const strange = Object.keys(limits).filter((keyword) => !known.includes(keyword));
  if (strange.length > 0) throw new Error(`a schema says ${strange.join(', ')}`);
  if ($ref !== undefined) return Type.Ref(nameIn($ref));
  if (anyOf !== undefined) return Type.Union(anyOf.map(typed));
  if (words !== undefined) return Type.Union(words.map((word) => Type.Literal(word)));
  if (literal !== undefined) return Type.Literal(literal);
  switch (type) {
    case 'string':
      return Type.String({ ...limits, ...(format === undefined ? {} : { format }) });
    case 'integer':
      return Type.Integer(limits);
    case 'number':
      return Type.Number(limits);
    case 'boolean':
      return Type.Boolean();
    case 'null':
      return Type.Null();
    case 'array':
      return prefixItems === undefined
        ? Type.Array(typed(items as DocumentSchema))
        : Type.Tuple(prefixItems.map(typed));
    case 'object':
      return objectOf(properties, required ?? [], additionalProperties);
    case undefined:
      return Type.Unknown();
    default:
      throw new Error(`a schema is of type ${type}`);
  }
}

function objectOf(
  properties: DocumentSchemas | undefined,
  required: readonly string[],
  additional: DocumentSchema | boolean | undefined,
): TSchema {
  if (properties === undefined && typeof additional === 'object') return Type.Record(Type.String(), typed(additional));
  const members = Object.entries(properties ?? {}).map(([name, schema]) => {
    const member = typed(schema);
    return [name, required.includes(name) ? member : Type.Optional(member)] as const;
  });
  if (required.some((name) => !members.some(([member]) => member === name)))
    throw new Error('a member is not declared');
  return Type.Object(Object.fromEntries(members), { additionalProperties: additional !== false });
}

/** Names of all schemas that one of these leads to, itself included. */
export function reached(schemas: DocumentSchemas, from: DocumentSchema): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [keyword, each] of Object.entries(value)) {
      const name = keyword === '$ref' ? nameIn(each as string) : undefined;
      if (name === undefined) walk(each);
      else if (!found.has(name)) {
        found.add(name);
        walk(schemas[name]);
      }
    }
  };
  walk(from);
  return found;
}

/** Checks values against a schema of the document. */
export function checkerOf(schemas: DocumentSchemas, schema: DocumentSchema): TypeCheck<TSchema> {
  for (const [format, isOne] of Object.entries(formats)) FormatRegistry.Set(format, isOne);
  const references = [...reached(schemas, schema)].map((name): TSchema => {
    const named = schemas[name];
    if (named === undefined) throw new Error(`no schema is named ${name}`);
    return { ...typed(named), $id: name };
  });
  return TypeCompiler.Compile(typed(schema), references);
}

/** Names of the members that a value has, each as `Shape.member`; of members without a shape of their own, their place. */
export function membersIn(
  schemas: DocumentSchemas,
  schema: DocumentSchema,
  value: unknown,
  isOne: (schema: DocumentSchema, value: unknown) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (at: string, each: DocumentSchema, inside: unknown): void => {
    const { $ref, anyOf, items, properties, additionalProperties } = each;
    if ($ref !== undefined) walk(nameIn($ref), schemas[nameIn($ref)] as DocumentSchema, inside);
    else if (anyOf !== undefined) anyOf.filter((one) => isOne(one, inside)).forEach((one) => walk(at, one, inside));
    else if (Array.isArray(inside) && items) inside.forEach((one) => walk(at, items, one));
    else if (inside !== null && typeof inside === 'object') {
      for (const [name, member] of Object.entries(inside)) {
        const declared = properties?.[name];
        if (declared !== undefined) {
          found.add(`${at}.${name}`);
          walk(`${at}.${name}`, declared, member);
        } else if (typeof additionalProperties === 'object') walk(at, additionalProperties, member);
      }
    }
  };
  walk('', schema, value);
  return found;
}

/** Every name that `membersIn` can find in a value of these shapes. */
export function membersOf(schemas: DocumentSchemas, names: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (at: string, { anyOf, items, properties, additionalProperties }: DocumentSchema): void => {
    anyOf?.forEach((one) => walk(at, one));
    if (items) walk(at, items);
    if (typeof additionalProperties === 'object') walk(at, additionalProperties);
    for (const [name, member] of Object.entries(properties ?? {})) {
      found.add(`${at}.${name}`);
      walk(`${at}.${name}`, member);
    }
  };
  for (const name of names) walk(name, schemas[name] ?? {});
  return found;
}
