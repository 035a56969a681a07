/** One accepted fact of each kind. People, organs and documents in the examples are invented. */
import type { FactNamed, FactType } from '../../../src/domain/catalogue';
import type { Told } from '../spec';

export interface Example<Data = Readonly<Record<string, unknown>>> {
  readonly stream: string;
  readonly data: Data;
  /** The fact opens its stream. */
  readonly opens?: boolean;
}

/** Examples by the name of their kind, in an order in which a ledger accepts them one after the other. */
export type Examples<T extends FactType> = { readonly [N in T]: Example<FactNamed<N>['data']> };

/** The example of a kind, ready to be given or asked, with some fields of its data in other words. */
export const told = <N extends string>(
  examples: { readonly [K in N]: Example<object> },
  type: N,
  other: Readonly<Record<string, unknown>> = {},
): Told => ({ type, stream: examples[type].stream, data: { ...examples[type].data, ...other } });

/** The same fact without some of its fields. */
export const without = (fact: Told, ...fields: readonly string[]): Told => ({
  ...fact,
  data: Object.fromEntries(Object.entries(fact.data).filter(([field]) => !fields.includes(field))),
});
