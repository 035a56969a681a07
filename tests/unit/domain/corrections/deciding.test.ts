/** 更正与撤销登记: who may put which record right, and with what. */
import { person, PersonRegistered } from '../../../../src/domain/organisations/person';
import { LedgerCreated } from '../../../../src/domain/registry/genesis';
import { decideCorrection, type Question } from '../../../../src/domain/corrections/deciding';
import { correctionExamples } from '../../../support/examples/corrections';
import { told } from '../../../support/examples/example';
import { DEMO_ORG, DEMO_PERSON, organisations } from '../../../support/examples/organisations';
import { registry } from '../../../support/examples/registry';
import { idOf, InMemoryKnown, RECORDING_DAY, spec, type Told } from '../../../support/spec';

const COUNTY = 'county-organisation-department';
const CITY = 'city-organisation-department';

const department = (orgId: string, level: string, parentOrgId?: string): Told => ({
  ...told(organisations, 'OrganisationRegistered', {
    orgId,
    level,
    orgKind: 'organisation_dept',
    ...(parentOrgId === undefined ? {} : { parentOrgId }),
  }),
  stream: `org-${orgId}`,
});
const by = (organ: string, fact: Told): Told => ({ ...fact, role: 'organisation-department', organ });

const province = department('province-organisation-department', 'province');
const city = department(CITY, 'city', 'province-organisation-department');
const county = department(COUNTY, 'county', CITY);
const registered = by(COUNTY, told(organisations, 'PersonRegistered'));
const ordered = by(COUNTY, told(organisations, 'LeavingOfficeAuditOrdered'));
/** The person is fact 3, the order fact 4. */
const given = [province, city, county, registered, ordered];
const PERSON_FACT = idOf(3);

const correct = (other: Readonly<Record<string, unknown>> = {}, replaced: Readonly<Record<string, unknown>> = {}) =>
  by(
    COUNTY,
    told(correctionExamples, 'EventCorrected', {
      targetEventId: PERSON_FACT,
      correctedPayload: { ...registered.data, ...replaced },
      ...other,
    }),
  );
const voiding = (other: Readonly<Record<string, unknown>> = {}) =>
  by(COUNTY, told(correctionExamples, 'EventVoided', { targetEventId: PERSON_FACT, ...other }));

const bothKinds = [
  ['a correction', correct],
  ['a void', voiding],
] as const;

describe.each(bothKinds)('%s', (_, make) => {
  const when = (fact: Told, ...more: readonly Told[]) =>
    spec(person)
      .given(...given, ...more)
      .when(fact);

  it('is accepted from the organ that recorded the fact, under any of its roles', () => {
    when(make()).accepted();
    when({ ...make(), role: 'appointing-organ' }).accepted();
  });

  it('is accepted from every organ above it', () => {
    when({ ...make(), organ: CITY }).accepted();
    when({ ...make(), organ: 'province-organisation-department' }).accepted();
  });

  it('is accepted from discipline and audit organs', () => {
    when({ ...make(), role: 'discipline-commission', organ: 'another-body' }).accepted();
    when({ ...make(), role: 'auditor', organ: 'another-body' }).accepted();
  });

  it('is refused from anybody else, with those who could', () => {
    when({ ...make(), organ: 'another-body' }).refused('not-competent');
    const { organ: __, ...nobody } = make();
    when({ ...nobody, role: 'registrar' }).refused('not-competent');
  });

  it('is refused from the organs below the recorder', () => {
    const above = { ...registered, organ: CITY };
    spec(person).given(province, city, county, above).when(make()).refused('not-competent');
  });

  it('is refused for a fact that does not exist, or stands in another stream', () => {
    when(make({ targetEventId: idOf(99) })).refused('unknown-reference', '/targetEventId');
    when(make({ targetEventId: idOf(2) })).refused('unknown-reference', '/targetEventId');
  });

  it('is refused for a voided fact', () => {
    when(make(), voiding()).refused('out-of-order', '/targetEventId');
  });

  it('is accepted for a fact that was corrected before', () => {
    when(make(), correct()).accepted();
  });

  it('is refused for a correction and for a void', () => {
    when(make({ targetEventId: idOf(5) }), correct()).refused('incoherent-fact', '/targetEventId');
    when(make({ targetEventId: idOf(5) }), voiding()).refused('incoherent-fact', '/targetEventId');
  });
});

