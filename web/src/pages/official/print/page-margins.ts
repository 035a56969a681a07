/** What stands in the margins of each printed page. It is a style sheet, so that it is there again on every page. */

export interface Margins {
  readonly top: string;
  readonly bottom: string;
  /** The number of the page, as CSS content: `counter(page)` and `counter(pages)` are known. */
  readonly number: string;
}

/** A text as a string of CSS: no quote, backslash or line break of it ends the string. */
export const cssString = (text: string): string =>
  `"${text.replace(/["\\\u0000-\u001f\u007f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;

const FONT =
  'font: 8pt/1.4 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #333;';

export const marginRules = ({ top, bottom, number }: Margins): string => `@page {
  size: A4;
  margin: 20mm 15mm 20mm;
  @top-left { content: ${cssString(top)}; width: 100%; text-align: left; vertical-align: bottom; padding-bottom: 2mm; ${FONT} }
  @bottom-left { content: ${cssString(bottom)}; width: 82%; text-align: left; vertical-align: top; padding-top: 2mm; ${FONT} }
  @bottom-right { content: ${number}; width: 18%; text-align: right; vertical-align: top; padding-top: 2mm; ${FONT} }
}`;
