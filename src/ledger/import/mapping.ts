/**
 * The shape of an import mapping: which traces and attributes of a foreign log become which streams and facts. Pure.
 * A mapping is checked against the catalogue before the log is opened, so that a misspelt field costs no import.
 */
import { aboutSchema } from '../../domain/about';
import { belongsIn, declarationOf } from '../../domain/catalogue';
import { anyObject, count, group, id, oneOf, optional, text, type Static, type TSchema } from '../../domain/fields';
import { roles, type Role } from '../../domain/roles';
import { faultsOf } from '../../domain/validation';

/** How the text of an attribute becomes the value of a field. */
export const conversions = ['text', 'day', 'money', 'count', 'flag'] as const;
export type Conversion = (typeof conversions)[number];

/** Where the value of one field comes from: an attribute of the event, the ledger, or the mapping itself. */
export type Origin =
  | { readonly from: 'attribute'; readonly conversion: Conversion; readonly key: string }
  | { readonly from: 'ledger'; readonly what: 'stream-id' | 'organ-id' }
  | { readonly from: 'mapping'; readonly value: string | number | boolean };

/** One activity of the log as one kind of fact. */
export interface FactMapping {
  readonly type: string;
  readonly fields: ReadonlyMap<string, Origin>;
  /** The field that takes every attribute without a field of its own; undefined when the kind has none. */
  readonly source: string | undefined;
}

const { jurisdiction, basis, evidence, classification } = aboutSchema.properties;
const headFields = {
  name: text({ max: 80 }),
  format: oneOf(['xes', 'ndjson', 'csv']),
  /** csv alone: the column that names the trace of a row, and what stands between two cells. */
  trace: optional(text({ max: 200 })),
  separator: optional(oneOf(['comma', 'semicolon', 'tab'])),
  /** `unit` is how many of the currency one printed figure counts, a power of ten: 100000000 for figures in 亿元. */
  money: group({ currency: text({ max: 3 }), decimals: count(), unit: optional(count()) }),
  organ: group({ id: id(), register: optional(anyObject()) }),
  role: oneOf(Object.keys(roles) as readonly Role[]),
  /** Goes with every fact. */
  about: group({ jurisdiction, basis, evidence, classification }),
  stream: group({ kind: text({ max: 32 }), id: oneOf(['name', 'digest']) }),
  rename: optional(anyObject()),
  facts: anyObject(),
};
/** The activity is told by an attribute, or is the same for every event of the log. */
const byAttribute = group({ ...headFields, activity: text({ max: 200 }) });
const byConstant = group({ ...headFields, activity: group({ constant: text({ max: 200 }) }) });

const factSchema = group({ type: text({ max: 64 }), fields: anyObject() });

type Head = Static<typeof byAttribute> | Static<typeof byConstant>;

/** A checked mapping. */
export type Mapping = Omit<Head, 'rename' | 'facts'> & {
  /** Attribute keys that a source map cannot hold, and the keys it holds them under. */
  readonly rename: ReadonlyMap<string, string>;
  /** By the value of the activity attribute. */
  readonly facts: ReadonlyMap<string, FactMapping>;
};

/** One thing wrong with a mapping; `pointer` is RFC 6901 into the mapping. */
export interface MappingFault {
  readonly pointer: string;
  readonly detail: string;
}

export type Checked = { readonly mapping: Mapping } | { readonly faults: readonly MappingFault[] };

/** Keys that a fact's source map may hold. */
export const SOURCE_KEY = /^[A-Za-z][A-Za-z0-9_.:-]{0,63}$/;

/** Checks a mapping as parsed from its file. All faults come together, in the order of the shape. */
export function checkMapping(value: unknown): Checked {
  const faults: MappingFault[] = shapeFaults('', isConstant(value) ? byConstant : byAttribute, value);
  if (faults.length > 0) return { faults };
  const head = value as Head;
  const rename = checkRename(head.rename ?? {}, faults);
  if (head.about.jurisdiction === undefined) {
    faults.push({
      pointer: '/about',
      detail: 'jurisdiction is required: an import has no key that is good for one area',
    });
  }
  checkMoney(head, faults);
  checkFormat(head, faults);
  checkOrgan(head, faults);
  const facts = new Map<string, FactMapping>();
  for (const [activity, each] of Object.entries(head.facts)) {
    const fact = checkFact(`/facts/${escaped(activity)}`, each, head, faults);
    if (fact) facts.set(activity, fact);
  }
  if (Object.keys(head.facts).length === 0) faults.push({ pointer: '/facts', detail: 'no activity is mapped' });
  checkConstant(head, faults);
  if (faults.length > 0) return { faults };
  return { mapping: { ...head, rename, facts } };
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const shapeFaults = (at: string, schema: TSchema, value: unknown): MappingFault[] =>
  faultsOf(schema, value).map(({ pointer, detail }) => ({ pointer: at + pointer, detail }));

function checkRename(rename: Readonly<Record<string, unknown>>, faults: MappingFault[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, name] of Object.entries(rename)) {
    if (typeof name === 'string' && SOURCE_KEY.test(name)) names.set(key, name);
    else faults.push({ pointer: `/rename/${escaped(key)}`, detail: `must be a name that fits ${SOURCE_KEY.source}` });
  }
  return names;
}

