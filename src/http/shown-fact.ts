/** A fact as this interface shows it. */
import type { Fact } from '../domain/fact';

/** Its members in one order, whoever asks for it and wherever it was read. */
export function shown(fact: Fact): object {
  const { index, id, type, version, stream, revision, recordedAt, actor, occurredOn, about, data } = fact;
  return { index, id, type, version, stream, revision, recordedAt, actor, occurredOn, about, data };
}
