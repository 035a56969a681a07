/** 机构: what can be registered where, and who can be given a share of the duties. */
import { organisation } from '../../../../src/domain/organisations/organisation';
import { told, without } from '../../../support/examples/example';
import { DEMO_PERSON, organisations } from '../../../support/examples/organisations';
import { idOf, spec, type Told } from '../../../support/spec';

const body = (orgId: string, level: string, orgKind: string, parentOrgId?: string): Told => ({
  ...told(organisations, 'OrganisationRegistered', {
    orgId,
    level,
    orgKind,
    ...(parentOrgId === undefined ? {} : { parentOrgId }),
  }),
  stream: `org-${orgId}`,
});

const province = body('province', 'province', 'government');
const cityCommittee = body('city-committee', 'city', 'party_committee');
const city = body('city', 'city', 'government', 'province');
const cityGroup = body('city-group', 'city', 'leading_group', 'city-committee');
const world = [province, cityCommittee, city, cityGroup];

describe('registering a body', () => {
  it.each([
    ['a body without a superior in this ledger', body('a', 'city', 'government')],
    ['a city government under the province', body('a', 'city', 'government', 'province')],
    ['a township two levels below', body('a', 'township', 'government', 'city')],
    ['a department under the government of its level', body('a', 'city', 'department', 'city')],
    ['a discipline organ under the committee of its level', body('a', 'city', 'discipline_organ', 'city-committee')],
    ['a vertically managed department under the level above', body('a', 'city', 'law_enforcement_organ', 'province')],
    ['the office of a leading group under the group', body('a', 'city', 'leading_group_office', 'city-group')],
    ['an enterprise without a region of its own', body('a', 'unit', 'soe', 'city')],
  ])('accepts %s', (_, registration) => {
    spec(organisation)
      .given(...world)
      .when(registration)
      .accepted();
  });

  it.each([
    ['a city under a city', body('a', 'city', 'government', 'city')],
    ['a committee under the government of its level', body('a', 'city', 'party_committee', 'city')],
    ['a province under a city', body('a', 'province', 'department', 'city')],
    ['a department under a leading group', body('a', 'city', 'department', 'city-group')],
  ])('refuses %s', (_, registration) => {
    spec(organisation)
      .given(...world)
      .when(registration)
      .refused('incoherent-fact', '/parentOrgId');
  });

  it('refuses a superior that is not registered', () => {
    spec(organisation)
      .given(province)
      .when(body('a', 'county', 'government', 'city'))
      .refused('unknown-reference', '/parentOrgId');
  });

  it('refuses a superior whose registration was voided', () => {
    const voided: Told = {
      type: 'EventVoided',
      stream: 'org-province',
      data: { targetEventId: idOf(0) },
    };
    spec(organisation)
      .given(province, voided)
      .when(body('a', 'city', 'government', 'province'))
      .refused('unknown-reference', '/parentOrgId');
  });

  it('refuses a second registration, and takes one after the first was voided', () => {
    spec(organisation).given(province).when(province).refused('out-of-order');
    const voided: Told = {
      type: 'EventVoided',
      stream: 'org-province',
      data: { targetEventId: idOf(0) },
    };
    spec(organisation).given(province, voided).when(province).accepted();
  });

  it('accepts a body bound by reference that article 18 does not name so: a rule finds it', () => {
    const enterprise = body('a', 'unit', 'soe', 'city');
    spec(organisation)
      .given(...world)
      .when({ ...enterprise, data: { ...enterprise.data, cgScope: 'full' } })
      .accepted();
  });

  it('accepts a body that begins on a day ahead', () => {
    spec(organisation).given().on('2014-12-01').when(told(organisations, 'OrganisationRegistered')).accepted();
  });

  it('refuses a level, a kind or a field that the law does not know', () => {
    spec(organisation)
      .given()
      .when(body('a', 'prefecture', 'government'))
      .refused('invalid-fact', '/level');
    spec(organisation)
      .given()
      .when(body('a', 'city', 'ministry'))
      .refused('invalid-fact', '/orgKind');
    const nameless = without(body('a', 'city', 'government'), 'nameZh');
    spec(organisation).given().when(nameless).refused('invalid-fact', '/nameZh');
  });
});

describe('assigning a share of the duties', () => {
  const opened = told(organisations, 'OrganisationRegistered');
  const established = told(organisations, 'PostEstablished');
  const assumed = told(organisations, 'PostAssumed', { assumedOn: '2016-03-01' });
  const vacated = told(organisations, 'PostVacated', { vacatedOn: '2019-03-31' });
  const assigned = (effectiveFrom: string, effectiveTo?: string) =>
    told(organisations, 'DutyDivisionAssigned', {
      effectiveFrom,
      ...(effectiveTo === undefined ? {} : { effectiveTo }),
    });

  it.each([
    ['from the day the post was taken up', assigned('2016-03-01')],
    ['that begins before the post was taken up and lasts', assigned('2016-01-01')],
    ['that ends on the day the post was taken up', assigned('2015-01-01', '2016-03-01')],
    ['that begins on the day the post was left', assigned('2019-03-31')],
  ])('accepts one %s', (_, assignment) => {
    spec(organisation).given(opened, established, assumed, vacated).when(assignment).accepted();
  });

  it.each([
    ['that ended before the post was taken up', assigned('2015-01-01', '2016-02-29')],
    ['that begins after the post was left', assigned('2019-04-01')],
  ])('refuses one %s', (_, assignment) => {
    spec(organisation)
      .given(opened, established, assumed, vacated)
      .when(assignment)
      .refused('incoherent-fact', '/personId');
  });

  it('refuses a person who holds a post elsewhere, or none', () => {
    const elsewhere = told(organisations, 'PostEstablished', { orgId: 'another-body' });
    spec(organisation)
      .given(opened, elsewhere, assumed)
      .when(assigned('2016-03-15'))
      .refused('incoherent-fact', '/personId');
    spec(organisation).given(opened).when(assigned('2016-03-15')).refused('incoherent-fact', '/personId');
  });

  it('accepts two leaders for one field and one ahead of its day: a rule finds what is covered twice', () => {
    const another = told(organisations, 'DutyDivisionAssigned', { docNo: '示委办〔2016〕9号' });
    spec(organisation).given(opened, established, assumed, assigned('2016-03-15')).when(another).accepted();
    spec(organisation).given(opened, established, assumed).on('2016-03-02').when(assigned('2016-04-01')).accepted();
  });

  it('refuses one that ends before it begins', () => {
    spec(organisation)
      .given(opened, established, assumed)
      .when(assigned('2016-03-15', '2016-03-14'))
      .refused('incoherent-fact', '/effectiveTo');
  });

  it('refuses one in a body that is not registered', () => {
    spec(organisation).given(established, assumed).when(assigned('2016-03-15')).refused('out-of-order');
  });

  it('refuses a person who is not named by a random UUID', () => {
    const readable = told(organisations, 'DutyDivisionAssigned', { personId: `${DEMO_PERSON}-jia` });
    spec(organisation).given(opened).when(readable).refused('invalid-fact', '/personId');
  });
});
