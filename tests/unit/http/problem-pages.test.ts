import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemIndex, problemPage, problemPages } from '../../../src/http/problem-page';
import { problems } from '../../../src/http/problems';

const folder = join(__dirname, '../../../docs/reference/problems');

// `npm run docs` sets it: the same test that compares the files writes them.
if (process.env['SHILU_WRITE_DOCS']) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of problemPages()) writeFileSync(join(folder, file), text);
}

test('every problem has its page in the reference, and every page its problem', () => {
  expect(readdirSync(folder).sort()).toEqual([...problemPages().keys()].sort());
});

test.each([...problemPages().keys()])('the page %s says what the service says', (file) => {
  expect(readFileSync(join(folder, file), 'utf8')).toBe(problemPages().get(file));
});

test('a page names the type, the status, both titles and the remedy', () => {
  const page = problemPage('revision-conflict') ?? '';
  for (const part of ['/problems/revision-conflict', '409', '版本冲突', 'another revision', '`actual`']) {
    expect(page).toContain(part);
  }
});

test('there is no page for what is no problem, whatever JavaScript calls it', () => {
  for (const slug of ['', 'nothing', '__proto__', 'constructor', 'toString', '../README']) {
    expect(problemPage(slug)).toBeUndefined();
  }
});

test('the index lists every problem once', () => {
  const rows = problemIndex().match(/^- \d/gm) ?? [];
  expect(rows).toHaveLength(Object.keys(problems).length);
});

test('statuses are those of failures, and no two problems have the same title', () => {
  const kinds = Object.values(problems);
  expect(kinds.every(({ status }) => status >= 400 && status < 600)).toBe(true);
  expect(new Set(kinds.map(({ en }) => en)).size).toBe(kinds.length);
  expect(new Set(kinds.map(({ zh }) => zh)).size).toBe(kinds.length);
});
