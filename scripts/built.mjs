/** Compiles into dist/ when a source differs from what dist/ was compiled from. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made of. By content, not by date: a checkout or a deleted file changes no date that could be trusted. */
const SOURCES = [
  'src',
  'projections',
  'demo',
  'web/src',
  'web/index.html',
  'web/package.json',
  'web/vite.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'package-lock.json',
];
/** The service, whose folder is emptied first, then the pages within it. */
const STEPS = [
  ['@nestjs/cli/bin/nest.js', 'build'],
  ['vite/bin/vite.js', 'build', '--logLevel', 'warn', 'web'],
];
const STAMP = 'dist/.built-from';

function* filesOf(root, path) {
  const entries = existsSync(join(root, path)) ? readdirSync(join(root, path), { withFileTypes: true }) : [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* filesOf(root, `${path}/${entry.name}`);
    else yield `${path}/${entry.name}`;
  }
}

/** SHA-256 over the names and contents of all sources. */
export function digestOfSources(root) {
  const digest = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of source.includes('.') ? [source] : filesOf(root, source)) {
      const bytes = readFileSync(join(root, file));
      digest.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
  }
  return digest.digest('hex');
}

/** Runs the build if it is needed; ends the process when it fails, leaving no stamp behind. */
export function ensureBuilt(root) {
  const wanted = digestOfSources(root);
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write('Building ...\n');
  for (const [command, ...args] of STEPS) {
    const done = spawnSync(process.execPath, [join(root, 'node_modules', command), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    if (done.status !== 0) {
      process.stderr.write('The build failed.\n');
      process.exit(done.status ?? 1);
    }
  }
  writeFileSync(stamp, wanted);
}
