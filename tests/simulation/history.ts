/**
 * A drawn history: facts with early and late legal days, corrections of day, person, body, amount and section, several
 * corrections of one fact, voids, openings voided and recorded anew, all recorded by the ledger's own recorder.
 */
import { declarationOf } from '../../src/domain/catalogue';
import { legalDayOf } from '../../src/domain/legal-day';
import type { Ledger } from '../../src/ledger/ledger';
import { happenings, type Drawn, type Scene } from './happenings';
import { dayAfter, daysBetween, type Random } from './random';
import type { ScriptedClock } from './scripted-clock';
import { AUDIT, BUREAUX, DISCIPLINE, orgs, persons, posts, recorderAmong, registration } from './world';

export interface History {
  readonly recorded: Readonly<Record<string, number>>;
  readonly refused: number;
}

interface OnRecord extends Drawn {
  readonly id: string;
}

const EARLIEST = '2014-01-01';
const ATTEMPTS_MAX = 20;

class Teller implements Scene {
  private readonly told: OnRecord[] = [];
  private readonly revisions = new Map<string, number>();
  private readonly counts: Record<string, number> = {};
  private refused = 0;
  private numbers = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly clock: ScriptedClock,
    readonly random: Random,
  ) {}

  day(): string {
    const back = daysBetween(EARLIEST, this.today());
    return dayAfter(this.today(), -this.random.below(this.random.chance(50) ? 40 : back));
  }

  next(): number {
    return (this.numbers += 1);
  }

  one(kind: string): string | undefined {
    const ids = [...this.revisions.keys()].filter((stream) => stream.startsWith(`${kind}-`));
    return ids.length === 0 ? undefined : this.random.pick(ids).slice(kind.length + 1);
  }

  fact(): string {
    return this.random.pick(this.told).id;
  }

  /** Records what every history needs first, then draws until `facts` are on record. */
  async tell(facts: number): Promise<History> {
    for (const orgId of orgs) {
      await this.record({ type: 'OrganisationRegistered', stream: `org-${orgId}`, data: registration(orgId) });
    }
    for (const kind of [0, 1]) {
      for (let i = 0; i < (kind === 0 ? persons.length : posts.length) * 3; i += 1)
        await this.record(this.office(kind));
    }
    for (let attempts = 0; this.ledger.log.size < facts; attempts += 1) {
      if (attempts > facts * ATTEMPTS_MAX) throw new Error(`only ${String(this.ledger.log.size)} facts were accepted`);
      this.clock.forward(this.random.chance(20) ? 0 : this.random.below(12 * 86_400_000));
      if (this.random.chance(2)) await this.consult();
      else await this.record(this.random.chance(28) ? this.repair() : this.happening());
    }
    return { recorded: this.counts, refused: this.refused };
  }

  private today(): string {
    return legalDayOf(this.clock.now());
  }

  private office(kind: number): Drawn | undefined {
    return happenings[0]?.[kind]?.(this);
  }

  private happening(): Drawn | undefined {
    return this.random.pick(this.random.pick(happenings))(this);
  }

  private async consult(): Promise<void> {
    const before = this.ledger.log.size;
    const purpose = this.random.pick(['selection', 'audit']);
    const question = { effectiveOn: this.day(), knownAt: this.random.below(before) };
    const actor = { role: 'discipline-commission', organ: DISCIPLINE, keyId: 'k001' } as const;
    await this.ledger.consultations.consult(actor, this.random.pick(persons), purpose, question);
    const consulted = this.ledger.log.size - before;
    this.counts['IntegrityFileConsulted'] = (this.counts['IntegrityFileConsulted'] ?? 0) + consulted;
  }

  /** A correction or a void of a fact on record, now and then of an opening, or of what was corrected before. */
  private repair(): Drawn | undefined {
    const target = this.random.pick(this.told);
    const { stream } = target;
    // Only a registered organ can read files, and it is this one that reads them over HTTP.
    if (stream === `org-${AUDIT}`) return undefined;
    const common = { targetEventId: target.id, approvedByOrgId: DISCIPLINE };
    if (this.random.chance(25)) {
      const data = { ...common, reason: 'recorded_in_error', voidedOn: this.day() };
      return { type: 'EventVoided', stream, data };
    }
    const correctedPayload = this.changed(target.data);
    const data = { ...common, correctedPayload, reason: 'clerical', docNo: `更${String(this.next())}` };
    return { type: 'EventCorrected', stream, data: { ...data, correctedOn: this.day() } };
  }

  /** The data with one to three of its fields saying something else. */
  private changed(data: Drawn['data']): Drawn['data'] {
    const changed = { ...data };
    const fields = this.random
      .shuffled(Object.keys(data))
      .filter((field) => this.other(field, data[field]) !== undefined);
    for (const field of fields.slice(0, 1 + this.random.below(3))) changed[field] = this.other(field, data[field]);
    return changed;
  }

  private other(field: string, value: unknown): unknown {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return this.day();
    if (/^(subjectPersonId|personId|subjectId)$/.test(field)) return this.random.pick(persons);
    if (field === 'subjectOrgId') return this.random.pick(orgs);
    if (field === 'orgId') return this.random.pick(BUREAUX);
    if (/^(amount|expense|recordedTotal)$/.test(field)) return String(this.random.below(9) * 50);
    if (field === 'article') return this.random.pick(['第九十条', '157']);
    if (field === 'sectionCode') return this.random.pick(['F-03', 'F-19', 'none']);
    if (field === 'measureCode') return this.random.pick(['REMOVAL', 'ADMONITION_TALK']);
    if (field === 'ground') return this.random.pick(['CG-14-i4', 'CG-14-i2']);
    if (field !== 'subjects' || !Array.isArray(value) || typeof value[0] === 'string') return undefined;
    return [{ subjectKind: 'person', personId: this.random.pick(persons) }, ...(value as object[]).slice(1)];
  }

  private async record(drawn: Drawn | undefined): Promise<void> {
    if (!drawn) return;
    const { type, stream, data } = drawn;
    const isRepair = type === 'EventCorrected' || type === 'EventVoided';
    const overseer = this.random.chance(50) ? 'auditor' : 'discipline-commission';
    const by = recorderAmong(isRepair ? [overseer] : (declarationOf(type)?.recordedBy ?? []));
    const custodian = type === 'IntegrityFileEntryMade' ? { role: 'discipline-commission', organ: DISCIPLINE } : by;
    const done = await this.ledger.recorder.record({
      actor: { ...(custodian as typeof by), keyId: 'k001' },
      idempotencyKey: `drawn ${String(this.next())}`,
      expected: this.revisions.get(stream) ?? 'no-stream',
      facts: [{ stream, type, about: { jurisdiction: 'CN-629999' }, data }],
    });
    if (done.outcome === 'refused') {
      this.refused += 1;
      return;
    }
    const [receipt] = done.receipts;
    if (!receipt) throw new Error('recorded without a receipt');
    this.revisions.set(stream, receipt.revision);
    this.counts[type] = (this.counts[type] ?? 0) + 1;
    if (!isRepair) this.told.push({ ...drawn, id: receipt.id });
  }
}

export const AUDITOR = { role: 'auditor', organ: AUDIT } as const;

/** Draws and records a history until the ledger has `facts` facts. */
export const tell = (ledger: Ledger, clock: ScriptedClock, random: Random, facts: number): Promise<History> =>
  new Teller(ledger, clock, random).tell(facts);
