// Whether an account has been used from this browser before, and who is told when it has not. The very first
// device of an account is no news. Two devices in use at once are told calmly, once a month for each, and kept as an act.
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { lockAccountRow } from '../account-measures.store.ts';
import { deviceName } from '../passwords/device-name.ts';
import { listActiveSessions } from '../session.store.ts';
import { newDeviceSeen, usedBesideAnother } from './device.audit.ts';
import { hasDevices, insertDevice, takeBesideNote, touchDevice } from './device.store.ts';
import { besideNotice, newDeviceNotice } from './device-notices.fr.ts';

const minute = 60_000;
/** A session counts as in use for so long after its last activity. */
const inUseMinutes = 10;
const quietDays = 30;

/** The id of this browser's row, made when it is new. `token` undefined: known to nobody, remembered by nobody. */
export async function noteDevice(
  ctx: Ctx,
  seen: { accountId: string; token: string | undefined; userAgent: string },
): Promise<string | null> {
  const { accountId, token } = seen;
  const name = deviceName(seen.userAgent);
  const device = token && {
    accountId,
    tokenDigest: ctx.keyring.digest('account-device', `${accountId}:${token}`),
    name,
    now: ctx.now,
  };
  if (device) {
    const known = await touchDevice(ctx.tx, device);
    if (known) return known;
  }
  await lockAccountRow(ctx.tx, accountId);
  const isFirst = !(await hasDevices(ctx.tx, accountId));
  const id = ctx.newId();
  if (device) await insertDevice(ctx.tx, id, device);
  if (!isFirst) {
    ctx.audit(auditEntry(newDeviceSeen, accountId, {}));
    await tell(ctx, newDeviceNotice, accountId, { device: name, at: ctx.now.toISOString() });
  }
  return device ? id : null;
}

/** Called when a session comes into use: opened, or unlocked. */
export async function noteUseBeside(
  ctx: Ctx,
  session: { accountId: string; sessionId: string; deviceId: string | null; userAgent: string },
): Promise<void> {
  const since = new Date(ctx.now.getTime() - inUseMinutes * minute);
  const active = await listActiveSessions(ctx.tx, session.accountId, { now: ctx.now, since });
  const [other] = active.filter(
    ({ id, device_id }) => id !== session.sessionId && (device_id === null || device_id !== session.deviceId),
  );
  if (!other) return;
  ctx.audit(
    auditEntry(usedBesideAnother, session.accountId, { sessionId: session.sessionId, otherId: other.id }),
  );
  const quietSince = new Date(ctx.now.getTime() - quietDays * 24 * 60 * minute);
  if (!session.deviceId || !(await takeBesideNote(ctx.tx, session.deviceId, ctx.now, quietSince))) return;
  await tell(ctx, besideNotice, session.accountId, {
    device: deviceName(session.userAgent),
    other: deviceName(other.user_agent),
    at: ctx.now.toISOString(),
  });
}
