/**
 * 资金全程: the life of one allocation, from the line of a budget that its money was split from to whoever was paid, with
 * what oversees it. Several views are read, all of them at one basis.
 */
import { fundAccount } from '../domain/funds/accounts';
import { yearOf } from '../domain/legal-day';
import type { AuditRow } from '../../projections/audits';
import type { BalanceRow } from '../../projections/balances';
import { amountOf, type BudgetsRow } from '../../projections/budgets';
import {
  accountNamed,
  bookOf,
  conservationOf,
  type BookLine,
  type FundConservation,
} from '../../projections/fund-book';
import type { Allocation, FundRow } from '../../projections/funds';
import type { OrganisationRow } from '../../projections/organisations';
import type { OversightRow } from '../../projections/oversight';
import type { ReimbursementRow } from '../../projections/reimbursement';
import type { Finding } from '../rulebook/rule';
import type { Basis, Question, Unanswerable } from './asking';
import type { Log } from './log';
import { isUnanswerable, type Judged, type Reader } from './reader';

/** Most items of a list of this answer but the moves, and most steps of a path. */
const MOST = 500;

/** Views that not everybody reads who reads of money. */
export type OverseeingView = 'audits' | 'irregularities';

/** A line of a budget or an allocation that money was split from or into; null where it does not stand. */
export interface FundStep {
  readonly kind: 'budget' | 'allocation';
  /** Id of the budget or of the allocation. */
  readonly id: string;
  /** The figure of the budget. */
  readonly budgetKind?: string;
  /** Null for a line of a budget: it is the organ's own. */
  readonly from: string | null;
  readonly to: string | null;
  /** Minor units; of a budget as adjusted by the day asked about. */
  readonly amount: string | null;
  readonly docNo: string | null;
  readonly factId: string | null;
  readonly day: string | null;
}

/** A step that is an allocation. */
type AllocationStep = Omit<FundStep, 'kind' | 'budgetKind'> & { readonly kind: 'allocation' };

/** An allocation that this one was split into, with what it holds: signed, minor units. */
export type FundPart = AllocationStep & { readonly balance: string };

/** A change of the balance; with the claim that the payment reimbursed, where one is on record of its correlation. */
export type TracedMove = BookLine & { readonly claimId?: string };

/** How an irregularity or an audit concerns the allocation. */
export type Concern = 'allocation' | 'recovery' | 'project' | 'organ' | 'superior';

type Concerning = Judged & { readonly concerns: readonly Concern[] };

export interface FundLife {
  readonly id: string;
  /** Null when only what became of the money stands. */
  readonly allocation: Allocation | null;
  /** What it was split from, nearest first. */
  readonly path: readonly FundStep[];
  /** Allocations split from it, in legal order. */
  readonly parts: readonly FundPart[];
  readonly moves: readonly TracedMove[];
  /** What it paid for, as the project library has it. */
  readonly projects: readonly Judged[];
  /** Null for those who do not read that view, as is the next. */
  readonly audits: readonly Concerning[] | null;
  readonly irregularities: readonly Concerning[] | null;
  readonly conservation: FundConservation;
  readonly reports: FundRow['reports'];
  readonly entries: FundRow['entries'];
  /** Findings that concern it, each with the view and the key of its row. */
  readonly findings: readonly (Finding & { readonly view: string; readonly key: string })[];
  /** Names of all organs of the answer, as registered at its basis. */
  readonly names: Readonly<Record<string, string>>;
  /** Members that are longer than what is shown of them. */
  readonly truncated: readonly string[];
  readonly basis: Basis;
}

/** What is read from. */
export interface FundSources {
  readonly reader: Reader;
  readonly log: Pick<Log, 'fact'>;
}

const MONEY_VIEWS = ['funds', 'balances', 'budgets', 'projects', 'reimbursement', 'disclosures', 'organisations'];
const OVERSEEING_VIEWS = ['oversight', 'audits', 'irregularities'];

/**
 * The life of an allocation at both clocks.
 * @param mayRead whether the asking bearer reads a view that overseers read
 * @returns `not-found` when nothing is on record of it there; `not-yet-applied` while a view of it is being built
 */
