/**
 * The vocabulary in which facts are declared: one function for each kind of value that a regulation asks for.
 *
 * Every field is a TypeBox schema, so the TypeScript type, the validator, the JSON Schema and the reference page come
 * from the same value. `from` names the articles that ask for the field; a field without it is the ledger's own.
 */
import {
  FormatRegistry,
  Type,
  type Static,
  type TObject,
  type TOptional,
  type TProperties,
  type TSchema,
  type TUnsafe,
} from '@sinclair/typebox';
import { isLegalDay } from './legal-day';
import { isCleanText, isPersonOrOrganName } from './text';

/** An article, e.g. `GS-CG-14-i2`: regulation, article, item. */
export type Cite = string;

type FieldOptions = Readonly<{ from?: readonly Cite[] }>;

/** What a refused value is called in a problem; the schema keyword `x-code` carries it to the validator. */
export type FieldCode =
  | 'invalid-text'
  | 'invalid-name'
  | 'invalid-id'
  | 'invalid-reference'
  | 'invalid-time'
  | 'invalid-money'
  | 'invalid-field';

FormatRegistry.Set('legal-day', isLegalDay);
FormatRegistry.Set('clean-text', isCleanText);
FormatRegistry.Set('name', isPersonOrOrganName);

const described = (
  code: FieldCode,
  options: FieldOptions,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  ...more,
  'x-code': code,
  ...(options.from ? { 'x-from': options.from } : {}),
});

/** Pattern of every identifier that a recorder chooses (the part of a stream's name behind the first dash). */
export const ID_PATTERN = '[A-Za-z0-9][A-Za-z0-9._-]{0,79}';
const UUID_PATTERN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Free text, 1 to `max` UTF-16 units; controls, lone surrogates and non-characters are refused, nothing is normalised. */
export const text = (options: FieldOptions & { max?: number } = {}) =>
  Type.String(
    described('invalid-text', options, { minLength: 1, maxLength: options.max ?? 4000, format: 'clean-text' }),
  );

/** The name of a person, organ or post, kept exactly as sent; see text.ts for what a name may hold. */
export const name = (options: FieldOptions = {}) =>
  Type.String(described('invalid-name', options, { minLength: 1, maxLength: 256, format: 'name' }));

/** An identifier chosen by the recorder. */
export const id = (options: FieldOptions = {}) =>
  Type.String(described('invalid-id', options, { pattern: `^${ID_PATTERN}$` }));

/** A lower-case UUID. Persons have nothing else: any readable form could be guessed or traced. */
export const uuid = (options: FieldOptions = {}) =>
  Type.String(described('invalid-id', options, { pattern: `^${UUID_PATTERN}$` }));

/**
 * The id of a stream of another kind. The recorder resolves it when that kind is declared; a kind that is not yet
 * declared is checked for form only.
 */
export const ref = (kind: string, options: FieldOptions = {}) =>
  Type.String(
    described('invalid-reference', options, {
      pattern: kind === 'person' ? `^${UUID_PATTERN}$` : `^${ID_PATTERN}$`,
      'x-ref': kind,
    }),
  );

/** The id of a recorded fact; the recorder demands that it exists. */
export const eventRef = (options: FieldOptions = {}) =>
  Type.String(described('invalid-reference', options, { pattern: `^${UUID_PATTERN}$`, 'x-ref-event': true }));

/** A day on which something happened (Asia/Shanghai, YYYY-MM-DD). Later than the recording day is refused. */
export const businessDate = (options: FieldOptions = {}) =>
  Type.String(described('invalid-time', options, { format: 'legal-day', 'x-day': 'past' }));

/** A day that may lie ahead: from when something holds, until when it is due. */
export const scheduledDate = (options: FieldOptions = {}) =>
  Type.String(described('invalid-time', options, { format: 'legal-day', 'x-day': 'any' }));

/** A calendar year. */
export const year = (options: FieldOptions = {}) =>
  Type.Integer(described('invalid-field', options, { minimum: 1949, maximum: 2200 }));

/** A number of things: an integer of 0 or more. */
export const count = (options: FieldOptions = {}) =>
  Type.Integer(described('invalid-field', options, { minimum: 0, maximum: 1_000_000_000 }));

/** Money of 0 or more in the ledger's minor unit (fen, cents), as a decimal string without a point. */
export const fen = (options: FieldOptions = {}) =>
  Type.String(described('invalid-money', options, { pattern: '^(0|[1-9][0-9]{0,14})$' }));

/** Money of more than 0. */
export const positiveFen = (options: FieldOptions = {}) =>
  Type.String(described('invalid-money', options, { pattern: '^[1-9][0-9]{0,14}$' }));

/** Money that may be negative, in the ledger's minor unit. */
export const signedFen = (options: FieldOptions = {}) =>
  Type.String(described('invalid-money', options, { pattern: '^(0|-?[1-9][0-9]{0,14})$' }));

/** A decimal figure that is only shown, never computed with (a score). */
export const decimal = (options: FieldOptions = {}) =>
  Type.String(described('invalid-field', options, { pattern: '^-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,4})?$' }));

export const yesNo = (options: FieldOptions = {}) => Type.Boolean(described('invalid-field', options));

/** SHA-256 of a document kept elsewhere, 64 lower-case hex digits. */
export const sha256 = (options: FieldOptions = {}) =>
  Type.String(described('invalid-id', options, { pattern: '^[0-9a-f]{64}$' }));

/** An exact ratio, compared by cross multiplication, never divided. */
export const ratio = (options: FieldOptions = {}) =>
  group({ num: Type.Integer({ minimum: 0 }), den: Type.Integer({ minimum: 1 }) }, options);

/** One of the words printed in the text. */
export const oneOf = <const V extends readonly string[]>(values: V, options: FieldOptions = {}) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    described('invalid-field', options),
  ) as unknown as TUnsafe<V[number]>;

/** One to `max` items (none is allowed with `min: 0`). */
export const list = <T extends TSchema>(item: T, options: FieldOptions & { min?: number; max?: number } = {}) =>
  Type.Array(item, described('invalid-field', options, { minItems: options.min ?? 1, maxItems: options.max ?? 1000 }));

/** A part with fields of its own. */
export const group = <P extends TProperties>(fields: P, options: FieldOptions = {}): TObject<P> =>
  Type.Object(fields, described('invalid-field', options, { additionalProperties: false }));

/** A free map from attribute name to text: what an imported record said beside the declared fields. Keys are sorted. */
export const sourceMap = (options: FieldOptions = {}) =>
  Type.Record(
    Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_.:-]{0,63}$' }),
    Type.String({ maxLength: 4000, format: 'clean-text' }),
    described('invalid-field', options, { additionalProperties: false, maxProperties: 100, 'x-sorted': true }),
  );

/** Any JSON object; used only for the replaced data of a correction and the value of a parameter. */
export const anyObject = (options: FieldOptions = {}) =>
  Type.Object({}, described('invalid-field', options, { additionalProperties: true })) as unknown as TUnsafe<
    Readonly<Record<string, unknown>>
  >;

/** A field that may be left out. It is never null. */
export const optional = <T extends TSchema>(field: T) => Type.Optional(field) as unknown as TOptional<T>;

export type { Static, TObject, TProperties, TSchema };
