// The pharmacist has the patient told, with his consent recorded as an entry of its own, or takes it back.
import type { PatientMessage } from '#contracts/notifications/patient-message.contract.ts';
import { isMobilePhone, type PhoneNumber } from '#contracts/values/phone.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { PharmacistActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { openCase } from '../../cases/public.ts';
import { recordConsents, withdrawConsents } from '../../consents/public.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { patientMessageAsked, patientMessageWithdrawn } from './patient-message.audit.ts';
import {
  findPatientMessage,
  movePatientMessage,
  putPatientMessage,
  type StoredState,
  takePatientMessage,
} from './patient-message.store.ts';
import { hasLeft, mayTell, openPatientPhone, sealPatientPhone, shownState } from './patient-message.ts';
import { planPatientMessage } from './plan-patient-message.ts';

type Parts = Pick<NotificationParts, 'sms' | 'notices'>;

export async function readPatientMessage(ctx: Ctx, caseId: string, { sms }: Parts): Promise<PatientMessage> {
  const { caseRow, key } = await openCase(ctx, caseId);
  const row = await findPatientMessage(ctx.tx, caseId);
  return {
    isOffered: sms.delivery === 'sends' && mayTell(caseRow.status),
    state: row ? shownState(row.state as StoredState) : null,
    phoneEnd: row ? openPatientPhone(key, caseId, row.phone_sealed).slice(-2) : null,
    sentAt: row?.sent_at && row.state !== 'sending' ? row.sent_at.toISOString() : null,
  };
}

/** @throws AppError `patient-message.not_possible`, `patient-message.already_sent`, `phone.not_mobile`, `case.not_found` */
export async function askPatientMessage(
  ctx: Ctx,
  { actor, caseId, phone }: { actor: PharmacistActor; caseId: string; phone: PhoneNumber },
  { sms, notices }: Parts,
): Promise<void> {
  const { caseRow, key } = await openCase(ctx, caseId);
  if (sms.delivery === 'off' || !mayTell(caseRow.status)) throw new AppError('patient-message.not_possible');
  if (!isMobilePhone(phone)) throw new AppError('phone.not_mobile');
  const before = await takePatientMessage(ctx.tx, caseId);
  if (before && hasLeft(before.state as StoredState)) throw new AppError('patient-message.already_sent');
  const sealed = sealPatientPhone(key, caseId, phone);
  await putPatientMessage(ctx.tx, { caseId, sealed, state: 'asked', askedBy: actor.accountId, now: ctx.now });
  const by = { accountId: actor.accountId, now: ctx.now, toldHow: 'oral' };
  await recordConsents(ctx.tx, caseId, [{ id: ctx.newId(), purpose: 'sms' }], by);
  ctx.audit(auditEntry(patientMessageAsked, caseId, {}));
  if (caseRow.status === 'answered') await planPatientMessage(ctx, caseId, notices.serviceHours.zone);
}

/** Changes nothing where none waits. @throws AppError `patient-message.already_sent`, `case.not_found` */
export async function withdrawPatientMessage(ctx: Ctx, caseId: string): Promise<void> {
  await openCase(ctx, caseId);
  const row = await takePatientMessage(ctx.tx, caseId);
  if (!row || row.state === 'withdrawn') return;
  if (hasLeft(row.state as StoredState)) throw new AppError('patient-message.already_sent');
  await movePatientMessage(ctx.tx, caseId, { to: 'withdrawn' });
  await withdrawConsents(ctx.tx, caseId, ['sms'], ctx.now);
  ctx.audit(auditEntry(patientMessageWithdrawn, caseId, {}));
}
