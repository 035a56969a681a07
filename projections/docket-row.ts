/**
 * What the docket (追责处理台账) knows of one subject: lists that only grow, each item one recorded fact with its id. A
 * follow-up may lie on an earlier legal day than the fact it follows (back-dated entry), so nothing is nested while
 * folding; `measuresOf` and `evaluationsOf` join the lists for whoever judges them.
 */
import type { LegalDay } from '../src/domain/legal-day';
import type { BallotCounts } from './evaluations';
import type { Recorded } from './recorded';

/** A result on record, with what its opening says of it. */
export interface EvaluationResult extends Recorded {
  readonly evaluationId: string;
  readonly cycleYear: number;
  readonly purpose: string;
  readonly subjectKind: string;
  readonly organiserOrgId: string;
  /** Of several in a year, the one that counts as the year's own. */
  readonly markedAnnual?: boolean;
  readonly heldOn: LegalDay;
  readonly eligibleVoters: number;
  readonly ballotsIssued: number;
  readonly ballotsReturned: number;
  readonly ballotsInvalid: number;
  readonly counts: BallotCounts;
  readonly denominatorPolicyId: string;
}

export interface Annulment extends Recorded {
  readonly evaluationId: string;
  readonly annulledOn: LegalDay;
  readonly reason: string;
  readonly remeasured: boolean;
  readonly newEvaluationId?: string;
}

/** 追责立案 with the ground that was charged. */
export interface AccountabilityCase extends Recorded {
  readonly caseId: string;
  readonly ground: string;
  readonly openedOn: LegalDay;
}

/** 调查结论. */
export interface Conclusion extends Recorded {
  readonly caseId: string;
  readonly concludedOn: LegalDay;
  readonly grounds: readonly string[];
  readonly severity: string;
  readonly outcome: string;
  readonly fault: string;
  readonly badEffect?: boolean;
  /** What was found about this subject on the axes of GS-CG-16; what was found about others is left out. */
  readonly responsibility?: Readonly<Record<'collectiveOrIndividual' | 'leadership' | 'directness', string>>;
}

/** 责任认定 on the three axes of GS-CG-16. */
export interface Classification extends Recorded {
  readonly caseId: string;
  readonly collectiveOrIndividual: string;
  readonly leadership: string;
  readonly directness: string;
  readonly basisDivisionRef?: string;
  readonly occurredOn: LegalDay;
  readonly note?: string;
}

/** 处理建议 of the discipline organ (GS-CG-17). */
export interface Proposal extends Recorded {
  readonly caseId: string;
  readonly proposalId: string;
  readonly toOrgId: string;
  readonly measureCode: string;
  readonly proposedOn: LegalDay;
}

/** 移送司法机关. */
export interface Transfer extends Recorded {
  readonly caseId: string;
  readonly toOrgId: string;
  readonly transferredOn: LegalDay;
}

/** A measure as imposed, of whichever of the five kinds. */
export interface ImposedMeasure extends Recorded {
  readonly measureId: string;
  /** The kind of fact, e.g. `PartyDisciplineImposed`: each kind has its own ladder and its own competent organs. */
  readonly kind: string;
  /** Codes of the ladder, e.g. `REMOVAL`; HONOUR_BAR_TITLES for a person's barred honours; several only for a team. */
  readonly codes: readonly string[];
  /** Code of the ground, e.g. `CG-14-i2`. Absent for a team's measure, and for a barred honour. */
  readonly ground?: string;
  /** Only for a team's measure: the article that the team did not keep. */
  readonly groundArticle?: string;
  readonly severity?: string;
  readonly responsibleRole?: string;
  /** The case in which it was decided. */
  readonly caseId?: string;
  readonly imposedOn: LegalDay;
  /** `imposedOn` where the kind has no day of its own for it. */
  readonly takesEffectOn: LegalDay;
  /** Absent where the kind does not name the deciding organ. */
  readonly decidedByOrgId?: string;
  /** `about.onBehalfOf`, else `about.organ`: the organ whose act is recorded. */
  readonly recordingOrgan?: string;
  readonly proposalId?: string;
  readonly parallelTo?: string;
  readonly needsAdmin?: boolean;
  readonly leavingOfficeAuditNeeded?: boolean;
  /** Only for a barred honour: which titles, in which year. */
  readonly titles?: readonly string[];
  readonly year?: number;
  readonly docNo: string;
}

