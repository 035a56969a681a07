/** Leads to an article in the regulation's own words. */
import { useSetAddressMember } from '../basis/use-basis';

/** Member of the address that names the article that is open. */
export const ARTICLE = 'article';

export function CiteLink({ cite }: { readonly cite: string }) {
  const open = useSetAddressMember(ARTICLE);
  return (
    <button type="button" className="inline-link plain-link" data-cite={cite} onClick={() => open(cite)}>
      {cite}
    </button>
  );
}
