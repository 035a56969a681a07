/** The page of each problem, written from the table: served here, and kept as files in docs/reference/problems. */
import { problems, type ProblemKind, type ProblemSlug } from './problems';

const table: Readonly<Record<string, ProblemKind>> = problems;

/** Markdown; undefined for a slug that no problem has. */
export function problemPage(slug: string): string | undefined {
  if (!Object.hasOwn(table, slug)) return undefined;
  const { status, zh, en, remedy } = table[slug] as ProblemKind;
  return `# ${zh} · ${en}\n\n- type: \`/problems/${slug}\`\n- status: ${status}\n\nWhat to do: ${remedy}\n`;
}

/** The list of all problems, by status and then by name, each linked to its page: here at its type, in files by name. */
export function problemIndex(linkOf: (slug: string) => string = (slug) => `/problems/${slug}`): string {
  const slugs = (Object.keys(problems) as ProblemSlug[]).sort(
    (a, b) => problems[a].status - problems[b].status || (a < b ? -1 : 1),
  );
  const rows = slugs.map(
    (slug) => `- ${problems[slug].status} [${slug}](${linkOf(slug)}) ${problems[slug].zh} · ${problems[slug].en}`,
  );
  return [
    '# Problems',
    '',
    'Every failure is answered as `application/problem+json` (RFC 9457). `type` is `/problems/<name>`; `instance` stands',
    'in the log of the service too. Values that were sent are never repeated. A browser that opens the address of a page is',
    'told the same in a document.',
    '',
    ...rows,
    '',
  ].join('\n');
}

/** All pages by the name of their file. */
export const problemPages = (): ReadonlyMap<string, string> =>
  new Map([
    ['README.md', problemIndex((slug) => `${slug}.md`)],
    ...Object.keys(problems).map((slug): [string, string] => [`${slug}.md`, problemPage(slug) ?? '']),
  ]);
