/** Installs the locked dependencies when they are missing, or older than the lock. Plain Node: nothing is installed yet. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Written by npm as the last step of an installation. */
const WITNESS = 'node_modules/.package-lock.json';

/** True when `node_modules` stands and is not older than the lock. */
export function isInstalled(root) {
  const witness = join(root, WITNESS);
  return existsSync(witness) && statSync(witness).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Runs `npm ci` without the install scripts of dependencies if it is needed; ends the process when that fails. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  process.stdout.write('Installing the locked dependencies (npm ci) ...\n');
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' };
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (done.status !== 0) {
    process.stderr.write('npm ci failed; nothing was run.\n');
    process.exit(done.status ?? 1);
  }
}