export interface Execution extends Recorded {
  readonly measureId: string;
  readonly executedOn: LegalDay;
  readonly executionKind: string;
}

export interface Appeal extends Recorded {
  readonly measureId: string;
  readonly filedOn: LegalDay;
}

export interface AppealDecision extends Recorded {
  readonly measureId: string;
  readonly outcome: string;
  readonly decidedOn: LegalDay;
  readonly newMeasureId?: string;
}

/** 处理变更: another measure from a day on. */
export interface Variation extends Recorded {
  readonly measureId: string;
  readonly newMeasureCode: string;
  readonly variedOn: LegalDay;
  readonly effectiveFrom: LegalDay;
}

/** 处理撤销: taken back in law, from the beginning or from a day on. */
export interface Revocation extends Recorded {
  readonly measureId: string;
  readonly revokedOn: LegalDay;
  readonly effectiveFrom: 'from_beginning' | 'from_date';
  readonly fromDate?: LegalDay;
}

/** 任职. */
export interface PostTaken extends Recorded {
  readonly postId: string;
  /** Absent when the post's establishment does not stand. */
  readonly orgId?: string;
  readonly isLeadingCadre?: boolean;
  readonly rankOrdinal?: number;
  readonly assumedOn: LegalDay;
  readonly isPromotion: boolean;
  readonly decidedByOrgId: string;
}

/** 离任. */
export interface PostLeft extends Recorded {
  readonly postId: string;
  readonly vacatedOn: LegalDay;
  readonly reason: string;
  /** The measure that the vacating carries out. */
  readonly measureId?: string;
}

/** 考核结果 as determined; entering it in the file is another act (GS-CG-12). */
export interface AssessmentResult extends Recorded {
  readonly assessmentId: string;
  readonly assessmentKind?: string;
  readonly cycleYear?: number;
  readonly grade: string;
  readonly dutyNotPerformed?: boolean;
  readonly severity?: string;
  readonly determinedOn: LegalDay;
}

/** 廉政档案记入. */
export interface FileEntryMade extends Recorded {
  readonly entryId: string;
  readonly entryKind: string;
  /** The fact that was entered, whatever its kind. */
  readonly sourceEventId: string;
  readonly sectionCode: string;
  readonly enteredOn: LegalDay;
}

/** 更正 or 撤销登记 of a fact that is, or was, filed here. The voided fact itself is gone from the row. */
export interface Mark extends Recorded {
  readonly type: 'EventCorrected' | 'EventVoided';
  readonly targetEventId: string;
  /** The stream of the target: its kind says whether a trigger's basis was touched. */
  readonly stream: string;
  readonly reason: string;
}

/** 机构登记, for a row about an organ. */
export interface Registration extends Recorded {
  readonly orgKind: string;
  readonly level: string;
  readonly cgScope: 'full' | 'by_reference' | 'none';
  readonly effectiveFrom: LegalDay;
}

/** Everything on record about one subject; every list is in legal order (day, then index). */
export interface DocketRow {
  /** The key: `person-<id>` or `org-<id>`. */
  readonly subject: string;
  /** Only for an organ that is registered. */
  readonly registration?: Registration;
  readonly results: readonly EvaluationResult[];
  readonly annulments: readonly Annulment[];
  readonly cases: readonly AccountabilityCase[];
  readonly conclusions: readonly Conclusion[];
  readonly classifications: readonly Classification[];
  readonly proposals: readonly Proposal[];
  readonly transfers: readonly Transfer[];
  readonly imposed: readonly ImposedMeasure[];
  readonly executions: readonly Execution[];
  readonly appeals: readonly Appeal[];
  readonly appealDecisions: readonly AppealDecision[];
  readonly variations: readonly Variation[];
  readonly revocations: readonly Revocation[];
  readonly postsTaken: readonly PostTaken[];
  readonly postsLeft: readonly PostLeft[];
  readonly assessmentResults: readonly AssessmentResult[];
  readonly fileEntries: readonly FileEntryMade[];
  readonly marks: readonly Mark[];
}

export const emptyDocketRow = (subject: string): DocketRow => ({
  subject,
  results: [],
  annulments: [],
  cases: [],
  conclusions: [],
  classifications: [],
  proposals: [],
  transfers: [],
  imposed: [],
  executions: [],
  appeals: [],
  appealDecisions: [],
  variations: [],
  revocations: [],
  postsTaken: [],
  postsLeft: [],
  assessmentResults: [],
  fileEntries: [],
  marks: [],
});
