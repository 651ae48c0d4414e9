// Subscribing and removing the browsers that notes go to.
import { AppError } from '#server/platform/http/app-error.ts';
import type { PushPort } from '#server/ports/push/push.port.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { findAddressee } from '../notice.queries.ts';
import { deviceAdded, deviceRemoved } from '../preferences/preference.audit.ts';
import { takePreferences } from '../preferences/preference.store.ts';
import { deleteDevice, listPushDevices, mostDevices, putDevice } from './push-device.store.ts';
import { openDevice, type PushDevice, sealDevice } from './push-device.ts';

/** Subscribing the same browser again replaces its row. The eleventh device pushes out the oldest. @throws AppError `preference.channel_off` */
export async function addDevice(
  ctx: Ctx,
  { accountId, device }: { accountId: string; device: PushDevice },
  push: Pick<PushPort, 'accepts' | 'publicKey'>,
): Promise<void> {
  const isOffered = push.publicKey !== null && push.accepts(device.endpoint);
  const account = isOffered ? await findAddressee(ctx.tx, accountId) : undefined;
  if (!account) throw new AppError('preference.channel_off');
  // One at a time, so that the number of devices stays bounded.
  await takePreferences(ctx.tx, accountId, ctx.now);
  const devices = await listPushDevices(ctx.tx, accountId);
  const oldest = devices.at(-1);
  if (devices.length >= mostDevices && oldest) await deleteDevice(ctx.tx, accountId, oldest.id);
  const id = ctx.newId();
  await putDevice(ctx.tx, {
    id,
    accountId,
    endpointDigest: ctx.keyring.digest('push-endpoint', device.endpoint),
    sealed: sealDevice(ctx.keyring, account.data_key, id, device),
    now: ctx.now,
  });
  ctx.audit(auditEntry(deviceAdded, accountId, { deviceId: id }));
}

/** Repeating it changes nothing; somebody else's is answered like none. */
export async function removeDevice(ctx: Ctx, accountId: string, deviceId: string): Promise<void> {
  if (!(await deleteDevice(ctx.tx, accountId, deviceId))) throw new AppError('preference.device_not_found');
  ctx.audit(auditEntry(deviceRemoved, accountId, { deviceId }));
}

export async function readDevices(ctx: Pick<Ctx, 'tx' | 'keyring'>, accountId: string) {
  const rows = await listPushDevices(ctx.tx, accountId);
  return rows.map((row) => ({
    deviceId: row.id,
    name: openDevice(ctx.keyring, row).name,
    addedAt: row.created_at.toISOString(),
  }));
}
