/** One trace of a foreign log as requests to the recorder. Pure, and it accounts for every attribute. */
import { STREAM_PATTERN } from '../../domain/fact';
import type { Digest } from '../../integrity/digest';
import { toHex } from '../../integrity/hex';
import type { Submission } from '../recording';
import { hasExponent, localDay, minorUnits, saysMoreThanDay, truth, wholeNumber } from './exact';
import { SOURCE_KEY, type Conversion, type FactMapping, type Mapping } from './mapping';
import type { Attribute, ImportTrace } from './trace-source';

/** Facts that are recorded together, and what became of the attributes they came from. */
export interface Part {
  readonly facts: Submission[];
  /** Attributes that became a field, a kind of fact or the name of the stream. */
  mapped: number;
  /** Attributes that went into a source map as they were. */
  kept: number;
}

/** Why a trace cannot be turned into facts at all; slugs are stable. */
export type Untranslatable =
  | 'trace-without-name'
  | 'trace-name'
  | 'trace-without-events'
  | 'unmapped-activity'
  | 'not-a-day'
  | 'not-money'
  | 'not-a-count'
  | 'not-a-flag'
  | 'attribute-key'
  | 'repeated-attribute'
  | 'nowhere-to-keep';

export type Translation =
  | { readonly stream: string; readonly parts: readonly Part[] }
  | { readonly reason: Untranslatable; readonly event?: number; readonly detail: string };

/** A request holds 1,000 facts or 1 MiB of records; the estimate below is an upper bound, envelope included. */
const FACTS_MAX = 1000;
const BYTES_MAX = 1_000_000;
const ENVELOPE_BYTES = 1500;
/** A UTF-16 unit is at most three bytes of UTF-8, or two of a JSON escape. */
const BYTES_PER_UNIT = 3;

interface Target {
  readonly field: string;
  readonly conversion: Conversion;
}

/** A fact mapping made ready for many events. */
interface Plan {
  readonly type: string;
  readonly source: string | undefined;
  readonly fixed: readonly (readonly [field: string, value: string | number | boolean])[];
  readonly streamIdFields: readonly string[];
  readonly targets: ReadonlyMap<string, readonly Target[]>;
}

export interface TranslatorOptions {
  readonly about: NonNullable<Submission['about']>;
  /** Names streams whose mapping says `digest`. */
  readonly sha256: Digest;
}

export class Translator {
  private readonly plans: ReadonlyMap<string, Plan>;
  /** Places between a printed figure and minor units: decimals of the currency, and zeros of the unit it counts. */
  private readonly digits: number;
  /** Keys seen and where they are kept: the same few come back millions of times. */
  private readonly keptAs = new Map<string, string | undefined>();

  constructor(
    private readonly mapping: Mapping,
    private readonly options: TranslatorOptions,
  ) {
    const organId = mapping.organ.id;
    this.digits = mapping.money.decimals + String(mapping.money.unit ?? 1).length - 1;
    this.plans = new Map([...mapping.facts].map(([activity, fact]) => [activity, planOf(fact, organId)]));
  }

  /** The trace as parts in log order, each to be recorded whole, the first one opening the stream. */
  translate(trace: ImportTrace): Translation {
    const { name } = trace;
    if (name === undefined) return { reason: 'trace-without-name', detail: 'the log gives the trace no name' };
    const digested = this.mapping.stream.id === 'digest';
    const id = digested ? `t${toHex(this.options.sha256(Buffer.from(name))).slice(0, 32)}` : name;
    const stream = `${this.mapping.stream.kind}-${id}`;
    if (!STREAM_PATTERN.test(stream)) {
      return { reason: 'trace-name', detail: 'not an id (letters, digits, . _ -); stream.id: digest takes any name' };
    }
    if (trace.events.length === 0) return { reason: 'trace-without-events', detail: 'no event, so no fact' };
    const parts: Part[] = [];
    let part = newPart();
    let bytes = 0;
    for (const [event, { attributes }] of trace.events.entries()) {
      const ofTrace = event === 0 ? tracesOwn(trace, digested ? name : undefined) : [];
      const size = ENVELOPE_BYTES + sizeOf(attributes) + sizeOf(ofTrace);
      if (part.facts.length > 0 && (part.facts.length === FACTS_MAX || bytes + size > BYTES_MAX)) {
        parts.push(part);
        part = newPart();
        bytes = 0;
      }
      bytes += size;
      if (event === 0 && !digested) part.mapped += 1;
      const fault = this.add(part, stream, id, attributes, ofTrace);
      if (fault) return { ...fault, event };
    }
    parts.push(part);
    return { stream, parts };
  }

