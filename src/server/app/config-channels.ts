/**
 * How people are told beside mail: which provider of text messages, and the key of web push. At most one provider; what is
 * half said, or unfit for a real instance, is refused.
 */
import { resolve } from 'node:path';
import type { Settings } from './config-schema.ts';

export type SmsConfig =
  | Readonly<{ kind: 'twilio'; accountSid: string; authToken: string; from: string }>
  | Readonly<{ kind: 'gateway'; url: string; key: string; from: string | undefined }>
  | Readonly<{ kind: 'file'; path: string }>;

export function smsOf(settings: Settings, directory: string): SmsConfig | undefined {
  const { SMS_FROM: from, SMS_FILE: path } = settings;
  const { SMS_TWILIO_ACCOUNT: accountSid, SMS_TWILIO_TOKEN: authToken } = settings;
  if (accountSid && authToken && from) return { kind: 'twilio', accountSid, authToken, from };
  const { SMS_GATEWAY_URL: url, SMS_GATEWAY_KEY: key } = settings;
  if (url && key) return { kind: 'gateway', url, key, from };
  return path ? { kind: 'file', path: resolve(directory, path) } : undefined;
}

export function pushOf(
  settings: Settings,
  directory: string,
): Readonly<{ keyFile: string; contact: string }> | undefined {
  const { PUSH_KEY_FILE: file, PUSH_CONTACT: contact } = settings;
  return file && contact ? { keyFile: resolve(directory, file), contact } : undefined;
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Why a server does not start with these. */
export function channelProblems(settings: Settings, isProduction: boolean): readonly string[] {
  const { SMS_TWILIO_ACCOUNT: account, SMS_TWILIO_TOKEN: token, SMS_GATEWAY_URL: url } = settings;
  const { SMS_GATEWAY_KEY: key, SMS_FILE: file, SMS_FROM: from } = settings;
  const problems: string[] = [];
  if ([account, url, file].filter((each) => each !== undefined).length > 1) {
    problems.push('SMS_TWILIO_ACCOUNT, SMS_GATEWAY_URL and SMS_FILE: set one provider of text messages.');
  }
  const hasTwilio = account !== undefined || token !== undefined;
  if (hasTwilio && (account === undefined || token === undefined || from === undefined)) {
    problems.push('SMS_TWILIO_ACCOUNT, SMS_TWILIO_TOKEN and SMS_FROM go together: set all three, or none.');
  }
  if ((url === undefined) !== (key === undefined)) {
    problems.push('SMS_GATEWAY_URL and SMS_GATEWAY_KEY go together: set both, or neither.');
  }
  if (url !== undefined && new URL(url).protocol !== 'https:' && !loopback.includes(new URL(url).hostname)) {
    problems.push('SMS_GATEWAY_URL must begin with https://: numbers and the key go with every call.');
  }
  if (file !== undefined && isProduction) {
    problems.push('SMS_FILE is for trials: nobody is reached, and the file holds numbers in clear.');
  }
  if ((settings.PUSH_KEY_FILE === undefined) !== (settings.PUSH_CONTACT === undefined)) {
    problems.push('PUSH_KEY_FILE and PUSH_CONTACT go together: set both, or neither.');
  }
  return problems;
}
