/** 责任书: what makes no letter is refused; a letter that should not have been signed so is recorded. */
import { letter } from '../../../../src/domain/letters/letter';
import { referencesIn } from '../../../../src/domain/references';
import { declarationOf } from '../../../../src/domain/catalogue';
import { told, without } from '../../../support/examples/example';
import { DEMO_SUCCESSOR, letters } from '../../../support/examples/letters';
import { DEMO_ORG, DEMO_PERSON, DEMO_POST, organisations } from '../../../support/examples/organisations';
import { idOf, spec } from '../../../support/spec';

const signed = told(letters, 'ResponsibilityLetterSigned');
const signing = (other: Readonly<Record<string, unknown>>) => told(letters, 'ResponsibilityLetterSigned', other);
const supplemented = told(letters, 'ResponsibilityLetterSupplemented');
const succeeded = told(letters, 'ResponsibilityLetterSucceeded');
const ended = told(letters, 'ResponsibilityLetterEnded');
const assessed = told(letters, 'LetterFulfilmentAssessed');
const established = told(organisations, 'PostEstablished');
const assumed = told(organisations, 'PostAssumed');
const vacated = told(organisations, 'PostVacated');
const party = { personId: DEMO_PERSON, postId: DEMO_POST, orgId: DEMO_ORG, role: 'party_principal' };

describe('signing a letter', () => {
  it('is done once', () => {
    spec(letter).given().when(signed).accepted();
    spec(letter).given(signed).when(signed).refused('out-of-order', '/letterId');
  });

  it('names its year when it is for a year, and none when it is for the campaign', () => {
    const fault = ['incoherent-fact', '/cycle/year'] as const;
    spec(letter)
      .given()
      .when(signing({ cycle: { type: 'year' } }))
      .refused(...fault);
    spec(letter)
      .given()
      .when(signing({ cycle: { type: 'campaign', year: 2018 } }))
      .refused(...fault);
    spec(letter)
      .given()
      .when(signing({ cycle: { type: 'campaign' } }))
      .accepted();
  });

  it('is by persons in posts; a unit alone signs without them (SX-PA-32)', () => {
    const { personId: _, ...nobody } = party;
    const { postId: __, ...postless } = party;
    const asked = (signatory: object) =>
      spec(letter)
        .given()
        .when(signing({ signatories: [party, signatory] }));
    asked(nobody).refused('incoherent-fact', '/signatories/1/personId');
    asked(postless).refused('incoherent-fact', '/signatories/1/postId');
    asked({ orgId: DEMO_ORG, role: 'unit' }).accepted();
    asked({ ...party, role: 'secretary' }).refused('invalid-fact', '/signatories/1/role');
  });

  it('refers to persons, posts and bodies on record: the recorder refuses unknown ones', () => {
    const declared = declarationOf('ResponsibilityLetterSigned');
    const references = declared ? referencesIn(declared.schema, signed.data) : [];
    expect(references.map(({ pointer, kind }) => [pointer, kind])).toEqual([
      ['/signatories/0/personId', 'person'],
      ['/signatories/0/postId', 'post'],
      ['/signatories/0/orgId', 'org'],
      ['/recipientOrgId', 'org'],
      ['/roundId', 'letter_round'],
    ]);
  });

  it('is for the body that the post belongs to', () => {
    const elsewhere = signing({ signatories: [{ ...party, orgId: 'another-committee' }] });
    spec(letter).given(established).when(elsewhere).refused('incoherent-fact', '/signatories/0/orgId');
    spec(letter).given(established).when(signed).accepted();
  });

  it('is recorded although the signatory did not hold the post that day: a rule finds it', () => {
    spec(letter).given(established).when(signed).accepted();
    spec(letter)
      .given(established, assumed, vacated)
      .when(signing({ signedOn: '2020-02-02' }))
      .accepted();
  });

  it('has the kind of its edge, and an assistance letter its linked place (SX-PA-10)', () => {
    const assistance = { edgeId: 'LT-14', kind: 'assistance' };
    spec(letter)
      .given()
      .when(signing({ edgeId: 'LT-14' }))
      .refused('incoherent-fact', '/kind');
    spec(letter).given().when(signing(assistance)).refused('incoherent-fact', '/linkedRegionCode');
    spec(letter)
      .given()
      .when(signing({ ...assistance, linkedRegionCode: '629999101' }))
      .accepted();
    spec(letter)
      .given()
      .when(signing({ edgeId: 'LT-20' }))
      .refused('invalid-fact', '/edgeId');
  });

  it('is not of tomorrow, and does not end before it begins', () => {
    spec(letter).given().on('2018-02-19').when(signed).refused('invalid-fact', '/signedOn');
    spec(letter)
      .given()
      .when(signing({ validTo: '2017-12-31' }))
      .refused('incoherent-fact', '/validTo');
  });

  it('can be done anew after it was voided, and what followed stays', () => {
    const voided = { type: 'EventVoided', stream: signed.stream, data: { targetEventId: idOf(0) } };
    spec(letter).given(signed, supplemented, voided).when(signed).accepted();
    spec(letter).given(signed, voided).when(supplemented).refused('out-of-order', '/letterId');
  });
});