export async function lifeOfFund(
  sources: FundSources,
  allocationId: string,
  question: Question,
  mayRead: (view: OverseeingView) => boolean,
): Promise<FundLife | Unanswerable> {
  const basis = await sources.reader.basis(question, 'funds');
  if (isUnanswerable(basis)) return basis;
  const pinned = { effectiveOn: basis.effectiveOn, knownAt: basis.size };
  const seesOversight = mayRead('audits') || mayRead('irregularities');
  for (const view of [...MONEY_VIEWS, ...(seesOversight ? OVERSEEING_VIEWS : [])]) {
    const answerable = await sources.reader.basis(pinned, view);
    if (isUnanswerable(answerable)) return answerable;
  }
  const told = new Telling(sources, pinned, allocationId);
  const own = await told.row<FundRow>('funds', allocationId);
  if (!own) {
    const detail = `no such allocation is known on ${basis.effectiveOn} in the first ${String(basis.size)} facts`;
    return { code: 'not-found', detail };
  }
  return { ...(await told.life(own, mayRead)), basis };
}

/** How each of several things concerns the allocation, by its id. */
class Concerns {
  readonly byId = new Map<string, Concern[]>();

  add(id: string, concern: Concern): void {
    const known = this.byId.get(id) ?? [];
    if (!known.includes(concern)) this.byId.set(id, [...known, concern]);
  }
}

/** One answer being put together: every read is at the same two clocks. */
class Telling {
  private readonly truncated = new Set<string>();

  constructor(
    private readonly sources: FundSources,
    private readonly pinned: Question,
    private readonly id: string,
  ) {}

  async life(own: FundRow, mayRead: (view: OverseeingView) => boolean): Promise<Omit<FundLife, 'basis'>> {
    const [account] = await this.rows('balances', [fundAccount(this.id)]);
    const book = bookOf(own);
    const path = await this.path(own);
    const projects = await this.rows('projects', this.capped('projects', projectsOf(own)));
    const bodies = await this.bodies(own);
    const audits = mayRead('audits') ? await this.audits(own, bodies) : null;
    const irregularities = mayRead('irregularities') ? await this.irregularities(own, bodies) : null;
    const told = {
      id: this.id,
      allocation: own.allocation ?? null,
      path,
      parts: await this.parts(own),
      moves: await this.withClaims(book),
      projects,
      audits,
      irregularities,
      conservation: conservationOf(book, account?.row as BalanceRow | undefined),
      reports: own.reports,
      entries: own.entries,
      findings: await this.findings(own, path, projects),
    };
    return { ...told, names: await this.names(told), truncated: [...this.truncated] };
  }

  async row<Row>(view: string, key: string): Promise<Row | undefined> {
    const [item] = await this.rows(view, [key]);
    return item?.row as Row | undefined;
  }

  /** That the view answers at the pinned clocks is known. */
  private async rows(view: string, keys: readonly string[]): Promise<readonly Judged[]> {
    const answer = await this.sources.reader.rows(view, keys, this.pinned);
    if (isUnanswerable(answer)) throw new Error(`${view}: ${answer.detail}`);
    return answer.items;
  }

  private capped<T>(member: string, items: readonly T[]): readonly T[] {
    if (items.length > MOST) this.truncated.add(member);
    return items.slice(0, MOST);
  }

  /** From the allocation to the line of a budget. A correction may have closed a circle: it ends where it began. */
  private async path({ allocation }: FundRow): Promise<readonly FundStep[]> {
    const path: FundStep[] = [];
    const seen = new Set([fundAccount(this.id)]);
    for (let account = allocation?.splits; account !== undefined && !seen.has(account);) {
      if (path.length === MOST) {
        this.truncated.add('path');
        break;
      }
      seen.add(account);
      const { kind, id, budgetKind = '' } = accountNamed(account);
      if (kind === 'budget') return [...path, await this.budgetStep(id, budgetKind)];
      const row: FundRow | undefined = await this.row<FundRow>('funds', id);
      path.push(allocationStep(id, row?.allocation));
      account = row?.allocation?.splits;
    }
    return path;
  }