describe('what a correction puts in the place of the data', () => {
  const when = (fact: Told) =>
    spec(person)
      .given(...given)
      .when(fact);

  it('has the shape of the corrected kind, and names the field that has not', () => {
    when(correct({}, { nameZh: '示例乙' })).accepted();
    when(correct({}, { nameZh: ' 示例乙' })).refused('incoherent-fact', '/correctedPayload/nameZh');
    when(correct({}, { idNumber: '1' })).refused('incoherent-fact', '/correctedPayload/idNumber');
    when(correct({ correctedPayload: {} })).refused('incoherent-fact', '/correctedPayload/personId');
  });

  it('is coherent', () => {
    const reversed = { ...ordered.data, periodTo: '2016-02-29' };
    when(correct({ targetEventId: idOf(4), correctedPayload: reversed })).refused(
      'incoherent-fact',
      '/correctedPayload/periodTo',
    );
  });

  it('may move the legal day, not beyond the day of recording', () => {
    when(correct({}, { occurredOn: RECORDING_DAY })).accepted();
    when(correct({}, { occurredOn: '2026-07-01' })).refused('incoherent-fact', '/correctedPayload/occurredOn');
  });

  it('stays with the person of the stream', () => {
    const another = DEMO_PERSON.replace('5d', '6e');
    when(correct({}, { personId: another })).refused('incoherent-fact', '/correctedPayload/personId');
  });
});

describe('deciding about facts of other kinds', () => {
  const known = new InMemoryKnown(given, RECORDING_DAY);
  const question = (target: Question['target'], declaration: Question['declaration']): Question => ({
    target,
    voided: false,
    declaration,
    actor: { role: 'auditor', organ: 'audit', keyId: 'k001' },
    today: RECORDING_DAY,
    superiorOf: () => undefined,
  });
  const fact = known.fact(PERSON_FACT);
  const asking = {
    occurredOn: '2020-01-10',
    about: { jurisdiction: 'CN-62', basis: [], evidence: [], classification: 'internal', knownSize: 5 },
  } as const;
  const voidData = {
    targetEventId: PERSON_FACT,
    reason: 'duplicate',
    approvedByOrgId: DEMO_ORG,
    voidedOn: '2020-01-10',
  } as const;

  it.each(['SanctionRevoked', 'ExitRevoked', 'RewardRevoked'])('never voids %s: only law undoes law', (type) => {
    const target = fact && { ...fact, type, stream: 'sanction-1' };
    const declared = { ...LedgerCreated, type, recordedBy: ['organisation-department' as const] };
    const asked = { ...asking, type: 'EventVoided', stream: 'sanction-1', data: voidData } as const;
    const answer = decideCorrection(asked, question(target, declared));
    expect(answer).toMatchObject({ code: 'incoherent-fact', pointer: '/targetEventId', cites: ['GS-CG-17'] });
  });

  it('leaves alone what the ledger itself wrote', () => {
    const created = told(registry, 'LedgerCreated');
    const own = new InMemoryKnown([created], RECORDING_DAY).fact(idOf(0));
    const asked = { ...asking, type: 'EventVoided', stream: created.stream, data: voidData } as const;
    expect(decideCorrection(asked, question(own, LedgerCreated))).toMatchObject({
      code: 'not-competent',
      competent: [],
    });
  });

  it('tells a registrar, who stands for no organ, from a member of the public', () => {
    const anonymous = (role: 'registrar' | 'public', keyId: string): Told => ({
      type: 'OrganisationRegistered',
      stream: `org-${DEMO_ORG}`,
      data: organisations.OrganisationRegistered.data,
      role,
      keyId,
    });
    const ask = (recorder: Told, role: 'registrar' | 'public', keyId: string) =>
      spec(person)
        .given(recorder)
        .when({
          ...told(correctionExamples, 'EventVoided', { targetEventId: idOf(0) }),
          stream: recorder.stream,
          role,
          keyId,
        });
    ask(anonymous('registrar', 'k001'), 'registrar', 'k002').accepted();
    ask(anonymous('public', 'k001'), 'public', 'k001').accepted();
    ask(anonymous('public', 'k001'), 'public', 'k002').refused('not-competent');
    ask(anonymous('registrar', 'k001'), 'public', 'k001').refused('not-competent');
  });

  it('ends when organs stand above each other in a circle', () => {
    const target = fact && { ...fact, about: { ...fact.about, organ: 'a' } };
    const asked = { ...asking, type: 'EventVoided', stream: registered.stream, data: voidData } as const;
    const circle: Question = {
      ...question(target, undefined),
      declaration: PersonRegistered,
      actor: { role: 'organisation-department', organ: 'c', keyId: 'k001' },
      superiorOf: (organ) => (organ === 'a' ? 'b' : 'a'),
    };
    expect(decideCorrection(asked, circle)).toMatchObject({
      code: 'not-competent',
      competent: ['org-a', 'discipline-commission', 'auditor'],
    });
  });
});
