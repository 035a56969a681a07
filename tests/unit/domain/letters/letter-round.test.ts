import { letterEdges, letterEdgeIds, edgeOf } from '../../../../src/domain/letters/edges';
import { letterRound } from '../../../../src/domain/letters/letter-round';
import { isPrinted } from '../../../../src/rulebook/articles';
import { told } from '../../../support/examples/example';
import { letters } from '../../../support/examples/letters';
import { spec } from '../../../support/spec';

const organised = (other: Readonly<Record<string, unknown>> = {}) => told(letters, 'LetterSigningOrganised', other);

describe('organising the signing of letters', () => {
  it('is done once', () => {
    spec(letterRound).given().when(organised()).accepted();
    spec(letterRound).given(organised()).when(organised()).refused('out-of-order', '/roundId');
  });

  it('names the year of its cycle, and edges that there are', () => {
    spec(letterRound)
      .given()
      .when(organised({ cycle: { type: 'year' } }))
      .refused('incoherent-fact', '/cycle/year');
    spec(letterRound)
      .given()
      .when(organised({ expectedEdges: ['LT-00'] }))
      .refused('invalid-fact', '/expectedEdges/0');
    spec(letterRound)
      .given()
      .when(organised({ level: 'township' }))
      .refused('invalid-fact', '/level');
  });

  it('is not to be done before it starts', () => {
    spec(letterRound)
      .given()
      .when(organised({ targetOn: '2018-01-09' }))
      .refused('incoherent-fact', '/targetOn');
  });

  it('by the wrong group is recorded: R-27 finds it', () => {
    spec(letterRound)
      .given()
      .when(organised({ level: 'county' }))
      .accepted();
  });
});

describe('the letter chain', () => {
  it('has nineteen edges, each resting on printed articles', () => {
    expect(letterEdgeIds).toEqual(Array.from({ length: 19 }, (_, i) => `LT-${String(i + 1).padStart(2, '0')}`));
    expect(letterEdgeIds.flatMap((edge) => edgeOf(edge).cites).filter((cite) => !isPrinted(cite))).toEqual([]);
  });

  it('has one implied edge, two that repeat the national one, and eight of two letters for one principal', () => {
    const where = (holds: (edge: ReturnType<typeof edgeOf>) => boolean) =>
      letterEdgeIds.filter((id) => holds(edgeOf(id)));
    expect(where(({ status }) => status === 'implied')).toEqual(['LT-06']);
    expect(where(({ restates }) => restates === 'LT-01')).toEqual(['LT-02', 'LT-07']);
    expect(where(({ dual }) => dual === true)).toEqual([
      'LT-07',
      'LT-08',
      'LT-10',
      'LT-11',
      'LT-13',
      'LT-14',
      'LT-16',
      'LT-17',
    ]);
    expect(where(({ kind }) => kind === 'unit_village')).toEqual(['LT-19']);
    expect(where(({ organiser }) => organiser === 'city')).toEqual(['LT-11', 'LT-12', 'LT-13']);
    expect(letterEdges['LT-10'].counterparty).toMatchObject({ level: 'province', orgKinds: ['leading_group'] });
  });
});
