/** Leads to an article in the regulation's own words. */
import { Button } from 'antd';
import { useAddressMember } from '../basis/use-basis';

/** Member of the address that names the article that is open. */
export const ARTICLE = 'article';

export function CiteLink({ cite }: { readonly cite: string }) {
  const [, open] = useAddressMember(ARTICLE);
  return (
    <Button type="link" size="small" className="inline-link" data-cite={cite} onClick={() => open(cite)}>
      {cite}
    </Button>
  );
}
