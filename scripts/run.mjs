/**
 * `node scripts/run.mjs <file under the checkout> [arguments]`: installs and builds what is missing, then hands over to
 * the file in this very process, so that signals and the exit code are its own.
 */
import Module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Usage: node scripts/run.mjs <file> [arguments]\n');
  process.exit(2);
}
ensureInstalled(root);
ensureBuilt(root);
const target = join(root, file);
process.argv.splice(1, process.argv.length - 1, target, ...rest);
Module.runMain(target);
