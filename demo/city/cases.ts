/** 追责案件: from the opening to responsibility classified on its three axes, and what the discipline organ proposes. */
import type { FactNamed } from '../../src/domain/catalogue';
import type { LegalDay } from '../../src/domain/legal-day';
import { daysAfter } from '../calendar';
import type { Told } from '../script';
import type { City } from './city';
import { discipline } from './organs';

type Opened = FactNamed<'AccountabilityCaseOpened'>['data'];
type Concluded = FactNamed<'InvestigationConcluded'>['data'];
type Proposed = FactNamed<'MeasureProposed'>['data'];

const axes = { collectiveOrIndividual: 'individual', leadership: 'main', directness: 'direct' } as const;
const teamAxes = { ...axes, collectiveOrIndividual: 'collective' } as const;

export interface CasePlan {
  readonly caseId: string;
  readonly ground: Opened['ground'];
  /** `person-…` or `org-…`. */
  readonly subject: string;
  readonly openedOn: LegalDay;
  /** What the case rests on, already told. */
  readonly after?: readonly Told[];
}

const idOf = (subject: string): string => subject.slice(subject.indexOf('-') + 1);
const isPerson = (subject: string): boolean => subject.startsWith('person-');

/** Opens the case. */
export function openCase({ script, docNo }: City, { caseId, ground, subject, openedOn, after }: CasePlan): Told {
  return script.say(
    discipline,
    'AccountabilityCaseOpened',
    `case-${caseId}`,
    {
      caseId,
      ground,
      subjects: [
        isPerson(subject)
          ? { subjectKind: 'person', personId: idOf(subject) }
          : { subjectKind: 'org', orgId: idOf(subject) },
      ],
      openedOn,
      docNo: docNo('云纪立', openedOn),
    },
    { ...(after ? { after } : {}), about: { classification: 'restricted' } },
  );
}

/** Investigates for five weeks and concludes. */
export function investigate(
  { script, docNo }: City,
  { caseId, ground, subject, openedOn }: CasePlan,
  found: Pick<Concluded, 'severity' | 'outcome' | 'fault'> & { readonly badEffect?: boolean },
): Told {
  const stream = `case-${caseId}`;
  const about = { classification: 'restricted' } as const;
  script.say(
    discipline,
    'InvestigationOpened',
    stream,
    {
      caseId,
      investigatorOrgId: 'yunqi-discipline',
      openedOn: daysAfter(openedOn, 2),
      scope: '示例事项',
      docNo: docNo('云纪查', openedOn),
    },
    { about },
  );
  return script.say(
    discipline,
    'InvestigationConcluded',
    stream,
    {
      caseId,
      concludedOn: daysAfter(openedOn, 37),
      facts: '示例事实,均为虚构',
      grounds: found.outcome === 'unfounded' ? [] : [ground],
      ...found,
      responsibilities: [{ subjectId: idOf(subject), ...(isPerson(subject) ? axes : teamAxes) }],
    },
    { about },
  );
}

/** 责任认定, 40 days after the opening: before anything is decided. */
export function classify({ script }: City, { caseId, subject, openedOn }: CasePlan, after = 40): Told {
  return script.say(discipline, 'ResponsibilityClassified', `case-${caseId}`, {
    caseId,
    subjectId: idOf(subject),
    ...(isPerson(subject) ? axes : teamAxes),
    basisDivisionRef: '云栖市委职责分工(示例)',
    occurredOn: daysAfter(openedOn, after),
  });
}

/** 处理建议 to the organ that can decide (GS-CG-17). */
export function propose(
  { script }: City,
  { caseId, subject, openedOn }: CasePlan,
  measureCode: Proposed['measureCode'],
  after = 44,
): string {
  const proposalId = `${caseId}-proposal`;
  script.say(discipline, 'MeasureProposed', `case-${caseId}`, {
    caseId,
    proposalId,
    toOrgId: 'yunqi-organisation',
    measureCode,
    subjectId: idOf(subject),
    proposedOn: daysAfter(openedOn, after),
  });
  return proposalId;
}

/** 移送司法机关. */
export function transfer({ script, docNo }: City, { caseId, openedOn }: CasePlan, after: number): Told {
  const transferredOn = daysAfter(openedOn, after);
  return script.say(discipline, 'CaseTransferredToJudiciary', `case-${caseId}`, {
    caseId,
    toOrgId: 'yunqi-procuratorate',
    transferredOn,
    suspectedCrime: '示例罪名(虚构)',
    docNo: docNo('云纪移', transferredOn),
  });
}
