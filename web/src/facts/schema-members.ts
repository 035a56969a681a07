/** Which members of a fact's data are money, and which name an organ: the JSON Schema of its kind says so. */

type Schema = Readonly<Record<string, unknown>>;

export interface SchemaMembers {
  /** Paths of the members, `counts.trust`, lists left out of them. */
  readonly money: ReadonlySet<string>;
  readonly organs: ReadonlySet<string>;
}

export const noMembers: SchemaMembers = { money: new Set(), organs: new Set() };

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const partsOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isSchema(value) ? Object.entries(value) : [];

const MONEY = (schema: Schema): boolean => schema['x-code'] === 'invalid-money';
const ORGAN = (schema: Schema): boolean => schema['x-ref'] === 'org';

/** @param path where the schema stands in the data */
export const schemaMembers = (schema: unknown, path: readonly string[] = []): SchemaMembers => ({
  money: new Set(pathsTo(MONEY, schema, path)),
  organs: new Set(pathsTo(ORGAN, schema, path)),
});

function pathsTo(is: (schema: Schema) => boolean, schema: unknown, path: readonly string[]): readonly string[] {
  if (!isSchema(schema)) return [];
  if (is(schema)) return [path.join('.')];
  return [
    ...partsOf(schema['properties']).flatMap(([name, member]) => pathsTo(is, member, [...path, name])),
    ...pathsTo(is, schema['items'], path),
    ...partsOf(schema['anyOf']).flatMap(([, member]) => pathsTo(is, member, path)),
  ];
}
