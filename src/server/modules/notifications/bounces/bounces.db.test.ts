import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  database,
  emailOf,
  later,
  mail,
  people,
  prepareNotificationWorld,
  run,
  states,
  tester,
  work,
} from '../notification-world.suite.ts';
import { setStop } from '../stop/set-stop.ts';
import { writeMails } from '../use-cases/write-mails.ts';
import { readDeliveryReport } from './delivery-report.ts';
import { eximReport, postfixReport, providerReport } from './reports.fixture.ts';
import { takeBounce } from './take-bounce.ts';

prepareNotificationWorld();

const address = 'pharmacist@exemple.example';

/** One mail to the pharmacist, sent; what named it. */
async function send(): Promise<{ mailId: string; reference: string }> {
  const draft = { kind: 'ticket.waiting', caseId: null, subject: 's', text: 't', html: '<p>t</p>' };
  const [mailId = ''] = await run(tester, (ctx) =>
    writeMails(ctx, [{ ...draft, accountId: people.pharmacist }], 'sends'),
  );
  await work();
  return { mailId, reference: mail.sent.at(-1)?.idempotencyKey ?? '' };
}

function take(text: string) {
  const report = readDeliveryReport(Buffer.from(text));
  if (typeof report === 'string') throw new Error(report);
  return run(tester, (ctx) => takeBounce(ctx, report));
}

const stops = async () =>
  (await database.db.selectFrom('stopped_addresses').select(['channel', 'cause']).execute()).map(
    ({ channel, cause }) => `${channel} ${cause}`,
  );

const clear = () => sql`truncate stopped_addresses`.execute(database.ownerDb);

test('an address that does not exist: the mail came back, nothing more is written there', async () => {
  await clear();
  const { reference } = await send();
  expect(address).toBe(emailOf('pharmacist'));
  expect(await states()).toEqual(['sent']);
  expect(await take(postfixReport({ reference, address }))).toBe('noted');
  expect([await states(), await stops()]).toEqual([['bounced'], ['mail bounce']]);
  later(1);
  await send();
  expect(await states()).toEqual(['bounced', 'stopped']);
});

test.each([
  ['Exim', eximReport],
  ['a large provider', providerReport],
])('the report of %s stops the address too', async (_name, write) => {
  await clear();
  const { reference } = await send();
  expect(await take(write({ reference, address }))).toBe('noted');
  expect([await states(), await stops()]).toEqual([['bounced'], ['mail bounce']]);
});

test.each([
  ['a full mailbox', { status: '5.2.2' }],
  ['a refusal of the content', { status: '5.7.1' }],
  ['a server that never answered', { status: '4.4.1', diagnostic: 'smtp; timed out' }],
  ['an address it was forwarded to', { status: '5.1.1', address: 'ailleurs@exemple.example' }],
  ['our own address', { status: '5.1.8' }],
])('%s: the mail came back, the address stays', async (_what, told) => {
  await clear();
  const { reference } = await send();
  expect(await take(postfixReport({ reference, address, ...told }))).toBe('noted');
  expect([await states(), await stops()]).toEqual([['bounced'], []]);
});

test.each([
  ['a delay', { action: 'delayed', status: '4.4.1' }],
  ['a delivery', { action: 'delivered', status: '2.0.0' }],
  ['a handing over', { action: 'relayed', status: '2.0.0' }],
  ['a failure that does not say why', { status: '-', diagnostic: 'x; -' }],
])('%s changes nothing', async (_what, told) => {
  await clear();
  const { reference } = await send();
  expect(await take(postfixReport({ reference, address, ...told }))).toBe('ignored');
  expect([await states(), await stops()]).toEqual([['sent'], []]);
});

test('a forged report changes nothing: the id of the row is not enough', async () => {
  await clear();
  const { mailId, reference } = await send();
  const spoilt = `${reference.slice(0, 63)}${reference.endsWith('0') ? '1' : '0'}`;
  for (const forged of [mailId, mailId.replaceAll('-', ''), spoilt, `${reference}x`, "' or 1=1 --"]) {
    expect(await take(postfixReport({ reference: forged, address }))).toBe('ignored');
  }
  expect([await states(), await stops()]).toEqual([['sent'], []]);
});

test('a second report changes nothing, not even once the operator writes there again', async () => {
  await clear();
  const { mailId, reference } = await send();
  await take(postfixReport({ reference, address }));
  const actor = { kind: 'operator', accountId: people.operator } as const;
  await run(actor, (ctx) => setStop(ctx, { actor, mailId, isStopped: false }));
  expect(await take(postfixReport({ reference, address }))).toBe('ignored');
  expect([await states(), await stops()]).toEqual([['bounced'], []]);
});

test('reports at the same moment count once', async () => {
  await clear();
  const { reference } = await send();
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => take(postfixReport({ reference, address }))),
  );
  expect(answers.filter((answer) => answer === 'noted')).toHaveLength(1);
});

test('a report that is faster than the note that the mail left holds', async () => {
  await clear();
  const draft = { kind: 'test', caseId: null, subject: 's', text: 't', html: '' };
  await run(tester, (ctx) => writeMails(ctx, [{ ...draft, accountId: people.pharmacist }], 'sends'));
  await work({
    delivery: 'sends',
    send: async ({ idempotencyKey }) => {
      await take(postfixReport({ reference: idempotencyKey, address }));
      return { messageId: '' };
    },
  });
  expect(await states()).toEqual(['bounced']);
});

test('of an erased account the mail is noted, the address is known to nobody', async () => {
  await clear();
  const { reference } = await send();
  await run(tester, (ctx) =>
    ctx.tx
      .updateTable('accounts')
      .set({ data_key: 'destroyed' })
      .where('id', '=', people.pharmacist)
      .execute(),
  );
  expect(await take(postfixReport({ reference, address }))).toBe('noted');
  expect([await states(), await stops()]).toEqual([['bounced'], []]);
});
