/** Random histories of money: back-dated facts, spends that do not fit, corrected amounts, days and sources, voids. */
import type { Ledger } from '../../src/ledger/ledger';
import type { RecordOutcome } from '../../src/ledger/recording';
import { dayAfter, type Random } from './random';
import type { ScriptedClock } from './scripted-clock';

export const FIRST_DAY = '2018-01-01';
export const DAYS = 720;
const ORGANS = ['finance-a', 'finance-b', 'finance-c'] as const;
const KINDS = ['special_poverty_budget', 'fiscal_poverty_total'] as const;
const about = { jurisdiction: 'CN-629999' };

interface Told {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** How many requests were recorded, and how many refused for each reason. */
export type Tally = Record<string, number>;

export class MoneyHistory {
  readonly tally: Tally = {};
  private readonly told: Told[] = [];
  private readonly revisions = new Map<string, number>();
  private readonly allocations: string[] = [];
  private readonly plans: string[] = [];
  private readonly adopted = new Map<string, bigint>();
  private sent = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly clock: ScriptedClock,
    private readonly random: Random,
  ) {}

  async begin(): Promise<void> {
    for (const orgId of ORGANS) {
      await this.record('registrar', undefined, `org-${orgId}`, 'OrganisationRegistered', {
        orgId,
        nameZh: `虚构${orgId}`,
        level: 'county',
        orgKind: 'government',
        regionCode: '629999',
        cgScope: 'full',
        verticalManagement: false,
        effectiveFrom: '2015-01-01',
      });
    }
  }

  /** One thing that happens, or is refused. */
  async step(): Promise<void> {
    const { random } = this;
    const drawn = random.below(100);
    if (drawn < 10) return this.budget();
    if (drawn < 35 || this.allocations.length === 0) return this.allocate();
    if (drawn < 60) return this.leave('FundDisbursed');
    if (drawn < 66) return this.leave('FundWithdrawn');
    if (drawn < 74) return this.leave('FundReallocated');
    if (drawn < 80) return this.integrate();
    if (drawn < 95) return this.correct();
    return this.void();
  }

  private day(): string {
    return dayAfter(FIRST_DAY, this.random.below(DAYS));
  }

  private amount(): string {
    return String(1 + this.random.below(200));
  }

  private async budget(): Promise<void> {
    const orgId = this.random.pick(ORGANS);
    const fiscalYear = 2018 + this.random.below(2);
    const budgetKind = this.random.pick(KINDS);
    const stream = `budget-${orgId}-${String(fiscalYear)}`;
    const name = `${stream} ${budgetKind}`;
    const own = { orgId, fiscalYear, budgetKind };
    const figure = this.adopted.get(name);
    if (figure === undefined) {
      const amount = String(300 + this.random.below(700));
      const data = { orgId, fiscalYear, amount, budgetKind, adoptedOn: this.day(), docNo: this.docNo() };
      if (await this.record('finance-department', orgId, stream, 'BudgetAdopted', data)) {
        this.adopted.set(name, BigInt(amount));
      }
      return;
    }
    const delta = BigInt(this.random.below(400) - 200) || 1n;
    const newAmount = figure + delta;
    if (newAmount < 0n) return;
    const data = {
      ...own,
      delta: String(delta),
      newAmount: String(newAmount),
      adjustedOn: this.day(),
      docNo: this.docNo(),
    };
    if (await this.record('finance-department', orgId, stream, 'BudgetAdjusted', data))
      this.adopted.set(name, newAmount);
  }

  private async allocate(): Promise<void> {
    const allocationId = `a${String(this.allocations.length)}`;
    const data = {
      ...this.source(),
      allocationId,
      allocatedOn: this.day(),
      amount: this.amount(),
      docNo: this.docNo(),
    };
    const ordered = {
      fromOrgId: ORGANS[0],
      toOrgId: this.random.pick(ORGANS),
      sourceKind: 'county_special',
      purposeZh: '虚构用途',
      fiscalYear: 2018,
      ...data,
    };
    if (await this.record('finance-department', ORGANS[0], `fund-${allocationId}`, 'FundAllocated', ordered)) {
      this.allocations.push(allocationId);
    }
  }

  /** What an allocation splits: a budget's figure, another allocation, nothing. */
  private source(): Readonly<Record<string, unknown>> {
    const figures = [...this.adopted.keys()].map((name) => name.split(' ') as [string, string]);
    const drawn = this.random.below(3);
    if (drawn === 0 && figures.length > 0) {
      const [stream, budgetKind] = this.random.pick(figures);
      return { budgetId: stream.slice('budget-'.length), budgetKind };
    }
    return drawn === 1 && this.allocations.length > 0 ? { parentAllocationId: this.random.pick(this.allocations) } : {};
  }

