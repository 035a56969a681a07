/** The reference says what the declarations say. `npm run docs` writes the pages; without it they are compared. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './checkout';
import { eventsPage } from './reference/events-page';
import { parametersPage } from './reference/parameters-page';
import { rolesPage } from './reference/roles-page';
import { rulebookPage } from './reference/rulebook-page';
import { GENERATED } from './reference/markdown';

const PAGES: Readonly<Record<string, () => string>> = {
  'docs/reference/events.md': eventsPage,
  'docs/reference/parameters.md': parametersPage,
  'docs/reference/roles.md': rolesPage,
  'docs/reference/rulebook.md': rulebookPage,
};

describe('the reference', () => {
  it.each(Object.entries(PAGES))('%s equals the declarations', (file, write) => {
    const wanted = write();
    if (process.env.SHILU_WRITE_DOCS === 'yes') writeFileSync(join(root, file), wanted);
    expect(read(file)).toBe(wanted);
  });

  it('has no generated page that nothing generates', () => {
    const generated = readdirSync(join(root, 'docs/reference'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `docs/reference/${entry.name}`)
      .filter((file) => read(file).startsWith(GENERATED));
    expect(generated.sort()).toEqual(Object.keys(PAGES).sort());
  });
});
