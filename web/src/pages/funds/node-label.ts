/** What a node of the flows is called: an organ by its name, a level or a source by its term. */
import { termOf } from '../../i18n/terms/term-of';
import type { Language } from '../../i18n/texts';
import { HELD, nodeName, type NodeSort } from './flows';
import { AGAIN, OTHERS } from './layers';

export interface Naming {
  readonly language: Language;
  /** Names of organs by id, as the answer has them. */
  readonly names: Readonly<Record<string, string>>;
  /** How many nodes of a sort stand together. */
  readonly folded: Readonly<Partial<Record<NodeSort, number>>>;
}

const words = {
  zh: { held: '结余', again: '(再次出现)', others: (n: number) => `其余${n}个` },
  en: { held: 'Still held', again: ' (met again)', others: (n: number) => `${n} others` },
} as const;

/** `budget:huanze-finance` is `预算 鹮泽市财政局`; holders of money go by their name alone. */
export function nodeLabel(node: string, naming: Naming): string {
  const said = words[naming.language];
  if (node === HELD) return said.held;
  if (node.startsWith(AGAIN)) return `${nodeLabel(node.slice(AGAIN.length), naming)}${said.again}`;
  const { sort, id } = nodeName(node);
  if (sort === undefined) return node;
  if (sort === 'source') return termOf('value', `sourceKind=${id}`, naming.language);
  const what = sort === 'organ' ? '' : `${termOf('flow-node', sort, naming.language)} `;
  if (id === OTHERS) return `${what}${said.others(naming.folded[sort] ?? 0)}`;
  if (sort === 'allocation' && id === 'any') return what.trim();
  return `${what}${organLabel(id, naming)}`;
}

/** The registered name; else the term of a level; else the id as it stands. */
export function organLabel(id: string, { names, language }: Pick<Naming, 'names' | 'language'>): string {
  return Object.hasOwn(names, id) ? (names[id] as string) : termOf('value', `level=${id}`, language);
}

/** How money moved along a link; `held` is this page's own word. */
export const kindLabel = (kind: string, language: Language): string =>
  kind === 'held' ? words[language].held : termOf('flow', kind, language);
