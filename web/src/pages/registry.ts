/** The pages, in the order of the menu. A page is one entry here, a folder with its texts, and nothing else. */
import type { ComponentType } from 'react';
import type { Texts } from '../i18n/texts';
import { readsView, type Rights } from '../session/rights';
import { fundsTexts, fundTexts } from './funds/texts';

export interface Page {
  /** Behind /pages/; `:id` for a part that the page reads itself. */
  readonly path: string;
  /** The address that the menu leads to; left out for a page that only others lead to. */
  readonly menu?: string;
  /** Its `title` names the page, and `lead` says in one sentence what it answers. */
  readonly texts: Texts<'title' | 'lead'>;
  /** Whether the interface would answer this key what the page asks. */
  readonly isFor: (rights: Rights) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

export const pages: readonly Page[] = [
  {
    path: 'funds',
    menu: 'funds',
    texts: fundsTexts,
    isFor: (rights) => readsView(rights, 'fund-flows') && readsView(rights, 'funds'),
    load: async () => ({ default: (await import('./funds/funds')).Funds }),
  },
  {
    path: 'funds/:id',
    texts: fundTexts,
    isFor: (rights) => readsView(rights, 'funds'),
    load: async () => ({ default: (await import('./funds/life/fund')).Fund }),
  },
];
