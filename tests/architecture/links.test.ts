/** Every relative link between the documents leads somewhere, headings included. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { projectFiles, read, root } from './checkout';
import { anchor } from './reference/markdown';

interface Link {
  readonly file: string;
  readonly target: string;
}

const documents = projectFiles().filter((file) => file.endsWith('.md'));
const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '');

const links: readonly Link[] = documents.flatMap((file) =>
  [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => ({ file, target: target ?? '' }))
    .filter(({ target }) => !/^[a-z]+:/.test(target)),
);

const anchorsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchor(heading ?? ''));

/** Why a link leads nowhere; undefined when it leads somewhere. */
function fault({ file, target }: Link): string | undefined {
  const [path = '', fragment] = target.split('#');
  const reached = path === '' ? file : normalize(join(dirname(file), path));
  if (!existsSync(join(root, reached))) return `${file}: ${target} does not exist`;
  if (fragment === undefined || !reached.endsWith('.md')) return undefined;
  return anchorsOf(reached).includes(fragment) ? undefined : `${file}: ${target} names no heading`;
}

describe('the documents', () => {
  it('link to each other at all', () => {
    expect(links.length).toBeGreaterThan(10);
  });

  it('list every decision record', () => {
    const records = documents.filter((file) => /^docs\/adr\/\d{4}-/.test(file)).map((file) => basename(file));
    const listed = links.filter(({ file }) => file === 'docs/adr/README.md').map(({ target }) => target);
    expect(listed).toEqual(expect.arrayContaining(records));
    expect(records.map((name) => name.slice(0, 4))).toEqual([...new Set(records.map((name) => name.slice(0, 4)))]);
  });

  it('have no link that leads nowhere', () => {
    expect(links.map(fault).filter((each) => each !== undefined)).toEqual([]);
  });
});
