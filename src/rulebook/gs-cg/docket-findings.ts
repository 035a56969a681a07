/** What R-01, R-02, R-03, R-68 and R-72 say of one entry of the docket, and R-73 of a measure without a basis. */
import type { Finding, Moment } from '../rule';
import type { DocketRow } from '../../../projections/docket-row';
import { basisAlertsOf, type BasisAlert } from './distrust-measures';
import type { EntryAlert, EntryFacts } from './docket-state';
import { measureEn, measureZh } from './terms';
import type { TriggerRule } from './triggers';

const VOTE = 'GS-CG-14-i2';
const COMPETENCE = 'GS-CG-17';

const yearZh = ({ cycleYear }: EntryFacts): string => (cycleYear === undefined ? '' : `${cycleYear}年度`);
const yearEn = ({ cycleYear }: EntryFacts): string => (cycleYear === undefined ? '' : ` for ${cycleYear}`);

/** The part that every finding about the entry has. */
const about = ({ subject, facts, since, arithmetic, measureDue, measureDecided }: EntryFacts) => ({
  subject,
  facts,
  ...(arithmetic === undefined ? {} : { arithmetic }),
  since,
  ...((measureDecided ?? measureDue) === undefined ? {} : { measure: measureDecided ?? measureDue ?? '' }),
});

const crossed: Readonly<Record<TriggerRule, { readonly zh: string; readonly en: string }>> = {
  'R-01': { zh: '不信任票超过40%', en: 'above 40%' },
  'R-02': { zh: '不信任票超过60%', en: 'above 60%' },
  'R-03': { zh: '连续2年不信任票超过50%', en: 'above 50% two years in a row' },
};

/** `due` (or, with P-PURPOSE-14 false, an alert) for an entry that nothing answers; nothing for another. */
export function dueFinding(entry: EntryFacts): readonly Finding[] {
  const { state, rules, measureDue } = entry;
  const [rule] = rules;
  if (rule === undefined || measureDue === undefined || (state !== 'due' && state !== 'crossed')) return [];
  const zh = `${yearZh(entry)}民主测评${rules.map((each) => crossed[each].zh).join(',且')}`;
  const en = `distrust${yearEn(entry)} is ${rules.map((each) => crossed[each].en).join(' and ')}`;
  const base = { ...about(entry), rule, cites: [VOTE] };
  return state === 'due'
    ? [
        {
          ...base,
          status: 'due',
          code: `${measureDue}_DUE`,
          zh: `${zh},应给予${measureZh(measureDue)}。`,
          en: `${en}: ${measureEn(measureDue)} is due and not decided.`,
        },
      ]
    : [
        {
          ...base,
          status: 'alert',
          code: 'THRESHOLD_CROSSED',
          zh: `${zh};是否给予${measureZh(measureDue)},还须认定是否履行职责、干部群众意见是否较大。`,
          en: `${en}; whether ${measureEn(measureDue)} is due also depends on what the organ finds beside the ballots.`,
        },
      ];
}

/** R-68: an entry that more than one rule makes due. */
export const joinedFinding = (entry: EntryFacts): readonly Finding[] =>
  entry.rules.length < 2 || entry.state === 'basis_voided'
    ? []
    : [
        {
          ...about(entry),
          rule: 'R-68',
          status: 'info',
          code: 'SEVERAL_TRIGGERS',
          cites: [VOTE],
          zh: `${yearZh(entry)}同时符合${entry.rules.join('、')},合为一项,按最重的${measureZh(entry.measureDue ?? '')}处理。`,
          en: `${entry.rules.join(' and ')} are met${yearEn(entry)}: one entry, with ${measureEn(entry.measureDue ?? '')} as the heaviest.`,
        },
      ];

type Told = Pick<Finding, 'status' | 'code' | 'zh' | 'en'>;

