/** 追责情形: the grounds of accountability and the acts that enforcement must not commit, in the law's words, shortened. */
import type { Terms, ValueTerms } from '../term';

const caseGrounds: Terms = {
  'AG-01': { zh: '未完成年度减贫任务', en: 'Yearly target of poverty reduction not met' },
  'AG-02': { zh: '违反扶贫资金管理使用规定', en: 'Breach of the rules on poverty funds' },
  'AG-03': {
    zh: '违反贫困县约束规定,发生禁止作为事项',
    en: 'Breach of the restraints on poor counties: a forbidden act',
  },
  'AG-04': {
    zh: '违反贫困退出规定,弄虚作假、搞“数字脱贫”',
    en: 'Breach of the exit rules, fraud, poverty lifted on paper only',
  },
  'AG-05': {
    zh: '贫困人口识别和退出准确率、帮扶工作群众满意度较低',
    en: 'Low accuracy of identification and exit, low satisfaction',
  },
  'AG-06': {
    zh: '纪检、监察、审计和社会监督发现违纪违规问题',
    en: 'Breaches found by discipline, supervision, audit or the public',
  },
  'AG-07': { zh: '发生重大涉贫事件,造成不良社会影响', en: 'A grave incident with a bad effect on society' },
  'CG-13-p1': {
    zh: '领导班子不认真履行第三条、第六条规定',
    en: 'The team does not take articles 3 and 6 seriously',
  },
  'CG-13-p2': {
    zh: '对报批案件不及时研究处理,使案件久拖不决',
    en: 'Cases submitted for approval are left undecided',
  },
  'CG-14-i1': {
    zh: '在党风廉政建设责任制考核中不履行职责',
    en: 'Duties not performed, as the assessment found',
  },
  'CG-14-i2': {
    zh: '民主测评中干部群众意见较大,不信任票超过规定比例',
    en: 'Distrust in the democratic evaluation above the share set',
  },
  'CG-14-i3': {
    zh: '所管辖的部门或单位长期管理混乱、风气严重不正',
    en: 'Long disorder or bad conduct in the departments in charge of',
  },
  'CG-14-i4': {
    zh: '不廉洁自律,信访举报较多,经调查核实,不够党纪政纪处分',
    en: 'Not clean, many reports verified, below discipline',
  },
  'CG-14-i5': {
    zh: '为涉嫌违纪违法人员开脱、故意包庇或者不严格调查处理',
    en: 'Excusing, shielding or not investigating suspected offenders',
  },
  'CG-15-i1': {
    zh: '对不正之风不制止不查处、拒不办理交办事项或者隐瞒不报、压制不查',
    en: 'Bad conduct tolerated, orders refused, reports withheld or suppressed',
  },
  'CG-15-i2': {
    zh: '直接管辖范围内发生重大案件,造成重大损失或者恶劣影响',
    en: 'A grave case under direct charge, with great loss or a very bad effect',
  },
  'CG-15-i3a': {
    zh: '违反规定选拔任用干部,造成恶劣影响',
    en: 'Cadres selected against the rules, with a very bad effect',
  },
  'CG-15-i3b': { zh: '提拔任用明显有违纪违法行为的人', en: 'Promotion of a plain offender' },
  'CG-15-i4': {
    zh: '授意、指使、强令下属人员违反法规,弄虚作假',
    en: 'Subordinates told or forced to break rules and falsify',
  },
  'CG-15-i5': {
    zh: '阻挠、干扰、对抗监督检查或者案件查处,或者打击报复',
    en: 'Obstructing inspections or cases, or retaliation',
  },
  'CG-15-i6a': {
    zh: '对配偶、子女及身边工作人员严重违纪违法知情不管',
    en: 'Grave offences of family or staff known and left alone',
  },
  'CG-15-i6b': {
    zh: '对配偶、子女及身边工作人员包庇、纵容',
    en: 'Family or staff shielded or indulged',
  },
  'CG-15-catchall': { zh: '其他违反本规定的行为,情节较重', en: 'Another breach, fairly serious' },
  'CG-15-tail': {
    zh: '需要追究政纪责任,或者涉嫌犯罪',
    en: 'Administrative liability needed, or a suspected crime',
  },
  'LD-SX50-1': {
    zh: '未完成脱贫目标任务以及工作中出现问题',
    en: 'Shanxi: targets not met, or problems in the work',
  },
  'LD-SX50-2': {
    zh: '不负责任、情节严重、贻误工作、造成不良影响',
    en: 'Shanxi: irresponsible, serious, work delayed, bad effect',
  },
  'LD-SX50-3': { zh: '不胜任工作、没有履行帮扶职责', en: 'Shanxi: not up to the work, duty to help not performed' },
  'LD-SX50-4': {
    zh: '贻误工作、造成不良影响、出现严重后果',
    en: 'Shanxi: work delayed, bad effect, grave consequences',
  },
  'LD-CN25': { zh: '不负责任、造成不良影响', en: 'Irresponsible, with a bad effect' },
};

