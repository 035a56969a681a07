/** WCAG 2.1 AA as far as a program can tell. */
import { readFileSync } from 'node:fs';
import type { Window } from './demo-in-browser';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds that is serious or worse. */
export async function seriousIn({ page }: Window): Promise<readonly string[]> {
  return page.evaluate(async (axe) => {
    // Evaluated by the browser's debugger, which no content policy binds.
    (0, eval)(axe);
    const { violations } = await (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }, AXE);
}
