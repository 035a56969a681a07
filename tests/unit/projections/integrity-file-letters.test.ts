/** F-02 and F-14: seats, links and letters in the file of the person they concern, and of nobody else. */
import { integrityFile } from '../../../projections/integrity-file';
import { told } from '../../support/examples/example';
import { DEMO_SUCCESSOR, letters } from '../../support/examples/letters';
import { DEMO_PERSON, DEMO_POST } from '../../support/examples/organisations';
import { recordedFacts, rowAt } from '../../support/facts';

const types = Object.keys(letters) as readonly (keyof typeof letters)[];
const log = recordedFacts(types.map((type) => told(letters, type)));
const entries = (personId: string, section: string) =>
  (rowAt(integrityFile, log, personId)?.entries ?? []).filter((entry) => entry.section === section);

describe('the file of a signatory', () => {
  it('shows seats and links under F-02', () => {
    expect(entries(DEMO_PERSON, 'F-02').map(({ type, data }) => [type, data['seats'] ?? data['linkageId']])).toEqual([
      ['LeadingGroupEstablished', [{ seat: 'heads', postId: DEMO_POST }]],
      ['LinkageAssigned', 'demo-village'],
      ['LinkageEnded', 'demo-village'],
      ['LeadingGroupMembershipChanged', [{ seat: 'removed', postId: DEMO_POST }]],
    ]);
  });

  it('shows the letter under F-14, with its targets, what became of them, and to whom it passed', () => {
    expect(entries(DEMO_PERSON, 'F-14').map(({ type }) => type)).toEqual([
      'ResponsibilityLetterSigned',
      'ResponsibilityLetterSupplemented',
      'LetterFulfilmentAssessed',
      'ResponsibilityLetterSucceeded',
      'ResponsibilityLetterEnded',
    ]);
    expect(entries(DEMO_PERSON, 'F-14')[0]?.data).toMatchObject({
      letterId: 'demo-2018',
      edgeId: 'LT-13',
      postId: DEMO_POST,
      role: 'party_principal',
      targets: [{ metric: '减贫人口', value: '1200' }],
    });
    expect(entries(DEMO_PERSON, 'F-14')[3]?.data).toMatchObject({ side: 'outgoing', succeededOn: '2019-04-20' });
  });

  it('names nobody else; the successor has the letter in a file of his own', () => {
    expect(JSON.stringify(rowAt(integrityFile, log, DEMO_PERSON))).not.toContain(DEMO_SUCCESSOR);
    expect(JSON.stringify(rowAt(integrityFile, log, DEMO_SUCCESSOR))).not.toContain(DEMO_PERSON);
    expect(entries(DEMO_SUCCESSOR, 'F-14').map(({ data }) => data['side'])).toEqual(['incoming']);
    expect(entries(DEMO_SUCCESSOR, 'F-02').map(({ data }) => data['seats'])).toEqual([
      [{ seat: 'added', postId: DEMO_POST }],
    ]);
  });
});
