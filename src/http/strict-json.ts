/**
 * JSON as this ledger reads it (RFC 8259, and the stricter I-JSON of RFC 7493 where the two differ). What is hashed and
 * kept for ever must mean one thing, so whatever two parsers could read in two ways is refused: repeated members,
 * numbers that a double cannot hold, text that is no Unicode.
 */
import { isUtf8 } from 'node:buffer';

/** Levels of arrays and objects that a document may nest. */
export const MAX_DEPTH = 16;

/**
 * - `malformed-json`: no JSON, or not UTF-8, or bytes behind the value.
 * - `json-too-deep`: more than 16 levels.
 * - `duplicate-member`: a name twice in one object, compared after unescaping.
 * - `out-of-range`: well formed, but a fraction, an exponent, minus zero, or an integer beyond 2^53 - 1.
 * - `invalid-text`: well formed, but an escape that is half of a surrogate pair.
 */
export type JsonFaultCode = 'malformed-json' | 'json-too-deep' | 'duplicate-member' | 'out-of-range' | 'invalid-text';

export interface JsonFault {
  readonly code: JsonFaultCode;
  /** Byte at which the fault was noticed. */
  readonly offset: number;
  readonly detail: string;
}

export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault };

/**
 * Parses one document. Objects come as plain objects whose members, `__proto__` included, are their own. Never throws.
 * Faults of syntax outrank faults of range: a document that is no JSON at all is never called out of range.
 */
export function parseStrictJson(bytes: Uint8Array): ParsedJson {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer)) return { ok: false, fault: { code: 'malformed-json', offset: 0, detail: 'not UTF-8' } };
  const text = buffer.toString('utf8');
  const parser = new Parser(text);
  try {
    const value = parser.document();
    const late = parser.late;
    return late ? { ok: false, fault: placed(text, late) } : { ok: true, value };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, fault: placed(text, error) };
    throw error;
  }
}

const placed = (text: string, { code, at, detail }: Stop): JsonFault => ({
  code,
  offset: Buffer.byteLength(text.slice(0, at)),
  detail,
});

class Stop extends Error {
  constructor(
    readonly code: JsonFaultCode,
    readonly at: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const LONE_SURROGATE = /\p{Cs}/u;

/** Recursive descent; the depth is checked before each step down, so the stack never holds more than 16 levels. */
class Parser {
  private at = 0;
  /** The first fault that does not stop the parse: syntax further on outranks it. */
  late: Stop | undefined;

  constructor(private readonly text: string) {}

  document(): unknown {
    this.space();
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) throw this.malformed('bytes behind the value');
    return value;
  }

  private value(depth: number): unknown {
    switch (this.text.charCodeAt(this.at)) {
      case QUOTE:
        return this.string();
      case OPEN_OBJECT:
        return this.object(depth + 1);
      case OPEN_ARRAY:
        return this.array(depth + 1);
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(depth: number): unknown {
    this.deeper(depth);
    const object: Record<string, unknown> = {};
    this.at++;
    this.space();
    if (this.taken(CLOSE_OBJECT)) return object;
    for (;;) {
      if (this.text.charCodeAt(this.at) !== QUOTE) throw this.malformed('a member name is expected');
      const start = this.at;
      const name = this.string();
      if (Object.hasOwn(object, name)) throw new Stop('duplicate-member', start, 'a member name stands twice');
      this.space();
      if (!this.taken(COLON)) throw this.malformed('a colon is expected');
      this.space();
      const value = this.value(depth);
      // Assigned, the name would set the prototype instead of a member, and slip past every check of members.
      if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
      else object[name] = value;
      this.space();
      if (this.taken(CLOSE_OBJECT)) return object;
      if (!this.taken(COMMA)) throw this.malformed('a comma or the end of the object is expected');
      this.space();
    }
  }

  private array(depth: number): unknown {
    this.deeper(depth);
    const array: unknown[] = [];
    this.at++;
    this.space();
    if (this.taken(CLOSE_ARRAY)) return array;
    for (;;) {
      array.push(this.value(depth));
      this.space();
      if (this.taken(CLOSE_ARRAY)) return array;
      if (!this.taken(COMMA)) throw this.malformed('a comma or the end of the array is expected');
      this.space();
    }
  }

  private string(): string {
    const text = this.text;
    const start = this.at + 1;
    let escaped = false;
    for (let i = start; ; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return escaped ? this.unescaped(start, i) : text.slice(start, i);
      }
      if (code === BACKSLASH) {
        escaped = true;
        i++;
      } else if (code < 0x20 || code !== code) {
        this.at = i;
        throw this.malformed(code < 0x20 ? 'a control character in a string' : 'an unfinished string');
      }
    }
  }

  private unescaped(start: number, end: number): string {
    let value: string;
    try {
      value = JSON.parse(this.text.slice(start - 1, end + 1)) as string;
    } catch {
      this.at = start;
      throw this.malformed('an unknown escape');
    }
    if (LONE_SURROGATE.test(value)) this.late ??= new Stop('invalid-text', start, 'half of a surrogate pair');
    return value;
  }

  private number(): number {
    const start = this.at;
    // Counts and revisions: short integers are the common case and need no expression.
    let i = start;
    let value = 0;
    let code = this.text.charCodeAt(i);
    while (code >= ZERO && code <= NINE && i - start < 15) {
      value = value * 10 + (code - ZERO);
      code = this.text.charCodeAt(++i);
    }
    const plain = i > start && !(code >= ZERO && code <= NINE) && code !== 0x2e && (code | 0x20) !== 0x65;
    if (plain && (i === start + 1 || this.text.charCodeAt(start) !== ZERO)) {
      this.at = i;
      return value;
    }
    return this.anyNumber(start, code);
  }

  private anyNumber(start: number, code: number): number {
    NUMBER.lastIndex = start;
    const match = NUMBER.exec(this.text);
    if (!match) throw this.malformed(code === MINUS ? 'no digit behind the sign' : 'a value is expected');
    this.at = start + match[0].length;
    const following = this.text.charCodeAt(this.at);
    if ((following >= ZERO && following <= NINE) || following === 0x2e) throw this.malformed('not a number of JSON');
    const value = Number(match[0]);
    if (match[1] !== undefined || match[2] !== undefined) {
      this.late ??= new Stop('out-of-range', start, 'numbers here are integers, without fraction or exponent');
    } else if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      this.late ??= new Stop('out-of-range', start, 'an integer between -(2^53 - 1) and 2^53 - 1 is expected');
    }
    return value;
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.malformed('a value is expected');
    this.at += word.length;
    return value;
  }

  private deeper(depth: number): void {
    if (depth > MAX_DEPTH) throw new Stop('json-too-deep', this.at, `more than ${MAX_DEPTH} levels`);
  }

  private taken(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at++;
    return true;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  private malformed(detail: string): Stop {
    return new Stop('malformed-json', Math.min(this.at, this.text.length), detail);
  }
}
