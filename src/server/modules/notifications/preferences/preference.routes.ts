// One's own preferences over HTTP: topics and hours, the telephone, the devices.
import {
  addPushDevice as addOperation,
  askPhoneCode as askOperation,
  confirmPhone as confirmOperation,
  getPreferences as getOperation,
  removePushDevice as removeDeviceOperation,
  removePhone as removePhoneOperation,
  savePreferences as saveOperation,
  sendTestNotice as testOperation,
} from '#contracts/notifications/preference.contract.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { addDevice, removeDevice } from '../devices/set-devices.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { askPhoneCode, confirmPhone, removePhone } from '../phones/set-phone.ts';
import { readPreferences, savePreferences, sendTestNotice } from './set-preferences.ts';

export type PreferenceParts = Pick<NotificationParts, 'run' | 'mail' | 'sms' | 'push' | 'notices'> & {
  randomBytes: RandomBytes;
};

const access = { kind: 'signed-in', rule: 'notices.own' } as const;
// Each of these may be repeated: a revision, a pause between two, or an end that is reached once.
const idempotency = 'natural' as const;

export function bindPreferenceRoutes(server: HttpServer<AccountActor>, parts: PreferenceParts): void {
  const { run } = parts;
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => readPreferences(ctx, actor, parts)),
  });
  bindOperation(server, saveOperation, {
    access,
    idempotency,
    handler: ({ actor, body }) =>
      run(actor, async (ctx) => {
        await savePreferences(ctx, actor, body);
        return readPreferences(ctx, actor, parts);
      }),
  });
  bindOperation(server, testOperation, {
    access,
    idempotency,
    handler: ({ actor, body }) =>
      run(actor, (ctx) => sendTestNotice(ctx, actor, { channel: body.channel, parts })),
  });
  bindPhone(server, parts);
  bindDevices(server, parts);
}

function bindPhone(server: HttpServer<AccountActor>, parts: PreferenceParts): void {
  const { run } = parts;
  bindOperation(server, askOperation, {
    access,
    idempotency,
    handler: ({ actor, body }) =>
      run(actor, (ctx) => askPhoneCode(ctx, { accountId: actor.accountId, phone: body.phone }, parts)),
  });
  bindOperation(server, confirmOperation, {
    access,
    idempotency,
    handler: async ({ actor, body }) => {
      const isRight = await run(actor, (ctx) => confirmPhone(ctx, actor.accountId, body.code));
      if (!isRight) throw new AppError('phone.code_wrong');
    },
  });
  bindOperation(server, removePhoneOperation, {
    access,
    idempotency,
    handler: ({ actor }) => run(actor, (ctx) => removePhone(ctx, actor.accountId)),
  });
}

function bindDevices(server: HttpServer<AccountActor>, { run, push }: PreferenceParts): void {
  bindOperation(server, addOperation, {
    access,
    idempotency,
    handler: ({ actor, body }) =>
      run(actor, (ctx) => addDevice(ctx, { accountId: actor.accountId, device: body }, push)),
  });
  bindOperation(server, removeDeviceOperation, {
    access,
    idempotency,
    handler: ({ actor, params }) => run(actor, (ctx) => removeDevice(ctx, actor.accountId, params.deviceId)),
  });
}
