/**
 * Flows made fit for a Sankey diagram, which can hold no circle: a link that would close one ends in a second node of the
 * same organ, further on. Nothing is lost on the way: what cannot be drawn is counted.
 */
import { byAmount, wholeOf } from '../../shown/whole';
import { nodeName, nodeSorts, type FlowLink, type NodeSort } from './flows';

/** Prefix of the second node of an organ that is met again. */
export const AGAIN = 'again:';
/** Suffix of the node that stands for the smaller ones of a sort. */
export const OTHERS = '*';

export interface Drawn {
  readonly links: readonly FlowLink[];
  /** Nodes of the links, in the order in which they are met. */
  readonly nodes: readonly string[];
  /** Links that are nothing or less: a diagram has no place for them. */
  readonly undrawn: readonly FlowLink[];
  /** How many nodes of each sort stand in one node together. */
  readonly folded: Readonly<Partial<Record<NodeSort, number>>>;
  /** True when some organ is met again. */
  readonly hasCircle: boolean;
}

/** @param most nodes of a sort that are drawn each for itself; the smaller ones stand together */
export function drawnOf(links: readonly FlowLink[], most: (sort: NodeSort) => number): Drawn {
  const positive = links.filter(({ amount }) => wholeOf(amount) > 0n);
  const { standsFor, folded } = folding(positive, most);
  const merged = mergedBy(positive, standsFor);
  const acyclic = withoutCircles(merged);
  return {
    links: acyclic,
    nodes: [...new Set(acyclic.flatMap(({ source, target }) => [source, target]))],
    undrawn: links.filter(({ amount }) => wholeOf(amount) <= 0n),
    folded,
    hasCircle: acyclic.some(({ target }) => target.startsWith(AGAIN)),
  };
}

interface Folding {
  readonly standsFor: (node: string) => string;
  readonly folded: Drawn['folded'];
}

/** The largest nodes of each sort stay; from the second too many on, the others become one. */
function folding(links: readonly FlowLink[], most: (sort: NodeSort) => number): Folding {
  const sizes = sizesOf(links);
  const names = new Map<string, string>();
  const folded: Partial<Record<NodeSort, number>> = {};
  for (const sort of nodeSorts) {
    const nodes = [...sizes.keys()].filter((node) => nodeName(node).sort === sort).sort(bySize(sizes));
    if (nodes.length <= most(sort) + 1) continue;
    const small = nodes.slice(most(sort));
    folded[sort] = small.length;
    for (const node of small) names.set(node, `${sort}:${OTHERS}`);
  }
  return { standsFor: (node) => names.get(node) ?? node, folded };
}

const bySize =
  (sizes: ReadonlyMap<string, bigint>) =>
  (a: string, b: string): number => {
    const [x, y] = [sizes.get(a) ?? 0n, sizes.get(b) ?? 0n];
    if (x !== y) return x > y ? -1 : 1;
    return a < b ? -1 : 1;
  };

/** What comes in or what goes out, whichever is more. */
function sizesOf(links: readonly FlowLink[]): ReadonlyMap<string, bigint> {
  const into = new Map<string, bigint>();
  const out = new Map<string, bigint>();
  const add = (to: Map<string, bigint>, node: string, amount: string): Map<string, bigint> =>
    to.set(node, (to.get(node) ?? 0n) + wholeOf(amount));
  for (const { source, target, amount } of links) {
    add(out, source, amount);
    add(into, target, amount);
  }
  const larger = (node: string): bigint => {
    const [x, y] = [into.get(node) ?? 0n, out.get(node) ?? 0n];
    return x > y ? x : y;
  };
  return new Map([...new Set([...into.keys(), ...out.keys()])].map((node) => [node, larger(node)]));
}

function mergedBy(links: readonly FlowLink[], standsFor: (node: string) => string): readonly FlowLink[] {
  const merged = new Map<string, FlowLink>();
  for (const { kind, source: from, target: to, amount } of links) {
    const [source, target] = [standsFor(from), standsFor(to)];
    const name = [kind, source, target].join('|');
    const sum = wholeOf(merged.get(name)?.amount) + wholeOf(amount);
    merged.set(name, { kind, source, target, amount: sum.toString() });
  }
  return [...merged.values()];
}

/** The larger links are placed first, so that what is bent is the smallest that closes a circle. */
function withoutCircles(links: readonly FlowLink[]): readonly FlowLink[] {
  const next = new Map<string, Set<string>>();
  const leads = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const open = [from];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node === to) return true;
      if (seen.has(node)) continue;
      seen.add(node);
      open.push(...(next.get(node) ?? []));
    }
    return false;
  };
  const bent = new Set<FlowLink>();
  const largestFirst = [...links].sort((a, b) => byAmount(b.amount, a.amount));
  for (const link of largestFirst) {
    if (leads(link.target, link.source)) bent.add(link);
    else next.set(link.source, (next.get(link.source) ?? new Set()).add(link.target));
  }
  return links.map((link) => (bent.has(link) ? { ...link, target: `${AGAIN}${link.target}` } : link));
}
