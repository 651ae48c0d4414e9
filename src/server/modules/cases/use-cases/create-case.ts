// Opens a draft that belongs to the pharmacy (B-005, B-048, B-049), with a data key of its own.

import { emptyContent } from '#contracts/cases/case-draft.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { newCaseReference } from '#server/kernel/case-reference.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { PharmacistActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { caseCreated } from '../case.audit.ts';
import { countDrafts } from '../case.queries.ts';
import type { CaseSettings } from '../case.settings.ts';
import { insertCase, putContent } from '../case.store.ts';

const referenceTries = 5;

export async function createCase(
  ctx: Ctx,
  input: {
    actor: PharmacistActor;
    form: FormId;
    /** Chosen by the device; one that is taken is refused, whoever has it. */
    caseId?: string | undefined;
    settings: CaseSettings;
    randomBytes: RandomBytes;
  },
): Promise<CaseReceipt> {
  const { actor } = input;
  const drafts = await countDrafts(ctx.tx, actor.organisationId);
  if (drafts >= input.settings.maxDraftsPerPharmacy) throw new AppError('case.draft_limit');
  const form = currentForm(input.form);
  const { key, wrapped } = ctx.keyring.newDataKey();
  const id = input.caseId ?? ctx.newId();
  for (let tries = 0; tries < referenceTries; tries++) {
    const isNew = await insertCase(ctx.tx, {
      id,
      reference: newCaseReference(ctx.now.getFullYear(), input.randomBytes),
      organisationId: actor.organisationId,
      createdBy: actor.accountId,
      dataKey: wrapped,
      form: form.id,
      formVersion: form.version,
      now: ctx.now,
    });
    if (!isNew) continue;
    const part = { key, caseId: id, accountId: actor.accountId, now: ctx.now };
    await putContent(ctx.tx, part, 'working', 0, emptyContent);
    ctx.audit(auditEntry(caseCreated, id, { form: form.id, formVersion: form.version }));
    return { caseId: id, status: 'draft', revision: 0 };
  }
  if (input.caseId !== undefined) throw new AppError('case.id_taken');
  throw new Error('no free case reference was drawn');
}
