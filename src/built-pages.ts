/** The pages as the build has left them. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Pages } from './http/pages';

/** `dist/web` of the checkout, whether this file runs compiled or as it stands. */
function folder(): string {
  const above = dirname(__dirname);
  return basename(above) === 'dist' ? join(above, 'web') : join(above, 'dist', 'web');
}

/** Undefined when nothing is built: the service answers everything but its pages then. */
export function builtPages(): Pages | undefined {
  const document = join(folder(), 'index.html');
  if (!existsSync(document)) return undefined;
  return { document: readFileSync(document, 'utf8'), assets: join(folder(), 'assets') };
}
