/**
 * Who may record what, tried over HTTP: every kind of fact with a key of every role. The roles that a kind names are
 * truly accepted, each in a small world of its own in which everything the fact rests on is on record; all others are
 * refused, and told who could.
 */
import { allDeclarations, declarationOf } from '../../src/domain/catalogue';
import { isCorrection } from '../../src/domain/corrections/correction';
import type { Declaration } from '../../src/domain/fact';
import { isRole, roles, type Role } from '../../src/domain/roles';
import { cases, sanctions } from '../support/examples/accountability';
import { penalties } from '../support/examples/enforcement';
import { evaluations } from '../support/examples/evaluations';
import type { Example } from '../support/examples/example';
import { funds } from '../support/examples/funds';
import {
  audits,
  claims,
  designations,
  disclosures,
  fundRegime,
  irregularities,
  projects,
  support,
} from '../support/examples/funds-records';
import { consultations, integrityFiles } from '../support/examples/integrity-file';
import { DEMO_SUCCESSOR, letters } from '../support/examples/letters';
import { DEMO_ORG, DEMO_PERSON, organisations } from '../support/examples/organisations';
import { parameterExamples } from '../support/examples/parameters';
import { registry } from '../support/examples/registry';
import { Service, slugOf, type Answer } from './service';

const ALL_ROLES = Object.keys(roles).filter(isRole);
const CORRECTORS: readonly Role[] = ['discipline-commission', 'auditor'];

/** Every kind but the corrections, in an order in which a ledger accepts them. */
const examples: Readonly<Record<string, Example<object>>> = {
  ...registry,
  ...organisations,
  ...evaluations,
  ...letters,
  ...cases,
  ...sanctions,
  ...penalties,
  ...funds,
  ...parameterExamples,
  ...integrityFiles,
  ...consultations,
  ...designations,
  ...fundRegime,
  ...projects,
  ...claims,
  ...disclosures,
  ...audits,
  ...irregularities,
  ...support,
};

/** What else has to be on record before a kind: the allocation that money is moved to. */
const { allocationId: _, budgetId: __, budgetKind: ___, ...money } = funds.FundAllocated.data;
const before: Readonly<Record<string, Example<object> & { readonly type: string }>> = {
  FundReallocated: {
    type: 'FundAllocated',
    stream: 'fund-demo-2018-b',
    data: { ...money, allocationId: 'demo-2018-b', lineNo: 2 },
  },
};

/** The demo's facts, moved to a world of their own: other ids, other documents. */
function inWorld<T>(world: number, value: T): T {
  const text = JSON.stringify(value)
    .replaceAll(DEMO_PERSON, `${DEMO_PERSON.slice(0, -1)}${String(world)}`)
    .replaceAll(DEMO_SUCCESSOR, `${DEMO_SUCCESSOR.slice(0, -1)}${String(world)}`)
    .replaceAll(
      /demo-(county-committee|county-poverty|county-secretary|village|2018|leaving-2019)/g,
      `demo-$1-w${String(world)}`,
    )
    .replaceAll(/2024-0(17|21|22|23)/g, `2024-0$1-w${String(world)}`)
    .replaceAll(/\bA1\b/g, `A1-w${String(world)}`)
    .replaceAll('号"', `号之${String(world)}"`);
  return JSON.parse(text) as T;
}

const ORGAN = (world: number): string => inWorld(world, DEMO_ORG);

const namedRoles = ({ recordedBy }: Declaration): readonly Role[] => recordedBy.filter(isRole);

