/** The part of a fact that is not its data, as a client may send it; organ and known size are the ledger's. */
import { Type } from '@sinclair/typebox';
import { group, list, oneOf, optional, ref, scheduledDate, sha256, text, uuid } from './fields';

/** An area of jurisdiction: a country, and within it a region (CN, CN-62, CN-6201). */
const jurisdiction = Type.String({ pattern: '^[A-Z]{2}(-[A-Za-z0-9]{1,12})?$', 'x-code': 'invalid-id' });

/** A regulation's article: GS-CG-14-i2. */
const cite = Type.String({ pattern: '^[A-Z]{2}-[A-Z]{2,4}-[A-Za-z0-9-]{1,24}$', 'x-code': 'invalid-id' });

const evidence = group({
  docNo: text({ max: 200 }),
  title: optional(text({ max: 500 })),
  issuedBy: optional(text({ max: 200 })),
  issuedOn: optional(scheduledDate()),
  sha256: optional(sha256()),
});

/** Members in the order in which they are stored. */
export const aboutSchema = group({
  onBehalfOf: optional(ref('org')),
  jurisdiction: optional(jurisdiction),
  basis: optional(list(cite, { min: 0, max: 50 })),
  evidence: optional(list(evidence, { min: 0, max: 50 })),
  classification: optional(oneOf(['public', 'internal', 'restricted'])),
  correlation: optional(uuid()),
  causation: optional(uuid()),
});
