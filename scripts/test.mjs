/**
 * `npm test`: formatting, lint, types, the tests in a browser where there is one, then all others. Every check runs even
 * after one has failed, so that one run shows all there is to mend; the last lines say how it went. Arguments are handed
 * to jest, and then nothing is run in a browser.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './installed.mjs';
import { testInBrowser } from './test-browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
ensureInstalled(root);

const run = (script, args, env = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status;

const CHECKS = [
  ['formatting', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  ['lint', 'eslint/bin/eslint.js', ['.']],
  ['types', 'typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the pages', 'typescript/bin/tsc', ['--noEmit', '-p', 'tests/unit/web/tsconfig.json']],
  ['types of the tests in a browser', 'typescript/bin/tsc', ['--noEmit', '-p', 'tests/browser/tsconfig.json']],
];

const failed = [];
for (const [name, script, args] of CHECKS) {
  const passed = run(script, args) === 0;
  process.stdout.write(`${name}: ${passed ? 'passed' : 'FAILED'}\n`);
  if (!passed) failed.push(name);
}
const args = process.argv.slice(2);
const inBrowser = args.length > 0 ? undefined : testInBrowser([]);
if (inBrowser !== undefined) {
  process.stdout.write(`tests in a browser: ${inBrowser === 0 ? 'passed' : 'FAILED'}\n`);
  if (inBrowser !== 0) failed.push('tests in a browser');
}
const jest = run('jest/bin/jest.js', args, {
  SHILU_FAILED_CHECKS: failed.join(','),
  SHILU_IN_BROWSER: inBrowser === undefined ? 'no' : 'yes',
  SHILU_ON_A_SERVER: 'no',
});
process.exit(jest === 0 && failed.length > 0 ? 1 : (jest ?? 1));