  private async leave(type: 'FundDisbursed' | 'FundWithdrawn' | 'FundReallocated'): Promise<void> {
    const allocationId = this.random.pick(this.allocations);
    const [on, amount] = [this.day(), this.amount()];
    const data = {
      FundDisbursed: {
        disbursementId: `d${String(this.sent)}`,
        allocationId,
        payeeOrgId: this.random.pick(ORGANS),
        amount,
        disbursedOn: on,
        voucherNo: this.docNo(),
        via: 'direct',
      },
      FundWithdrawn: { allocationId, amount, withdrawnOn: on, reason: '虚构', docNo: this.docNo() },
      FundReallocated: {
        allocationId,
        toAllocationId: this.random.pick(this.allocations),
        amount,
        reallocatedOn: on,
        docNo: this.docNo(),
      },
    }[type];
    await this.record('finance-department', ORGANS[0], `fund-${allocationId}`, type, data);
  }

  private async integrate(): Promise<void> {
    if (this.plans.length === 0 || this.random.chance(20)) {
      const planId = `plan${String(this.plans.length)}`;
      const data = {
        planId,
        countyOrgId: ORGANS[1],
        fiscalYear: 2018,
        planned: '100',
        sources: [{ sourceKind: 'integrated_agri', amount: '100' }],
        projectIds: [],
        adoptedOn: this.day(),
        docNo: this.docNo(),
      };
      await this.record('county-authority', ORGANS[1], `integration-${planId}`, 'IntegrationPlanAdopted', data);
      this.plans.push(planId);
    }
    const planId = this.random.pick(this.plans);
    const data = {
      planId,
      allocationId: this.random.pick(this.allocations),
      amount: this.amount(),
      integratedOn: this.day(),
      sectorOrgId: ORGANS[2],
    };
    await this.record('county-authority', ORGANS[1], `integration-${planId}`, 'FundIntegrated', data);
  }

  /** Another amount, another day, another source: accepted, whatever it does to balances. */
  private async correct(): Promise<void> {
    const moving = this.told.filter(
      ({ type }) => type !== 'OrganisationRegistered' && type !== 'IntegrationPlanAdopted',
    );
    if (moving.length === 0) return;
    const target = this.random.pick(moving);
    let changed: Record<string, unknown> = { ...target.data };
    const dayField = Object.keys(changed).find((field) => field.endsWith('On'));
    if (dayField !== undefined && this.random.chance(40)) changed[dayField] = this.day();
    if (changed['amount'] !== undefined && this.random.chance(60)) changed['amount'] = this.amount();
    if (target.type === 'FundAllocated' && this.random.chance(30)) {
      const { budgetId: _budget, budgetKind: _kind, parentAllocationId: _parent, ...rest } = changed;
      changed = { ...rest, ...this.source() };
    }
    await this.record('auditor', 'audit', target.stream, 'EventCorrected', {
      targetEventId: target.id,
      correctedPayload: changed,
      reason: 'clerical',
      approvedByOrgId: ORGANS[0],
      docNo: this.docNo(),
      correctedOn: this.day(),
    });
  }

  private async void(): Promise<void> {
    const spent = this.told.filter(({ type }) => type === 'FundDisbursed' || type === 'FundWithdrawn');
    if (spent.length === 0) return;
    const target = this.random.pick(spent);
    await this.record('auditor', 'audit', target.stream, 'EventVoided', {
      targetEventId: target.id,
      reason: 'recorded_in_error',
      approvedByOrgId: ORGANS[0],
      voidedOn: this.day(),
    });
  }

  private docNo(): string {
    return `虚-${String(this.sent)}`;
  }

  private async record(
    role: 'registrar' | 'finance-department' | 'county-authority' | 'auditor',
    organ: string | undefined,
    stream: string,
    type: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    this.sent += 1;
    this.clock.forward(60_000 * this.random.below(3));
    const outcome: RecordOutcome = await this.ledger.recorder.record({
      actor: { role, keyId: 'simulation', ...(organ === undefined ? {} : { organ }) },
      idempotencyKey: String(this.sent),
      expected: this.revisions.get(stream) ?? 'no-stream',
      facts: [{ stream, type, about, data }],
    });
    const what = outcome.outcome === 'refused' ? outcome.code : outcome.outcome;
    this.tally[what] = (this.tally[what] ?? 0) + 1;
    const [receipt] = outcome.outcome === 'recorded' ? outcome.receipts : [];
    if (!receipt) return false;
    this.revisions.set(stream, receipt.revision);
    this.told.push({ id: receipt.id, stream, type, data });
    return true;
  }
}
