/**
 * 扶贫项目: one poverty-alleviation project, from its declaration through the county's library (县级项目库) to completion.
 * The text sets the library up (GS-PA-25, CN-PA-19, SX-PA-34) and does not print the steps between; a project that is
 * started before its approval, or costs more than its budget, is recorded, and what that means is judged afterwards.
 *
 * Money is in fen, days are legal days.
 */
import { refuse, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define } from '../fact';
import { businessDate, fen, id, list, name, oneOf, optional, ref, text, year, yesNo } from '../fields';
import type { LegalDay } from '../legal-day';

const projectId = ref('project');

export const ProjectDeclared = define({
  type: 'ProjectDeclared',
  zh: '项目申报',
  cites: ['GS-PA-24', 'SX-PA-36', 'SX-PA-42'],
  recordedBy: ['village-committees', 'township-authority', 'county-authority'],
  occurredOn: 'declaredOn',
  naturalKey: ['projectId'],
  fields: {
    projectId: id(),
    declaringOrgId: ref('org', { from: ['SX-PA-42', 'SX-PA-36', 'GS-PA-24'] }),
    nameZh: name(),
    /** Villages that the project is for; none for one that is for the county as a whole. */
    villageCodes: list(id(), { min: 0 }),
    category: oneOf(
      ['industry', 'infrastructure', 'housing', 'water', 'education', 'health', 'asset_income', 'other'],
      { from: ['GS-PA-13', 'SX-PA-34'] },
    ),
    budget: fen(),
    declaredOn: businessDate(),
    /** Day on which the village was consulted; absent when it was not, or is not said to have been. */
    consultationHeldOn: optional(businessDate({ from: ['SX-PA-42'] })),
  },
  check: ({ budget }) =>
    budget === '0'
      ? refuse('incoherent-fact', 'a project is declared with a budget of more than 0', {
          pointer: '/budget',
          cites: ['GS-PA-24'],
        })
      : undefined,
});

export const ProjectEnteredLibrary = define({
  type: 'ProjectEnteredLibrary',
  zh: '项目入库',
  cites: ['GS-PA-25', 'CN-PA-19', 'SX-PA-34'],
  recordedBy: ['county-authority'],
  occurredOn: 'enteredOn',
  naturalKey: ['projectId', 'libraryYear'],
  fields: {
    projectId,
    /** Who keeps the library: the county government (CN-PA-19, SX-PA-34), or committee and government (GS-PA-25). */
    libraryOrgId: ref('org', { from: ['GS-PA-25'] }),
    enteredOn: businessDate(),
    libraryYear: year(),
    docNo: text({ max: 200 }),
  },
});

export const ProjectRemovedFromLibrary = define({
  type: 'ProjectRemovedFromLibrary',
  zh: '项目出库',
  cites: ['GS-PA-25'],
  extra: true,
  recordedBy: ['county-authority'],
  occurredOn: 'removedOn',
  naturalKey: ['projectId', 'removedOn'],
  fields: { projectId, removedOn: businessDate(), reason: text() },
});

export const ProjectApproved = define({
  type: 'ProjectApproved',
  zh: '项目立项批复',
  cites: ['GS-PA-24', 'CN-PA-13', 'SX-PA-18'],
  extra: true,
  recordedBy: ['county-authority', 'city-authority'],
  occurredOn: 'approvedOn',
  naturalKey: ['projectId', 'docNo'],
  documentNumber: true,
  fields: {
    projectId,
    approvedByOrgId: ref('org'),
    approvedOn: businessDate(),
    budget: fen(),
    crossCounty: yesNo({ from: ['CN-PA-13', 'SX-PA-18'] }),
    docNo: text({ max: 200 }),
  },
});

export const ProjectStarted = define({
  type: 'ProjectStarted',
  zh: '项目开工',
  cites: ['GS-PA-24', 'SX-PA-36'],
  extra: true,
  recordedBy: ['county-authority', 'township-authority'],
  occurredOn: 'startedOn',
  naturalKey: ['projectId', 'startedOn'],
  fields: { projectId, startedOn: businessDate(), implementingOrgId: ref('org') },
});

export const ProjectCompleted = define({
  type: 'ProjectCompleted',
  zh: '项目完工(验收)',
  cites: ['GS-PA-24', 'SX-PA-36'],
  extra: true,
  recordedBy: ['county-authority', 'township-authority'],
  occurredOn: 'completedOn',
  naturalKey: ['projectId'],
  fields: {
    projectId,
    completedOn: businessDate(),
    acceptedOn: optional(businessDate()),
    acceptedByOrgId: optional(ref('org')),
    actualCost: fen(),
    effectNote: optional(text({ from: ['GS-PA-21'] })),
  },
});

/** One way into the library or out of it. */
export interface LibraryMove {
  readonly on: LegalDay;
  readonly into: boolean;
}

/** Whether the last move by the end of that day leads into the library; of two on one day the later recorded counts. */
export function inLibraryOn(moves: readonly LibraryMove[], day: LegalDay): boolean {
  let last: LibraryMove | undefined;
  for (const move of moves) if (move.on <= day && (!last || move.on >= last.on)) last = move;
  return last?.into ?? false;
}

/** Moves stay when the declaration is voided: it may be recorded anew, and they happened. */
export interface Project {
  readonly declared: boolean;
  readonly completed: boolean;
  /** In the order recorded. */
  readonly moves: readonly LibraryMove[];
}

const declaredFirst = (_: unknown, { declared }: Project): Refusal | undefined =>
  declared ? undefined : refuse('out-of-order', 'the project is not declared', { cites: ['GS-PA-24'] });

/** ProjectDeclared -> (EnteredLibrary -> RemovedFromLibrary)*; approval, start and one completion in any order after it. */
export const project = stream({
  kind: 'project',
  zh: '扶贫项目',
  idField: 'projectId',
  facts: [
    ProjectDeclared,
    ProjectEnteredLibrary,
    ProjectRemovedFromLibrary,
    ProjectApproved,
    ProjectStarted,
    ProjectCompleted,
  ],
  initial: { declared: false, completed: false, moves: [] } as Project,
  guards: {
    ProjectDeclared: (_, { declared }) =>
      declared ? refuse('out-of-order', 'the project is already declared') : undefined,
    ProjectEnteredLibrary: declaredFirst,
    ProjectRemovedFromLibrary: ({ data: { removedOn } }, { moves }) =>
      inLibraryOn(moves, removedOn)
        ? undefined
        : refuse('out-of-order', `the project is not in the library on ${removedOn}`, {
            pointer: '/removedOn',
            cites: ['GS-PA-25'],
          }),
    ProjectApproved: declaredFirst,
    ProjectStarted: declaredFirst,
    ProjectCompleted: (fact, state) =>
      declaredFirst(fact, state) ??
      (state.completed ? refuse('out-of-order', 'the completion of the project is already on record') : undefined),
  },
  evolve: {
    ProjectDeclared: (before) => ({ ...before, declared: true }),
    ProjectEnteredLibrary: (before, { data: { enteredOn } }) => ({
      ...before,
      moves: [...before.moves, { on: enteredOn, into: true }],
    }),
    ProjectRemovedFromLibrary: (before, { data: { removedOn } }) => ({
      ...before,
      moves: [...before.moves, { on: removedOn, into: false }],
    }),
    ProjectCompleted: (before) => ({ ...before, completed: true }),
  },
});
