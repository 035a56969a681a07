/** The person whose file it is, as the directory has them, and the names that the file itself does not hold. */
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer';
import { useBasis } from '../../basis/use-basis';
import { readsView, type Rights } from '../../session/rights';
import { useOrganNames } from '../../shown/organs';
import type { OfficialRow } from './answers';
import type { Names } from './names';

/** The person's line in the directory, where the key may read it; undefined until it is there. */
export function useOfficial(id: string, rights: Rights): OfficialRow | undefined {
  const { basis } = useBasis();
  const { data } = useAnswer('/v1/views/{name}/{key}', {
    params: { name: 'officials', key: id },
    query: { ...basis },
    enabled: readsView(rights, 'officials'),
  });
  // The route answers a row of the view that was asked for, and officials was.
  return (data?.row ?? undefined) as OfficialRow | undefined;
}

export function useNames(official: OfficialRow | undefined): Names {
  const organs = useOrganNames();
  return useMemo(() => {
    const titles = new Map(official?.posts.map(({ postId, titleZh }) => [postId, titleZh]));
    return { organ: (id) => organs.get(id), post: (id) => titles.get(id) };
  }, [organs, official]);
}
