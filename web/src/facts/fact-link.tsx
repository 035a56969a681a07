/** Leads to a fact: it opens beside the page, and the address says which. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAddressMember } from '../basis/use-basis';

/** Member of the address that names the fact that is open. */
export const FACT = 'fact';

export function FactLink({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  const [, open] = useAddressMember(FACT);
  return (
    <Button type="link" size="small" className="inline-link" data-fact={id} onClick={() => open(id)}>
      {children ?? id.slice(0, 8)}
    </Button>
  );
}