  private async budgetStep(id: string, budgetKind: string): Promise<FundStep> {
    // A budget is named after its organ and year: `<orgId>-<year>`.
    const orgId = id.slice(0, id.lastIndexOf('-'));
    const row = await this.row<BudgetsRow>('budgets', orgId);
    const figure = row?.figures.find((each) => each.budgetId === id && each.budgetKind === budgetKind);
    const { docNo = null, factId = null, day = null } = figure?.adopted ?? {};
    const amount = amountOf(figure)?.toString() ?? null;
    return { kind: 'budget', id, budgetKind, from: null, to: orgId, amount, docNo, factId, day };
  }

  private async parts({ moves }: FundRow): Promise<readonly FundPart[]> {
    const ids = moves.flatMap(({ type, allocationId }) =>
      type === 'FundAllocated' && allocationId !== undefined ? [allocationId] : [],
    );
    const items = await this.rows('funds', this.capped('parts', ids));
    return items.map(({ key, row }) => {
      const { allocation, balance } = row as FundRow;
      return { ...allocationStep(key, allocation), balance };
    });
  }

  /** A claim's payment and the disbursement that moves its money have one correlation, which stands on the facts alone. */
  private async withClaims(book: readonly BookLine[]): Promise<readonly TracedMove[]> {
    const correlations = new Map<string, string>();
    for (const { factId, index, via } of book) {
      if (via !== 'county_reimbursement') continue;
      const { about } = await this.sources.log.fact(index);
      if (about.correlation !== undefined) correlations.set(factId, about.correlation);
    }
    const claims = new Map<string, string>();
    for (const { key, row } of await this.rows('reimbursement', [...correlations.values()])) {
      const [payment] = (row as ReimbursementRow).payments;
      if (payment) claims.set(key, payment.stream.slice('claim-'.length));
    }
    return book.map((line) => {
      const claimId = claims.get(correlations.get(line.factId) ?? '');
      return claimId === undefined ? line : { ...line, claimId };
    });
  }

  /**
   * The organ that holds the money, and those above it in the same region: what is a county's is held by its finance
   * department, and audited and found at its government.
   */
  private async bodies({ allocation }: FundRow): Promise<ReadonlyMap<string, Concern>> {
    const bodies = new Map<string, Concern>();
    let region: string | undefined;
    for (let orgId = allocation?.toOrgId; orgId !== undefined && !bodies.has(orgId);) {
      const body: OrganisationRow | undefined = await this.row<OrganisationRow>('organisations', orgId);
      if (bodies.size > 0 && body?.regionCode !== region) break;
      bodies.set(orgId, bodies.size === 0 ? 'organ' : 'superior');
      region = body?.regionCode;
      orgId = body?.parentOrgId;
    }
    return bodies;
  }

  /** Audits that name one of the bodies, and the fiscal year or none. */
  private async audits({ allocation }: FundRow, bodies: ReadonlyMap<string, Concern>): Promise<readonly Concerning[]> {
    if (!allocation) return [];
    const concerns = new Concerns();
    for (const { key, row } of await this.overseen(bodies)) {
      for (const auditId of row.auditIds) concerns.add(auditId, bodies.get(key) ?? 'organ');
    }
    const items = await this.concerning('audits', concerns);
    return items.filter(({ row }) => isOfYear(row as AuditRow, bodies, allocation.fiscalYear));
  }

  /**
   * Irregularities that name the allocation; of which money came back here; that name a project which was paid, and no
   * other allocation; that name nothing but one of the bodies, and were found in the fiscal year.
   */
  private async irregularities(own: FundRow, bodies: ReadonlyMap<string, Concern>): Promise<readonly Concerning[]> {
    const concerns = new Concerns();
    const here = await this.row<OversightRow>('oversight', fundAccount(this.id));
    for (const { irregularityId } of here?.irregularities ?? []) concerns.add(irregularityId, 'allocation');
    for (const { irregularityId } of here?.recoveries ?? []) concerns.add(irregularityId, 'recovery');
    const projects = this.capped('projects', projectsOf(own)).map((id) => `project-${id}`);
    for (const { row } of await this.rows('oversight', projects)) {
      for (const { irregularityId, allocationId = this.id } of (row as OversightRow).irregularities)
        if (allocationId === this.id) concerns.add(irregularityId, 'project');
    }
    for (const { key, row } of await this.overseen(bodies)) {
      for (const { irregularityId, allocationId, projectId, foundOn } of row.irregularities) {
        const namesBodyAlone = allocationId === undefined && projectId === undefined;
        if (namesBodyAlone && yearOf(foundOn) === own.allocation?.fiscalYear)
          concerns.add(irregularityId, bodies.get(key) ?? 'organ');
      }
    }
    return this.concerning('irregularities', concerns);
  }

