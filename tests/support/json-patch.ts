/** RFC 6902 `add`, `remove` and `replace`, as the RFC says it and without a look at who makes such patches. */

type Value = unknown;
export interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: Value;
}

/** The document after all operations; the one given is left as it is. @throws where the RFC says that a patch fails */
export const patched = (document: Value, operations: readonly Operation[]): Value =>
  operations.reduce((done, operation) => one(done, operation, tokensOf(operation.path)), document);

function tokensOf(path: string): readonly string[] {
  if (path === '') return [];
  if (!path.startsWith('/')) throw new Error(`not a pointer: ${path}`);
  return path
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function one(at: Value, operation: Operation, [token, ...rest]: readonly string[]): Value {
  const { op, path, value } = operation;
  if (token === undefined) {
    if (op === 'remove') throw new Error('nothing is left of the document');
    return value;
  }
  if (typeof at !== 'object' || at === null) throw new Error(`no such place: ${path}`);
  const isLast = rest.length === 0;
  if (Array.isArray(at)) {
    const place = Number(token);
    const most = isLast && op === 'add' ? at.length : at.length - 1;
    if (!/^(0|[1-9]\d*)$/.test(token) || place > most) throw new Error(`no such place: ${path}`);
    if (!isLast) return at.with(place, one(at[place], operation, rest));
    return op === 'add'
      ? at.toSpliced(place, 0, value)
      : op === 'remove'
        ? at.toSpliced(place, 1)
        : at.with(place, value);
  }
  const members = Object.entries(at as object);
  const has = Object.hasOwn(at, token);
  if (!has && !(isLast && op === 'add')) throw new Error(`no such place: ${path}`);
  const others = members.filter(([name]) => name !== token);
  if (isLast && op === 'remove') return Object.fromEntries(others);
  const next = isLast ? value : one((at as Record<string, Value>)[token], operation, rest);
  return Object.fromEntries([...others, [token, next]]);
}
