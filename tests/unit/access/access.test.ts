import { isOpenRoute, openRoutes } from '../../../src/access/open-routes';
import { canHoldRole, rolesOfOrganKind } from '../../../src/access/organ-roles';
import {
  isFilePurpose,
  mayRead,
  readableBy,
  seesOwnOrganOnly,
  type Resource,
  type ViewName,
} from '../../../src/access/reading';
import { competentRoles, coversArea, mayRecord } from '../../../src/access/recording';
import { allDeclarations, declarationOf } from '../../../src/domain/catalogue';
import { organKinds } from '../../../src/domain/organisations/organ-kinds';
import { isRole, roles, type Role } from '../../../src/domain/roles';

const everyRole = Object.keys(roles).filter(isRole);
const bearer = (role: Role | 'administrator', organ = 'organ-1') => ({ role, organ });

describe('who may record', () => {
  const measure = { recordedBy: ['organisation-department', 'personnel-department'] } as const;

  test('the named roles, and the refusal names them', () => {
    expect(mayRecord(measure, bearer('organisation-department'))).toEqual({ allowed: true });
    expect(mayRecord(measure, bearer('discipline-commission'))).toEqual({
      allowed: false,
      competent: ['organisation-department', 'personnel-department'],
    });
  });

  test('an administrator records nothing, of any kind', () => {
    expect(allDeclarations().filter((each) => mayRecord(each, bearer('administrator')).allowed)).toEqual([]);
  });

  test('what the ledger alone records, no role does', () => {
    const own = declarationOf('IntegrityFileConsulted');
    expect(own && everyRole.filter((role) => mayRecord(own, bearer(role)).allowed)).toEqual([]);
  });

  test('organisational measures and party discipline are never for the same organ to impose (GS-CG-17)', () => {
    const measureBy = competentRoles(declarationOf('OrganisationalMeasureImposed') ?? { recordedBy: [] });
    const disciplineBy = competentRoles(declarationOf('PartyDisciplineImposed') ?? { recordedBy: [] });
    expect(measureBy).not.toContain('discipline-commission');
    expect(disciplineBy).toContain('discipline-commission');
    expect(disciplineBy).not.toContain('organisation-department');
  });

  describe('a correction', () => {
    const correction = { recordedBy: ['recorder-of-target', 'auditor'] } as const;
    const target = { organ: 'county', role: 'finance-department', superiors: ['city', 'province'] } as const;

    test.each([
      ['the organ that recorded', bearer('finance-department', 'county'), true],
      ['an organ above it', bearer('city-authority', 'city'), true],
      ['a stranger', bearer('finance-department', 'other-county'), false],
      ['an auditor', bearer('auditor', 'audit'), true],
      ['an administrator', bearer('administrator', 'county'), false],
    ])('by %s', (_, who, allowed) => {
      expect(mayRecord(correction, who, target).allowed).toBe(allowed);
    });

    test('of what a role without an organ recorded, by that role', () => {
      const registered = { role: 'registrar', superiors: [] } as const;
      expect(mayRecord(correction, { role: 'registrar' }, registered).allowed).toBe(true);
      expect(mayRecord(correction, { role: 'public' }, registered).allowed).toBe(false);
      expect(mayRecord(correction, bearer('finance-department'), registered).allowed).toBe(false);
    });

    test('needs its target', () => {
      expect(mayRecord(correction, bearer('finance-department', 'county')).allowed).toBe(false);
    });
  });
});

describe('where a key is good', () => {
  test.each([
    [undefined, 'CN-62', true],
    ['CN', 'CN-6201', true],
    ['CN-62', 'CN-62', true],
    ['CN-62', 'CN-6201', true],
    ['CN-620000', 'CN-620102', true],
    ['CN-620100', 'CN-620102', true],
    ['CN-6201', 'CN-62', false],
    ['CN-62', 'CN', false],
    ['CN-62', 'CN-14', false],
    ['CN-6201', 'CN-6202', false],
    ['CN-62', 'XX-6201', false],
  ])('a key for %s and a fact in %s', (area, jurisdiction, covered) => {
    expect(coversArea(area, jurisdiction)).toBe(covered);
  });
});

