/** 扶贫项目: what must be on record before a step, and what is left to a rule. */
import { inLibraryOn, project } from '../../../../src/domain/funds/project';
import { told } from '../../../support/examples/example';
import { projects } from '../../../support/examples/funds-records';
import { idOf, spec } from '../../../support/spec';

const declared = told(projects, 'ProjectDeclared');
const entered = told(projects, 'ProjectEnteredLibrary');
const removed = told(projects, 'ProjectRemovedFromLibrary');
const approved = told(projects, 'ProjectApproved');
const started = told(projects, 'ProjectStarted');
const completed = told(projects, 'ProjectCompleted');

describe('declaring a project', () => {
  it('is done once', () => {
    spec(project).given().when(declared).accepted();
    spec(project).given(declared).when(declared).refused('out-of-order');
  });

  it('needs a budget of more than 0', () => {
    spec(project)
      .given()
      .when(told(projects, 'ProjectDeclared', { budget: '0' }))
      .refused('incoherent-fact', '/budget');
    spec(project)
      .given()
      .when(told(projects, 'ProjectDeclared', { budget: '1' }))
      .accepted();
    spec(project)
      .given()
      .when(told(projects, 'ProjectDeclared', { budget: '-1' }))
      .refused('invalid-fact', '/budget');
  });

  it('is accepted for the county as a whole, and without a consultation: a rule speaks of that', () => {
    const { consultationHeldOn: _, ...data } = declared.data;
    spec(project)
      .given()
      .when({ ...declared, data: { ...data, villageCodes: [] } })
      .accepted();
  });
});

describe('the library', () => {
  it('takes a declared project, in several years', () => {
    spec(project).given().when(entered).refused('out-of-order');
    spec(project).given(declared).when(entered).accepted();
    const nextYear = told(projects, 'ProjectEnteredLibrary', { libraryYear: 2019, enteredOn: '2019-02-01' });
    spec(project).given(declared, entered).when(nextYear).accepted();
  });

  it('gives up what is in it on that day', () => {
    spec(project).given(declared).when(removed).refused('out-of-order', '/removedOn');
    spec(project).given(declared, entered).when(removed).accepted();
    spec(project).given(declared, entered, removed).when(removed).refused('out-of-order', '/removedOn');
    const before = told(projects, 'ProjectRemovedFromLibrary', { removedOn: '2018-02-28' });
    spec(project).given(declared, entered).when(before).refused('out-of-order', '/removedOn');
    const onTheDay = told(projects, 'ProjectRemovedFromLibrary', { removedOn: '2018-03-01' });
    spec(project).given(declared, entered).when(onTheDay).accepted();
  });

  it('takes back what it gave up', () => {
    const again = told(projects, 'ProjectEnteredLibrary', { libraryYear: 2019, enteredOn: '2019-02-01' });
    const out = told(projects, 'ProjectRemovedFromLibrary', { removedOn: '2019-03-01' });
    spec(project).given(declared, entered, removed, again).when(out).accepted();
  });

  it('is known for any day, of two moves on one day by the later recorded', () => {
    const moves = [
      { on: '2018-03-01', into: true },
      { on: '2018-12-31', into: false },
      { on: '2018-06-01', into: true },
    ];
    expect(['2018-02-28', '2018-03-01', '2018-12-30', '2018-12-31'].map((day) => inLibraryOn(moves, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(inLibraryOn([...moves, { on: '2018-12-31', into: true }], '2018-12-31')).toBe(true);
  });
});

describe('approval, start and completion', () => {
  it('follow the declaration, in any order', () => {
    for (const step of [approved, started, completed]) {
      spec(project).given().when(step).refused('out-of-order');
      spec(project).given(declared).when(step).accepted();
    }
    spec(project).given(declared, completed).when(started).accepted();
  });

  it('has one completion', () => {
    spec(project).given(declared, completed).when(completed).refused('out-of-order');
  });

  it('accepts a cost above the budget: that is to be seen, not refused', () => {
    spec(project)
      .given(declared, approved)
      .when(told(projects, 'ProjectCompleted', { actualCost: '999999999999999' }))
      .accepted();
  });

  it('stays when the declaration is voided and recorded anew', () => {
    const voided = { type: 'EventVoided', stream: declared.stream, data: { targetEventId: idOf(0) } };
    spec(project).given(declared, entered, completed, voided).when(declared).accepted();
    spec(project).given(declared, entered, completed, voided).when(started).refused('out-of-order');
    spec(project).given(declared, entered, completed, voided, declared).when(completed).refused('out-of-order');
  });
});
