/**
 * What a report is made from, in plain values: the caller maps the case, the people and the opinion to these.
 * It holds what R6316-4 wants written down (report, acts and prescriptions, identities, date and hour, incidents).
 */

/** Calendar day, `YYYY-MM-DD`. */
export type CalendarDay = string;

export interface PatientSource {
  readonly birthName: string;
  readonly usedName?: string;
  readonly firstNames: string;
  readonly bornOn: CalendarDay;
  readonly birthPlace?: string;
  readonly sex: 'female' | 'male' | 'unknown';
  /** Health identity (matricule INS), 15 characters. */
  readonly ins?: string;
  /** Number the act is billed under; may be a parent's. */
  readonly billingNir?: string;
  /** Who answers for a minor or a protected adult, as it should read. */
  readonly representative?: string;
}

export interface RequesterSource {
  readonly name: string;
  readonly rpps?: string;
  readonly pharmacyName: string;
  readonly finess?: string;
  readonly addressLines: readonly string[];
  readonly phone?: string;
}

export interface ExpertSource {
  readonly name: string;
  readonly rpps: string;
  /** Qualification as registered, e.g. « Dermatologie et vénéréologie ». */
  readonly qualification: string;
  readonly tierLabel?: string;
  readonly practicePlace?: string;
}

export interface ClarificationSource {
  readonly askedAt: Date;
  readonly question: string;
  readonly answeredAt?: Date;
  readonly answer?: string;
}

export interface ClinicalAnswerSource {
  readonly question: string;
  readonly answer: string;
}

export interface PhotoSource {
  /** Key in `images`, e.g. `photo-1.jpg`. */
  readonly file: string;
  readonly viewLabel: string;
  readonly siteLabel?: string;
  readonly takenAt?: Date;
}

export interface ActSource {
  readonly label: string;
  /** Billing code, e.g. `TE2`. */
  readonly code?: string;
  readonly performedAt: Date;
}

export interface AttachedDocumentSource {
  readonly name: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** « Aucune » must be said, not assumed: hence no empty list by default. */
export type PrescriptionsSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'attached'; readonly documents: readonly AttachedDocumentSource[] };

export interface OpinionSource {
  readonly findings: string;
  readonly hypotheses?: string;
  readonly adviceToRequester: string;
  readonly treatmentAdvice?: string;
  readonly referral:
    | { readonly isWanted: false }
    | { readonly isWanted: true; readonly delay: string; readonly to?: string };
  readonly followUp?: string;
  /** What the pictures of this very case do not let one judge. */
  readonly photoLimits?: string;
  readonly freeText?: string;
}

export interface ConsentSource {
  /** Sentence of fact, e.g. « Consentement recueilli oralement par la pharmacie ». */
  readonly label: string;
  readonly recordedAt: Date;
}

export interface IncidentSource {
  readonly at: Date;
  readonly description: string;
}

export interface VerificationSource {
  /** `XXXX-XXXX-XXXX`. */
  readonly code: string;
  /** Public page, e.g. `https://exemple.fr/verifier`. */
  readonly url: string;
}

interface CaseSource {
  readonly operatorName: string;
  readonly caseNumber: string;
  readonly version: number;
  readonly patient: PatientSource;
  readonly requester: RequesterSource;
  readonly sentAt: Date;
  readonly motive: string;
  readonly question?: string;
  readonly bodySites?: readonly string[];
  readonly clinicalAnswers?: readonly ClinicalAnswerSource[];
  readonly photos?: readonly PhotoSource[];
  readonly clarifications?: readonly ClarificationSource[];
  readonly consents?: readonly ConsentSource[];
  /** R6316-4 5°: an empty list says « aucun »; left out is refused. */
  readonly incidents?: readonly IncidentSource[];
  readonly verification: VerificationSource;
}

export interface OpinionReportSource extends CaseSource {
  readonly reportNumber: string;
  readonly replaces?: { readonly version: number; readonly signedAt: Date; readonly reason?: string };
  readonly expert?: ExpertSource;
  readonly takenAt?: Date;
  readonly signedAt?: Date;
  readonly opinion?: OpinionSource;
  readonly acts?: readonly ActSource[];
  readonly prescriptions?: PrescriptionsSource;
}

export type EndingKind =
  | 'declined-by-expert'
  | 'unanswered'
  | 'withdrawn-by-requester'
  | 'refused-by-patient'
  | 'redirected-to-care';

/** A request that ended without an opinion is recorded too (HAS guide): who, when, why. */
export interface EndingReportSource extends CaseSource {
  readonly reportNumber: string;
  readonly kind: EndingKind;
  readonly reason: string;
  /** What the requester is told to do instead. */
  readonly advice?: string;
  /** Who ended it; left out when time did. */
  readonly endedBy?: string;
  readonly expert?: ExpertSource;
  readonly takenAt?: Date;
  readonly endedAt?: Date;
}
