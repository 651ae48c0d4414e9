// Facts others react to; ids and numbers only. Notifications and live screens listen, this module does not know them.
import type { CaseAction, CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { DomainEvent } from '../audit/public.ts';

export type CaseEvent = DomainEvent & {
  type: `case.${CaseAction}`;
  data: {
    status: CaseStatus;
    fromStatus: CaseStatus;
    tier: number;
    fromTier: number;
    isUrgent: boolean;
    pharmacyId: string;
    /** The doctor it was taken from, who must hear of it too. */
    fromExpertId?: string;
  };
};

/** Announces what was done to a case. */
export function caseEvent(action: CaseAction, caseId: string, data: CaseEvent['data']): CaseEvent {
  return { type: `case.${action}`, subjectId: caseId, data };
}

/** Actions nobody but their author needs to hear of. */
export const quietActions: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'edit-draft',
  'discard',
  'edit-clarification',
  'write-opinion',
  'hand-over',
  'record-appointment',
]);

/** Acts of the watch that change nothing anybody is working on: an autosave or a report to sign stays valid. */
export const unnoticedActions: ReadonlySet<CaseAction> = new Set<CaseAction>(['remind', 'alert-age']);
