/** Whether sent data has the shape its declaration asks for, field by field, in words that name the field. */
import { TypeCompiler, type TypeCheck } from '@sinclair/typebox/compiler';
import { ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import type { Declaration } from './fact';
import type { FieldCode, TSchema } from './fields';
import type { LegalDay } from './legal-day';
import { nameFault } from './text';

/** One fault of one field. The offending value is never repeated. */
export interface FieldFault {
  /** RFC 6901 pointer into the data. */
  readonly pointer: string;
  readonly code: FieldCode | 'unknown-field' | 'missing-field' | 'time-out-of-range';
  readonly detail: string;
}

const compiled = new WeakMap<TSchema, TypeCheck<TSchema>>();

function checkerOf(schema: TSchema): TypeCheck<TSchema> {
  let checker = compiled.get(schema);
  if (!checker) {
    checker = TypeCompiler.Compile(schema);
    compiled.set(schema, checker);
  }
  return checker;
}

/** Faults of a value against a schema of this vocabulary, at most 20, in the schema's order; empty when it fits. */
export function faultsOf(schema: TSchema, value: unknown): readonly FieldFault[] {
  const checker = checkerOf(schema);
  if (checker.Check(value)) return [];
  const faults = new Map<string, FieldFault>();
  for (const error of checker.Errors(value)) {
    if (!faults.has(error.path)) faults.set(error.path, faultOf(error));
    if (faults.size === 20) break;
  }
  return [...faults.values()];
}

function faultOf(error: ValueError): FieldFault {
  if (error.type === ValueErrorType.ObjectAdditionalProperties) {
    return { pointer: error.path, code: 'unknown-field', detail: 'not a field of this kind of fact' };
  }
  if (error.type === ValueErrorType.ObjectRequiredProperty) {
    return { pointer: error.path, code: 'missing-field', detail: 'required' };
  }
  const schema = error.schema as TSchema & { 'x-code'?: FieldCode; format?: string };
  const why = schema.format === 'name' && typeof error.value === 'string' ? nameFault(error.value) : undefined;
  return { pointer: error.path, code: schema['x-code'] ?? 'invalid-field', detail: why ?? error.message };
}

/** Fields that must not lie after the recording day (GI-04), for data that fits its schema. */
export function futureDays(declaration: Declaration, data: object, today: LegalDay): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [field, schema] of Object.entries(declaration.schema.properties)) {
    const value = (data as Record<string, unknown>)[field];
    if (schema['x-day'] === 'past' && typeof value === 'string' && value > today) {
      faults.push({ pointer: `/${field}`, code: 'time-out-of-range', detail: `later than the recording day ${today}` });
    }
  }
  return faults;
}

/**
 * The same data with its members in the declared order, keys of free maps sorted. What comes out is written with
 * JSON.stringify once, and those bytes are kept.
 */
export function inDeclaredOrder(schema: TSchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const item = schema['items'] as TSchema | undefined;
    return item ? value.map((each) => inDeclaredOrder(item, each)) : value;
  }
  if (value === null || typeof value !== 'object') return value;
  const source = value as Record<string, unknown>;
  const properties = schema['properties'] as Record<string, TSchema> | undefined;
  if (!properties || schema['additionalProperties'] === true || schema['x-sorted'] === true) return sorted(source);
  const ordered: Record<string, unknown> = {};
  for (const field of Object.keys(properties)) {
    if (source[field] !== undefined) ordered[field] = inDeclaredOrder(properties[field] as TSchema, source[field]);
  }
  return ordered;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
