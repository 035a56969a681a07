/** The reference says what the declarations say. `npm run docs` writes the pages; without it they are compared. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './checkout';
import { answersPage } from './reference/answers-page';
import { eventsPage } from './reference/events-page';
import { exitCodesPage } from './reference/exit-codes-page';
import { parametersPage } from './reference/parameters-page';
import { restPage } from './reference/rest-page';
import { rolesPage } from './reference/roles-page';
import { rulebookPage } from './reference/rulebook-page';
import { settingsPage } from './reference/settings-page';
import { viewsPage } from './reference/views-page';
import { GENERATED } from './reference/markdown';
import { serve } from './served';

const PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/reference/answers.md': answersPage,
  'docs/reference/events.md': eventsPage,
  'docs/reference/exit-codes.md': exitCodesPage,
  'docs/reference/parameters.md': parametersPage,
  'docs/reference/rest.md': ofRunningService,
  'docs/reference/roles.md': rolesPage,
  'docs/reference/rulebook.md': rulebookPage,
  'docs/reference/settings.md': settingsPage,
  'docs/reference/views.md': viewsPage,
};

/** Routes are known for certain only to the service that answers them. */
async function ofRunningService(): Promise<string> {
  const service = await serve();
  try {
    return restPage(service.document);
  } finally {
    await service.stop();
  }
}

describe('the reference', () => {
  it.each(Object.entries(PAGES))('%s equals the declarations', async (file, write) => {
    const wanted = await write();
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
