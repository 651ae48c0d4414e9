import { describe, expect, test } from 'vitest';
import { channelProblems, pushOf, smsOf } from './config-channels.ts';
import { settingsSchema } from './config-schema.ts';

const read = (env: Record<string, string>) => settingsSchema.parse(env);
const account = `AC${'0'.repeat(32)}`;

describe('B-102 how people are told beside mail', () => {
  test('B-102 off unless said; one provider from its settings', () => {
    expect(smsOf(read({}), '/srv')).toBeUndefined();
    expect(pushOf(read({}), '/srv')).toBeUndefined();
    expect(channelProblems(read({}), true)).toEqual([]);
    const twilio = { SMS_TWILIO_ACCOUNT: account, SMS_TWILIO_TOKEN: 't', SMS_FROM: '+33700000000' };
    expect(smsOf(read(twilio), '/srv')).toMatchObject({ kind: 'twilio', accountSid: account });
    const gateway = { SMS_GATEWAY_URL: 'https://sms.example.fr/send', SMS_GATEWAY_KEY: 'k' };
    expect(smsOf(read(gateway), '/srv')).toMatchObject({ kind: 'gateway', key: 'k' });
    expect(smsOf(read({ SMS_FILE: 'sms.jsonl' }), '/srv')).toEqual({ kind: 'file', path: '/srv/sms.jsonl' });
    const push = { PUSH_KEY_FILE: 'push.json', PUSH_CONTACT: 'mailto:exploitant@example.fr' };
    expect(pushOf(read(push), '/srv')).toEqual({
      keyFile: '/srv/push.json',
      contact: 'mailto:exploitant@example.fr',
    });
  });

  test.each([
    [
      'two providers',
      { SMS_FILE: 'x', SMS_GATEWAY_URL: 'https://x.fr', SMS_GATEWAY_KEY: 'k' },
      /one provider/,
    ],
    ['half of Twilio', { SMS_TWILIO_ACCOUNT: account }, /go together/],
    ['half of a gateway', { SMS_GATEWAY_KEY: 'k' }, /go together/],
    ['a gateway in clear', { SMS_GATEWAY_URL: 'http://sms.example.fr', SMS_GATEWAY_KEY: 'k' }, /https/],
    ['a file in a real instance', { SMS_FILE: 'x' }, /trials/],
    ['half of web push', { PUSH_KEY_FILE: 'x' }, /go together/],
  ])('B-102 refuses %s', (_what, env, said) => {
    expect(channelProblems(read(env as Record<string, string>), true).join()).toMatch(said);
  });

  test('B-102 a demo may write into a file, and a gateway on this machine may be spoken to in clear', () => {
    expect(channelProblems(read({ SMS_FILE: 'x' }), false)).toEqual([]);
    const local = { SMS_GATEWAY_URL: 'http://127.0.0.1:9000', SMS_GATEWAY_KEY: 'k' };
    expect(channelProblems(read(local), true)).toEqual([]);
  });
});
