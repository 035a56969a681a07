/** 审计: what a full audit names, and which findings can be rectified. */
import { audit } from '../../../../src/domain/funds/audit';
import { told, without } from '../../../support/examples/example';
import { audits } from '../../../support/examples/funds-records';
import { organisations } from '../../../support/examples/organisations';
import { idOf, spec } from '../../../support/spec';

const county = told(organisations, 'OrganisationRegistered');
const opened = told(audits, 'AuditOpened');
const reported = told(audits, 'AuditReportIssued');
const raised = told(audits, 'AuditFindingRaised');
const rectified = told(audits, 'AuditFindingRectified');
const opening = (other: Readonly<Record<string, unknown>>) => told(audits, 'AuditOpened', other);

describe('opening an audit', () => {
  it('is done once', () => {
    spec(audit).given(county).when(opened).accepted();
    spec(audit).given(county, opened).when(opened).refused('out-of-order');
  });

  it('names the fiscal year of a full audit, and of no other', () => {
    spec(audit).given(county).when(without(opened, 'fiscalYear')).refused('incoherent-fact', '/fiscalYear');
    spec(audit)
      .given(county)
      .when(without(opening({ kind: 'follow_up' }), 'fiscalYear'))
      .accepted();
  });

  it('names the city or county of a full audit, and of no other', () => {
    const township = told(organisations, 'OrganisationRegistered', { orgId: 't', level: 'township' });
    const ofTownship = opening({ scopeOrgIds: ['t'] });
    const known = { ...township, stream: 'org-t' };
    spec(audit)
      .given(county)
      .when(opening({ scopeOrgIds: [] }))
      .refused('incoherent-fact', '/scopeOrgIds');
    spec(audit).given(known).when(ofTownship).refused('incoherent-fact', '/scopeOrgIds');
    spec(audit)
      .given(county, known)
      .when(opening({ scopeOrgIds: ['t', county.data['orgId']] }))
      .accepted();
    const city = told(organisations, 'OrganisationRegistered', { orgId: 't', level: 'city' });
    spec(audit)
      .given({ ...city, stream: 'org-t' })
      .when(ofTownship)
      .accepted();
    spec(audit)
      .given(known)
      .when(opening({ scopeOrgIds: [], kind: 'leaving_office' }))
      .accepted();
  });
});

describe('reports and findings', () => {
  it('follow the opening', () => {
    for (const fact of [reported, raised]) {
      spec(audit).given().when(fact).refused('out-of-order');
      spec(audit).given(opened).when(fact).accepted();
    }
    spec(audit).given(opened, reported).when(raised).accepted();
  });

  it('accept a misuse without an amount: that is to be seen, not refused', () => {
    spec(audit).given(opened).when(without(raised, 'amount')).accepted();
  });

  it('have an id once in an audit', () => {
    spec(audit).given(opened, raised).when(raised).refused('duplicate-fact', '/findingId');
    spec(audit)
      .given(opened, raised)
      .when(told(audits, 'AuditFindingRaised', { findingId: 'f-2' }))
      .accepted();
  });
});

describe('a finding', () => {
  it('is rectified while it is open', () => {
    spec(audit).given(opened).when(rectified).refused('out-of-order', '/findingId');
    spec(audit).given(opened, raised).when(rectified).accepted();
    spec(audit).given(opened, raised, rectified).when(rectified).refused('out-of-order', '/findingId');
  });

  it('is open again when its rectification is voided', () => {
    const voided = { type: 'EventVoided', stream: opened.stream, data: { targetEventId: idOf(2) } };
    spec(audit).given(opened, raised, rectified, voided).when(rectified).accepted();
  });
});
