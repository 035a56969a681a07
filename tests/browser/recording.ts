/** Keys and facts for the demo's copy that a test serves, over the public interface. */
import { createKey, type NewKey } from '../../src/adapters/system/key-file';
import { keysPath } from '../../src/data-directory';
import type { Item } from '../api/facts';
import type { DemoInBrowser } from './demo-in-browser';

/** A key's token. @param now when it was made, milliseconds since the epoch */
export const tokenFor = ({ dataDir }: DemoInBrowser, wanted: NewKey, now = Date.now()): string =>
  createKey(keysPath({ dataDir }), wanted, now).token;

/** Records a fact and gives its id. @throws Error with the problem when it is refused */
export async function record({ url }: DemoInBrowser, token: string, item: Item): Promise<string> {
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `${item.stream} ${String(item.expectedRevision)}`,
    },
    body: JSON.stringify(item),
  });
  const answer = (await response.json()) as { readonly id: string };
  if (response.status !== 201) throw new Error(JSON.stringify(answer));
  return answer.id;
}
