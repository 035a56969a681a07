/** The flows of money as the service answers them, and the sums that stand under them. */
import { sumOf, wholeOf } from '../../shown/whole';

/** Sorts of node, as they stand before the colon of a node's id. */
export const nodeSorts = ['source', 'budget', 'organ', 'payee', 'returned', 'allocation', 'held'] as const;
export type NodeSort = (typeof nodeSorts)[number];

export interface FlowNode {
  readonly id: string;
  readonly in: string;
  readonly out: string;
}

export interface FlowLink {
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  readonly amount: string;
}

export interface Flows {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Node that all money is drawn into which organs hold. */
export const HELD = 'held:';

export interface NodeName {
  readonly sort: NodeSort | undefined;
  /** Id of an organ or allocation, a level, or a source. */
  readonly id: string;
}

const isSort = (text: string): text is NodeSort => (nodeSorts as readonly string[]).includes(text);

export function nodeName(node: string): NodeName {
  const at = node.indexOf(':');
  const sort = node.slice(0, at);
  return { sort: isSort(sort) ? sort : undefined, id: node.slice(at + 1) };
}

/** Organs whose money is followed: all that hold some, or the one around which the flows were asked for. */
export const holdersIn = ({ nodes }: Flows, organ: string | undefined): readonly FlowNode[] =>
  nodes.filter(({ id }) => (organ === undefined ? nodeName(id).sort === 'organ' : id === `organ:${organ}`));

/**
 * What holders still hold, as a link each into the node HELD: below 0 where more left than came, as after a correction
 * or when money was moved there from another allocation.
 */
export const heldLinks = (flows: Flows, organ: string | undefined): readonly FlowLink[] =>
  holdersIn(flows, organ).flatMap(({ id, in: into, out }) => {
    const held = wholeOf(into) - wholeOf(out);
    return held === 0n ? [] : [{ kind: 'held', source: id, target: HELD, amount: held.toString() }];
  });

/** Every link with what is held: the numbers of the diagram, and of the table beside it. */
export const allLinks = (flows: Flows, organ: string | undefined): readonly FlowLink[] => [
  ...flows.links,
  ...heldLinks(flows, organ),
];

/** What one part of a sum is, and how much: minor units, decimal strings. */
export interface Part {
  readonly what: 'passedOn' | 'paid' | 'withdrawn' | 'reallocated' | 'inHand' | 'inOthers';
  readonly amount: string;
}

/** 资金守恒 of a diagram: `in` = `out` + `held` + `residue`. */
export interface FlowBalance {
  /** From outside and from budgets; for one organ, from other organs as well. */
  readonly in: string;
  readonly out: string;
  readonly outParts: readonly Part[];
  readonly held: string;
  readonly heldParts: readonly Part[];
  /** `0`, or nodes and links do not agree. */
  readonly residue: string;
}

const ENTRIES = ['from-outside', 'from-budget', 'from-allocation'];

/**
 * Links and nodes are two sums of the same flows; they are held against each other here. Over all organs, what one passes
 * on another receives, and money moved to another allocation is still held; for one organ both have left it.
 */
export function balanceOf(flows: Flows, organ: string | undefined): FlowBalance {
  const holders = new Set(holdersIn(flows, organ).map(({ id }) => id));
  const sum = (kinds: readonly string[], end: 'source' | 'target'): bigint =>
    flows.links
      .filter((link) => kinds.includes(link.kind) && holders.has(link[end]))
      .reduce((total, { amount }) => total + wholeOf(amount), 0n);
  const part = (what: Part['what'], amount: bigint): Part => ({ what, amount: amount.toString() });
  const total = (parts: readonly Part[]): bigint => sumOf(parts.map(({ amount }) => amount));

  const passedOn = sum(['from-allocation'], 'source');
  const reallocated = sum(['reallocated'], 'source');
  const gone = [part('paid', sum(['paid'], 'source')), part('withdrawn', sum(['withdrawn'], 'source'))];
  const inHand = part('inHand', sumOf(heldLinks(flows, organ).map(({ amount }) => amount)));
  const isOne = organ !== undefined;
  const outParts = isOne ? [part('passedOn', passedOn), ...gone, part('reallocated', reallocated)] : gone;
  const heldParts = isOne ? [inHand] : [inHand, part('inOthers', reallocated)];
  const received = sum(ENTRIES, 'target') - (isOne ? 0n : passedOn);
  return {
    in: received.toString(),
    out: total(outParts).toString(),
    outParts,
    held: total(heldParts).toString(),
    heldParts,
    residue: (received - total(outParts) - total(heldParts)).toString(),
  };
}

/** Whether the service's own check, made on single flows, comes to the same figures. */
export const agrees = (
  told: { readonly in: string; readonly out: string; readonly held: string; readonly residue: string },
  balance: FlowBalance,
): boolean => told.residue === '0' && told.in === balance.in && told.out === balance.out && told.held === balance.held;

/** Fiscal years that occur, the newest first. */
export const yearsIn = (lines: readonly { readonly fiscalYear: number }[]): readonly number[] =>
  [...new Set(lines.map(({ fiscalYear }) => fiscalYear))].sort((a, b) => b - a);

/** Ids of the organs that occur in any role. */
export const organsIn = ({ nodes }: Flows): readonly string[] => [
  ...new Set(
    nodes.flatMap(({ id }) => {
      const { sort, id: organ } = nodeName(id);
      return sort === 'organ' || sort === 'payee' || sort === 'returned' || sort === 'budget' ? [organ] : [];
    }),
  ),
];
