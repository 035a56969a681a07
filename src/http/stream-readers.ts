/** Who may read the facts of one stream: it depends on who opened it. */
import { mayRead } from '../access/reading';
import type { Bearer } from '../ledger/key-ring';
import type { LogReader } from './log-reader';

/** True for those who read every fact, and for the organ that opened the stream; false when there is no such stream. */
export async function mayReadStream(log: Pick<LogReader, 'stream'>, bearer: Bearer, stream: string): Promise<boolean> {
  if (mayRead(bearer, { kind: 'facts' }).allowed) return true;
  const [opening] = await log.stream(stream, 0, 1);
  const openedBy = opening?.about.organ;
  return openedBy !== undefined && mayRead(bearer, { kind: 'facts', openedBy }).allowed;
}
