/** Findings in the order of their gravity. */
import type { components } from '../api/schema';

export type Finding = components['schemas']['Finding'];

/** The gravest first. */
export const gravity = [
  'breach',
  'due',
  'alert',
  'open',
  'info',
  'fulfilled',
] as const satisfies readonly Finding['status'][];

/** In the order of gravity, then as the service gave them. */
export const byGravity = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => gravity.indexOf(a.status) - gravity.indexOf(b.status));
