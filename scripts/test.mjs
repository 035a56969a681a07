/**
 * `npm test`: formatting, lint, types, then the tests. Every check runs even after one has failed, so that one run
 * shows all there is to mend; the last lines say how it went. Arguments are handed to jest.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './installed.mjs';

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
];

const failed = [];
for (const [name, script, args] of CHECKS) {
  const passed = run(script, args) === 0;
  process.stdout.write(`${name}: ${passed ? 'passed' : 'FAILED'}\n`);
  if (!passed) failed.push(name);
}
const jest = run('jest/bin/jest.js', process.argv.slice(2), { SHILU_FAILED_CHECKS: failed.join(' ') });
process.exit(jest === 0 && failed.length > 0 ? 1 : (jest ?? 1));
