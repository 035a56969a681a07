/** Which methods an address knows: the router answers only "this method, or nothing". */

/** Routes as they are declared, with `:name` for one segment and a trailing `*` for the rest. */
export class RouteTable {
  private readonly routes: { readonly segments: readonly string[]; readonly methods: ReadonlySet<string> }[] = [];

  add(url: string, methods: readonly string[]): void {
    this.routes.push({ segments: url.split('/'), methods: new Set(methods) });
  }

  /** Methods of every route that the path fits, sorted; empty when there is none. */
  allowed(path: string): readonly string[] {
    const segments = path.split('/');
    const methods = new Set<string>();
    for (const route of this.routes) {
      if (fits(route.segments, segments)) for (const method of route.methods) methods.add(method);
    }
    return [...methods].sort();
  }
}

function fits(route: readonly string[], path: readonly string[]): boolean {
  for (let i = 0; i < route.length; i++) {
    const wanted = route[i] as string;
    if (wanted === '*') return path.length > i;
    const segment = path[i];
    if (segment === undefined || !(wanted.startsWith(':') ? segment !== '' : segment === wanted)) return false;
  }
  return route.length === path.length;
}
