/** That the log was found broken in this tab: it stays so until sign-out, whatever the service says afterwards. */

/** As verify/faults.ts has them; read here without loading what checks. */
export interface BrokenMark {
  readonly reason: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly evidence: readonly string[];
  /** When it was found, RFC 3339. */
  readonly foundAt: string;
}

const BROKEN = 'shilu.broken';

/** In the order in which they were found; empty when nothing was. */
export function brokenMarks(tab: { getItem(name: string): string | null }): readonly BrokenMark[] {
  const text = tab.getItem(BROKEN);
  return text === null ? [] : (JSON.parse(text) as readonly BrokenMark[]);
}

export const markBroken = (tab: { setItem(name: string, value: string): void }, marks: readonly BrokenMark[]): void =>
  tab.setItem(BROKEN, JSON.stringify(marks));

export const forgetBroken = (tab: { removeItem(name: string): void }): void => tab.removeItem(BROKEN);
