/** A failure on its way to the caller, and the body it becomes (RFC 9457). */
import { randomUUID } from 'node:crypto';
import type { Refused } from '../ledger/recording';
import { problems, type ProblemSlug } from './problems';

/** One fault; the pointer is RFC 6901 into the request body, empty for the whole of it. Values are never repeated. */
export interface ProblemError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Members beside those of RFC 9457. */
export interface ProblemMembers {
  readonly errors?: readonly ProblemError[];
  /** duplicate-fact: id of the fact on record. */
  readonly existing?: string;
  /** not-competent, not-permitted: the roles that could. */
  readonly competent?: readonly string[];
  /** revision-conflict, precondition-failed: the revision of the stream, null for none. */
  readonly actual?: number | null;
  /** Articles that the refusal rests on. */
  readonly cites?: readonly string[];
  /** 503 on an append: was it recorded? */
  readonly outcome?: 'notApplied' | 'unknown';
}

export interface ProblemBody extends ProblemMembers {
  readonly type: string;
  readonly title: string;
  readonly titleZh: string;
  readonly status: number;
  readonly detail: string;
  /** Fresh for each answer; the same one stands in the log. */
  readonly instance: string;
}

/** Thrown at this edge only. `headers` go out beside the body (Allow, Retry-After, WWW-Authenticate). */
export class Problem extends Error {
  readonly instance = `urn:uuid:${randomUUID()}`;

  constructor(
    readonly slug: ProblemSlug,
    readonly detail: string,
    readonly members: ProblemMembers = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${slug}: ${detail}`);
  }

  get status(): number {
    return problems[this.slug].status;
  }

  body(): ProblemBody {
    const { status, en, zh } = problems[this.slug];
    return {
      type: `/problems/${this.slug}`,
      title: en,
      titleZh: zh,
      status,
      detail: this.detail,
      instance: this.instance,
      ...this.members,
    };
  }
}

const NOT_APPLIED: readonly ProblemSlug[] = ['clock-untrusted', 'read-only'];

/**
 * The problem of a refused append. `byHeader` says that the expected revision came as If-Match, `inArray` that pointers
 * begin with the item's number.
 */
export function refusedProblem(refused: Refused, byHeader: boolean, inArray: boolean): Problem {
  const base = inArray && refused.item !== undefined ? `/${refused.item}` : '';
  const faults = refused.faults ?? [];
  const first = faults[0];
  const slug: ProblemSlug =
    refused.code === 'invalid-fact' && first
      ? first.code
      : refused.code === 'revision-conflict' && byHeader
        ? 'precondition-failed'
        : refused.code;
  const errors: readonly ProblemError[] =
    first !== undefined
      ? faults.map(({ pointer, code, detail }) => ({ pointer: base + inFact(pointer), code, detail }))
      : refused.pointer !== undefined || base !== ''
        ? [{ pointer: base + inFact(refused.pointer ?? ''), code: slug, detail: refused.detail }]
        : [];
  const { existing, competent, actual, cites } = refused;
  return new Problem(
    slug,
    refused.detail,
    {
      ...(errors.length > 0 ? { errors } : {}),
      ...(existing !== undefined ? { existing } : {}),
      ...(competent !== undefined ? { competent } : {}),
      ...(actual !== undefined ? { actual } : {}),
      ...(cites !== undefined && cites.length > 0 ? { cites } : {}),
      ...(NOT_APPLIED.includes(slug) ? { outcome: 'notApplied' as const } : {}),
    },
    slug === 'idempotency-in-progress' || NOT_APPLIED.includes(slug) ? { 'retry-after': '1' } : {},
  );
}

/** Pointers of the ledger are into the data, unless they say so themselves; those of the interface are into the item. */
const inFact = (pointer: string): string =>
  pointer === '' || /^\/(data|about|stream|type|version)(\/|$)/.test(pointer) ? pointer : `/data${pointer}`;
