/** What persons and bodies are called, and how findings name them. */
import { above, organs } from '../city/organs';
import { joiningBodies } from './bodies';
import type { Province } from './province';

const bodyNames: ReadonlyMap<string, string> = new Map(
  [...above, ...organs, ...joiningBodies].map(({ id, nameZh }) => [id, nameZh]),
);

/** The name of a body, which begins the numbers of its documents. */
export const bodyName = (id: string): string => bodyNames.get(id) ?? id;

/** By `person-…` and `org-…`. */
export const namesIn = ({ city, officials }: Province): ReadonlyMap<string, string> =>
  new Map([
    ...[...city.officials, ...officials].map(({ personId, nameZh }) => [`person-${personId}`, nameZh] as const),
    ...[...bodyNames].map(([id, nameZh]) => [`org-${id}`, nameZh] as const),
  ]);
