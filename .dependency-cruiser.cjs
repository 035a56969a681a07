/**
 * Who may import what: one table. Checked by tests/architecture/imports.test.ts, which also plants violations and sees
 * each of them caught. A row that needs an exemption is an architecture change and needs a decision record
 * (docs/adr/0007-import-table.md). Types count as imports.
 */
/** The ledger's ports, and what all event stores refuse alike. */
const PORTS =
  'src/ledger/(event-store|admission|log-copy|row-store|seal|clock|key-ring|cryptography|import/trace-source)\.ts';

/**
 * `own` and `npm` are regular expressions of what a folder may import beside itself; `node` of Node's own modules, and
 * `nodeTypes` of those that it may name but not run. An empty list means nothing.
 */
const TABLE = [
  { name: 'domain', from: 'src/domain/', own: [], npm: ['@sinclair/typebox'], node: [] },
  { name: 'integrity', from: 'src/integrity/', own: [], npm: [], node: [] },
  { name: 'projections', from: 'projections/', own: ['src/domain/'], npm: [], node: [] },
  { name: 'rulebook', from: 'src/rulebook/', own: ['src/domain/', 'projections/'], npm: [], node: [] },
  { name: 'access', from: 'src/access/', own: ['src/domain/'], npm: [], node: [] },
  {
    name: 'ledger',
    from: 'src/ledger/',
    own: ['src/domain/', 'src/integrity/', 'projections/', 'src/rulebook/', 'src/access/'],
    // The mapping of an import is written in YAML; the parser is pure.
    npm: ['yaml'],
    node: [],
  },
  {
    name: 'adapter-memory',
    from: 'src/adapters/memory/',
    own: [PORTS, 'src/domain/', 'src/integrity/'],
    npm: [],
    node: ['.*'],
  },
  {
    name: 'adapter-sqlite',
    from: 'src/adapters/sqlite/',
    own: [PORTS, 'src/domain/', 'src/integrity/'],
    npm: ['@photostructure/sqlite'],
    node: ['.*'],
  },
  {
    name: 'adapter-kurrent',
    from: 'src/adapters/kurrent/',
    own: [PORTS, 'src/domain/', 'src/integrity/'],
    npm: ['@eventstore/db-client'],
    node: ['.*'],
  },
  {
    name: 'adapter-system',
    from: 'src/adapters/system/',
    own: [PORTS, 'src/domain/', 'src/integrity/'],
    npm: [],
    node: ['.*'],
  },
  {
    name: 'adapter-xes',
    from: 'src/adapters/xes/',
    own: [PORTS, 'src/domain/', 'src/integrity/'],
    npm: ['saxes'],
    node: ['.*'],
  },
  {
    name: 'adapter-ndjson',
    from: 'src/adapters/ndjson/',
    own: [PORTS, 'src/domain/', 'src/integrity/'],
    npm: [],
    node: ['.*'],
  },
  {
    name: 'adapter-csv',
    from: 'src/adapters/csv/',
    own: [PORTS, 'src/domain/', 'src/integrity/'],
    npm: ['csv-parse'],
    node: ['.*'],
  },
  {
    name: 'http',
    from: 'src/http/',
    own: ['src/ledger/', 'src/access/', 'src/domain/', 'src/integrity/'],
    npm: [
      '@nestjs/[a-z-]+',
      'fastify',
      '@fastify/[a-z-]+',
      'class-validator',
      'class-transformer',
      '@sinclair/typebox',
      'rxjs',
      'pino',
      'prom-client',
    ],
    node: ['buffer', 'crypto', 'http', 'stream', 'zlib'],
    nodeTypes: ['net'],
  },
  // Commands are wired where they are declared: the command line is a composition root of its own.
  { name: 'cli', from: 'src/cli/', own: ['src/', 'projections/'], npm: ['.*'], node: ['.*'] },
  {
    name: 'composition-root',
    from: 'src/[a-z.-]+\\.ts$',
    own: ['src/', 'projections/'],
    npm: ['.*'],
    node: ['.*'],
  },
  // The pages read the public interface; checking what it answers is the integrity core's own code.
  {
    name: 'web',
    from: 'web/src/',
    own: ['src/integrity/'],
    npm: [
      '@ant-design/icons',
      '@noble/(curves|hashes)',
      '@tanstack/react-query',
      '@types/react(-dom)?',
      'antd',
      'dayjs',
      'echarts',
      'i18next',
      'react(-dom|-i18next|-router)?',
    ],
    node: [],
  },
  { name: 'demo', from: 'demo/', own: ['src/', 'projections/'], npm: ['.*'], node: ['.*'] },
];

const OWN_CODE = '^(src|projections|tests|bench|demo|scripts|web)/';
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

const rulesOf = ({ name, from, own, npm, node, nodeTypes = [] }) => {
  const fromPath = { path: `^${from}` };
  const packages = npm.map((each) => `(^|/)node_modules/${each}/`);
  const module = (each) => `^(node:)?${each}$`;
  const modules = [...node, ...nodeTypes].map(module);
  const typesOnly = {
    name: `${name}-types-of-node-modules`,
    severity: 'error',
    from: fromPath,
    to: { path: nodeTypes.map(module), dependencyTypesNot: ['type-only'] },
  };
  return [
    {
      name: `${name}-own-code`,
      severity: 'error',
      from: fromPath,
      to: { path: OWN_CODE, pathNot: [fromPath.path, ...own.map((each) => `^${each}`)] },
    },
    {
      name: `${name}-packages`,
      severity: 'error',
      from: fromPath,
      to: { dependencyTypes: NPM, ...(packages.length > 0 ? { pathNot: packages } : {}) },
    },
    {
      name: `${name}-node-modules`,
      severity: 'error',
      from: fromPath,
      to: { dependencyTypes: ['core'], ...(modules.length > 0 ? { pathNot: modules } : {}) },
    },
    ...(nodeTypes.length > 0 ? [typesOnly] : []),
  ];
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...TABLE.flatMap(rulesOf),
    {
      name: 'every-folder-has-a-row',
      comment: 'A new folder needs a row in the table before its first import.',
      severity: 'error',
      from: { path: '^(src|projections|demo|web/src)/', pathNot: TABLE.map(({ from }) => `^${from}`) },
      to: {},
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'nothing-imports-demo',
      severity: 'error',
      from: { pathNot: '^(demo|tests|bench)/' },
      to: { path: '^demo/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.test\\.ts$', '^tests/support/'] },
      to: {},
    },
    {
      name: 'no-dead-files',
      comment:
        'What no command reaches is not part of the product. The reference adapter serves the tests; the thread that ' +
        'follows an import is started by its path.',
      severity: 'error',
      from: { path: '^(src/cli|demo)/main\\.ts$' },
      to: {
        path: '^(src|projections|demo)/',
        pathNot: [
          '^src/adapters/memory/',
          '^src/cli/follower-thread\\.ts$',
          '^(src/cli|demo)/main\\.ts$',
          '\\.d\\.ts$',
        ],
        reachable: false,
      },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-development-packages',
      comment: 'What runs in service is in dependencies.',
      severity: 'error',
      from: { path: '^(src|projections|demo)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '/node_modules/@types/' },
    },
    { name: 'declared-packages', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'import', 'node', 'default', 'types'],
    },
  },
};
