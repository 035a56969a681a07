import { integrityFile } from '../../../../src/domain/integrity-file/integrity-file';
import { told, without } from '../../../support/examples/example';
import { integrityFiles } from '../../../support/examples/integrity-file';
import { DEMO_ORG, organisations } from '../../../support/examples/organisations';
import { answerTo, idOf, InMemoryKnown, RECORDING_DAY, spec, type Told } from '../../../support/spec';

const given = spec(integrityFile).given;
const by = (fact: Told, organ: string): Told => ({ ...fact, role: 'discipline-commission', organ });
const registered = told(organisations, 'PersonRegistered');
const opened = by(told(integrityFiles, 'IntegrityFileOpened'), DEMO_ORG);
const entered = by(told(integrityFiles, 'IntegrityFileEntryMade', { sourceEventId: idOf(0) }), DEMO_ORG);
const used = told(integrityFiles, 'IntegrityFileUsedInDecision');
const openedElsewhere = { ...opened, data: { ...opened.data, custodianOrgId: 'demo-city-discipline' } };

describe('opening a file', () => {
  it('takes a file for each organ that keeps one', () => {
    given(registered).when(opened).accepted();
    given(registered, opened).when(openedElsewhere).accepted();
  });

  it('refuses a second file of the same organ, and names the fact that opened the first', () => {
    given(registered, opened).when(opened).refused('duplicate-fact', '/custodianOrgId');
    expect(answerTo(opened, new InMemoryKnown([registered, opened], RECORDING_DAY))).toMatchObject({
      existing: idOf(1),
    });
  });

  it('takes a new opening after the first was voided', () => {
    const voided: Told = {
      type: 'EventVoided',
      stream: opened.stream,
      data: { targetEventId: idOf(1), reason: 'recorded_in_error', approvedByOrgId: DEMO_ORG, voidedOn: '2022-04-01' },
    };
    given(registered, opened, voided).when(opened).accepted();
  });
});

describe('making an entry', () => {
  it('is for the organ that keeps the file (GS-CG-6-i4, GS-CG-12)', () => {
    given(registered, opened).when(entered).accepted();
    given(registered, opened).when(by(entered, 'demo-city-discipline')).refused('not-competent');
    given(registered, opened, openedElsewhere).when(by(entered, 'demo-city-discipline')).accepted();
  });

  it('stays with the first organ when a second one opens a file', () => {
    given(registered, opened, openedElsewhere).when(entered).accepted();
    given(registered, opened, openedElsewhere).when(opened).refused('duplicate-fact', '/custodianOrgId');
  });

  it('is refused for a key that stands for no organ', () => {
    given(registered, opened)
      .when({ ...entered, organ: undefined as never })
      .refused('not-competent');
  });

  it('says who could have made it', () => {
    const answer = answerTo(
      by(entered, 'demo-city-discipline'),
      new InMemoryKnown([registered, opened], RECORDING_DAY),
    );
    expect(answer).toMatchObject({ competent: [DEMO_ORG] });
  });

  it('is refused before a file is open', () => {
    given(registered).when(entered).refused('out-of-order');
  });

  it('rests on a fact that is on record', () => {
    const unfounded = { ...entered, data: { ...entered.data, sourceEventId: idOf(99) } };
    given(registered, opened).when(unfounded).refused('unknown-reference', '/sourceEventId');
  });

  it('may come long after its source, and twice for one source: both are findings (R-62)', () => {
    const late = { ...entered, data: { ...entered.data, enteredOn: '2026-06-30' } };
    given(registered, opened).when(late).accepted();
    given(registered, opened, entered).when(late).accepted();
  });
});

describe('using a file in a decision', () => {
  it('asks for a file on the person', () => {
    given(registered).when(used).refused('out-of-order');
    given(registered, opened).when(used).accepted();
  });

  it('may name no entry, when the file was read as a whole', () => {
    given(registered, opened)
      .when(told(integrityFiles, 'IntegrityFileUsedInDecision', { entryIds: [] }))
      .accepted();
    given(registered, opened).when(without(used, 'entryIds')).refused('invalid-fact', '/entryIds');
  });

  it.each(['curiosity', 'inspection', ''])('is not for %p: GS-CG-12 names five uses', (decisionKind) => {
    given(registered, opened)
      .when(told(integrityFiles, 'IntegrityFileUsedInDecision', { decisionKind }))
      .refused('invalid-fact', '/decisionKind');
  });
});
