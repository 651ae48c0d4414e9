import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOutbox } from '#contracts/notifications/outbox.contract.ts';
import { sendTestNotice } from '#contracts/notifications/preference.contract.ts';
import { postfixReport } from '#server/modules/notifications/bounces/reports.fixture.ts';
import { letPass } from './acts.ts';
import { runScript, settingsOf } from './run-command.ts';
import { type People, populate } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

/** The command as a mail server runs it, with one message on its standard input. */
const bounce = (message: string, more: Record<string, string> = {}, args: string[] = []) =>
  runScript('mail-bounce.ts', args, { env: { ...settingsOf(instance), ...more }, input: message });

/** What the mail that somebody sends himself was called when it left. */
async function sendTest({ client }: Person): Promise<string> {
  await client.call(sendTestNotice, { body: { channel: 'mail' } });
  await letPass(instance, 1);
  return instance.mail.sent.at(-1)?.idempotencyKey ?? '';
}

const lastMailTo = async (email: string) =>
  (await people.operator.client.call(listOutbox, { query: { limit: 50 } })).items.find(
    ({ to, channel }) => to === email && channel === 'mail',
  );

test('a mail that comes back is noted by the piped command, and the operator sees it', async () => {
  const { email } = people.doctor1;
  const reference = await sendTest(people.doctor1);
  expect(await lastMailTo(email)).toMatchObject({ state: 'sent', isStopped: false });
  const report = postfixReport({ reference, address: email });

  const unreachable = { DATABASE_URL: 'postgresql://consilia_app:x@127.0.0.1:1/consilia' };
  expect(await bounce(report, unreachable)).toMatchObject({ code: 75 });
  expect(await bounce(report, { MASTER_KEY_FILE: join(instance.directory, 'none.json') })).toMatchObject({
    code: 75,
  });
  expect(await bounce(report, { DATABASE_URL: '' })).toMatchObject({
    code: 75,
    output: 'The embedded database is not running\n',
  });
  expect(await lastMailTo(email)).toMatchObject({ state: 'sent' });

  expect(await bounce(report)).toEqual({ code: 0, output: 'Noted.\n' });
  expect(await lastMailTo(email)).toMatchObject({ state: 'bounced', isStopped: true });
  expect(await bounce(report)).toEqual({
    code: 0,
    output: 'Ignored: not ours, not final, or noted before.\n',
  });
});

test('what is no report is ignored, what is unreadable or too large is refused, and nothing of it is repeated', async () => {
  const { email } = people.pharmacist;
  const reference = await sendTest(people.pharmacist);
  const report = postfixReport({ reference, address: email });
  const forged = postfixReport({ reference: 'f'.repeat(64), address: email });
  const letter = 'From: zoe@x.example\nSubject: Merci\n\nBonjour.\n';
  const outcomes = [
    [await bounce(letter), 0],
    [await bounce(forged), 0],
    [await bounce(postfixReport({ reference, address: email, action: 'delayed', status: '4.4.1' })), 0],
    [await bounce(''), 65],
    [await bounce(`${report}${'x'.repeat(1_000_000)}`), 65],
    [await bounce(letter, {}, ['--now']), 64],
    [await bounce(letter, {}, ['--help']), 0],
  ] as const;
  for (const [{ code, output }, expected] of outcomes) {
    expect(code).toBe(expected);
    expect(output).not.toMatch(/Bonjour|Merci|zoe|@|[0-9a-f]{32}/);
  }
  expect(await lastMailTo(email)).toMatchObject({ state: 'sent', isStopped: false });
});
