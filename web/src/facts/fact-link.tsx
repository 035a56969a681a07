/** Leads to a fact: it opens beside the page, and the address says which. For a key that may not read facts it is a name. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAddressMember } from '../basis/use-basis';
import { useRights } from '../session/rights';

/** Member of the address that names the fact that is open. */
export const FACT = 'fact';

export function FactLink({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  const [, open] = useAddressMember(FACT);
  const rights = useRights();
  if (rights?.reads.facts !== true) {
    return (
      <span data-fact={id} className="fact-name">
        {children ?? id.slice(0, 8)}
      </span>
    );
  }
  return (
    <Button type="link" size="small" className="inline-link" data-fact={id} onClick={() => open(id)}>
      {children ?? id.slice(0, 8)}
    </Button>
  );
}
