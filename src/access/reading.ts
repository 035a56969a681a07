/**
 * Who may read what. The regulations say who acts and hardly who reads: but for the use of the clean-governance file
 * (GS-CG-12), publicity of statements and disclosure, these rights are the ledger's own, after the tasks of each organ.
 */
import { consultationPurposes, type ConsultationPurpose } from '../domain/integrity-file/consultation';
import type { Role } from '../domain/roles';

/** 资金监管 (GS-PA-10, GS-PA-21, GS-PA-25): those who give the money out, use it, supervise it and audit it. */
const moneyReaders = [
  'finance-department',
  'auditor',
  'discipline-commission',
  'government',
  'leading-group',
  'leading-group-office',
  'city-authority',
  'county-authority',
  'sector-department',
] as const;

/** 行政执法 (GS-LE-20): those who enforce, and those who watch over it. */
const enforcementReaders = ['law-enforcement-organ', 'legal-affairs-body', 'government', 'auditor'] as const;

/**
 * Views by name, and who reads each (the users of the view in the regulations' reference). A projection that is not
 * named here is open to the two overseers alone.
 */
const viewReaders = {
  organisations: [
    'registrar',
    'auditor',
    'discipline-commission',
    'organisation-department',
    'personnel-department',
    'party-committee',
    'government',
    'leading-group',
    'leading-group-office',
    'law-enforcement-organ',
    'legal-affairs-body',
  ],
  officials: ['registrar', 'auditor', 'discipline-commission', 'organisation-department', 'personnel-department'],
  posts: ['registrar', 'auditor', 'discipline-commission', 'organisation-department', 'personnel-department'],
  evaluations: ['discipline-commission', 'organisation-department', 'party-committee', 'auditor'],
  docket: ['discipline-commission', 'organisation-department', 'party-committee', 'auditor'],
  'enforcement-summary': enforcementReaders,
  'enforcement-discrepancies': enforcementReaders,
  balances: moneyReaders,
  budgets: moneyReaders,
  'fund-flows': moneyReaders,
  funds: moneyReaders,
  integrations: moneyReaders,
  letters: ['leading-group', 'leading-group-office', 'auditor', 'party-committee'],
  'letter-matrix': ['leading-group', 'leading-group-office', 'auditor', 'party-committee'],
  linkages: ['leading-group', 'leading-group-office', 'auditor', 'party-committee'],
  'signing-bodies': ['leading-group', 'leading-group-office', 'auditor', 'party-committee'],
  projects: moneyReaders,
  claims: moneyReaders,
  reimbursement: moneyReaders,
  disclosures: [...moneyReaders, 'public'],
  /** They name persons: the users of that view in the reference, and nobody beside. */
  irregularities: ['auditor', 'discipline-commission', 'finance-department'],
  /** The same: a finding of an audit names persons before anybody has decided about them. */
  audits: ['auditor', 'discipline-commission', 'finance-department'],
  /** That something was found at an organ is told to those alone who may read what. */
  oversight: ['auditor', 'discipline-commission', 'finance-department'],
  parameters: ['auditor', 'discipline-commission', 'registrar'],
  findings: ['discipline-commission', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type ViewName = keyof typeof viewReaders;

/** GS-CG-12: organisation and personnel departments use the file; discipline organs keep it; auditors check it. */
const fileReaders: readonly Role[] = [
  'discipline-commission',
  'organisation-department',
  'personnel-department',
  'auditor',
];

/** They read every fact as recorded: the one to verify the ledger, the other to supervise (GS-CG-6). */
const overseers: readonly Role[] = ['auditor', 'discipline-commission'];

const everyRole = 'every-role';
/** An administrator's key among them. */
const everyKey = 'every-key';

/** What is asked for. */
export type Resource =
  /** Facts as recorded, raw bytes, proofs, streams. `openedBy`: the organ of the stream's first fact, where it has one. */
  | { readonly kind: 'facts'; readonly openedBy?: string }
  /** The feed and the entry bundles: all facts of all organs. */
  | { readonly kind: 'all-facts' }
  | { readonly kind: 'view'; readonly name: ViewName }
  /** A projection by its name, at /v1/views. */
  | { readonly kind: 'projection'; readonly name: string }
  /** The clean-governance file of a person (廉政档案). */
  | { readonly kind: 'file' }
  /** What can be recorded, and what is judged. */
  | { readonly kind: 'reference' }
  /** What every key may know, an administrator's too: what it may read itself, and how fresh the seal is. */
  | { readonly kind: 'any-key' }
  /** Figures about the running service. */
  | { readonly kind: 'operations' };

/** Who asks. */
interface Bearer {
  readonly role: Role | 'administrator';
  readonly organ?: string;
}

export type MayRead = { readonly allowed: true } | { readonly allowed: false; readonly competent: readonly string[] };

/** Projections that hold a clean-governance file: no other door may lead to it. */
export const FILE_PROJECTIONS: ReadonlySet<string> = new Set(['integrity-file']);

/** True for a purpose that a file may be read for. */
export const isFilePurpose = (value: string): value is ConsultationPurpose =>
  (consultationPurposes as readonly string[]).includes(value);

/** Roles that see only their own organ's part of a view: an enforcement organ has its docket, not that of others. */
export const seesOwnOrganOnly = (role: Role | 'administrator', view: string): boolean =>
  role === 'law-enforcement-organ' && (view === 'enforcement-summary' || view === 'enforcement-discrepancies');

/** Whether a bearer may read; when not, the roles that may. */
export function mayRead(bearer: Bearer, resource: Resource): MayRead {
  const readers = readersOf(resource);
  if (resource.kind === 'facts' && bearer.role !== 'administrator') {
    if (bearer.organ !== undefined && bearer.organ === resource.openedBy) return { allowed: true };
  }
  if (readers === everyKey) return { allowed: true };
  const allowed =
    readers === everyRole ? bearer.role !== 'administrator' : (readers as readonly string[]).includes(bearer.role);
  return allowed ? { allowed } : { allowed, competent: readers === everyRole ? [] : readers };
}

/** What a bearer may read, in short. */
export interface Readable {
  /** Clean-governance files (廉政档案), for one of the purposes. */
  readonly file: boolean;
  /** Every fact as recorded. */
  readonly facts: boolean;
  /** Names of views and projections, sorted. */
  readonly views: readonly string[];
  /** Those of them in which the bearer sees its own organ's part only. */
  readonly ownOrganOnly: readonly string[];
}

/** @param projections names of all projections: those that no reader is named for are open to the overseers */
export function readableBy(bearer: Bearer, projections: readonly string[]): Readable {
  const may = (resource: Resource): boolean => mayRead(bearer, resource).allowed;
  const names = [...new Set([...Object.keys(viewReaders), ...projections])].sort();
  const views = names.filter((name) => may({ kind: 'projection', name }));
  return {
    file: may({ kind: 'file' }),
    facts: may({ kind: 'all-facts' }),
    views,
    ownOrganOnly: views.filter((name) => seesOwnOrganOnly(bearer.role, name)),
  };
}

function readersOf(resource: Resource): readonly (Role | 'administrator')[] | typeof everyRole | typeof everyKey {
  switch (resource.kind) {
    case 'facts':
    case 'all-facts':
      return overseers;
    case 'view':
      return viewReaders[resource.name];
    case 'projection':
      if (FILE_PROJECTIONS.has(resource.name)) return [];
      return Object.hasOwn(viewReaders, resource.name) ? viewReaders[resource.name as ViewName] : overseers;
    case 'file':
      return fileReaders;
    case 'reference':
      return everyRole;
    case 'any-key':
      return everyKey;
    case 'operations':
      return ['administrator'];
  }
}
