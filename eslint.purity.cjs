/**
 * What a pure folder may not do. A pure file's answer depends on its arguments alone: whatever reads the machine, the
 * moment or chance would make a rebuild, or an auditor's laptop, come to another answer than the live ledger.
 *
 * CommonJS, so that the lint configuration and the test that plants violations read the same value.
 */
const PURE = ['src/domain/**/*.ts', 'src/integrity/**/*.ts', 'src/rulebook/**/*.ts', 'projections/**/*.ts'];
/** Where figures are judged: a quotient that is rounded is not evidence, so there is no division. */
const EXACT = ['src/rulebook/**/*.ts', 'projections/**/*.ts'];

const LOCAL_TIME =
  '/^((get|set)(FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset|toDateString|toTimeString)$/';

const member = (object, property) => [
  `MemberExpression[object.name="${object}"][property.name="${property}"]`,
  `MemberExpression[object.name="${object}"][property.value="${property}"]`,
];

const ban = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

/** Banned in every TypeScript file. */
const everywhere = [
  ...ban('No enums: a union of words is what is stored and shown.', 'TSEnumDeclaration'),
  ...ban('No default exports: a thing has one name.', 'ExportDefaultDeclaration'),
  ...ban('No barrels: import the file.', 'ExportAllDeclaration'),
];

/** Banned outside src/http, the modules and the settings: discovery by decorator turns a typo into a fault at run time. */
const decorators = ban('Decorators belong in src/http, in *.module.ts and in config.ts.', 'Decorator');

const hiddenInputs = [
  ...ban('The moment is an argument.', 'NewExpression[callee.name="Date"][arguments.length=0]'),
  ...ban('The moment is an argument.', 'CallExpression[callee.name="Date"]', ...member('Date', 'now')),
  ...ban('No chance: a second run must give the same answer.', ...member('Math', 'random')),
  ...ban(
    'Order by code units: a locale differs from machine to machine.',
    'MemberExpression[property.name=/^(localeCompare|toLocale[A-Za-z]*)$/]',
    'MemberExpression[property.value=/^(localeCompare|toLocale[A-Za-z]*)$/]',
  ),
  ...ban(
    'Local time differs from machine to machine: use legal-day.ts.',
    `MemberExpression[property.name=${LOCAL_TIME}]`,
    `MemberExpression[property.value=${LOCAL_TIME}]`,
  ),
  ...ban(
    'Nothing to wait for in a pure folder.',
    'AwaitExpression',
    'ForOfStatement[await=true]',
    ':function[async=true]',
  ),
  ...ban('Imports are static, so that the import table sees them.', 'ImportExpression', 'TSImportEqualsDeclaration'),
];

const inexactFigures = [
  ...ban('No division: compare ratios by cross multiplication.', 'BinaryExpression[operator="/"]'),
  ...ban('No division: compare ratios by cross multiplication.', 'AssignmentExpression[operator="/="]'),
  ...ban(
    'Figures are exact: integers, BigInt and decimal strings.',
    'MemberExpression[property.name=/^(toFixed|toPrecision|toExponential|parseFloat)$/]',
    'CallExpression[callee.name="parseFloat"]',
  ),
];

const globals = [
  ['process', 'Settings are arguments.'],
  ['fetch', 'No I/O.'],
  ['XMLHttpRequest', 'No I/O.'],
  ['WebSocket', 'No I/O.'],
  ['console', 'No I/O: return what there is to say.'],
  ['require', 'Imports are static, so that the import table sees them.'],
  ['setTimeout', 'No timers.'],
  ['setInterval', 'No timers.'],
  ['setImmediate', 'No timers.'],
  ['queueMicrotask', 'No timers.'],
  ['performance', 'The moment is an argument.'],
  ['crypto', 'Hashing and signature checking are arguments; chance is banned.'],
  ['Intl', 'A locale differs from machine to machine.'],
  ['Buffer', 'Use Uint8Array: the same code runs in a browser.'],
  ['global', 'No way round this list.'],
  ['globalThis', 'No way round this list.'],
  ['eval', 'No way round this list.'],
  ['Function', 'No way round this list.'],
].map(([name, message]) => ({ name, message }));

const pureBans = [...everywhere, ...decorators, ...hiddenInputs];

/** Flat configuration blocks, to stand behind all others: the last block that sets a rule for a file wins. */
const purity = [
  {
    name: 'shilu/pure',
    files: PURE,
    rules: { 'no-restricted-syntax': ['error', ...pureBans], 'no-restricted-globals': ['error', ...globals] },
  },
  {
    name: 'shilu/exact',
    files: EXACT,
    rules: { 'no-restricted-syntax': ['error', ...pureBans, ...inexactFigures] },
  },
];

module.exports = { PURE, EXACT, everywhere, decorators, purity };
