/**
 * What fields are called: those of every fact's data, of what stands around it, and of views and findings. A field that
 * is called otherwise in one kind of fact, or inside one part, has an entry of its own: `AuditOpened.subjects`,
 * `cycle.type`.
 */
import { dayFields } from './fields/days';
import { envelopeFields } from './fields/envelope';
import { figureFields } from './fields/figures';
import { identityFields } from './fields/identities';
import { particularFields } from './fields/particulars';
import { viewFields } from './fields/views';
import type { Terms } from './term';

/** In this order; no name is in two of them. */
export const fieldParts: readonly Terms[] = [
  envelopeFields,
  dayFields,
  identityFields,
  figureFields,
  particularFields,
  viewFields,
];

export const fieldTerms: Terms = Object.fromEntries(fieldParts.flatMap((part) => Object.entries(part)));
