/** All pages of a list, one after the other: a page goes on where the page before ended, at the same basis. */

export interface PageOfItems<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * @param ask one page; undefined is the first
 * @param most pages that are asked for at most, so that a list that never ends does not keep a reader waiting for ever
 */
export async function allPages<Item>(
  ask: (after: string | undefined) => Promise<PageOfItems<Item>>,
  most: number,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  for (let asked = 0; asked < most; asked += 1) {
    const page = await ask(after);
    items.push(...page.items);
    if (page.next === null) break;
    after = page.next;
  }
  return items;
}
