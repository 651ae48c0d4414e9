import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '#contracts/accounts/session.contract.ts';
import { decideMeasure } from '#contracts/moderation/measure.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import {
  closeTicket,
  getTicket,
  listOwnTickets,
  listTicketQueue,
  openTicket,
  sendTicketMessage,
} from '#contracts/support/ticket.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { letPass, stayAwake } from './acts.ts';
import { type People, populate } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let second: Person;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  second = await instance.addPerson('operator', 'Exploitante Seconde');
});
afterAll(() => instance.close());
beforeEach(() => stayAwake(instance));

const titles = async (person: Person) =>
  (await person.client.call(listNotices, {})).items.map(({ title }) => title);
const write = (person: Person, category: 'problem' | 'intrusion' | 'other', text: string) =>
  person.client.call(openTicket, { body: { category, text } });

describe('A-048 A-082 B-045 writing to support', () => {
  test('A-082 a message is received, answered and closed; both sides are told; others find nothing', async () => {
    const { ticketId } = await write(people.pharmacist, 'problem', 'La page des demandes reste vide.');
    await letPass(instance, 1);
    expect(await titles(people.pharmacist)).toContain('Votre message est arrivé à l’assistance');
    expect(await titles(people.operator)).toContain('Un message attend l’assistance');
    const params = { ticketId };
    for (const person of [people.colleague, people.doctor1, people.director]) {
      expect((await person.client.refusal(getTicket, { params })).code).toBe('ticket.not_found');
    }
    const answer = { params, body: { text: 'Rechargez la page.' } };
    expect((await people.operator.client.call(sendTicketMessage, answer)).state).toBe('answered');
    await letPass(instance, 1);
    expect(await titles(people.pharmacist)).toContain('L’assistance vous a répondu');
    const thread = await people.pharmacist.client.call(getTicket, { params });
    expect(thread.messages.map(({ side }) => side)).toEqual(['person', 'support']);
    expect(thread.account).toBeNull();
    await people.operator.client.call(closeTicket, { params });
    const again = { params, body: { text: 'Toujours vide.' } };
    expect((await people.pharmacist.client.call(sendTicketMessage, again)).state).toBe('open');
    const { items } = await people.operator.client.call(listTicketQueue, {});
    expect(items.map((item) => item.ticketId)).toContain(ticketId);
  });

  test('B-045 an intrusion is told to every operator at once and stands first', async () => {
    await write(people.doctor1, 'other', 'Une question.');
    const { ticketId } = await write(people.doctor1, 'intrusion', 'Quelqu’un a ouvert ma session.');
    await letPass(instance, 1);
    for (const operator of [people.operator, second]) {
      expect(await titles(operator)).toContain('Alerte : une intrusion est signalée');
    }
    const { items } = await second.client.call(listTicketQueue, {});
    expect(items[0]?.ticketId).toBe(ticketId);
    expect(JSON.stringify(instance.mail.sent)).not.toContain('ouvert ma session');
  });

  test('B-045 a suspended person writes to support all the same', async () => {
    await people.operator.client.call(decideMeasure, {
      params: { accountId: people.stranger.id },
      body: {
        kind: 'suspension',
        untilAt: null,
        basis: 'authority-request',
        grave: null,
        graveReason: '',
        clause: 'article 9',
        facts: 'Une autorité l’a demandé.',
        evidence: 'Courrier du 20 novembre.',
      },
    });
    const client = new ApiClient(instance.origin);
    await client.call(signIn, { body: { email: people.stranger.email, password: testPassword } });
    await client.call(openTicket, { body: { category: 'other', text: 'Je ne comprends pas.' } });
    expect((await client.call(listOwnTickets, {})).items).toHaveLength(1);
  });

  test('A-075 no more than twenty open tickets of one account', async () => {
    for (let at = 0; at < 20; at += 1) await write(people.doctor3, 'other', `Message ${at}`);
    const body = { category: 'other' as const, text: 'De trop' };
    expect((await people.doctor3.client.refusal(openTicket, { body })).code).toBe('ticket.too_many');
  });
});
