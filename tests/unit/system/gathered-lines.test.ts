import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { GatheredLines } from '../../../src/adapters/system/gathered-lines';

const root = join(__dirname, '../../..');

/** What a process prints that logs through pino as the service does, and ends as told. */
function printed(ending: string): readonly string[] {
  const program = `
    const pino = require('pino');
    const { GatheredLines } = require('./src/adapters/system/gathered-lines');
    const log = pino({}, new GatheredLines(pino.destination({ sync: true })));
    for (let i = 0; i < 3; i += 1) log.info('line ' + i);
    ${ending}`;
  const hook = join(root, 'tests/support/typescript-hook.cjs');
  const { stdout } = spawnSync(process.execPath, ['-r', hook, '-e', program], { cwd: root, encoding: 'utf8' });
  return Array.from(stdout.matchAll(/"msg":"([^"]+)"/g), ([, text = '']) => text);
}

test('lines of one turn go out as one text, in their order, and those of the next turn as another', async () => {
  const texts: string[] = [];
  const lines = new GatheredLines({ write: (text) => texts.push(text) });
  for (const line of ['a\n', 'b\n', 'c\n']) lines.write(line);
  expect(texts).toEqual([]);
  await new Promise((resolve) => setImmediate(resolve));
  lines.write('d\n');
  await new Promise((resolve) => setImmediate(resolve));
  expect(texts).toEqual(['a\nb\nc\n', 'd\n']);
});

test.each([
  ['by itself', ''],
  ['in the turn of its last line', 'process.exit(3);'],
  ['of an error nobody caught', "throw new Error('unforeseen');"],
])('a process that ends %s leaves no line out', (_, ending) => {
  expect(printed(ending)).toEqual(['line 0', 'line 1', 'line 2']);
});