describe('a letter in force', () => {
  it('is supplemented and ended, each only while it is active', () => {
    for (const fact of [supplemented, ended]) {
      spec(letter).given(signed).when(fact).accepted();
      spec(letter).given().when(fact).refused('out-of-order', '/letterId');
      spec(letter).given(signed, ended).when(fact).refused('out-of-order', '/letterId');
    }
  });

  it('passes from a signatory who has left the post, to anybody', () => {
    const left = [established, assumed, vacated];
    spec(letter)
      .given(...left, signed)
      .when(succeeded)
      .accepted();
    spec(letter).given(established, assumed, signed).when(succeeded).refused('incoherent-fact', '/outgoing/personId');
    const early = told(letters, 'ResponsibilityLetterSucceeded', { succeededOn: '2019-03-30' });
    spec(letter)
      .given(...left, signed)
      .when(early)
      .refused('incoherent-fact', '/outgoing/personId');
    spec(letter)
      .given(...left, signed, ended)
      .when(succeeded)
      .refused('out-of-order', '/letterId');
  });

  it('does not pass from somebody who signed nothing; the successor is a signatory from then on', () => {
    const next = { ...party, personId: DEMO_SUCCESSOR };
    const fromSuccessor = told(letters, 'ResponsibilityLetterSucceeded', { outgoing: next, incoming: party });
    const took = told(organisations, 'PostAssumed', { personId: DEMO_SUCCESSOR, assumedOn: '2019-04-01' });
    const leftAgain = told(organisations, 'PostVacated', { personId: DEMO_SUCCESSOR, vacatedOn: '2019-04-10' });
    const posts = [established, assumed, vacated, took, leftAgain];
    spec(letter)
      .given(...posts, signed)
      .when(fromSuccessor)
      .refused('incoherent-fact', '/outgoing');
    spec(letter)
      .given(...posts, signed, succeeded)
      .when(fromSuccessor)
      .accepted();
  });
});

describe('the fulfilment of a letter', () => {
  const outcome = (targetIdx: number) => ({ targetIdx, actual: '1', unit: '人' });
  const outcomes = (...idx: readonly number[]) =>
    told(letters, 'LetterFulfilmentAssessed', { outcomes: idx.map(outcome) });

  it('is assessed of a signed letter, ended or not', () => {
    spec(letter).given(signed).when(assessed).accepted();
    spec(letter).given(signed, ended).when(assessed).accepted();
    spec(letter).given().when(assessed).refused('out-of-order', '/letterId');
  });

  it('has one outcome for every target, those added later among them', () => {
    spec(letter).given(signed).when(outcomes()).refused('incoherent-fact', '/outcomes');
    spec(letter).given(signed).when(outcomes(1)).refused('incoherent-fact', '/outcomes/0/targetIdx');
    spec(letter).given(signed).when(outcomes(0, 0)).refused('incoherent-fact', '/outcomes/1/targetIdx');
    const more = told(letters, 'ResponsibilityLetterSupplemented', {
      changes: [{ metric: '退出贫困村', unit: '个', value: '4', dueOn: '2018-12-31' }],
    });
    spec(letter).given(signed, more).when(outcomes(0)).refused('incoherent-fact', '/outcomes');
    spec(letter).given(signed, more).when(outcomes(0, 1)).accepted();
    spec(letter).given(signed, supplemented).when(outcomes(0)).accepted();
  });
});

it('a letter without its targets is still a letter', () => {
  spec(letter)
    .given()
    .when(without(signing({ targets: [] }), 'validTo', 'roundId'))
    .accepted();
});