  /** What oversees these bodies, by their ids. */
  private async overseen(
    bodies: ReadonlyMap<string, Concern>,
  ): Promise<readonly { readonly key: string; readonly row: OversightRow }[]> {
    const subjects = [...bodies.keys()].map((orgId) => `org-${orgId}`);
    const items = await this.rows('oversight', subjects);
    return items.map(({ key, row }) => ({ key: key.slice('org-'.length), row: row as OversightRow }));
  }

  private async concerning(view: OverseeingView, { byId }: Concerns): Promise<readonly Concerning[]> {
    const items = await this.rows(view, this.capped(view, [...byId.keys()]));
    return items.map((item) => ({ ...item, concerns: byId.get(item.key) ?? [] }));
  }

  /**
   * What the rules say of its row, of its account and those on its path, of its payments for projects, and of
   * the disclosure of it and of its projects.
   */
  private async findings(
    own: FundRow,
    path: readonly FundStep[],
    projects: readonly Judged[],
  ): Promise<FundLife['findings']> {
    const paid = new Set(own.moves.map(({ factId }) => factId));
    const accounts = path.map(({ kind, id, budgetKind = '' }) =>
      kind === 'budget' ? `budget-${id}~${budgetKind}` : fundAccount(id),
    );
    const disclosed = [fundAccount(this.id), ...projects.map(({ key }) => `project-${key}`)];
    const of = (view: string, items: readonly Judged[]): FundLife['findings'] =>
      items.flatMap(({ key, findings }) => findings.map((finding) => ({ view, key, ...finding })));
    return [
      ...of('funds', await this.rows('funds', [this.id])),
      ...of('balances', await this.rows('balances', [fundAccount(this.id), ...accounts])),
      ...of('projects', projects).filter(({ facts }) => facts.some((factId) => paid.has(factId))),
      ...of('disclosures', await this.rows('disclosures', disclosed)),
    ];
  }

  private async names(told: object): Promise<Readonly<Record<string, string>>> {
    const organs = [...organsIn(told)].sort();
    const items = await this.rows('organisations', organs);
    return Object.fromEntries(items.map(({ key, row }) => [key, (row as OrganisationRow).nameZh]));
  }
}

/** Projects that it paid for, in legal order of the first payment. */
const projectsOf = ({ moves }: FundRow): readonly string[] => [
  ...new Set(moves.flatMap(({ projectId }) => (projectId === undefined ? [] : [projectId]))),
];

const allocationStep = (id: string, allocation: Allocation | undefined): AllocationStep => ({
  kind: 'allocation',
  id,
  from: allocation?.fromOrgId ?? null,
  to: allocation?.toOrgId ?? null,
  amount: allocation?.amount ?? null,
  docNo: allocation?.docNo ?? null,
  factId: allocation?.factId ?? null,
  day: allocation?.day ?? null,
});

function isOfYear({ opening, reports }: AuditRow, bodies: ReadonlyMap<string, Concern>, fiscalYear: number): boolean {
  const covered = reports.flatMap(({ coverage }) => coverage.filter(({ orgId }) => bodies.has(orgId)));
  const years = covered.map((each) => each.fiscalYear);
  if (opening?.fiscalYear !== undefined) years.push(opening.fiscalYear);
  return years.length === 0 || years.includes(fiscalYear);
}

/** Ids of the organs in an answer: what a member named `…OrgId` or `…OrgIds` holds, the ends of steps, and who was paid. */
function organsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) organsIn(each, found);
  else if (typeof value === 'object' && value !== null) {
    const { kind, id } = value as { readonly kind?: unknown; readonly id?: unknown };
    if ((kind === 'organ' || kind === 'payee') && typeof id === 'string') found.add(id);
    for (const [name, member] of Object.entries(value)) {
      if (!ORGAN.test(name)) organsIn(member, found);
      else for (const each of [member].flat()) if (typeof each === 'string') found.add(each);
    }
  }
  return found;
}
/** An entry of data says by whom, in the words of its fact. */
const ORGAN = /^(from|to|enteredBy)$|[oO]rgIds?$/;
