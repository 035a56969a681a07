/** `npm run docs`: writes the generated pages of docs/reference by running the test that compares them. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './installed.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
ensureInstalled(root);
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(
  process.execPath,
  [
    jest,
    'tests/architecture/reference.test.ts',
    'tests/architecture/web-schema.test.ts',
    'tests/unit/http/problem-pages.test.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SHILU_WRITE_DOCS: 'yes' },
  },
);
process.exit(status ?? 1);