describe('who may record', () => {
  let service: Service;
  const tokens = new Map<string, string>();
  const revisions = new Map<string, number>();
  let sent = 0;

  beforeAll(async () => {
    service = await Service.start();
  });

  afterAll(() => service.stop());

  /** A key of the role; of the organ, where the role stands for one. `which` tells several apart. */
  function token(role: Role, organ: string, which = ''): string {
    const name = `${role} ${organ} ${which}`;
    const made = tokens.get(name) ?? service.token(role, roles[role].needsOrgan ? organ : undefined);
    tokens.set(name, made);
    return made;
  }

  async function record(key: string, type: string, stream: string, data: object): Promise<Answer> {
    sent += 1;
    const expectedRevision = revisions.get(stream) ?? 'no-stream';
    const about = { jurisdiction: 'CN-629999' };
    const answer = await service.append(key, `try ${String(sent)}`, { stream, type, expectedRevision, about, data });
    if (answer.status === 201) revisions.set(stream, Number(answer.json['revision']));
    return answer;
  }

  /** A letter passes from the person of the examples to another. */
  async function registerSuccessor(world: number): Promise<void> {
    const { data } = inWorld(world, organisations.PersonRegistered);
    const personId = inWorld(world, DEMO_SUCCESSOR);
    const key = token('organisation-department', ORGAN(world));
    const answer = await record(key, 'PersonRegistered', `person-${personId}`, { ...data, personId });
    expect(answer).toMatchObject({ status: 201 });
  }

  it('has an example of every kind', () => {
    const kinds = allDeclarations().map(({ type }) => type);
    expect(Object.keys(examples).sort()).toEqual(kinds.filter((type) => !isCorrection(type)).sort());
  });

  it('accepts every kind from every role that it names', async () => {
    const worlds = Math.max(...allDeclarations().map((declaration) => namedRoles(declaration).length));
    const accepted = new Set<string>();
    for (let world = 0; world < worlds; world += 1) {
      let anyFact = '';
      for (const [type, example] of Object.entries(examples)) {
        const named = namedRoles(declarationOf(type) as Declaration);
        if (named.length === 0) continue;
        const role = named[world % named.length] as Role;
        const needed = before[type];
        if (needed) {
          const { stream, data } = inWorld(world, needed);
          expect((await record(token('finance-department', ORGAN(world)), needed.type, stream, data)).status).toBe(201);
        }
        if (type === 'PostEstablished') await registerSuccessor(world);
        const { stream, data } = inWorld(world, example);
        const restsOn = 'sourceEventId' in data ? { ...data, sourceEventId: anyFact } : data;
        const answer = await record(token(role, ORGAN(world)), type, stream, restsOn);
        expect({ world, type, role, status: answer.status, said: answer.text }).toMatchObject({ status: 201 });
        anyFact = String(answer.json['id']);
        accepted.add(`${type} by ${role}`);
      }
    }
    const named = allDeclarations().flatMap((each) =>
      isCorrection(each.type) ? [] : namedRoles(each).map((role) => `${each.type} by ${role}`),
    );
    expect([...accepted].sort()).toEqual(named.sort());
    process.stdout.write(`${String(accepted.size)} pairs of kind and role named by the regulations: all accepted\n`);
  }, 120_000);

  it('refuses every kind from every other role, and says who could', async () => {
    let refused = 0;
    for (const [type, { stream, data }] of Object.entries(examples)) {
      const { recordedBy } = declarationOf(type) as Declaration;
      for (const role of ALL_ROLES) {
        if (recordedBy.includes(role)) continue;
        const answer = await record(token(role, ORGAN(0)), type, stream, data);
        const { status, json } = answer;
        expect({ type, role, status, slug: slugOf(answer), competent: json['competent'] }).toEqual({
          type,
          role,
          status: 403,
          slug: 'not-competent',
          competent: recordedBy,
        });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
    process.stdout.write(`${String(refused)} pairs of kind and another role: all refused as not-competent\n`);
  }, 120_000);

  describe('a correction or a void', () => {
    const BUREAU = 'demo-bureau';
    const STRANGER = 'demo-elsewhere';
    const penaltyId = 'C1';
    const stream = `penalty-${penaltyId}`;
    let targets: string[] = [];
    let changes = 0;

    const register = (orgId: string, orgKind: string, parent?: string) => ({
      ...organisations.OrganisationRegistered.data,
      orgId,
      orgKind,
      ...(parent === undefined ? {} : { parentOrgId: parent }),
    });

    beforeAll(async () => {
      const registrar = token('registrar', '');
      for (const body of [
        register('demo-top', 'government'),
        register(BUREAU, 'law_enforcement_organ', 'demo-top'),
        register(STRANGER, 'government'),
      ]) {
        expect((await record(registrar, 'OrganisationRegistered', `org-${body.orgId}`, body)).status).toBe(201);
      }
      const bureau = token('law-enforcement-organ', BUREAU);
      const data = { penaltyId, orgId: BUREAU, imposedOn: '2024-01-10', amount: '3500', article: '157' };
      expect((await record(bureau, 'PenaltyImposed', stream, data)).status).toBe(201);
    });

    /** Served once more by the bureau: a fact of its own to be voided. */
    async function target(): Promise<string> {
      const bureau = token('law-enforcement-organ', BUREAU);
      const answer = await record(bureau, 'PenaltyServed', stream, { penaltyId, servedOn: '2024-02-20' });
      expect(answer.status).toBe(201);
      return String(answer.json['id']);
    }

    const repair = (type: string, targetEventId: string, approvedByOrgId: string): object => {
      changes += 1;
      const common = { targetEventId, approvedByOrgId };
      return type === 'EventVoided'
        ? { ...common, reason: 'recorded_in_error', voidedOn: '2024-03-01' }
        : {
            ...common,
            correctedPayload: { penaltyId, servedOn: '2024-02-21' },
            reason: 'clerical',
            docNo: `更${String(changes)}`,
            correctedOn: '2024-03-01',
          };
    };

    it.each(['EventCorrected', 'EventVoided'])(
      '%s is for the organ that recorded the fact, those above it, and two overseers',
      async (type) => {
        const tried = { accepted: 0, refused: 0 };
        for (const role of ALL_ROLES) {
          for (const organ of [BUREAU, 'demo-top', STRANGER]) {
            const isOrgan = roles[role].needsOrgan;
            if (!isOrgan && organ !== STRANGER) continue;
            const may = (isOrgan && organ !== STRANGER) || CORRECTORS.includes(role);
            const id = targets.pop() ?? (await target());
            const answer = await record(token(role, organ), type, stream, repair(type, id, BUREAU));
            const { status, json } = answer;
            const expected = may
              ? { status: 201, slug: '', competent: undefined }
              : { status: 403, slug: 'not-competent', competent: [`org-${BUREAU}`, ...CORRECTORS] };
            expect({
              role,
              organ,
              status,
              slug: slugOf({ ...answer, json: may ? {} : json }),
              competent: json['competent'],
            }).toEqual({ role, organ, ...expected });
            if (may) tried.accepted += 1;
            else tried.refused += 1;
            // A refused attempt leaves its target for the next one.
            if (!may) targets = [...targets, id];
          }
        }
        process.stdout.write(
          `${type}: ${String(tried.accepted)} of role and organ accepted, ${String(tried.refused)} refused\n`,
        );
        expect(tried).toEqual({ accepted: 44, refused: 21 });
      },
      60_000,
    );

    it('of what has no organ is for the same office, or the same member of the public', async () => {
      const { stream: measure, data } = inWorld(0, sanctions.AppealFiled);
      const mine = token('public', '', 'mine');
      const appeal = await record(mine, 'AppealFiled', measure, { ...data, filedOn: '2024-07-10' });
      expect(appeal).toMatchObject({ status: 201 });
      const voided = { targetEventId: String(appeal.json['id']), approvedByOrgId: BUREAU, reason: 'recorded_in_error' };
      const attempt = (key: string) => record(key, 'EventVoided', measure, { ...voided, voidedOn: '2024-08-01' });
      for (const key of [token('public', '', 'other'), token('registrar', ''), token('government', STRANGER)]) {
        expect(await attempt(key)).toMatchObject({ status: 403, json: { competent: CORRECTORS } });
      }
      expect(await attempt(mine)).toMatchObject({ status: 201 });
    });

    it('of what the ledger itself wrote is for nobody', async () => {
      const [genesis] = (await service.get('/v1/events?limit=1', token('auditor', STRANGER))).json[
        'items'
      ] as readonly [{ readonly id: string }];
      revisions.set('ledger-genesis', 0);
      for (const role of ALL_ROLES) {
        const data = {
          targetEventId: genesis.id,
          approvedByOrgId: BUREAU,
          reason: 'recorded_in_error',
          voidedOn: '2024-08-01',
        };
        const answer = await record(token(role, STRANGER), 'EventVoided', 'ledger-genesis', data);
        expect({ role, status: answer.status, competent: answer.json['competent'] }).toEqual({
          role,
          status: 403,
          competent: [],
        });
      }
    });
  });
});
