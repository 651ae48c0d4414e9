// The medical director opens the content of one case for a short time, with a reason that is kept (B-058).
import type { DirectorActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { contentOpened } from '../case.audit.ts';
import type { CaseSettings } from '../case.settings.ts';
import { addNote, grantContent } from '../case.store.ts';
import { takeInHand } from './transition-case.ts';

export async function openContent(
  ctx: Ctx,
  input: { actor: DirectorActor; caseId: string; reason: string; settings: CaseSettings },
): Promise<{ until: string }> {
  const { caseRecord } = await takeInHand(ctx, input.caseId);
  const until = new Date(ctx.now.getTime() + input.settings.contentAccessMinutes * 60_000);
  await grantContent(ctx.tx, input.caseId, input.actor.accountId, until);
  const key = ctx.keyring.unwrap(caseRecord.data_key);
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await addNote(ctx.tx, part, { id: ctx.newId(), kind: 'access', side: 'director', text: input.reason });
  ctx.audit(auditEntry(contentOpened, input.caseId, { until: until.toISOString() }));
  return { until: until.toISOString() };
}
