import { afterAll, beforeAll, expect, test } from 'vitest';
import { askRecovery } from '#contracts/accounts/recovery.contract.ts';
import { createFlag } from '#contracts/moderation/flag.contract.ts';
import { appealDecision, decideMeasure } from '#contracts/moderation/measure.contract.ts';
import { getWaitingWork } from '#contracts/operations/waiting-work.contract.ts';
import { closeTicket, openTicket } from '#contracts/support/ticket.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { type People, populate } from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const waiting = () => people.operator.client.call(getWaitingWork, {});
const none = {
  verifications: 0,
  tickets: 0,
  urgentTickets: 0,
  flags: 0,
  appeals: 0,
  reopenings: 0,
  recoveries: 0,
  failedMails: 0,
};

test('A-081 A-082 the operator is told how much waits in each queue, in numbers alone', async () => {
  expect(await waiting()).toEqual(none);
  const open = (category: 'other' | 'intrusion') =>
    people.doctor1.client.call(openTicket, { body: { category, text: 'Bonjour.' } });
  const { ticketId } = await open('other');
  await open('intrusion');
  expect(await waiting()).toEqual({ ...none, tickets: 2, urgentTickets: 1 });
  await people.doctor1.client.call(closeTicket, { params: { ticketId } });

  const flagged = {
    subjectKind: 'profile',
    subjectId: people.colleague.id,
    ground: 'vulgar',
    text: '',
  } as const;
  await people.pharmacist.client.call(createFlag, { body: { ...flagged, caseId: null } });
  expect(await waiting()).toEqual({ ...none, tickets: 1, urgentTickets: 1, flags: 1 });

  const { measureId } = await people.operator.client.call(decideMeasure, {
    params: { accountId: people.doctor1.id },
    body: {
      kind: 'restriction',
      scopes: ['answers'],
      untilAt: null,
      basis: 'breach',
      grave: 'fraud',
      graveReason: '',
      clause: 'conditions d’utilisation, article 8',
      facts: 'Réponses hors sujet répétées.',
      evidence: 'Trois réponses relues.',
    } as never,
  });
  const text = 'Ces réponses étaient justes.';
  await people.doctor1.client.call(appealDecision, { params: { measureId }, body: { text } });
  expect(await waiting()).toEqual({ ...none, tickets: 1, urgentTickets: 1, flags: 1, appeals: 1 });

  const claim = {
    name: 'Docteur Deux',
    role: 'doctor',
    rpps: '',
    contact: '06 99 00 12 34',
    text: '',
  } as const;
  await new ApiClient(instance.origin).call(askRecovery, { body: { ...claim, email: people.doctor2.email } });
  expect(await waiting()).toMatchObject({ recoveries: 1, tickets: 1 });
});
