/** Rows of the table beside the diagram: the same links with the same amounts, none left out. */
import type { Language } from '../../i18n/texts';
import { byAmount } from '../../shown/whole';
import type { FlowLink } from './flows';
import { kindLabel, nodeLabel, type Naming } from './node-label';

export interface FlowRow extends FlowLink {
  readonly key: string;
  readonly sourceLabel: string;
  readonly targetLabel: string;
  readonly kindLabel: string;
}

export const flowRows = (links: readonly FlowLink[], naming: Omit<Naming, 'folded'>): readonly FlowRow[] =>
  links.map((link) => ({
    ...link,
    key: [link.kind, link.source, link.target].join('|'),
    sourceLabel: nodeLabel(link.source, { ...naming, folded: {} }),
    targetLabel: nodeLabel(link.target, { ...naming, folded: {} }),
    kindLabel: kindLabel(link.kind, naming.language),
  }));

/** In the order of the reader's language; amounts by their exact value. */
export const compareRows = (
  language: Language,
): Readonly<Record<'source' | 'target' | 'kind' | 'amount', (a: FlowRow, b: FlowRow) => number>> => {
  const { compare } = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en');
  return {
    source: (a, b) => compare(a.sourceLabel, b.sourceLabel),
    target: (a, b) => compare(a.targetLabel, b.targetLabel),
    kind: (a, b) => compare(a.kindLabel, b.kindLabel),
    amount: (a, b) => byAmount(a.amount, b.amount),
  };
};
