/** The declared answers as the OpenAPI document writes them: named shapes once, under their names, and references to them. */
import type { TSchema } from '@sinclair/typebox';
import { answers } from './routes';
import { MEANING_HERE } from './terms';

/** JSON Schema (draft 2020-12), as OpenAPI 3.1 has it. */
export type Written = Readonly<Record<string, unknown>>;

interface Documented {
  /** By name, each before those that it refers to. */
  readonly schemas: Readonly<Record<string, Written>>;
  /** By path, a reference into the schemas. */
  readonly answers: Readonly<Record<string, Written>>;
}

/** Keywords that hold schemas are written member by member; all others as they stand. */
export function documentedAnswers(): Documented {
  const schemas: Record<string, Written> = {};
  const byPath = Object.entries(answers).map(([path, schema]) => [path, written(schema, schemas)] as const);
  return { schemas, answers: Object.fromEntries(byPath) };
}

/** @throws Error for two shapes of one name: both would be the same type to whoever reads the document */
function written(schema: TSchema, schemas: Record<string, Written>): Written {
  const { $id: name, [MEANING_HERE]: here, ...rest } = schema as TSchema & { readonly [MEANING_HERE]?: string };
  if (name === undefined) return plain(rest as TSchema, schemas);
  const isNew = !Object.hasOwn(schemas, name);
  // Its place comes before those it refers to.
  if (isNew) schemas[name] = {};
  const shape = plain(rest as TSchema, schemas);
  if (isNew) schemas[name] = shape;
  else if (JSON.stringify(schemas[name]) !== JSON.stringify(shape)) throw new Error(`two shapes are named ${name}`);
  return { $ref: `#/components/schemas/${name}`, ...(here === undefined ? {} : { description: here }) };
}

/** A schema without its name, in the words of draft 2020-12: TypeBox writes tuples, maps and choices in older ones. */
function plain(schema: TSchema, schemas: Record<string, Written>): Written {
  const {
    description,
    anyOf,
    items,
    properties,
    patternProperties,
    additionalItems: _,
    ...rest
  } = schema as TSchema & {
    readonly anyOf?: readonly TSchema[];
    readonly items?: TSchema | readonly TSchema[];
    readonly properties?: Readonly<Record<string, TSchema>>;
    readonly patternProperties?: Readonly<Record<string, TSchema>>;
  };
  const inner = (each: TSchema): Written => written(each, schemas);
  return {
    ...(JSON.parse(JSON.stringify(rest)) as Written),
    ...(description === undefined ? {} : { description }),
    ...(anyOf === undefined ? {} : choice(anyOf, inner)),
    ...(items === undefined
      ? {}
      : isTuple(items)
        ? { prefixItems: items.map(inner), items: false }
        : { items: inner(items) }),
    ...(properties === undefined ? {} : { properties: mapped(properties, inner) }),
    ...(patternProperties === undefined
      ? {}
      : { additionalProperties: inner(Object.values(patternProperties)[0] as TSchema) }),
  };
}

const isTuple = (items: TSchema | readonly TSchema[]): items is readonly TSchema[] => Array.isArray(items);

const mapped = (members: Readonly<Record<string, TSchema>>, write: (schema: TSchema) => Written): Written =>
  Object.fromEntries(Object.entries(members).map(([name, schema]) => [name, write(schema)]));

/** Words to choose from are an enumeration. */
const choice = (anyOf: readonly TSchema[], write: (schema: TSchema) => Written): Written =>
  anyOf.every(({ const: value }) => typeof value === 'string')
    ? { type: 'string', enum: anyOf.map(({ const: value }) => value as string) }
    : { anyOf: anyOf.map(write) };
