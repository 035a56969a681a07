/**
 * `npm run test:kurrent`: the tests of the cluster store against the real server or cluster that LEDGER_TEST_ESDB names
 * (`esdb://…`). The last line says on which server and version they ran, or why they did not.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './installed.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const url = process.env.LEDGER_TEST_ESDB;

if (!url) {
  process.stdout.write('SKIPPED: LEDGER_TEST_ESDB names no server (docs/how-to/test-against-kurrentdb.md)\n');
  process.exit(0);
}
ensureInstalled(root);

/** What the first node of the address says of itself. */
async function serverAt(address) {
  const [, host] = /^esdb(?:\+discover)?:\/\/([^,/?]+)/.exec(address) ?? [];
  const scheme = /[?&]tls=false\b/.test(address) ? 'http' : 'https';
  try {
    const info = await (await fetch(`${scheme}://${host}/info`)).json();
    return `${info.dbVersion ? 'KurrentDB' : 'EventStoreDB'} ${info.dbVersion ?? info.esVersion}`;
  } catch (error) {
    return `a server of unknown version (${error.cause?.code ?? error.message})`;
  }
}

const server = await serverAt(url);
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(process.execPath, [jest, '--config', 'jest.kurrent.cjs', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.stdout.write(`ran on ${server} at ${url}: ${status === 0 ? 'passed' : 'FAILED'}\n`);
process.exit(status ?? 1);
