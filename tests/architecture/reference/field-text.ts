/** A field of a declaration in words: what may stand in it, and which articles ask for it. */
import type { TSchema } from '../../../src/domain/fields';
import { code, list } from './markdown';

export interface FieldLine {
  /** Dotted path; `[]` stands for the items of a list. */
  readonly path: string;
  readonly required: boolean;
  readonly says: string;
  readonly from: readonly string[];
}

interface Schema extends TSchema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: unknown;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly 'x-code'?: string;
  readonly 'x-ref'?: string;
  readonly 'x-ref-event'?: boolean;
  readonly 'x-day'?: string;
  readonly 'x-from'?: readonly string[];
}

const stringSays = (schema: Schema): string => {
  if (schema['x-ref'] !== undefined) return `${code(schema['x-ref'])} id`;
  if (schema['x-ref-event'] === true) return 'id of a recorded fact';
  if (schema.format === 'legal-day') {
    return schema['x-day'] === 'past' ? 'legal day, not after the recording day' : 'legal day, may lie ahead';
  }
  if (schema.format === 'name') return 'name';
  if (schema['x-code'] === 'invalid-money') {
    return schema.pattern?.includes('-?') === true ? 'money, may be negative' : 'money';
  }
  if (schema.pattern === '^[0-9a-f]{64}$') return 'SHA-256, hex';
  if (schema.pattern?.startsWith('^[0-9a-f]{8}-') === true) return 'UUID';
  if (schema.pattern !== undefined) return schema['x-code'] === 'invalid-id' ? 'id' : `text, ${code(schema.pattern)}`;
  return `text, at most ${schema.maxLength ?? 0}`;
};

const says = (schema: Schema): string => {
  if (schema.anyOf !== undefined) {
    return schema.anyOf.every((each) => each.const !== undefined)
      ? schema.anyOf.map((each) => code(String(each.const))).join(' · ')
      : schema.anyOf.map(says).join(' or ');
  }
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.patternProperties !== undefined) return 'free map of text';
  switch (schema.type) {
    case 'string':
      return stringSays(schema);
    case 'integer':
      return `integer, ${schema.minimum ?? 'any'} to ${schema.maximum ?? 'any'}`;
    case 'boolean':
      return '`true` or `false`';
    case 'array':
      return `list of ${schema.minItems ?? 0} to ${schema.maxItems ?? 0}${schema.items ? `: ${says(schema.items)}` : ''}`;
    case 'object':
      return Object.keys(schema.properties ?? {}).length > 0 ? 'group' : 'any JSON object';
    default:
      throw new Error(`a kind of field that this page cannot describe: ${JSON.stringify(schema)}`);
  }
};

/** All fields of a schema in the order stored, groups and lists followed by what is in them. */
export function fieldLines(schema: TSchema, prefix = ''): readonly FieldLine[] {
  const { properties = {}, required = [] } = schema as Schema;
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const line: FieldLine = { path, required: required.includes(name), says: says(field), from: field['x-from'] ?? [] };
    const inner = field.type === 'array' ? field.items : field;
    const below = field.type === 'array' ? `${path}[].` : `${path}.`;
    return [line, ...(inner?.type === 'object' ? fieldLines(inner, below) : [])];
  });
}

export const fromText = (from: readonly string[]): string => list(from, '');
