// One's own preferences over HTTP; every answer is the whole of them.
import {
  getPreferences as getOperation,
  savePreferences as saveOperation,
  sendTestNotice as testOperation,
} from '#contracts/notifications/preference.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { readPreferences, savePreferences, sendTestNotice } from './set-preferences.ts';

export type PreferenceParts = Pick<NotificationParts, 'run' | 'mail' | 'notices'>;

const access = { kind: 'signed-in', rule: 'notices.own' } as const;

export function bindPreferenceRoutes(server: HttpServer<AccountActor>, parts: PreferenceParts): void {
  const { run } = parts;
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => readPreferences(ctx, actor)),
  });
  bindOperation(server, saveOperation, {
    access,
    // The revision recognises a repetition: the second is refused and the screen reads again.
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      run(actor, async (ctx) => {
        await savePreferences(ctx, actor, body);
        return readPreferences(ctx, actor);
      }),
  });
  bindOperation(server, testOperation, {
    access,
    // At most one in five minutes, whoever repeats it.
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      run(actor, (ctx) => sendTestNotice(ctx, actor, { channel: body.channel, parts })),
  });
}
