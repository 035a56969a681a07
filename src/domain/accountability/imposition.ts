/**
 * 处理决定: the five kinds of decision that open a sanction's stream. Each names whom it hits, on which ground, and from
 * which document. Whether the measure fits the ground (GS-CG-13 to GS-CG-15) is judged afterwards, never here.
 */
import { refuse } from '../refusal';
import { define } from '../fact';
import { businessDate, id, list, oneOf, optional, ref, scheduledDate, text, year, yesNo } from '../fields';
import { findingCodes, severities } from './grounds';
import {
  administrativeSanctionCodes,
  organisationalMeasureCodes,
  partySanctionCodes,
  teamMeasureCodes,
} from './measures';

/** The case in which the measure was decided; a distrust vote can lead to a measure without one. */
const caseId = optional(ref('case'));
const docNo = text({ max: 200 });

export const TeamMeasureImposed = define({
  type: 'TeamMeasureImposed',
  zh: '对领导班子处理',
  cites: ['GS-CG-13-p1'],
  recordedBy: ['party-committee', 'government', 'organisation-department'],
  occurredOn: 'imposedOn',
  naturalKey: ['orgId', 'docNo'],
  documentNumber: true,
  fields: {
    measureId: id(),
    orgId: ref('org', { from: ['GS-CG-13-p1'] }),
    measures: list(oneOf(teamMeasureCodes), { max: 3, from: ['GS-CG-13-p1'] }),
    groundArticle: oneOf(['GS-CG-3', 'GS-CG-6'], { from: ['GS-CG-13-p1'] }),
    imposedOn: businessDate(),
    decidedByOrgId: ref('org'),
    docNo,
    caseId,
  },
});

export const OrganisationalMeasureImposed = define({
  type: 'OrganisationalMeasureImposed',
  zh: '组织处理决定',
  cites: ['GS-CG-13', 'GS-CG-14', 'GS-CG-15', 'GS-CG-17'],
  recordedBy: ['organisation-department', 'personnel-department', 'party-committee', 'government', 'appointing-organ'],
  occurredOn: 'imposedOn',
  naturalKey: ['personId', 'measureCode', 'docNo'],
  documentNumber: true,
  fields: {
    measureId: id(),
    personId: ref('person'),
    measureCode: oneOf(organisationalMeasureCodes, { from: ['GS-CG-14'] }),
    ground: oneOf(findingCodes, { from: ['GS-CG-13', 'GS-CG-14', 'GS-CG-15'] }),
    severity: oneOf(severities, { from: ['GS-CG-13', 'GS-CG-14', 'GS-CG-15-catchall'] }),
    responsibleRole: oneOf(['principal', 'direct_leadership', 'main_leadership', 'cadre'], {
      from: ['GS-CG-13', 'GS-CG-14-i3'],
    }),
    imposedOn: businessDate({ from: ['GS-CG-17'] }),
    /** From when the measure holds; the two years without promotion (GS-CG-14-i4) run from here. */
    takesEffectOn: scheduledDate({ from: ['GS-CG-14-i4'] }),
    decidedByOrgId: ref('org', { from: ['GS-CG-17'] }),
    /** The proposal of a discipline organ that the decision follows; it stands in the case. */
    proposalId: optional(id({ from: ['GS-CG-17'] })),
    leavingOfficeAuditNeeded: optional(yesNo({ from: ['GS-CG-17'] })),
    docNo,
    caseId,
  },
});

export const HonourDisqualificationImposed = define({
  type: 'HonourDisqualificationImposed',
  zh: '取消评优(不能评为)',
  cites: ['GS-CG-14-i1', 'GS-CG-13-p1'],
  recordedBy: ['organisation-department', 'personnel-department', 'party-committee'],
  occurredOn: 'imposedOn',
  naturalKey: ['personId', 'orgId', 'year', 'docNo'],
  documentNumber: true,
  fields: {
    measureId: id(),
    personId: optional(ref('person')),
    orgId: optional(ref('org')),
    titles: list(oneOf(['excellent_party_worker', 'clean_governance_advanced', 'excellent_civil_servant', 'other']), {
      max: 4,
      from: ['GS-CG-14-i1'],
    }),
    year: year({ from: ['GS-CG-14-i1'] }),
    imposedOn: businessDate(),
    docNo,
    caseId,
  },
  check: ({ personId, orgId }) =>
    (personId === undefined) === (orgId === undefined)
      ? refuse('incoherent-fact', 'the bar hits one person (personId) or one team (orgId)', {
          pointer: '/personId',
          cites: ['GS-CG-14-i1', 'GS-CG-13-p1'],
        })
      : undefined,
});

export const PartyDisciplineImposed = define({
  type: 'PartyDisciplineImposed',
  zh: '党纪处分',
  cites: ['GS-CG-14-i5', 'GS-CG-15', 'GS-CG-17'],
  recordedBy: ['discipline-commission'],
  occurredOn: 'imposedOn',
  naturalKey: ['personId', 'sanction', 'docNo'],
  documentNumber: true,
  fields: {
    measureId: id(),
    personId: ref('person'),
    sanction: oneOf(partySanctionCodes, { from: ['GS-CG-15'] }),
    ground: oneOf(findingCodes, { from: ['GS-CG-15'] }),
    severity: oneOf(severities, { from: ['GS-CG-15'] }),
    /** The decision says that administrative liability is needed too (需要追究政纪责任). */
    needsAdmin: optional(yesNo({ from: ['GS-CG-15-tail'] })),
    imposedOn: businessDate(),
    takesEffectOn: scheduledDate(),
    decidedByOrgId: ref('org', { from: ['GS-CG-17'] }),
    docNo,
    caseId,
  },
});

export const AdministrativeDisciplineImposed = define({
  type: 'AdministrativeDisciplineImposed',
  zh: '政纪(行政)处分',
  cites: ['GS-CG-14-i5', 'GS-CG-15-tail', 'GS-CG-15-i5', 'GS-LE-26', 'GS-CG-17'],
  recordedBy: ['discipline-commission', 'appointing-organ'],
  occurredOn: 'imposedOn',
  naturalKey: ['personId', 'sanction', 'docNo'],
  documentNumber: true,
  fields: {
    measureId: id(),
    personId: ref('person'),
    sanction: oneOf(administrativeSanctionCodes, { from: ['GS-CG-15-i5', 'GS-LE-26'] }),
    /** The party sanction by whose measure this one was taken (比照所给予的党纪处分). */
    parallelTo: optional(ref('sanction', { from: ['GS-CG-15-tail'] })),
    ground: oneOf(findingCodes),
    imposedOn: businessDate(),
    takesEffectOn: scheduledDate(),
    decidedByOrgId: ref('org', { from: ['GS-CG-17'] }),
    docNo,
    caseId,
  },
});
