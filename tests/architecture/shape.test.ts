/** The shape of the checkout: short files, plain names, and nothing that only one machine knows. */
import { basename } from 'node:path';
import { projectFiles, read } from './checkout';

const files = projectFiles();
const typescript = files.filter((file) => /^(src|projections|tests|bench|demo|web)\/.*\.tsx?$/.test(file));
const LINES_MAX = 400;

const linesIn = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Kebab-case, with the dotted suffixes that say a role: `fact.ts`, `event-store.contract.ts`, `app.module.ts`. */
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(tsx?|sql|json|cjs|mjs|js|css|html)$/;

/** Folders named for nothing: what is in them belongs to whoever uses it. */
const NAMED_FOR_NOTHING = /(^|\/)(utils?|common|shared|core|helpers?|libs?|misc|interfaces|types)\//;

/**
 * Words that belong to a machine or to the tools of one, not to the project. Written in parts, so that this file does
 * not hold them either.
 */
const FOREIGN = [
  ['/wo', 'rk/'],
  ['/far', 'm/'],
  ['/tmp/stu', 'dio'],
  ['/home', '/'],
  ['/Us', 'ers/'],
  ['.lib', 'rary'],
  ['before', '-stop'],
].map((parts) => parts.join(''));

describe('the checkout', () => {
  it('has no TypeScript file of more than 400 lines', () => {
    expect(typescript.length).toBeGreaterThan(20);
    // A generated file is as long as what it is generated from.
    const written = typescript.filter((file) => file !== 'web/src/api/schema.d.ts');
    const long = written.map((file) => [file, linesIn(read(file))] as const).filter(([, n]) => n > LINES_MAX);
    expect(long).toEqual([]);
  });

  it('names its files in kebab-case', () => {
    const source = files.filter((file) => /^(src|projections|tests|bench|demo|scripts|bin)\/.*\.[a-z]+$/.test(file));
    const named = source.filter((file) => !/\.(md|py|ya?ml)$/.test(file) && !file.startsWith('tests/golden/'));
    expect(named.filter((file) => !KEBAB.test(basename(file)))).toEqual([]);
  });

  it('has no folder named for nothing', () => {
    expect(files.filter((file) => NAMED_FOR_NOTHING.test(file))).toEqual([]);
  });

  it('has one index file, the registry of projections', () => {
    const indexes = typescript.filter((file) => /(^|\/)index\.tsx?$/.test(file));
    expect(indexes.filter((file) => file !== 'projections/index.ts')).toEqual([]);
  });

  it('leaves no test behind that is switched off or alone', () => {
    const tests = typescript.filter((file) => file.endsWith('.test.ts') || file.endsWith('.contract.ts'));
    const off = new RegExp(String.raw`\b(x(it|test|describe)|f(it|describe)|(it|test|describe)\.only)(\.each)?\(`);
    const found = tests.filter((file) => file !== 'tests/architecture/shape.test.ts' && off.test(read(file)));
    expect(found).toEqual([]);
  });

  it('has nothing in the product that says it is not finished', () => {
    const unfinished = new RegExp(String.raw`\b(TODO|FIXME|XXX|HACK)\b|not implemented|not yet implemented`);
    const product = typescript.filter((file) => /^(src|projections|demo)\//.test(file));
    expect(product.filter((file) => unfinished.test(read(file)))).toEqual([]);
  });

  it('speaks of the project alone', () => {
    const text = files.filter((file) => !/\.(png|woff2?|gz|ico)$/.test(file) && file !== 'package-lock.json');
    const found = text.flatMap((file) => {
      const said = read(file);
      return FOREIGN.filter((word) => said.includes(word)).map((word) => `${file}: ${word}`);
    });
    expect(found).toEqual([]);
  });
});
