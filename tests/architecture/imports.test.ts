/** Who imports whom: the table in .dependency-cruiser.cjs holds for the tree, and bites. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './checkout';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}
interface Cruise {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
}

const FOLDERS = ['src', 'projections', 'tests', 'bench', 'demo', 'web/src'];

/** Cruises a tree under the project's own table. */
function cruise(tree: string): Cruise['summary'] {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = FOLDERS.filter((folder) => existsSync(join(tree, folder)));
  const args = [bin, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as Cruise).summary;
}

describe('the import table', () => {
  it('holds for every file of the tree', () => {
    const { violations, totalCruised } = cruise(root);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(20);
  });

  describe('in a tree with planted violations', () => {
    const planted: Record<string, string> = {
      'src/domain/reads-a-file.ts': `import { readFileSync } from 'node:fs';\nexport const bad = readFileSync;\n`,
      'src/domain/uses-a-package.ts': `import { SaxesParser } from 'saxes';\nexport const bad = SaxesParser;\n`,
      'projections/uses-nest.ts': `import { Injectable } from '@nestjs/common';\nexport const bad = Injectable;\n`,
      'src/rulebook/knows-the-ledger.ts': `import type { Clock } from '../ledger/clock';\nexport type Bad = Clock;\n`,
      'src/http/knows-an-adapter.ts': `import { store } from '../adapters/sqlite/store';\nexport const bad = store;\n`,
      'src/adapters/memory/knows-another.ts': `import { store } from '../sqlite/store';\nexport const bad = store;\n`,
      'src/adapters/sqlite/knows-a-use-case.ts': `import type { Recorder } from '../../ledger/recorder';\nexport type Bad = Recorder;\n`,
      'src/http/opens-a-socket.ts': `import { connect } from 'node:net';\nexport const bad = connect;\n`,
      'src/http/names-a-socket.ts': `import type { Socket } from 'node:net';\nexport type Good = Socket;\n`,
      'src/ledger/uses-nest.ts': `import { Injectable } from '@nestjs/common';\nexport const bad = Injectable;\n`,
      'src/ledger/knows-a-test.ts': `import { spec } from '../../tests/support/spec';\nexport const bad = spec;\n`,
      'src/integrity/circle-a.ts': `import type { B } from './circle-b';\nexport type A = B[];\n`,
      'src/integrity/circle-b.ts': `import type { A } from './circle-a';\nexport type B = { a: A };\n`,
      'src/integrity/nobody-needs-me.ts': `export const alone = 1;\n`,
      'src/billing/a-folder-without-a-row.ts': `import type { Clock } from '../ledger/clock';\nexport type Bad = Clock;\n`,
      'src/access/uses-a-development-package.ts': `import { expect } from '@jest/globals';\nexport const bad = expect;\n`,
      'src/ledger/only-tests-need-me.ts': `export const unused = 1;\n`,
      'tests/needs-it.test.ts': `import { unused } from '../src/ledger/only-tests-need-me';\nexport const n = unused;\n`,
      // What the violations reach for; these break nothing.
      'src/ledger/clock.ts': `export abstract class Clock {}\n`,
      'src/ledger/recorder.ts': `import type { Clock } from './clock';\nexport type Recorder = { clock: Clock };\n`,
      'src/adapters/sqlite/store.ts': `import type { Clock } from '../../ledger/clock';\nexport const store = {} as Clock;\n`,
      'src/cli/main.ts': ['ledger/recorder', 'adapters/sqlite/store', 'http/names-a-socket']
        .map((file) => `import '../${file}';\n`)
        .join(''),
      'tests/support/spec.ts': `export const spec = 1;\n`,
    };
    let tree: string;
    let named: ReadonlyMap<string, readonly string[]>;

    beforeAll(() => {
      tree = mkdtempSync(join(tmpdir(), 'shilu-imports-'));
      for (const [file, text] of Object.entries(planted)) {
        mkdirSync(dirname(join(tree, file)), { recursive: true });
        writeFileSync(join(tree, file), text);
      }
      for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(root, file), join(tree, file));
      symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
      const rules = new Map<string, string[]>();
      for (const { rule, from } of cruise(tree).violations) rules.set(from, [...(rules.get(from) ?? []), rule.name]);
      named = rules;
    });
    afterAll(() => {
      rmSync(tree, { recursive: true, force: true });
    });

    it.each([
      ['a file read in the domain', 'src/domain/reads-a-file.ts', 'domain-node-modules'],
      ['a package in the domain', 'src/domain/uses-a-package.ts', 'domain-packages'],
      ['the framework in a projection', 'projections/uses-nest.ts', 'projections-packages'],
      ['a type of the ledger in a rule', 'src/rulebook/knows-the-ledger.ts', 'rulebook-own-code'],
      ['an adapter behind a controller', 'src/http/knows-an-adapter.ts', 'http-own-code'],
      ['a socket opened behind the framework', 'src/http/opens-a-socket.ts', 'http-types-of-node-modules'],
      ['one adapter in another', 'src/adapters/memory/knows-another.ts', 'adapter-memory-own-code'],
      ['a use case in an adapter', 'src/adapters/sqlite/knows-a-use-case.ts', 'adapter-sqlite-own-code'],
      ['the framework in a use case', 'src/ledger/uses-nest.ts', 'ledger-packages'],
      ['a test in the product', 'src/ledger/knows-a-test.ts', 'nothing-imports-tests'],
      ['a circle through types', 'src/integrity/circle-a.ts', 'no-cycles'],
      ['a file that nobody needs', 'src/integrity/nobody-needs-me.ts', 'no-orphans'],
      ['a file that only tests need', 'src/ledger/only-tests-need-me.ts', 'no-dead-files'],
      ['a folder that has no row', 'src/billing/a-folder-without-a-row.ts', 'every-folder-has-a-row'],
      ['a development package', 'src/access/uses-a-development-package.ts', 'access-packages'],
    ])('names %s', (_, file, rule) => {
      expect(named.get(file)).toContain(rule);
    });

    it('leaves alone what is allowed', () => {
      expect(named.get('src/ledger/recorder.ts')).toBeUndefined();
      expect(named.get('src/adapters/sqlite/store.ts')).toBeUndefined();
      expect(named.get('src/http/names-a-socket.ts')).toBeUndefined();
    });
  });
});
