/**
 * One line of an NDJSON log: `{"trace": name, "attributes": {…}, "events": [{…}, …]}`, the attributes left out where a
 * trace has none. Numbers stay the text that the line prints; a member that is repeated or unknown is an error, because
 * one of two values, or all of it, would be dropped.
 */
import type { Attribute, ImportTrace } from '../../ledger/import/trace-source';

/** A line that is no trace; the source adds where. */
export class LineFault extends Error {}

const DEPTH_MAX = 32;
const MEMBERS = new Set(['trace', 'attributes', 'events']);

/** Strings (a name when a colon follows), or numbers; JSON's grammar puts digits nowhere else. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Marks a string that stands for a number; no other string can begin with it, for NUL is refused. */
const NUMBER = '\u0000';

/** The trace and how many attributes it has, counted from the text. Throws `LineFault`. */
export function parseLine(line: string): { readonly trace: ImportTrace; readonly attributes: number } {
  if (line.includes('\\u0000')) throw new LineFault('the character U+0000');
  let names = 0;
  const quoted = line.replace(TOKENS, (token, colon: string | undefined) => {
    if (token.startsWith('"')) {
      if (colon !== undefined) names += 1;
      return token;
    }
    return `"\\u0000${token}"`;
  });
  const value = parsed(line, quoted);
  if (countNames(value) !== names) throw new LineFault('a member name comes twice in one object');
  const trace = traceOf(value);
  const own = trace.attributes.length + (trace.name === undefined ? 0 : 1);
  return { trace, attributes: trace.events.reduce((sum, event) => sum + event.attributes.length, own) };
}

/** Parses the line itself first: it is the one that has to be JSON, and its errors name real columns. */
function parsed(line: string, quoted: string): unknown {
  try {
    JSON.parse(line);
    return JSON.parse(quoted);
  } catch (error) {
    throw new LineFault(error instanceof Error ? error.message : String(error));
  }
}

function countNames(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countNames(item), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + countNames(item), 0);
}

function traceOf(value: unknown): ImportTrace {
  if (!isObject(value)) throw new LineFault('not an object');
  for (const member of Object.keys(value)) {
    if (!MEMBERS.has(member)) throw new LineFault(`member ${member}; a line has trace, attributes and events`);
  }
  const { trace: name, attributes = {}, events } = value;
  if (name !== undefined && (typeof name !== 'string' || name.startsWith(NUMBER))) {
    throw new LineFault('trace must be a string');
  }
  if (!isObject(attributes)) throw new LineFault('attributes must be an object');
  if (!Array.isArray(events) || !events.every(isObject)) throw new LineFault('events must be a list of objects');
  return {
    name,
    attributes: attributesOf(attributes),
    events: events.map((event) => ({ attributes: attributesOf(event) })),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function attributesOf(object: Readonly<Record<string, unknown>>): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (const [key, value] of Object.entries(object)) flatten(key, value, attributes, 1);
  return attributes;
}

/** An object or list is an attribute itself, as in XES, and its parts come behind it under dotted keys. */
function flatten(key: string, value: unknown, into: Attribute[], depth: number): void {
  if (depth > DEPTH_MAX) throw new LineFault(`attributes nested deeper than ${DEPTH_MAX}`);
  if (Array.isArray(value)) {
    into.push([key, '', 'list']);
    for (const [place, item] of value.entries()) flatten(`${key}.${place + 1}`, item, into, depth + 1);
  } else if (isObject(value)) {
    into.push([key, '', 'container']);
    for (const [name, item] of Object.entries(value)) flatten(`${key}.${name}`, item, into, depth + 1);
  } else {
    into.push(scalar(key, value));
  }
}

function scalar(key: string, value: unknown): Attribute {
  if (typeof value === 'boolean') return [key, String(value), 'boolean'];
  if (typeof value !== 'string') return [key, '', 'null'];
  if (!value.startsWith(NUMBER)) return [key, value, 'string'];
  const figure = value.slice(NUMBER.length);
  return [key, figure, /[.eE]/.test(figure) ? 'float' : 'int'];
}
