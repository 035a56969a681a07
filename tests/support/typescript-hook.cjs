/** Lets plain `node` run the sources: `node -r ./tests/support/typescript-hook.cjs bench/store-layout.ts`. */
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (loading, filename) => {
  const { code } = transformFileSync(filename, {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
    swcrc: false,
  });
  loading._compile(code, filename);
};
