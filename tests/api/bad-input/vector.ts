/** One bad input: what is sent, and the one answer it must get. */
import type { Item } from '../facts';

export type Sender = 'registrar' | 'organisation' | 'bureau' | 'auditor' | 'administrator' | 'nobody';

export interface Vector {
  /** Row of the catalogue of bad inputs. */
  readonly id: string;
  readonly title: string;
  /** Whose key is sent; default the organisation department's. */
  readonly as?: Sender;
  readonly method?: string;
  /** Default /v1/events. */
  readonly path?: string;
  /** Over those of an ordinary append; null takes one away. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: string | Uint8Array;
  readonly status: number;
  /** Name of the problem; absent where the answer has no body (HEAD). */
  readonly problem?: string;
  /** Pointer that the problem must name. */
  readonly pointer?: string;
  /** Header that must come with it. */
  readonly header?: readonly [name: string, value: string];
}

/** An item as text, with one piece of it exchanged: for what JSON.stringify would never write. */
export function spelled(item: Item, piece: string, by: string): string {
  const text = JSON.stringify(item);
  if (text.split(piece).length !== 2) throw new Error(`${piece} does not stand once in ${text}`);
  return text.replace(piece, () => by);
}

/** An item with members of its data exchanged; undefined takes one away. */
export const withData = (item: Item, more: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...item, data: { ...item.data, ...more } });
