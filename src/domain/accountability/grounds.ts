/**
 * 追责情形: the grounds on which an organ opens a case or decides a measure, each with the item that prints it. A code
 * names one item of one article; where an item holds two grounds with ladders of their own, a letter follows.
 */
import type { Cite } from '../fields';

interface Ground {
  readonly cite: Cite;
  /** The item in the law's words, shortened. */
  readonly zh: string;
}

/** Grounds of accountability, in the order of the three regulations that print them. */
export const grounds = {
  'AG-01': { cite: 'GS-PA-33-i1', zh: '未完成年度减贫任务' },
  'AG-02': { cite: 'GS-PA-33-i2', zh: '违反扶贫资金管理使用规定' },
  'AG-03': { cite: 'GS-PA-33-i3', zh: '违反贫困县约束规定,发生禁止作为事项' },
  'AG-04': { cite: 'GS-PA-33-i4', zh: '违反贫困退出规定,弄虚作假、搞“数字脱贫”' },
  'AG-05': { cite: 'GS-PA-33-i5', zh: '贫困人口识别和退出准确率、帮扶工作群众满意度较低' },
  'AG-06': { cite: 'GS-PA-33-i6', zh: '纪检、监察、审计和社会监督发现违纪违规问题' },
  'AG-07': { cite: 'GS-PA-33-i7', zh: '发生重大涉贫事件,造成不良社会影响' },
  'CG-13-p1': { cite: 'GS-CG-13-p1', zh: '领导班子不认真履行第三条、第六条规定' },
  'CG-13-p2': { cite: 'GS-CG-13-p2', zh: '对报批案件不及时研究处理,使案件久拖不决' },
  'CG-14-i1': { cite: 'GS-CG-14-i1', zh: '在党风廉政建设责任制考核中不履行职责' },
  'CG-14-i2': { cite: 'GS-CG-14-i2', zh: '民主测评中干部群众意见较大,不信任票超过规定比例' },
  'CG-14-i3': { cite: 'GS-CG-14-i3', zh: '所管辖的部门或单位长期管理混乱、风气严重不正' },
  'CG-14-i4': { cite: 'GS-CG-14-i4', zh: '不廉洁自律,信访举报较多,经调查核实,不够党纪政纪处分' },
  'CG-14-i5': { cite: 'GS-CG-14-i5', zh: '为涉嫌违纪违法人员开脱、故意包庇或者不严格调查处理' },
  'CG-15-i1': { cite: 'GS-CG-15-i1', zh: '对不正之风不制止不查处、拒不办理交办事项或者隐瞒不报、压制不查' },
  'CG-15-i2': { cite: 'GS-CG-15-i2', zh: '直接管辖范围内发生重大案件,造成重大损失或者恶劣影响' },
  'CG-15-i3a': { cite: 'GS-CG-15-i3a', zh: '违反规定选拔任用干部,造成恶劣影响' },
  'CG-15-i3b': { cite: 'GS-CG-15-i3b', zh: '提拔任用明显有违纪违法行为的人' },
  'CG-15-i4': { cite: 'GS-CG-15-i4', zh: '授意、指使、强令下属人员违反法规,弄虚作假' },
  'CG-15-i5': { cite: 'GS-CG-15-i5', zh: '阻挠、干扰、对抗监督检查或者案件查处,或者打击报复' },
  'CG-15-i6a': { cite: 'GS-CG-15-i6a', zh: '对配偶、子女及身边工作人员严重违纪违法知情不管' },
  'CG-15-i6b': { cite: 'GS-CG-15-i6b', zh: '对配偶、子女及身边工作人员包庇、纵容' },
  'CG-15-catchall': { cite: 'GS-CG-15-catchall', zh: '其他违反本规定的行为,情节较重' },
  'CG-15-tail': { cite: 'GS-CG-15-tail', zh: '需要追究政纪责任,或者涉嫌犯罪' },
  'LD-SX50-1': { cite: 'SX-PA-50-a', zh: '未完成脱贫目标任务以及工作中出现问题' },
  'LD-SX50-2': { cite: 'SX-PA-50-b', zh: '不负责任、情节严重、贻误工作、造成不良影响' },
  'LD-SX50-3': { cite: 'SX-PA-50-c', zh: '不胜任工作、没有履行帮扶职责' },
  'LD-SX50-4': { cite: 'SX-PA-50-d', zh: '贻误工作、造成不良影响、出现严重后果' },
  'LD-CN25': { cite: 'CN-PA-25', zh: '不负责任、造成不良影响' },
} as const satisfies Record<string, Ground>;

