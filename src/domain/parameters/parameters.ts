/**
 * Figures and readings that the text leaves open. Each has a documented default or none; an organ with the authority
 * sets another by ParameterSet, and every answer reads it at both of its clocks.
 */
import type { Cite } from '../fields';

/**
 * How a value is written.
 * - `choice`: one of the declared `values`.
 * - `yes-no`: a JSON boolean.
 * - `days`: an integer, calendar days.
 * - `day`: a legal day, YYYY-MM-DD.
 * - `share`: an exact ratio as text, `num/den`, e.g. `60/100`; compared by cross multiplication.
 * - `list`: items of text joined by `;`.
 * - `table`: `name=value` pairs joined by `;`, a name once only.
 * - `words`: free text.
 */
export type ParameterForm = 'choice' | 'yes-no' | 'days' | 'day' | 'share' | 'list' | 'table' | 'words';

export interface ParameterDeclaration {
  readonly zh: string;
  readonly meaning: string;
  readonly form: ParameterForm;
  /** null: no default, and no judgement without a value. */
  readonly default: string | number | boolean | null;
  /** With `choice`, what can be chosen. */
  readonly values?: readonly string[];
  readonly cites: readonly Cite[];
}

export const parameters = {
  'P-DENOM': {
    zh: '不信任票率的分母',
    meaning: 'denominator of the distrust ratio',
    form: 'choice',
    default: 'VALID_RETURNED',
    values: ['VALID_RETURNED', 'RETURNED', 'ISSUED'],
    cites: ['GS-CG-14-i2'],
  },
  'P-EVAL-PURPOSE': {
    zh: '触发处理的测评种类',
    meaning: 'which evaluations article 14 item 2 looks at',
    form: 'choice',
    default: 'any',
    values: ['any', 'integrity_status_only'],
    cites: ['GS-CG-14-i2'],
  },
  'P-QUORUM': {
    zh: '测评有效的最低参加率',
    meaning: 'least share of eligible voters for a valid evaluation; without a value there is no quorum',
    form: 'share',
    default: null,
    cites: ['GS-CG-9'],
  },
  'P-CONSEC-SCOPE': {
    zh: '连续2年的计算对象',
    meaning: 'whether two consecutive years follow the person or the person in one post',
    form: 'choice',
    default: 'person',
    values: ['person', 'post'],
    cites: ['GS-CG-14-i2'],
  },
  'P-PURPOSE-14': {
    zh: '不信任票比例是否单独构成条件',
    meaning: 'true: the share of distrust ballots suffices; the chapeau and 意见较大 are no conditions of their own',
    form: 'yes-no',
    default: true,
    cites: ['GS-CG-14-i2'],
  },
  'P-PERIOD': {
    zh: '期间计算方式',
    meaning: 'the first day is not counted; a period of months ends on the last day of a month that has no such day',
    form: 'choice',
    default: 'civil_code_style',
    values: ['civil_code_style'],
    cites: ['GS-LE-22', 'GS-CG-14-i4'],
  },
  'P-HOLIDAY-ROLL': {
    zh: '期限末日逢节假日顺延',
    meaning: 'a last day on a public holiday moves to the next working day',
    form: 'yes-no',
    default: false,
    cites: ['GS-CG-10', 'GS-LE-22'],
  },
  'P-BAR-START': {
    zh: '2年内不得提拔的起算日',
    meaning: 'the day from which the two-year bar on promotion runs',
    form: 'choice',
    default: 'effective',
    values: ['decision', 'effective', 'execution'],
    cites: ['GS-CG-14-i4'],
  },
  'P-CAPSCOPE': {
    zh: '追偿上限的计算单位',
    meaning: 'what the cap of 5,000 yuan is counted for',
    form: 'choice',
    default: 'incident',
    values: ['incident', 'person'],
    cites: ['GS-LE-27'],
  },
  'P-LOSS': {
    zh: '追偿比例的基数',
    meaning: 'what 3 to 5 per cent are taken of',
    form: 'choice',
    default: 'recorded_loss',
    values: ['compensation_paid', 'recorded_loss'],
    cites: ['GS-LE-27'],
  },
  'P-LE-EFFECTIVE': {
    zh: '甘肃省行政执法责任制实施办法的施行日',
    meaning: 'day from which GS-LE is in force; the text says only "from promulgation", the default is unconfirmed',
    form: 'day',
    default: '2001-01-30',
    cites: ['GS-LE-32'],
  },
  'P-SX-EFFECTIVE': {
    zh: '山西省脱贫攻坚责任制实施细则的施行日',
    meaning: 'day from which SX-PA is in force; to be set by the operator',
    form: 'day',
    default: null,
    cites: ['SX-PA-53'],
  },
  'P-CAMPAIGN-END': {
    zh: '攻坚期结束日',
    meaning: 'day after which duties of the poverty regulations stop falling due',
    form: 'day',
    default: '2020-12-31',
    cites: ['GS-PA-14'],
  },
  'P-LETTER-CYCLE': {
    zh: '责任书签订周期',
    meaning: 'how often letters are signed',
    form: 'choice',
    default: 'year',
    values: ['year', 'campaign'],
    cites: ['GS-PA-5'],
  },
  'P-PA-REPORT-BASIS': {
    zh: '年度扶贫报告的归属年度',
    meaning: 'the year a yearly poverty report counts for',
    form: 'choice',
    default: 'submitted_in_year',
    values: ['submitted_in_year', 'period_year'],
    cites: ['SX-PA-17'],
  },
  'P-AUDIT-YEAR': {
    zh: '年度全面审计的归属年度',
    meaning: 'the year an annual full audit counts for',
    form: 'choice',
    default: 'report_year',
    values: ['report_year', 'fund_year'],
    cites: ['GS-PA-21'],
  },
  'P-LOCAL-REV-SHARE': {
    zh: '扶贫专项预算占地方财政收入的比例',
    meaning: 'share of local revenue that the special budget must reach',
    form: 'share',
    default: null,
    cites: ['GS-PA-21'],
  },
  'P-DOUBLE-READING': {
    zh: '“双增长”中增幅的含义',
    meaning: 'what must grow beside the total: the rate, the increase, or the rate against that of revenue',
    form: 'choice',
    default: 'rate',
    values: ['rate', 'amount', 'faster_than_revenue'],
    cites: ['SX-PA-5', 'SX-PA-19'],
  },
  'P-CROSS-INTERVAL-DAYS': {
    zh: '交叉检查和重点抽查的间隔',
    meaning: 'days within which cross inspections and spot checks recur',
    form: 'days',
    default: null,
    cites: ['GS-PA-10'],
  },
  'P-DISCLOSE-DAYS': {
    zh: '公开公示期限',
    meaning: 'days within which funds and projects are disclosed, by level, e.g. `county=20;village=10`',
    form: 'table',
    default: null,
    cites: ['GS-PA-25', 'SX-PA-42'],
  },
  'P-NOTICE-DAYS': {
    zh: '退出公示天数',
    meaning: 'days an exit is publicly notified, by what exits, e.g. `household=7;village=7;county=5`',
    form: 'table',
    default: null,
    cites: ['SX-PA-13', 'SX-PA-40'],
  },
  'P-GS-EXIT-APPROVER': {
    zh: '甘肃贫困户、贫困村退出的批准机关',
    meaning: 'organ that approves the exit of households and villages in Gansu',
    form: 'words',
    default: null,
    cites: ['GS-PA-16', 'GS-PA-24'],
  },
  'P-GS-EXIT-INDICATORS': {
    zh: '甘肃退出验收的行业指标',
    meaning: 'sector indicators that an exit is accepted by; they stand in a document outside the five texts',
    form: 'list',
    default: null,
    cites: ['GS-PA-16'],
  },
  'P-MIN-ACCURACY': {
    zh: '识别和退出准确率下限',
    meaning: 'least accuracy of identification and exit',
    form: 'share',
    default: null,
    cites: ['GS-PA-33-i5'],
  },
  'P-MIN-SATISFACTION': {
    zh: '群众满意度下限',
    meaning: 'least satisfaction of the people helped',
    form: 'share',
    default: null,
    cites: ['GS-PA-33-i5'],
  },
  'P-CONSTRAINT-ITEMS': {
    zh: '贫困县必须作为、提倡作为、禁止作为事项',
    meaning: 'matters that a poor county must do, should do or must not do',
    form: 'list',
    default: null,
    cites: ['SX-PA-35', 'GS-PA-33-i3'],
  },
  'P-RANK-ROUND': {
    zh: '20%名额的取整方式',
    meaning: 'how a quota of 20 per cent becomes a whole number',
    form: 'choice',
    default: 'floor',
    values: ['floor', 'ceil', 'half_up'],
    cites: ['SX-PA-49'],
  },
  'P-TENURE-STRICT': {
    zh: '连续三年优秀是否要求同一正职在任',
    meaning: 'true: the principal must hold the post in all three excellent years',
    form: 'yes-no',
    default: false,
    cites: ['SX-PA-49'],
  },
  'P-PARALLEL-MAP': {
    zh: '党纪处分与政纪处分对照',
    meaning: 'administrative sanction that matches each party sanction; the text gives no table',
    form: 'table',
    default: null,
    cites: ['GS-CG-15-tail'],
  },
  'P-LIBRARY-STRICT': {
    zh: '向项目库外项目拨款是否违规',
    meaning: 'true: paying a project outside the library is a violation; false: a warning',
    form: 'yes-no',
    default: false,
    cites: ['GS-PA-25', 'SX-PA-34'],
  },
  'P-FILE-DAYS': {
    zh: '过错处理结果备案提醒天数',
    meaning: 'days after which an unfiled result is brought up; the text sets no limit',
    form: 'days',
    default: null,
    cites: ['GS-LE-22'],
  },
  'P-PENDING-DAYS': {
    zh: '应处理未处理提醒天数',
    meaning: 'days after which a due measure is brought up; the text sets no limit',
    form: 'days',
    default: null,
    cites: ['GS-CG-14-i2'],
  },
  'P-STATEMENT-CYCLE': {
    zh: '领导干部陈述报告周期',
    meaning: 'how often leading cadres make their statement',
    form: 'choice',
    default: 'year',
    values: ['year'],
    cites: ['GS-CG-10'],
  },
  'P-NOTE': {
    zh: '使用“重要领导责任”时须附说明',
    meaning: 'a note is needed where 重要领导责任 is found',
    form: 'yes-no',
    default: true,
    cites: ['GS-CG-16'],
  },
} as const satisfies Record<string, ParameterDeclaration>;

export type ParameterId = keyof typeof parameters;
export type ParameterValue = string | number | boolean | null;

export const parameterIds = Object.keys(parameters) as readonly ParameterId[];
