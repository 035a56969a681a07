/**
 * What anybody may read without a key: whether the service runs, the signed heads and hashes of the log (no fact can be
 * read from them, and outsiders must be able to watch them), and how the interface is used. Everything else asks for a
 * key, a route added later included.
 */
export const openRoutes = [
  '/',
  '/pages',
  '/pages/*',
  '/assets/*',
  '/health/live',
  '/health/ready',
  '/checkpoint',
  '/v1/checkpoints',
  '/tile/:level/*',
  '/docs',
  '/docs/*',
  // Declared apart from the files of the page: it holds the routes, and without it the page stays empty.
  '/docs/swagger-ui-init.js',
  '/openapi.json',
  '/problems',
  '/problems/:slug',
] as const;

const open: ReadonlySet<string> = new Set(openRoutes);

/** True for a route, as declared with its parameters, that needs no key. */
export const isOpenRoute = (route: string): boolean => open.has(route);
