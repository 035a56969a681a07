/**
 * The five regulations in the words and characters in which they were printed: an article is quoted to an auditor, never
 * translated and never mended. `printed.json` is the whole source cut into passages; joined in order they are the
 * source again, byte for byte, so that its SHA-256 proves every quotation.
 *
 * A cite is `REGULATION-article`, with `-pN` for a paragraph, `-iN` for a numbered item, `a`/`b` behind an item or `-a` to
 * `-d` for an unnumbered clause in printing order, `-tail` for a closing paragraph and `-catchall` for a residual clause.
 */
import type { Cite } from '../domain/fields';
import printed from './printed.json';

/** A stretch of the source; `cite` is empty for titles and headings. Line breaks are the printed ones. */
export interface Passage {
  readonly cite: Cite;
  readonly text: string;
}

/** Everything, in the order printed. */
export const passages: readonly Passage[] = printed.passages;

/** Digest of the source that the passages join to, lower-case hex. */
export const sourceSha256: string = printed.source.sha256;

/** The regulations by code, in the order printed. */
export const regulations: Readonly<Record<string, string>> = printed.source.regulations;

const lies = (passage: Cite, within: Cite): boolean => {
  if (!passage.startsWith(within)) return false;
  const rest = passage.slice(within.length);
  return rest === '' || rest.startsWith('-') || /^[a-z]$/.test(rest);
};

/** The printed text of an article, or of one part of it; undefined when the source has no such place. */
export function articleText(cite: Cite): string | undefined {
  const parts = passages.filter((passage) => passage.cite !== '' && lies(passage.cite, cite));
  return parts.length === 0 || !/-\d/.test(cite)
    ? undefined
    : parts
        .map(({ text }) => text)
        .join('')
        .trim();
}

/** One place of the source with everything that proves it. */
export interface PrintedArticle {
  readonly cite: Cite;
  readonly regulation: { readonly code: string; readonly title: string };
  /** As printed; line breaks are the printed ones. */
  readonly text: string;
  /** Digest of the whole source that the text is cut from. */
  readonly sourceSha256: string;
}

/** An article or a part of one with its regulation; undefined when the source has no such place. */
export function printedArticle(cite: Cite): PrintedArticle | undefined {
  const text = articleText(cite);
  const regulation = Object.entries(regulations).find(([code]) => lies(cite, code));
  if (text === undefined || !regulation) return undefined;
  const [code, title] = regulation;
  return { cite, regulation: { code, title }, text, sourceSha256 };
}

/** Cites that were looked for and found; asked for with every fact recorded. */
const found = new Set<Cite>();

/** True for a cite that the source holds. */
export function isPrinted(cite: Cite): boolean {
  if (found.has(cite)) return true;
  if (articleText(cite) === undefined) return false;
  found.add(cite);
  return true;
}
