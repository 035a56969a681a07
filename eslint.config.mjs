import tseslint from 'typescript-eslint';
import purityRules from './eslint.purity.cjs';

const { everywhere, decorators, purity } = purityRules;

const TYPED = [
  'src/**/*.ts',
  'projections/**/*.ts',
  'tests/**/*.ts',
  'bench/**/*.ts',
  'demo/**/*.ts',
  'web/src/**/*.{ts,tsx}',
];
/** Where classes are what the framework or class-validator wants: HTTP, modules and the settings. */
const NEST = ['src/http/**/*.ts', 'src/*.module.ts', 'src/config.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'demo-data/', 'coverage/', 'web/src/api/schema.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'shilu/typescript',
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...everywhere, ...decorators],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Counts and sizes are printed everywhere, and a number has one way to be printed.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Modules and controllers are classes for the framework's sake.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // A plain object that has all members of a class is one for our purposes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It takes away assertions that an inferred type argument rests on (`initial: 'none' as Step`).
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Spreading a string is how its code points are counted.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // What was caught is passed on as it was.
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      // An adapter that need not wait still fulfils a port that others wait in.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { name: 'shilu/nest', files: NEST, rules: { 'no-restricted-syntax': ['error', ...everywhere] } },
  {
    name: 'shilu/tests',
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // A describe block is one function that holds many.
      'max-lines-per-function': 'off',
      // Jest types its matchers (`expect.any`) as any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    name: 'shilu/telling',
    files: ['tests/**/*.ts', 'bench/**/*.ts', 'demo/**/*.ts'],
    // `const { given } = spec(...)` takes objects apart whose functions use no this.
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    name: 'shilu/pages',
    files: ['web/src/**/*.{ts,tsx}'],
    rules: {
      // A handler of an event may go on after it has returned.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Events are handled for what they do.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    name: 'shilu/scripts',
    files: ['**/*.{js,cjs,mjs}'],
    rules: { 'max-lines': ['error', { max: 400 }], 'no-var': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
  ...purity,
);
