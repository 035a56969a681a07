/** What turns one JSON document into another, as a JSON Patch (RFC 6902) of `add`, `remove` and `replace` alone. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

/** `path` is a JSON Pointer (RFC 6901) into the document as the operations before have left it. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string };

/**
 * Operations that, applied in their order, make `after` of `before`; none when the two are equal. Lists of entries that
 * each name their fact (`factId`) are compared entry by entry, so an entry between two others moves neither of them. Never
 * fails, and the same documents give the same operations. Not the shortest patch there is.
 */
export function rowDiff(before: Json, after: Json): readonly PatchOperation[] {
  return compared(before, after, '');
}

function compared(before: Json, after: Json, path: string): readonly PatchOperation[] {
  if (before === after) return [];
  if (isList(before) && isList(after)) {
    const identified = idsOf(before) && idsOf(after);
    return identified ? ofEntries(before, after, path) : ofList(before, after, path);
  }
  if (isObject(before) && isObject(after)) return ofObject(before, after, path);
  return [{ op: 'replace', path, value: after }];
}

function ofObject(before: JsonObject, after: JsonObject, path: string): readonly PatchOperation[] {
  const operations: PatchOperation[] = [];
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) operations.push({ op: 'remove', path: member(path, name) });
  }
  for (const [name, value] of Object.entries(after)) {
    const at = member(path, name);
    if (Object.hasOwn(before, name)) operations.push(...compared(before[name] as Json, value, at));
    else operations.push({ op: 'add', path: at, value });
  }
  return operations;
}

/** What both begin with and what both end with stays; between that, place by place. */
function ofList(before: readonly Json[], after: readonly Json[], path: string): readonly PatchOperation[] {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && isSame(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < least - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const operations: PatchOperation[] = [];
  const both = least - tail;
  for (let i = head; i < both; i += 1) {
    operations.push(...compared(before[i] as Json, after[i] as Json, `${path}/${String(i)}`));
  }
  for (let i = before.length - tail - 1; i >= both; i -= 1)
    operations.push({ op: 'remove', path: `${path}/${String(i)}` });
  for (let i = both; i < after.length - tail; i += 1) {
    operations.push({ op: 'add', path: `${path}/${String(i)}`, value: after[i] as Json });
  }
  return operations;
}

/** Both lists have a fact of its own for each entry. Most entries stay: the most that stand in one order in both. */
function ofEntries(before: readonly Json[], after: readonly Json[], path: string): readonly PatchOperation[] {
  const placeBefore = new Map(before.map((entry, place) => [factIdOf(entry), place]));
  const staying = new Set(longestRising(after.flatMap((entry) => placeBefore.get(factIdOf(entry)) ?? [])));
  const operations: PatchOperation[] = [];
  for (let place = before.length - 1; place >= 0; place -= 1) {
    if (!staying.has(place)) operations.push({ op: 'remove', path: `${path}/${String(place)}` });
  }
  for (const [place, entry] of after.entries()) {
    const old = placeBefore.get(factIdOf(entry));
    const at = `${path}/${String(place)}`;
    if (old !== undefined && staying.has(old)) operations.push(...compared(before[old] as Json, entry, at));
    else operations.push({ op: 'add', path: at, value: entry });
  }
  return operations;
}

/** One longest subsequence that rises; the numbers differ from one another. */
function longestRising(numbers: readonly number[]): readonly number[] {
  /** `ends[n]`: place of the smallest number that ends a rising run of n + 1. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [place, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    previous[place] = low === 0 ? undefined : ends[low - 1];
    ends[low] = place;
  }
  const run: number[] = [];
  for (let place = ends.at(-1); place !== undefined; place = previous[place]) run.push(numbers[place] as number);
  return run.reverse();
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !isList(value);

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  if (isList(one))
    return isList(other) && one.length === other.length && one.every((each, i) => isSame(each, other[i]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

const factIdOf = (entry: Json): Json | undefined =>
  isObject(entry) && Object.hasOwn(entry, 'factId') ? entry['factId'] : undefined;

/** True when every entry names a fact and no two the same. */
function idsOf(list: readonly Json[]): boolean {
  const ids = new Set(list.map(factIdOf));
  return ids.size === list.length && [...ids].every((id) => typeof id === 'string');
}

const member = (path: string, name: string): string => `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
