/** The filters of a subscription to all events: by prefixes or by a pattern, of the stream's name or of the type. */
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';

import type { LoggedEvent } from './event';

export interface Filter {
  readonly passes: (event: LoggedEvent) => boolean;
  /** How many events are considered from one checkpoint to the next. */
  readonly checkpointEvery: number;
}

/** Events that are considered in one go when the client does not say. */
const WINDOW = 32;

export function filterOf(options: ReadReq.Options.FilterOptions): Filter {
  const window = options.hasMax() ? options.getMax() : WINDOW;
  const checkpointEvery = window * options.getCheckpointintervalmultiplier();
  const byStream = options.getStreamIdentifier();
  if (byStream !== undefined) {
    const matches = matching(byStream);
    return { checkpointEvery, passes: ({ stream }) => matches(stream) };
  }
  const byType = options.getEventType();
  const matches = byType === undefined ? () => true : matching(byType);
  return { checkpointEvery, passes: ({ type }) => matches(type) };
}

function matching(expression: ReadReq.Options.FilterOptions.Expression): (name: string) => boolean {
  const prefixes = expression.getPrefixList();
  if (prefixes.length > 0) return (name) => prefixes.some((prefix) => name.startsWith(prefix));
  const pattern = new RegExp(expression.getRegex(), 'u');
  return (name) => pattern.test(name);
}
