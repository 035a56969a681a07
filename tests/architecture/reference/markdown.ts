/** Tables and quotations for the generated pages. */

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

export const code = (text: string): string => `\`${text}\``;

export const list = (items: readonly string[], none = 'none'): string => (items.length > 0 ? items.join(', ') : none);

/** First line of every generated page: who edits it loses the edit. */
export const GENERATED = '<!-- Written by `npm run docs` from the declarations; a test compares it with them. -->';

export const page = (...parts: readonly string[]): string => `${[GENERATED, ...parts].join('\n\n')}\n`;

/** Anchor of a heading, as the usual renderers make it. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');
