/** What axe-core finds on a page. */
import { readFileSync } from 'node:fs';
import type { Window } from './demo-in-browser';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Violations that are serious or worse, each with the elements that it was found at. */
export async function seriousIn({ page }: Window): Promise<readonly string[]> {
  const violations = await page.evaluate(async (source) => {
    // Evaluated by the browser's debugger, which the page's content policy does not bind.
    (0, eval)(source);
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } };
    return (await axe.run()).violations;
  }, SOURCE);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