/** What R-72 says of each state; nothing of entries that only an alert of R-73 speaks of. */
function courseOf(entry: EntryFacts, moment: Moment): Told | undefined {
  const { state, ages, since, decidedOn = '', executedOn = '', revokedOn = '', annulledOn = '' } = entry;
  const [zh, en] = [
    measureZh(entry.measureDecided ?? entry.measureDue ?? ''),
    measureEn(entry.measureDecided ?? entry.measureDue ?? ''),
  ];
  const [toDecision, toExecution] = [ages.triggerToDecision ?? 0, ages.decisionToExecution ?? 0];
  switch (state) {
    case 'due': {
      const limit = moment.parameter('P-PENDING-DAYS');
      const late = typeof limit === 'number' && ages.total > limit;
      return {
        status: late ? 'alert' : 'info',
        code: late ? 'PENDING_REMINDER' : 'TRIGGER_OPEN',
        zh: `自${since}触发至今${ages.total}天,尚未作出${zh}决定${late ? `,超过所设提醒天数${limit}天` : ''}。`,
        en: `open for ${ages.total} days since ${since}: ${en} is not decided${late ? `; the reminder is set at ${limit} days` : ''}.`,
      };
    }
    case 'decided':
      return {
        status: 'info',
        code: 'MEASURE_DECIDED',
        zh: `触发后${toDecision}天,${decidedOn}决定${zh};至今共${ages.total}天,尚未执行。`,
        en: `${en} decided on ${decidedOn}, ${toDecision} days after the trigger; not carried out, ${ages.total} days in all.`,
      };
    case 'executed':
      return {
        status: 'info',
        code: 'MEASURE_EXECUTED',
        zh: `触发后${toDecision}天,${decidedOn}决定${zh};决定后${toExecution}天,${executedOn}执行;共${ages.total}天。`,
        en: `${en} decided on ${decidedOn}, ${toDecision} days after the trigger, and carried out on ${executedOn}, ${toExecution} days later; ${ages.total} days in all.`,
      };
    case 'revoked':
      return {
        status: 'alert',
        code: 'MEASURE_REVOKED',
        zh: `${decidedOn}决定的${zh}于${revokedOn}自始撤销;测评结果仍在,自触发至今${ages.total}天无其他处理。`,
        en: `${en}, decided on ${decidedOn}, was revoked from the beginning on ${revokedOn}; the vote stands, and for ${ages.total} days nothing else answers it.`,
      };
    case 'basis_voided':
      return entry.annulledOn === undefined
        ? undefined
        : {
            status: 'info',
            code: 'BASIS_VOIDED',
            zh: `${yearZh(entry)}民主测评于${annulledOn}作废,自${since}起的触发随之终止,历时${ages.total}天。`,
            en: `the evaluation was annulled on ${annulledOn}: the trigger of ${since} is closed after ${ages.total} days.`,
          };
    default:
      return undefined;
  }
}

const entryAlerts: Readonly<Partial<Record<EntryAlert, { readonly zh: string; readonly en: string }>>> = {
  LIGHTER_MEASURE: {
    zh: '已作出的处理轻于应给予的处理。',
    en: 'a measure was decided that is lighter than the one that is due.',
  },
  VARIED_BELOW_DUE: {
    zh: '处理变更后轻于应给予的处理。',
    en: 'the measure was varied to one that is lighter than the one that is due.',
  },
  REVOKED_FROM_DATE: {
    zh: '处理已撤销,撤销前仍然有效。',
    en: 'the measure was revoked from a date on and held until then.',
  },
};

/** R-72: how old the entry is and what became of it; one finding, and one more for each alert about its measure. */
export function courseFindings(entry: EntryFacts, moment: Moment): readonly Finding[] {
  const base = { ...about(entry), rule: 'R-72', cites: [VOTE, COMPETENCE] };
  const told = courseOf(entry, moment);
  const alerts = entry.alerts.flatMap((code): readonly Finding[] => {
    const words = entryAlerts[code];
    return words ? [{ ...base, status: 'alert', code, ...words }] : [];
  });
  return [...(told ? [{ ...base, ...told }] : []), ...alerts];
}

/** R-73: one alert for a measure that the record does not carry. */
export function basisFinding({ subject }: DocketRow, alert: BasisAlert): Finding {
  const { code, course, measureCode, stillDue, touchedBy, since } = alert;
  const { factId, imposedOn } = course.measure;
  const [zh, en] = [measureZh(measureCode), measureEn(measureCode)];
  const rest = stillDue
    ? {
        zh: `现有记录只够${measureZh(stillDue.measure)}`,
        en: `what is on record makes no more than ${measureEn(stillDue.measure)} due`,
      }
    : { zh: '现有记录没有触发情形', en: 'nothing on record makes a measure due' };
  return {
    rule: 'R-73',
    status: 'alert',
    code,
    subject,
    cites: code === 'BASIS_CHANGED' ? [VOTE, 'GS-CG-12'] : [VOTE],
    // A corrected result can be both what is still due and what was touched.
    facts: [...new Set([...(stillDue?.results ?? []).map((each) => each.factId), factId, ...touchedBy])],
    ...(stillDue ? { arithmetic: stillDue.arithmetic } : {}),
    zh:
      code === 'BASIS_CHANGED'
        ? `${imposedOn}决定的${zh},其依据的测评其后更正、撤销登记或作废,${rest.zh};处理本身不因此改变。`
        : `${imposedOn}以不信任票为由决定${zh},但${rest.zh}。`,
    en:
      code === 'BASIS_CHANGED'
        ? `${en} was decided on ${imposedOn}; an evaluation was corrected, voided or annulled, and ${rest.en}. The measure stands until an organ changes it.`
        : `${en} was decided on ${imposedOn} for the distrust vote, but ${rest.en}.`,
    since,
    measure: measureCode,
  };
}

export const basisFindings = (row: DocketRow, moment: Moment): readonly Finding[] =>
  basisAlertsOf(row, moment).map((alert) => basisFinding(row, alert));
