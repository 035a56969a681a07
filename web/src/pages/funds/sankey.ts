/** The flows as an option of ECharts. Its numbers only decide how wide a band is: what is read is the exact text. */
import { sumOf } from '../../shown/whole';
import { inUnit, type AmountUnit } from './amounts';
import { nodeName, type FlowLink, type NodeSort } from './flows';
import { AGAIN, type Drawn } from './layers';
import { kindLabel, nodeLabel, type Naming } from './node-label';

export interface SankeyNaming extends Naming {
  readonly unit: AmountUnit;
  /** What the amounts are in, e.g. `万元`. */
  readonly unitName: string;
}

interface SankeyItem {
  readonly name: string;
  /** What is read beside it: its label, what came in and what went out. */
  readonly text: string;
  readonly itemStyle: { readonly color: string };
}

interface SankeyBand {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly text: string;
}

export interface SankeyOption {
  readonly animation: false;
  readonly tooltip: object;
  readonly series: readonly [
    {
      readonly type: 'sankey';
      readonly data: readonly SankeyItem[];
      readonly links: readonly SankeyBand[];
      readonly [other: string]: unknown;
    },
  ];
}

/** Dark enough to be told from paper, far enough from one another; none of them says good or bad. */
const COLOURS: Readonly<Record<NodeSort, string>> = {
  source: '#5b6b7d',
  budget: '#7a6a3a',
  organ: '#2b5278',
  payee: '#3d7a5a',
  returned: '#8a5a00',
  allocation: '#6a5a8c',
  held: '#8f8a7d',
};

/** Braces would begin a style in the text of a tooltip. */
const plain = (text: string): string => text.replaceAll('{', '\uff5b').replaceAll('}', '\uff5d');

const textOf = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'text' in data ? String(data.text) : '';

const FLOWING = { zh: { in: '流入', out: '流出' }, en: { in: 'in', out: 'out' } } as const;

/** `省级`, and below it what came in and what went out; an end of the money has one of the two. */
function nodeText(node: string, { links }: Drawn, naming: SankeyNaming): string {
  const said = FLOWING[naming.language];
  const line = (word: string, end: 'source' | 'target'): string => {
    const amounts = links.filter((link) => link[end] === node).map(({ amount }) => amount);
    return amounts.length === 0 ? '' : `\n${word} ${inUnit(sumOf(amounts).toString(), naming.unit)} ${naming.unitName}`;
  };
  return plain(`${nodeLabel(node, naming)}${line(said.in, 'target')}${line(said.out, 'source')}`);
}

export function sankeyOption(drawn: Drawn, naming: SankeyNaming): SankeyOption {
  const label = (node: string): string => plain(nodeLabel(node, naming));
  const band = ({ kind, source, target, amount }: FlowLink): SankeyBand => ({
    source,
    target,
    value: Number(amount),
    text: plain(
      `${nodeLabel(source, naming)} → ${nodeLabel(target, naming)}\n` +
        `${kindLabel(kind, naming.language)} ${inUnit(amount, naming.unit)} ${naming.unitName}`,
    ),
  });
  const colourOf = (node: string): string =>
    COLOURS[nodeName(node.startsWith(AGAIN) ? node.slice(AGAIN.length) : node).sort ?? 'held'];
  return {
    animation: false,
    // As text: a policy without inline styles has no place for a tooltip in HTML.
    tooltip: {
      renderMode: 'richText',
      confine: true,
      formatter: ({ data }: { readonly data: unknown }) => textOf(data),
    },
    series: [
      {
        type: 'sankey',
        data: drawn.nodes.map((name) => ({
          name,
          text: nodeText(name, drawn, naming),
          itemStyle: { color: colourOf(name) },
        })),
        links: drawn.links.map(band),
        left: 8,
        right: 190,
        top: 12,
        bottom: 12,
        nodeGap: 14,
        nodeWidth: 14,
        draggable: false,
        layoutIterations: 32,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        label: {
          color: '#22303f',
          fontSize: 12,
          width: 178,
          overflow: 'truncate',
          formatter: ({ name }: { readonly name: string }) => label(name),
        },
      },
    ],
  };
}

/** Nodes of the fullest layer decide how high a diagram has to be. Pixels. */
export function sankeyHeight(drawn: Drawn): number {
  const sorts = new Map<string, number>();
  for (const node of drawn.nodes) {
    const sort = node.slice(0, node.indexOf(':'));
    sorts.set(sort, (sorts.get(sort) ?? 0) + 1);
  }
  return Math.min(900, Math.max(320, 120 + 30 * Math.max(0, ...sorts.values())));
}
