/**
 * `npm run test:browser`: builds what is missing and runs the tests in a real browser. Chromium is looked for where
 * SHILU_CHROMIUM says, else where Debian puts it; without one nothing is run, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The browser's program; undefined when there is none. */
export const chromium = () =>
  [process.env.SHILU_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );

/** Exit code of the run; undefined when there is no browser to run it in. */
export function testInBrowser(args) {
  const browser = chromium();
  if (!browser) return undefined;
  ensureBuilt(root);
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(process.execPath, [jest, '--config', 'jest.browser.cjs', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SHILU_CHROMIUM: browser },
  });
  return status ?? 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled(root);
  const status = testInBrowser(process.argv.slice(2));
  if (status === undefined) {
    process.stderr.write('No browser: install chromium and fonts-noto-cjk, or name one in SHILU_CHROMIUM.\n');
    process.exit(2);
  }
  process.exit(status);
}
