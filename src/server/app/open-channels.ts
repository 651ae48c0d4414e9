// Opens the providers that the settings name: text messages, web push.
import { reportSms } from '#contracts/notifications/sms-report.contract.ts';
import { createNoPush } from '#server/ports/push/providers/none.adapter.ts';
import { readPushKeys } from '#server/ports/push/providers/push-keys.ts';
import { createVapidPush } from '#server/ports/push/providers/vapid.adapter.ts';
import type { PushPort } from '#server/ports/push/push.port.ts';
import { createFileSms } from '#server/ports/sms/providers/file.adapter.ts';
import { createGatewaySms } from '#server/ports/sms/providers/gateway.adapter.ts';
import { createNoSms } from '#server/ports/sms/providers/none.adapter.ts';
import { createTwilioSms } from '#server/ports/sms/providers/twilio.adapter.ts';
import type { SmsPort } from '#server/ports/sms/sms.port.ts';
import type { Config } from './config.ts';

export function openChannels({ sms, push, http }: Config): { sms: SmsPort; push: PushPort } {
  return { sms: smsOf(sms, `${http.publicUrl}${reportSms.path}`), push: pushOf(push) };
}

function smsOf(sms: Config['sms'], reportUrl: string): SmsPort {
  switch (sms?.kind) {
    case 'twilio':
      return createTwilioSms({ ...sms, reportUrl });
    case 'gateway':
      return createGatewaySms(sms);
    case 'file':
      return createFileSms(sms.path);
    case undefined:
      return createNoSms();
  }
}

function pushOf(push: Config['push']): PushPort {
  return push ? createVapidPush({ ...readPushKeys(push.keyFile), subject: push.contact }) : createNoPush();
}