export type GroundCode = keyof typeof grounds;

/** Acts that law-enforcement organs (article 11) and officers (article 17) must not commit. */
export const enforcementActs = {
  'LE11-01': { cite: 'GS-LE-11-i1', zh: '制定文件超越权限,擅自规定处罚、许可、收费项目或不按规定备案' },
  'LE11-02': { cite: 'GS-LE-11-i2', zh: '对申请、申诉、举报不及时受理或拒绝、推诿' },
  'LE11-03': { cite: 'GS-LE-11-i3', zh: '不积极履行法定职责或无故拖延' },
  'LE11-04': { cite: 'GS-LE-11-i4', zh: '具体行政行为不合法或明显不当' },
  'LE11-05': { cite: 'GS-LE-11-i5', zh: '违法要求履行义务' },
  'LE11-06': { cite: 'GS-LE-11-i6', zh: '擅自规定罚没款或收费指标' },
  'LE11-07': { cite: 'GS-LE-11-i7', zh: '不实施罚缴分离制度,罚没收入与奖金和经费挂钩' },
  'LE11-08': { cite: 'GS-LE-11-i8', zh: '不及时执行生效的行政决定或者判决、裁定' },
  'LE11-09': { cite: 'GS-LE-11-i9', zh: '任用不具备行政执法资格的人员' },
  'LE11-10': { cite: 'GS-LE-11-i10', zh: '其他违法违纪行为' },
  'LE17-01': { cite: 'GS-LE-17-i1', zh: '泄露国家秘密,损害国家利益' },
  'LE17-02': { cite: 'GS-LE-17-i2', zh: '贪污受贿,徇私枉法' },
  'LE17-03': { cite: 'GS-LE-17-i3', zh: '隐瞒、伪造证据' },
  'LE17-04': { cite: 'GS-LE-17-i4', zh: '失职渎职,滥用职权,侵犯合法权益' },
  'LE17-05': { cite: 'GS-LE-17-i5', zh: '利用职权为自己或他人谋取私利' },
  'LE17-06': { cite: 'GS-LE-17-i6', zh: '从事营利性的经营活动' },
  'LE17-07': { cite: 'GS-LE-17-i7', zh: '打击报复' },
  'LE17-08': { cite: 'GS-LE-17-i8', zh: '其他违法违纪行为' },
} as const satisfies Record<string, Ground>;

export type EnforcementActCode = keyof typeof enforcementActs;

export const isGroundCode = (code: string): code is GroundCode => Object.hasOwn(grounds, code);
export const isEnforcementActCode = (code: string): code is EnforcementActCode => Object.hasOwn(enforcementActs, code);

/** The ground codes, in the order above. */
export const groundCodes: readonly GroundCode[] = Object.keys(grounds).filter(isGroundCode);
/** The codes of forbidden enforcement acts, in the order above. */
export const enforcementActCodes: readonly EnforcementActCode[] =
  Object.keys(enforcementActs).filter(isEnforcementActCode);
/** Whatever a conclusion or a sanction can rest on. Which of them carries which measure is a rule's business. */
export const findingCodes: readonly (GroundCode | EnforcementActCode)[] = [...groundCodes, ...enforcementActCodes];

/** How serious the circumstances are: 一般, 情节较重, 情节严重 (GS-CG-15 prints all three in item 4 only). */
export const severities = ['general', 'fairly_serious', 'serious'] as const;
export type Severity = (typeof severities)[number];
