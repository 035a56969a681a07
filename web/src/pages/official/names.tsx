/** Names in place of the ids that a file holds: a file itself holds none. */
import { createContext, use } from 'react';

export interface Names {
  /** Undefined where the directory has none at the basis asked for. */
  readonly organ: (id: string) => string | undefined;
  readonly post: (id: string) => string | undefined;
}

export const NamesContext = createContext<Names>({ organ: () => undefined, post: () => undefined });

/** A name that somebody registered is text like any other; the id stays at hand. */
export function OrganName({ id }: { readonly id: string }) {
  return <Named id={id} name={use(NamesContext).organ(id)} />;
}

export function PostName({ id }: { readonly id: string }) {
  return <Named id={id} name={use(NamesContext).post(id)} />;
}

function Named({ id, name }: { readonly id: string; readonly name: string | undefined }) {
  return name === undefined ? <code>{id}</code> : <bdi title={id}>{name}</bdi>;
}
