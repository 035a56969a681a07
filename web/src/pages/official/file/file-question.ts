/** The question that a clean-governance file answers, asked by its page and, a little before, by whatever moves the clocks. */
import type { AskedBasis } from '../../../basis/basis';

export const FILE = '/v1/officials/{id}/file';

/** One and the same address from both. */
export const fileQuestion = (personId: string, purpose: string | undefined, { effectiveOn, knownAt }: AskedBasis) => ({
  params: { id: personId },
  query: { effectiveOn, knownAt, purpose },
});
