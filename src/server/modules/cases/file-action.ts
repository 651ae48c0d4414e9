// Which action of the life cycle changing a file of a case is, by who does it and where the case stands.
import type { CaseAction, CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { AccountActor } from '#server/policy/actor.ts';

/** Doctors attach to the opinion in writing; pharmacists prepare, or add to a case a doctor has. */
export function fileAction(actor: AccountActor, status: CaseStatus): CaseAction {
  if (actor.kind === 'doctor') return 'write-opinion';
  if (status === 'draft') return 'edit-draft';
  return status === 'claimed' ? 'add' : 'edit-clarification';
}
