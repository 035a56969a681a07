/** The files of the checkout, as the tests of its shape see them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const ignored = read('.gitignore').split('\n').filter(Boolean);
const ignoredFolders = new Set([
  '.git',
  ...ignored.filter((line) => line.endsWith('/')).map((line) => line.split('/').at(-2) ?? ''),
]);
const ignoredEndings = ignored.filter((line) => line.startsWith('*')).map((line) => line.slice(1));

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!ignoredFolders.has(entry.name)) yield* walk(path);
    } else if (entry.isFile() && !ignoredEndings.some((ending) => entry.name.endsWith(ending))) yield path;
  }
}

/** Every file that is not ignored, relative to the root, in order. Works without git, as in a published archive. */
export const projectFiles = (): readonly string[] => [...walk('')].sort();