  private add(
    part: Part,
    stream: string,
    id: string,
    attributes: readonly Attribute[],
    ofTrace: readonly Attribute[],
  ): { reason: Untranslatable; detail: string } | undefined {
    const { activity } = this.mapping;
    const key = typeof activity === 'string' ? activity : undefined;
    const name = typeof activity === 'string' ? attributes.find(([each]) => each === key)?.[1] : activity.constant;
    const plan = name === undefined ? undefined : this.plans.get(name);
    if (!plan) {
      const detail = name === undefined ? `the event has no ${key}` : `${key} "${name}" is not mapped`;
      return { reason: 'unmapped-activity', detail };
    }
    const data: Record<string, unknown> = {};
    for (const [field, value] of plan.fixed) data[field] = value;
    for (const field of plan.streamIdFields) data[field] = id;
    const source: Record<string, string> = {};
    const used = new Set<string>();
    for (const attribute of attributes) {
      const [key] = attribute;
      if (used.size === used.add(key).size) return { reason: 'repeated-attribute', detail: `${key} comes twice` };
      const fault = this.place(attribute, plan, data, source, part);
      if (fault) return fault;
    }
    for (const [key, value] of ofTrace) {
      const fault = this.keep(`trace.${key}`, value, source, part);
      if (fault) return fault;
    }
    if (Object.keys(source).length > 0) {
      if (plan.source === undefined) {
        return { reason: 'nowhere-to-keep', detail: `${plan.type} has no source map for ${Object.keys(source)[0]}` };
      }
      data[plan.source] = source;
    }
    part.facts.push({ stream, type: plan.type, about: this.options.about, data });
    return undefined;
  }

  /** One attribute into its fields, or into the source map; into both when the field cannot say all of it. */
  private place(
    [key, value, type]: Attribute,
    plan: Plan,
    data: Record<string, unknown>,
    source: Record<string, string>,
    part: Part,
  ): { reason: Untranslatable; detail: string } | undefined {
    const targets = type === 'null' ? undefined : plan.targets.get(key);
    if (!targets) {
      if (key !== this.mapping.activity) return this.keep(key, value, source, part);
      part.mapped += 1;
      return undefined;
    }
    part.mapped += 1;
    for (const { field, conversion } of targets) {
      if (conversion === 'text') {
        data[field] = value;
        continue;
      }
      const converted = this.convert(value, conversion);
      if (converted === undefined) return { reason: MISFIT[conversion], detail: `${key} is no ${conversion}` };
      data[field] = converted;
    }
    const isDay = targets.every(({ conversion }) => conversion === 'day');
    if (!isDay || !saysMoreThanDay(value)) return undefined;
    const fault = this.keep(key, value, source, part);
    part.kept -= 1;
    return fault;
  }

  private keep(
    key: string,
    value: string,
    source: Record<string, string>,
    part: Part,
  ): { reason: Untranslatable; detail: string } | undefined {
    if (!this.keptAs.has(key)) {
      const name = this.mapping.rename.get(key) ?? key;
      this.keptAs.set(key, SOURCE_KEY.test(name) ? name : undefined);
    }
    const name = this.keptAs.get(key);
    if (name === undefined) {
      return { reason: 'attribute-key', detail: `"${key}" cannot be a key of a source map; give it one under rename` };
    }
    if (Object.hasOwn(source, name))
      return { reason: 'repeated-attribute', detail: `two attributes are called ${name}` };
    source[name] = value;
    part.kept += 1;
    return undefined;
  }

  private convert(value: string, conversion: Exact): string | number | boolean | undefined {
    if (conversion === 'day') return localDay(value);
    if (conversion !== 'flag' && this.mapping.format === 'csv' && hasExponent(value)) return undefined;
    if (conversion === 'money') return minorUnits(value, this.digits);
    return conversion === 'count' ? wholeNumber(value) : truth(value);
  }
}

/** Conversions that not every text survives. */
type Exact = Exclude<Conversion, 'text'>;

const MISFIT: Readonly<Record<Exact, Untranslatable>> = {
  day: 'not-a-day',
  money: 'not-money',
  count: 'not-a-count',
  flag: 'not-a-flag',
};

function planOf({ type, source, fields }: FactMapping, organId: string): Plan {
  const fixed: [string, string | number | boolean][] = [];
  const streamIdFields: string[] = [];
  const targets = new Map<string, Target[]>();
  for (const [field, origin] of fields) {
    if (origin.from === 'mapping') fixed.push([field, origin.value]);
    else if (origin.from === 'ledger' && origin.what === 'organ-id') fixed.push([field, organId]);
    else if (origin.from === 'ledger') streamIdFields.push(field);
    else targets.set(origin.key, [...(targets.get(origin.key) ?? []), { field, conversion: origin.conversion }]);
  }
  return { type, source, fixed, streamIdFields, targets };
}

const newPart = (): Part => ({ facts: [], mapped: 0, kept: 0 });

/** What the trace says of itself goes with its first fact; its name only where the stream's name does not tell it. */
const tracesOwn = (trace: ImportTrace, name: string | undefined): readonly Attribute[] =>
  name === undefined ? trace.attributes : [['name', name, 'string'], ...trace.attributes];

function sizeOf(attributes: readonly Attribute[]): number {
  let units = 0;
  for (const [key, value] of attributes) units += key.length + value.length + 8;
  return units * BYTES_PER_UNIT;
}
