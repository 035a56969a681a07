/** Reads a mapping from its YAML file; every fault names the line to look at. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Scalar } from 'yaml';
import { checkMapping, type Mapping } from './mapping';

/** One thing wrong with a mapping file, ready to be shown. */
export interface MappingFileFault {
  /** 1-based. */
  readonly line: number;
  /** Path in the mapping, e.g. `facts / Payment / fields / amount`; empty for the file as a whole. */
  readonly path: string;
  readonly detail: string;
}

/** YAML 1.2 core schema: dates stay text, and a repeated key is an error. */
export function readMapping(
  yaml: string,
): { readonly mapping: Mapping } | { readonly faults: readonly MappingFileFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const faults = broken.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, path: '', detail: message }));
    return { faults };
  }
  let value: unknown;
  try {
    // No aliases: a mapping is read by people from top to bottom, and aliases can be made to explode.
    value = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return { faults: [{ line: 1, path: '', detail: error instanceof Error ? error.message : String(error) }] };
  }
  const checked = checkMapping(value);
  if ('mapping' in checked) return checked;
  return {
    faults: checked.faults.map(({ pointer, detail }) => {
      const path = pointer.split('/').slice(1).map(unescaped);
      return { line: lineOf(document, path, lines), path: path.join(' / '), detail };
    }),
  };
}

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** The line of the last key on the path that the file has: what is missing is reported where it should stand. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  let node: unknown = document.contents;
  let line = 1;
  for (const part of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === part) : undefined;
    if (pair) {
      line = lines.linePos((pair.key as Scalar).range?.[0] ?? 0).line;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.get(Number(part), true);
      line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : line;
    } else {
      return line;
    }
  }
  return line;
}
