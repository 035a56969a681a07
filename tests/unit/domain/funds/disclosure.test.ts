/** 公告公示: objections belong to the notice, and are answered once. */
import { disclosure } from '../../../../src/domain/funds/disclosure';
import { told, without } from '../../../support/examples/example';
import { disclosures } from '../../../support/examples/funds-records';
import { idOf, spec } from '../../../support/spec';

const published = told(disclosures, 'DisclosurePublished');
const raised = told(disclosures, 'DisclosureObjectionRaised');
const resolved = told(disclosures, 'DisclosureObjectionResolved');
const raisedOn = (day: string) => told(disclosures, 'DisclosureObjectionRaised', { raisedOn: day });
const resolving = (objectionIdx: number) => told(disclosures, 'DisclosureObjectionResolved', { objectionIdx });

describe('a disclosure', () => {
  it('is published once, with or without a period', () => {
    spec(disclosure).given().when(published).accepted();
    spec(disclosure).given().when(without(published, 'noticeUntil')).accepted();
    spec(disclosure).given(published).when(published).refused('out-of-order');
  });

  it('does not end before it begins', () => {
    const ending = (noticeUntil: string) => told(disclosures, 'DisclosurePublished', { noticeUntil });
    spec(disclosure).given().when(ending('2018-03-09')).refused('incoherent-fact', '/noticeUntil');
    spec(disclosure).given().when(ending('2018-03-10')).accepted();
  });

  it('names what it discloses', () => {
    const nothing = told(disclosures, 'DisclosurePublished', { subjectIds: [] });
    spec(disclosure).given().when(nothing).refused('invalid-fact', '/subjectIds');
  });
});

describe('an objection', () => {
  it('is raised on a day of the notice', () => {
    spec(disclosure).given().when(raised).refused('out-of-order');
    for (const day of ['2018-03-10', '2018-03-20']) spec(disclosure).given(published).when(raisedOn(day)).accepted();
    for (const day of ['2018-03-09', '2018-03-21']) {
      spec(disclosure).given(published).when(raisedOn(day)).refused('out-of-order', '/raisedOn');
    }
  });

  it('is raised at any time after a disclosure without a period', () => {
    const open = without(published, 'noticeUntil');
    spec(disclosure).given(open).when(raisedOn('2019-12-31')).accepted();
    spec(disclosure).given(open).when(raisedOn('2018-03-09')).refused('out-of-order', '/raisedOn');
  });

  it('is resolved once, by its revision', () => {
    spec(disclosure).given(published).when(resolved).refused('out-of-order', '/objectionIdx');
    spec(disclosure).given(published, raised).when(resolved).accepted();
    spec(disclosure).given(published, raised).when(resolving(0)).refused('out-of-order', '/objectionIdx');
    spec(disclosure).given(published, raised, resolved).when(resolved).refused('out-of-order', '/objectionIdx');
  });

  it('keeps its number when an earlier one is voided', () => {
    const voided = { type: 'EventVoided', stream: published.stream, data: { targetEventId: idOf(1) } };
    const two = [published, raised, raisedOn('2018-03-16'), voided];
    spec(disclosure)
      .given(...two)
      .when(resolving(2))
      .accepted();
    spec(disclosure)
      .given(...two)
      .when(resolving(1))
      .refused('out-of-order', '/objectionIdx');
  });
});