const isConstant = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && 'activity' in value && typeof value.activity === 'object';

function checkMoney({ money }: Head, faults: MappingFault[]): void {
  if (money.decimals > 4) faults.push({ pointer: '/money/decimals', detail: 'no currency has more than 4' });
  if (money.unit !== undefined && !/^10*$/.test(String(money.unit))) {
    faults.push({ pointer: '/money/unit', detail: 'must be a power of ten: 1, 10, 100, …' });
  }
}

function checkFormat({ format, trace, separator }: Head, faults: MappingFault[]): void {
  if (format === 'csv') {
    if (trace !== undefined) return;
    return void faults.push({ pointer: '/trace', detail: 'required: the column that tells the traces of a csv apart' });
  }
  for (const [key, said] of Object.entries({ trace, separator })) {
    if (said !== undefined) faults.push({ pointer: `/${key}`, detail: `only a csv has it; the format is ${format}` });
  }
}

/** With one activity for all events, another one would never come. */
function checkConstant({ activity, facts }: Head, faults: MappingFault[]): void {
  if (typeof activity === 'string') return;
  if (facts[activity.constant] === undefined) {
    faults.push({ pointer: '/activity/constant', detail: `${activity.constant} is not among facts` });
  }
  for (const other of Object.keys(facts).filter((each) => each !== activity.constant)) {
    faults.push({ pointer: `/facts/${escaped(other)}`, detail: `never comes: every event is ${activity.constant}` });
  }
}

function checkOrgan({ organ }: Head, faults: MappingFault[]): void {
  if (organ.register === undefined) return;
  const declared = declarationOf('OrganisationRegistered');
  if (declared) faults.push(...shapeFaults('/organ/register', declared.schema, organ.register));
  if (organ.register['orgId'] !== organ.id) {
    faults.push({ pointer: '/organ/register/orgId', detail: `must be the organ's id, ${organ.id}` });
  }
}

function checkFact(at: string, value: unknown, head: Head, faults: MappingFault[]): FactMapping | undefined {
  const shape = shapeFaults(at, factSchema, value);
  if (shape.length > 0) return void faults.push(...shape);
  const { type, fields } = value as Static<typeof factSchema>;
  const declared = declarationOf(type);
  if (!declared) return void faults.push({ pointer: `${at}/type`, detail: `${type} is not in the catalogue` });
  if (!belongsIn(type, head.stream.kind)) {
    faults.push({ pointer: `${at}/type`, detail: `${type} does not belong in a stream of kind ${head.stream.kind}` });
  }
  if (!declared.recordedBy.includes(head.role)) {
    faults.push({ pointer: `${at}/type`, detail: `${type} is recorded by ${declared.recordedBy.join(', ')}` });
  }
  const origins = new Map<string, Origin>();
  for (const [field, origin] of Object.entries(fields)) {
    const schema = declared.schema.properties[field];
    const pointer = `${at}/fields/${escaped(field)}`;
    if (!schema || isSourceMap(schema)) faults.push({ pointer, detail: `not a field of ${type} that can be mapped` });
    else checkOrigin(pointer, origin, schema, faults, (checked) => origins.set(field, checked));
  }
  for (const field of (declared.schema['required'] as readonly string[] | undefined) ?? []) {
    if (fields[field] === undefined) {
      faults.push({ pointer: `${at}/fields`, detail: `${field} is required in ${type} and has no origin` });
    }
  }
  const source = Object.keys(declared.schema.properties).find((field) =>
    isSourceMap(declared.schema.properties[field] as TSchema),
  );
  return { type, fields: origins, source };
}

const isSourceMap = (schema: TSchema): boolean => schema['x-sorted'] === true;

/** What only one conversion can fill. */
const DEMANDED: Readonly<Record<string, Conversion>> = { 'invalid-time': 'day', 'invalid-money': 'money' };

function checkOrigin(
  pointer: string,
  value: unknown,
  schema: TSchema,
  faults: MappingFault[],
  accept: (origin: Origin) => void,
): void {
  const origin = readOrigin(value);
  if (!origin) {
    const forms = `{ ${conversions.join(' | ')}: attribute }, { ledger: stream-id | organ-id } or { constant: value }`;
    return void faults.push({ pointer, detail: `must be one of ${forms}` });
  }
  if (origin.from === 'mapping') {
    const misfits = shapeFaults(`${pointer}/constant`, schema, origin.value);
    if (misfits.length > 0) return void faults.push(...misfits);
  }
  const demanded = DEMANDED[String(schema['x-code'])];
  if (origin.from === 'attribute' && demanded !== undefined && origin.conversion !== demanded) {
    return void faults.push({ pointer, detail: `this field takes { ${demanded}: attribute }` });
  }
  accept(origin);
}

function readOrigin(value: unknown): Origin | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [form, what] = entry as [string, unknown];
  if (form === 'ledger') return what === 'stream-id' || what === 'organ-id' ? { from: 'ledger', what } : undefined;
  if (form === 'constant') {
    const scalar = typeof what === 'string' || typeof what === 'number' || typeof what === 'boolean';
    return scalar ? { from: 'mapping', value: what } : undefined;
  }
  const conversion = conversions.find((each) => each === form);
  return conversion && typeof what === 'string' && what !== ''
    ? { from: 'attribute', conversion, key: what }
    : undefined;
}