describe('who may read', () => {
  const readers = (resource: Resource) => everyRole.filter((role) => mayRead(bearer(role), resource).allowed).sort();

  test.each([
    [{ kind: 'all-facts' }, ['auditor', 'discipline-commission']],
    [{ kind: 'facts' }, ['auditor', 'discipline-commission']],
    [{ kind: 'file' }, ['auditor', 'discipline-commission', 'organisation-department', 'personnel-department']],
    [
      { kind: 'view', name: 'docket' },
      ['auditor', 'discipline-commission', 'organisation-department', 'party-committee'],
    ],
    [
      { kind: 'view', name: 'enforcement-summary' },
      ['auditor', 'government', 'law-enforcement-organ', 'legal-affairs-body'],
    ],
    [{ kind: 'view', name: 'findings' }, ['auditor', 'discipline-commission']],
    [{ kind: 'view', name: 'audits' }, ['auditor', 'discipline-commission', 'finance-department']],
    [{ kind: 'view', name: 'oversight' }, ['auditor', 'discipline-commission', 'finance-department']],
    [
      { kind: 'projection', name: 'docket' },
      ['auditor', 'discipline-commission', 'organisation-department', 'party-committee'],
    ],
    [{ kind: 'projection', name: 'something-new' }, ['auditor', 'discipline-commission']],
    [{ kind: 'operations' }, []],
  ] as [Resource, Role[]][])('%j', (resource, allowed) => {
    expect(readers(resource)).toEqual(allowed);
  });

  test('an organ reads the streams that it opened, and no others', () => {
    const own: Resource = { kind: 'facts', openedBy: 'organ-1' };
    expect(mayRead(bearer('finance-department', 'organ-1'), own).allowed).toBe(true);
    expect(mayRead(bearer('finance-department', 'organ-2'), own).allowed).toBe(false);
    expect(mayRead({ role: 'registrar' }, { kind: 'facts' }).allowed).toBe(false);
  });

  test('the life of an allocation is made of views that all its readers read, and of two that are asked about', () => {
    const view = (name: ViewName) => readers({ kind: 'view', name });
    for (const name of ['balances', 'budgets', 'projects', 'claims', 'reimbursement'] as const) {
      expect([name, view(name)]).toEqual([name, view('funds')]);
    }
    expect(view('disclosures')).toEqual(expect.arrayContaining(view('funds')));
    expect([view('oversight'), view('audits')]).toEqual([view('irregularities'), view('irregularities')]);
  });

  test('a file has one door, where a purpose is asked for', () => {
    expect(readers({ kind: 'projection', name: 'integrity-file' })).toEqual([]);
  });

  test('a name that JavaScript knows is no view', () => {
    expect(readers({ kind: 'projection', name: 'constructor' })).toEqual(['auditor', 'discipline-commission']);
  });

  test('the catalogue and the rulebook are for everybody who holds a key for an organ', () => {
    expect(readers({ kind: 'reference' })).toHaveLength(everyRole.length);
  });

  test('an administrator reads the figures of the service and what its key may do, and nothing else', () => {
    const all: readonly Resource[] = [
      { kind: 'all-facts' },
      { kind: 'facts', openedBy: 'organ-1' },
      { kind: 'file' },
      { kind: 'reference' },
      { kind: 'view', name: 'organisations' },
      { kind: 'projection', name: 'organisations' },
      { kind: 'operations' },
      { kind: 'any-key' },
    ];
    expect(all.filter((each) => mayRead(bearer('administrator'), each).allowed)).toEqual([
      { kind: 'operations' },
      { kind: 'any-key' },
    ]);
  });

  test('a refusal names the roles that may', () => {
    expect(mayRead(bearer('helper-unit'), { kind: 'all-facts' })).toEqual({
      allowed: false,
      competent: ['auditor', 'discipline-commission'],
    });
  });

  test('a projection that no reader is named for is listed for the overseers alone', () => {
    const listed = everyRole.filter((role) =>
      readableBy(bearer(role), ['something-new']).views.includes('something-new'),
    );
    expect(listed.sort()).toEqual(['auditor', 'discipline-commission']);
  });

  test('an enforcement organ sees its own figures only', () => {
    expect(everyRole.filter((role) => seesOwnOrganOnly(role, 'enforcement-summary'))).toEqual([
      'law-enforcement-organ',
    ]);
  });

  test('a file is read for the purposes of GS-CG-12, inspection and audit', () => {
    expect(
      ['appraisal', 'reward', 'punishment', 'selection', 'appointment', 'inspection', 'audit'].every(isFilePurpose),
    ).toBe(true);
    expect(['', 'curiosity', 'constructor'].some(isFilePurpose)).toBe(false);
  });
});

describe('what needs no key', () => {
  test('is the pages, health, signed heads and hashes, and how to use the interface', () => {
    expect(openRoutes).toEqual([
      '/',
      '/pages',
      '/pages/*',
      '/assets/*',
      '/health/live',
      '/health/ready',
      '/checkpoint',
      '/v1/checkpoints',
      '/tile/:level/*',
      '/docs',
      '/docs/*',
      '/docs/swagger-ui-init.js',
      '/openapi.json',
      '/problems',
      '/problems/:slug',
    ]);
  });

  test.each(['/v1/events', '/tile/entries/*', '/v1/catalogue', '/metrics', '', '/health/'])('never %s', (route) => {
    expect(isOpenRoute(route)).toBe(false);
  });
});

describe('organ kinds and roles', () => {
  test('every kind of organ can hold some role, and every role that needs an organ is held by some kind', () => {
    expect(organKinds.filter((kind) => rolesOfOrganKind[kind].length === 0)).toEqual([]);
    const held = new Set(Object.values(rolesOfOrganKind).flat());
    expect(everyRole.filter((role) => roles[role].needsOrgan && !held.has(role))).toEqual([]);
  });

  test('a role without an organ is held by none', () => {
    const held = new Set(Object.values(rolesOfOrganKind).flat());
    expect(everyRole.filter((role) => !roles[role].needsOrgan && held.has(role))).toEqual([]);
  });

  test('only a discipline organ is a discipline commission, only an audit organ an auditor', () => {
    expect(organKinds.filter((kind) => canHoldRole(kind, 'discipline-commission'))).toEqual(['discipline_organ']);
    expect(organKinds.filter((kind) => canHoldRole(kind, 'auditor'))).toEqual(['audit_organ']);
  });
});
