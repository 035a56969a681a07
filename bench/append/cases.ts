/**
 * The facts that are sent, one a request: an enforcement organ's penalties. Each fourth fact opens a new stream; the
 * others go on with streams that were opened at least 256 facts before, so that a stream's next fact is seldom in the
 * same commit as its last. Four facts make a case: imposed, notice sent, increased, paid.
 */
import { randomUUID } from 'node:crypto';
import { random } from '../figures';

export const ORGAN = 'municipal-traffic';

export const organRegistered = {
  stream: `org-${ORGAN}`,
  type: 'OrganisationRegistered',
  expectedRevision: 'no-stream',
  about: { jurisdiction: 'CN-629999' },
  data: {
    orgId: ORGAN,
    nameZh: '虚市交通执法队',
    level: 'city',
    orgKind: 'law_enforcement_organ',
    regionCode: '629999',
    cgScope: 'full',
    verticalManagement: false,
    effectiveFrom: '2015-01-01',
  },
};

/** Days of the case's facts behind the first. */
const AFTER = [0, 12, 74, 90] as const;
const KINDS = ['PenaltyImposed', 'PenaltyNoticeSent', 'PenaltyIncreased', 'PenaltyPaid'] as const;
const BETWEEN = 256;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2015, 0, 1);

export interface Case {
  readonly id: string;
  readonly imposedMs: number;
  readonly fen: number;
  /** Facts on record. */
  facts: number;
}

/** A penalty of invented size on an invented day of ten years. */
export const newCase = (draw: () => number): Case => ({
  id: randomUUID().slice(0, 18),
  imposedMs: FIRST_DAY + Math.floor(draw() * 3_650) * DAY_MS,
  fen: 2_000 + Math.floor(draw() * 480) * 100,
  facts: 0,
});

const day = ({ imposedMs }: Case, after: number): string =>
  new Date(imposedMs + after * DAY_MS).toISOString().slice(0, 10);

/** The case's fact of that number, as a client sends it. */
export function factOf(of: Case, number: number): { readonly type: string; readonly data: object } {
  const { id, fen } = of;
  const on = day(of, AFTER[number] ?? 0);
  const data = [
    { penaltyId: id, orgId: ORGAN, imposedOn: on, amount: `${fen}`, article: `第${(fen / 100) % 40}条` },
    { penaltyId: id, sentOn: on, expense: '1200' },
    { penaltyId: id, increasedOn: on, amount: `${fen * 2}` },
    { penaltyId: id, paidOn: on, amount: `${fen * 2}` },
  ][number];
  if (!data) throw new Error(`a case has ${KINDS.length} facts`);
  return { type: KINDS[number] ?? '', data };
}

export class Cases {
  private readonly draw = random(7);
  private readonly open: Case[] = [];
  private sent = 0;

  /** The next request's body; `recorded` is called once it is answered. */
  next(): { readonly body: string; readonly recorded: () => void } {
    const goesOn = this.sent++ % KINDS.length !== 0 && this.open.length > BETWEEN;
    const of = (goesOn ? this.open.shift() : undefined) ?? newCase(this.draw);
    const { facts } = of;
    const body = {
      stream: `penalty-${of.id}`,
      expectedRevision: facts === 0 ? 'no-stream' : facts - 1,
      about: { jurisdiction: 'CN-629999' },
      ...factOf(of, facts),
    };
    const recorded = (): void => {
      of.facts += 1;
      if (of.facts < KINDS.length) this.open.push(of);
    };
    return { body: JSON.stringify(body), recorded };
  }
}
