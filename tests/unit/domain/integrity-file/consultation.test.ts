import { consultation, IntegrityFileConsulted } from '../../../../src/domain/integrity-file/consultation';
import { told, without } from '../../../support/examples/example';
import { consultations } from '../../../support/examples/integrity-file';
import { spec } from '../../../support/spec';

const given = spec(consultation).given;
const read = told(consultations, 'IntegrityFileConsulted');

describe('the record of a reading', () => {
  it('is written by the ledger and by nobody else', () => {
    expect(IntegrityFileConsulted.recordedBy).toEqual(['ledger']);
  });

  it('takes any number of readings, and asks for no revision', () => {
    expect(consultation.lifecycle).toBeUndefined();
    given().when(read).accepted();
    given(read).when(read).accepted();
  });

  it('names no organ for a role that stands for none', () => {
    given()
      .when(without(told(consultations, 'IntegrityFileConsulted', { queriedByRole: 'registrar' }), 'queriedByOrgId'))
      .accepted();
  });

  it.each(['administrator', 'ledger', 'recorder-of-target', 'nobody'])('refuses %s as the role that read', (role) => {
    given()
      .when(told(consultations, 'IntegrityFileConsulted', { queriedByRole: role }))
      .refused('invalid-fact', '/queriedByRole');
  });

  it('asks for a purpose that GS-CG-12 names, or inspection or audit', () => {
    for (const purpose of ['appraisal', 'reward', 'punishment', 'selection', 'appointment', 'inspection', 'audit']) {
      given()
        .when(told(consultations, 'IntegrityFileConsulted', { purpose }))
        .accepted();
    }
    given()
      .when(told(consultations, 'IntegrityFileConsulted', { purpose: 'research' }))
      .refused('invalid-fact', '/purpose');
  });

  it('takes a question about a day that lies ahead, and keeps both forms of the recording point', () => {
    given()
      .when(told(consultations, 'IntegrityFileConsulted', { asOf: '2031-01-01' }))
      .accepted();
    given()
      .when(told(consultations, 'IntegrityFileConsulted', { knownAt: '2025-02-03T01:02:03.004Z' }))
      .accepted();
  });
});
