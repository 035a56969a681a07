/** The pages, in the order of the menu. A page is one entry here, a folder with its texts, and nothing else. */
import type { ComponentType } from 'react';
import type { Texts } from '../i18n/texts';
import { readsView, type Rights } from '../session/rights';
import { enforcementTexts } from './enforcement/texts';
import { fundsTexts, fundTexts } from './funds/texts';
import { compareTexts } from './official/compare/texts';
import { fileTexts } from './official/file/texts';
import { officialsTexts } from './official/texts';

export interface Page {
  /** Behind /pages/; `:id` for a part that the page reads itself. */
  readonly path: string;
  /** The address that the menu leads to; left out for a page that only others lead to. */
  readonly menu?: string;
  /** Its `title` names the page, and `lead` says in one sentence what it answers. */
  readonly texts: Texts<'title' | 'lead'>;
  /** Whether the interface would answer this key what the page asks. */
  readonly isFor: (rights: Rights) => boolean;
  /** Fetched when the page is first shown. */
  readonly load: () => Promise<ComponentType>;
}

export const pages: readonly Page[] = [
  {
    path: 'officials',
    menu: 'officials',
    texts: officialsTexts,
    isFor: (rights) => readsView(rights, 'officials'),
    load: async () => (await import('./official/officials')).Officials,
  },
  {
    path: 'officials/:id',
    texts: fileTexts,
    // Who may read the directory alone is told there who may read a file.
    isFor: (rights) => rights.reads.file || readsView(rights, 'officials'),
    load: async () => (await import('./official/file/file')).OfficialFile,
  },
  {
    path: 'officials/:id/compare',
    texts: compareTexts,
    isFor: (rights) => rights.reads.file,
    load: async () => (await import('./official/compare/compare')).CompareFile,
  },
  {
    path: 'funds',
    menu: 'funds',
    texts: fundsTexts,
    isFor: (rights) => readsView(rights, 'fund-flows') && readsView(rights, 'funds'),
    load: async () => (await import('./funds/funds')).Funds,
  },
  {
    path: 'funds/:id',
    texts: fundTexts,
    isFor: (rights) => readsView(rights, 'funds'),
    load: async () => (await import('./funds/life/fund')).Fund,
  },
  {
    path: 'enforcement',
    menu: 'enforcement',
    texts: enforcementTexts,
    isFor: (rights) => readsView(rights, 'enforcement-summary'),
    load: async () => (await import('./enforcement/enforcement')).Enforcement,
  },
];
