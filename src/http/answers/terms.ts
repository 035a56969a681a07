/**
 * The vocabulary in which answers are declared: every member says what it means, in what unit, and whether it is always
 * there. A schema with a name becomes a named type of the OpenAPI document.
 */
import { Type, type Static, type TObject, type TProperties, type TSchema, type TUnsafe } from '@sinclair/typebox';

/** A legal day (Asia/Shanghai), YYYY-MM-DD. */
export const day = (meaning: string) => Type.String({ format: 'date', description: meaning });

/** An instant (RFC 3339), UTC. */
export const instant = (meaning: string) => Type.String({ format: 'date-time', description: meaning });

export const text = (meaning: string) => Type.String({ description: meaning });

export const uuid = (meaning: string) => Type.String({ format: 'uuid', description: meaning });

/** 32 bytes in lower-case hex. */
export const digest = (meaning: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description: meaning });

/** Money of 0 or more, a decimal string in the minor unit. */
export const money = (meaning: string) =>
  Type.String({ pattern: '^(0|[1-9][0-9]*)$', description: `${meaning} Decimal string, minor unit.` });

/** Money that may be below 0. */
export const signedMoney = (meaning: string) =>
  Type.String({ pattern: '^(0|-?[1-9][0-9]*)$', description: `${meaning} Signed decimal string, minor unit.` });

/** A number of things, of 0 or more. */
export const count = (meaning: string) => Type.Integer({ minimum: 0, description: meaning });

/** Whole calendar days; below 0 when the later of two days is not the one expected. */
export const days = (meaning: string) => Type.Integer({ description: `${meaning} Days.` });

/** A calendar year. */
export const year = (meaning: string) => Type.Integer({ minimum: 1949, maximum: 2200, description: meaning });

export const yesNo = (meaning: string) => Type.Boolean({ description: meaning });

export const oneOf = <const V extends readonly string[]>(values: V, meaning: string) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    { description: meaning },
  ) as unknown as TUnsafe<V[number]>;

export const list = <T extends TSchema>(item: T, meaning: string) => Type.Array(item, { description: meaning });

/** Texts or ids, in the order that the meaning says. */
export const texts = (meaning: string) => list(Type.String(), meaning);

/** Whatever JSON object is on record. */
export const open = (meaning: string) =>
  Type.Object({}, { additionalProperties: true, description: meaning }) as unknown as TUnsafe<Record<string, unknown>>;

export const mapOf = <T extends TSchema>(value: T, meaning: string) =>
  Type.Record(Type.String(), value, { description: meaning });

/** A member that is always there and may be null. */
export const orNull = <T extends TSchema>(value: T, meaning: string) =>
  Type.Union([value, Type.Null()], { description: meaning });

/** A member that may be left out. It is never null. */
export const optional = <T extends TSchema>(value: T) => Type.Optional(value);

/** An object of exactly these members, without a name of its own. */
export const group = <P extends TProperties>(members: P, meaning: string) =>
  Type.Object(members, { additionalProperties: false, description: meaning });

/** An object of exactly these members that goes by a name, unique in the document. */
export const shape = <P extends TProperties>(name: string, meaning: string, members: P): TObject<P> =>
  Type.Object(members, { $id: name, additionalProperties: false, description: meaning });

/** One of several shapes, under a name of its own. */
export const either = <const T extends readonly TSchema[]>(name: string, meaning: string, shapes: T) =>
  Type.Union([...shapes], { $id: name, description: meaning }) as unknown as TUnsafe<Static<T[number]>>;

/** Keyword of a named shape's meaning where it stands; its own description says what it is anywhere. */
export const MEANING_HERE = 'x-meaning-here';

/** A named shape as a member. */
export const as = <T extends TSchema>(named: T, meaning: string): T => ({ ...named, [MEANING_HERE]: meaning });

/** Of every list that comes in pages. */
export const next = orNull(Type.String(), 'Goes into `after` for the next page, unchanged; null on the last one.');

/** Of every answer with amounts of money. */
export const currency = text('Currency of the ledger; amounts are in its minor unit.');