const enforcementActs: Terms = {
  'LE11-01': {
    zh: '制定文件超越权限,擅自规定处罚、许可、收费项目或不按规定备案',
    en: 'Documents beyond competence: penalties, permits or fees invented, or not filed',
  },
  'LE11-02': {
    zh: '对申请、申诉、举报不及时受理或拒绝、推诿',
    en: 'Applications, appeals or reports not accepted, refused or passed around',
  },
  'LE11-03': { zh: '不积极履行法定职责或无故拖延', en: 'Statutory duties not performed, or delayed without reason' },
  'LE11-04': { zh: '具体行政行为不合法或明显不当', en: 'An act that is unlawful or plainly improper' },
  'LE11-05': { zh: '违法要求履行义务', en: 'Obligations demanded unlawfully' },
  'LE11-06': { zh: '擅自规定罚没款或收费指标', en: 'Targets set for fines or fees' },
  'LE11-07': {
    zh: '不实施罚缴分离制度,罚没收入与奖金和经费挂钩',
    en: 'Fining not kept apart from collecting; fines tied to bonuses and funds',
  },
  'LE11-08': {
    zh: '不及时执行生效的行政决定或者判决、裁定',
    en: 'Decisions or judgments in force not carried out in time',
  },
  'LE11-09': { zh: '任用不具备行政执法资格的人员', en: 'Persons without the qualification employed in enforcement' },
  'LE11-10': { zh: '其他违法违纪行为', en: 'Another breach by the organ' },
  'LE17-01': { zh: '泄露国家秘密,损害国家利益', en: 'State secrets leaked, state interests harmed' },
  'LE17-02': { zh: '贪污受贿,徇私枉法', en: 'Corruption, bribery, law bent for favour' },
  'LE17-03': { zh: '隐瞒、伪造证据', en: 'Evidence concealed or forged' },
  'LE17-04': {
    zh: '失职渎职,滥用职权,侵犯合法权益',
    en: 'Dereliction, abuse of power, lawful rights infringed',
  },
  'LE17-05': { zh: '利用职权为自己或他人谋取私利', en: 'Office used for private gain' },
  'LE17-06': { zh: '从事营利性的经营活动', en: 'Business for profit' },
  'LE17-07': { zh: '打击报复', en: 'Retaliation' },
  'LE17-08': { zh: '其他违法违纪行为', en: 'Another breach by an officer' },
};

const grounds: Terms = { ...caseGrounds, ...enforcementActs };

export const groundValues: ValueTerms = {
  ground: grounds,
  grounds,
  groundArticle: {
    'GS-CG-3': { zh: '甘肃省党风廉政建设责任制实施办法第三条', en: 'Gansu clean-governance measures, article 3' },
    'GS-CG-6': { zh: '甘肃省党风廉政建设责任制实施办法第六条', en: 'Gansu clean-governance measures, article 6' },
  },
};
