/** The pages' types of the interface are those of its document. `npm run docs` writes them; without it they are compared. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, root } from './checkout';
import { serve, type Served } from './served';

const FILE = 'web/src/api/schema.d.ts';
const CLI = join(root, 'node_modules/openapi-typescript/bin/cli.js');

type Document = Served['document'];

/** What the pages may ask: they record nothing, and the kinds of facts are data to them. */
function readingPart(document: Document): object {
  const paths = Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [[path, { get }]] : []));
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(schemas[name]);
    }
  };
  visit(paths);
  return {
    openapi: document.openapi,
    info: document.info,
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries([...used].sort().map((name) => [name, schemas[name]])) },
  };
}

test(`${FILE} is what the document of the running service says`, async () => {
  const service = await serve();
  const folder = mkdtempSync(join(tmpdir(), 'shilu-schema-'));
  try {
    const document = join(folder, 'openapi.json');
    writeFileSync(document, JSON.stringify(readingPart(service.document)));
    const written = spawnSync(process.execPath, [CLI, document, '--immutable', '--default-non-nullable', 'false'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      env: { ...process.env, NO_COLOR: '1' },
    });
    expect([written.status, written.stdout.length > 1_000]).toEqual([0, true]);
    if (process.env.SHILU_WRITE_DOCS === 'yes') writeFileSync(join(root, FILE), written.stdout);
    expect(read(FILE)).toBe(written.stdout);
  } finally {
    rmSync(folder, { recursive: true });
    await service.stop();
  }
});
