import { linkages } from '../../../projections/linkages';
import { told, without } from '../../support/examples/example';
import { letters } from '../../support/examples/letters';
import { DEMO_ORG, DEMO_PERSON } from '../../support/examples/organisations';
import { recordedFacts, rowAt } from '../../support/facts';
import { party, signed } from '../../support/letters';

const assigned = told(letters, 'LinkageAssigned');
const planned = told(letters, 'AssistancePlanAdopted');
const ended = told(letters, 'LinkageEnded');
const letter = (letterId: string, signedOn: string, linkedRegionCode = '629999101') =>
  signed(letterId, 'LT-14', signedOn, [party('county', 'post', DEMO_PERSON)], { linkedRegionCode });
const KEY = `person-${DEMO_PERSON}`;

describe('the links of a leader', () => {
  it('are shown from their day on, with their plans and their end', () => {
    const log = recordedFacts([assigned, planned, ended]);
    expect(rowAt(linkages, log, KEY)).toMatchObject({
      linker: KEY,
      links: [{ linkageId: 'demo-village', toRegionCode: '629999101', startedOn: '2017-01-05' }],
      plans: [{ targetCode: '629999101201', planYear: 2018 }],
      ends: [{ linkageId: 'demo-village', endedOn: '2019-03-31', reason: 'post_change' }],
    });
    expect(rowAt(linkages, log, KEY, { on: '2017-01-04' })).toBeUndefined();
    expect(rowAt(linkages, log, `org-${DEMO_ORG}`)).toMatchObject({
      plans: [{ responsibleOrgId: DEMO_ORG }],
      links: [],
    });
  });

  it('stand beside the assistance letters that they are for, on the day of signing', () => {
    const log = recordedFacts([
      assigned,
      ended,
      letter('before', '2017-01-04'),
      letter('first', '2017-01-05'),
      letter('last', '2019-03-31'),
      letter('after', '2019-04-01'),
      letter('elsewhere', '2018-01-05', '629999102'),
      signed('main', 'LT-13', '2018-01-05', [party('county', 'post', DEMO_PERSON)]),
    ]);
    expect(rowAt(linkages, log, KEY)?.letters).toHaveLength(5);
    expect(rowAt(linkages, log, KEY)?.linksOfLetters).toEqual({
      before: [],
      first: ['demo-village'],
      last: ['demo-village'],
      after: [],
      elsewhere: [],
    });
  });

  it('of a unit are under the unit, as is the letter that it signed', () => {
    const unit = told(letters, 'LinkageAssigned', { fromOrgId: 'unit', kind: 'unit_village' });
    const paper = signed('u', 'LT-19', '2018-01-05', [{ orgId: 'unit', role: 'unit' }], {
      linkedRegionCode: '629999101',
    });
    const log = recordedFacts([without(unit, 'fromPersonId'), paper]);
    expect(rowAt(linkages, log, 'org-unit')?.linksOfLetters).toEqual({ u: ['demo-village'] });
  });

  it('that two records end have both ends on show', () => {
    const again = { ...ended, data: { ...ended.data, endedOn: '2019-05-01' } };
    expect(rowAt(linkages, recordedFacts([assigned, ended, again]), KEY)?.ends).toHaveLength(2);
  });
});
