// One object of each kind, made by one person, and the calls that reach it by its id: for `object-access.test.ts`.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { listSessions } from '#contracts/accounts/own-session.contract.ts';
import { addPasskey, beginPasskey, listPasskeys } from '#contracts/accounts/passkey.contract.ts';
import { askRecovery, listRecoveries } from '#contracts/accounts/recovery.contract.ts';
import { signIn } from '#contracts/accounts/session.contract.ts';
import { getTeam, inviteColleague } from '#contracts/accounts/team.contract.ts';
import { openContent, sendFollowUp } from '#contracts/cases/case-after.contract.ts';
import { createToken, giveGrant } from '#contracts/grants/grant.contract.ts';
import { publishText } from '#contracts/legal/legal.contract.ts';
import { createFlag, settleFlag } from '#contracts/moderation/flag.contract.ts';
import { decideMeasure } from '#contracts/moderation/measure.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { listOutbox } from '#contracts/notifications/outbox.contract.ts';
import { addPushDevice, getPreferences } from '#contracts/notifications/preference.contract.ts';
import { createPhrase } from '#contracts/phrases/phrase.contract.ts';
import { askReopening, listReopenings } from '#contracts/privacy/reopening.contract.ts';
import { getOwnVerification } from '#contracts/professionals/verification.contract.ts';
import { openTicket } from '#contracts/support/ticket.contract.ts';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { SoftwareAuthenticator } from '#test/builders/software-authenticator.ts';
import { site } from './passkey-steps.ts';
import { answerCase, type People, readCase, sendCase } from './steps.ts';
import { type Person, type TestInstance, testPassword } from './test-instance.ts';
import { evidenceOf } from './verification-steps.ts';

/** How somebody stands to the object, in the order of the table. */
export const asked = [
  'owner',
  'colleague',
  'other pharmacist',
  'other doctor',
  'director',
  'operator',
] as const;
export type Asked = (typeof asked)[number];

export type ObjectStage = {
  /** Object kind → who asks as its owner, and the ids in the addresses. */
  objects: Record<string, { owner: Person; params: Record<string, string> }>;
  others: Record<Exclude<Asked, 'owner'>, Person>;
};

const grounds = {
  basis: 'breach',
  grave: 'fraud',
  graveReason: '',
  clause: 'article 8',
  facts: 'Des faits bien établis.',
  evidence: 'Une preuve de ces faits.',
} as const;

export async function setObjects(instance: TestInstance, people: People): Promise<ObjectStage> {
  const owner = people.pharmacist;
  const { ticketId } = await owner.client.call(openTicket, { body: { category: 'other', text: 'Bonjour.' } });
  await instance.pass(0);
  const [notice] = (await owner.client.call(listNotices, {})).items;
  const { measureId } = await people.operator.client.call(decideMeasure, {
    params: { accountId: owner.id },
    body: { ...grounds, kind: 'warning', remedyDays: 7 } as never,
  });
  const waiting = await addWaiting(instance, 'doctor', 'Candidate Exemple');
  const answered = await answeredCase(people);
  const of = (person: Person, params: Record<string, string>) => ({ owner: person, params });
  return {
    others: {
      colleague: people.colleague,
      'other pharmacist': people.stranger,
      'other doctor': people.doctor2,
      director: people.director,
      operator: people.operator,
    },
    objects: {
      ticket: of(owner, { ticketId }),
      phrase: of(people.doctor1, { phraseId: await phraseOf(people.doctor1) }),
      notice: of(owner, { noticeId: notice?.noticeId ?? '' }),
      account: of(owner, { accountId: owner.id }),
      measure: of(owner, { measureId }),
      'hidden message': of(owner, { subjectId: answered.hiddenId }),
      'flag on a colleague': of(owner, { flagId: await flagOnColleague(people) }),
      'flag in a case': of(owner, { flagId: answered.flagId }),
      case: of(owner, { caseId: answered.caseId, photoId: answered.photoId, tile: '0', version: '1' }),
      'verification of a doctor': of(waiting.person, waiting.params),
      team: of(owner, await teamIds(instance, people)),
      passkey: of(owner, { passkeyId: await passkeyOf(owner) }),
      'own session': of(owner, { sessionId: await secondSession(owner) }),
      'authorisation and token': of(owner, await grantIds(people)),
      're-opening request': of(people.operator, { requestId: await reopeningId(people) }),
      'request for lost access': of(people.operator, { recoveryId: await recoveryId(people) }),
      'coming legal text': of(people.operator, { versionId: await comingTextId(people) }),
      'subscribed device': of(owner, { deviceId: await deviceOf(owner) }),
      'message of the outbox': of(people.operator, { mailId: await mailIdFor(people.operator) }),
      'second colleague': of(owner, { memberId: await addColleague(instance, people) }),
    },
  };
}

async function phraseOf(doctor: Person): Promise<string> {
  const content = {
    kind: 'phrase',
    family: 'eczema',
    title: 'Peau sèche',
    part: 'pharmacistAdvice',
    text: 'Un émollient chaque jour.',
  } as const;
  return (await doctor.client.call(createPhrase, { body: { content } })).phraseId;
}

async function answeredCase(people: People) {
  const caseId = await sendCase(people.pharmacist);
  await answerCase(people.doctor1, caseId);
  const params = { caseId };
  const say = async (text: string) => {
    await people.pharmacist.client.call(sendFollowUp, { params, body: { text } });
    return (await readCase(people.pharmacist, caseId)).followUp.at(-1)?.messageId ?? '';
  };
  const flag = async (subjectId: string) => {
    const body = { subjectKind: 'message', subjectId, caseId, ground: 'vulgar', text: '' } as const;
    return (await people.doctor1.client.call(createFlag, { body })).flagId;
  };
  const hiddenId = await say('Des mots grossiers.');
  await people.director.client.call(openContent, { params, body: { reason: 'Un message est signalé.' } });
  await people.director.client.call(settleFlag, {
    params: { flagId: await flag(hiddenId) },
    body: { act: 'hide', statement: 'Ces mots n’ont pas leur place ici.' },
  });
  const photoId = (await readCase(people.pharmacist, caseId)).photos[0]?.photoId ?? '';
  return { caseId, photoId, hiddenId, flagId: await flag(await say('D’autres mots.')) };
}

async function flagOnColleague(people: People): Promise<string> {
  const body = {
    subjectKind: 'profile',
    subjectId: people.colleague.id,
    caseId: null,
    ground: 'vulgar',
    text: '',
  } as const;
  return (await people.pharmacist.client.call(createFlag, { body })).flagId;
}

async function addWaiting(instance: TestInstance, role: AccountRole, name: string) {
  const person = await instance.addPerson(role, name, { isWaiting: true });
  const { verificationId } = await person.client.call(getOwnVerification);
  const evidenceId = await evidenceOf(person, verificationId);
  return { person, params: { verificationId, evidenceId, fact: 'order' } };
}

async function pharmacyOf(instance: TestInstance, accountId: string): Promise<string> {
  const row = await instance.run(system('test'), ({ tx }) =>
    tx.selectFrom('accounts').select('organisation_id').where('id', '=', accountId).executeTakeFirstOrThrow(),
  );
  return row.organisation_id ?? '';
}

async function addColleague(instance: TestInstance, people: People): Promise<string> {
  const organisationId = await pharmacyOf(instance, people.pharmacist.id);
  return (await instance.addPerson('pharmacist', 'Seconde Exemple', { organisationId })).id;
}

/** An invitation, somebody who asks to join, a colleague. */
async function teamIds(instance: TestInstance, people: People): Promise<Record<string, string>> {
  await people.pharmacist.client.call(inviteColleague, { body: { email: 'invitee@test.invalid' } });
  const { id: accountId } = await instance.addPerson('pharmacist', 'Demandeuse Exemple');
  const requestId = newUuidV7(instance.now, (size) => new Uint8Array(size).fill(7));
  const request = {
    id: requestId,
    organisation_id: await pharmacyOf(instance, people.pharmacist.id),
    account_id: accountId,
    created_at: instance.now,
  };
  await instance.run(system('test'), ({ tx }) => tx.insertInto('team_requests').values(request).execute());
  const { invitations } = await people.pharmacist.client.call(getTeam);
  return {
    invitationId: invitations[0]?.invitationId ?? '',
    requestId,
    memberId: people.colleague.id,
  };
}

/** The id of another session that the person opened elsewhere. */
async function secondSession(person: Person): Promise<string> {
  const elsewhere = new ApiClient(person.client.origin);
  await elsewhere.call(signIn, { body: { email: person.email, password: testPassword } });
  const { items } = await person.client.call(listSessions);
  return items.find(({ isCurrent }) => !isCurrent)?.sessionId ?? '';
}

async function grantIds(people: People): Promise<Record<string, string>> {
  const accountId = people.pharmacist.id;
  const { grantId } = await people.operator.client.call(giveGrant, {
    params: { accountId },
    body: {
      scope: 'own-data-by-token',
      fromAt: null,
      untilAt: '2027-03-01T00:00:00.000Z',
      reason: 'Relevé mensuel de ses propres messages.',
    },
  });
  const { tokenId } = await people.pharmacist.client.call(createToken, {
    params: { grantId },
    body: { name: 'Relevé', reads: ['messages'], days: 30, password: testPassword },
  });
  return { accountId, grantId, tokenId };
}

async function reopeningId(people: People): Promise<string> {
  const { client } = people.operator;
  const text = 'Je souhaite rouvrir mon compte, les faits sont réglés.';
  const email = 'revenante@test.invalid';
  await new ApiClient(client.origin).call(askReopening, { body: { email, rpps: '', text } });
  return (await client.call(listReopenings)).items[0]?.requestId ?? '';
}

async function recoveryId(people: People): Promise<string> {
  const { client } = people.operator;
  const claim = { name: 'Docteur Trois', role: 'doctor', rpps: '', contact: '06 99 00 12 34' } as const;
  const body = { ...claim, email: people.doctor3.email, text: 'Téléphone volé.' };
  await new ApiClient(client.origin).call(askRecovery, { body });
  return (await client.call(listRecoveries, {})).items[0]?.recoveryId ?? '';
}

async function comingTextId(people: People): Promise<string> {
  const body = { kind: 'cookies', text: 'Un texte à venir.', summary: 'Ce qui change.' } as const;
  return (await people.operator.client.call(publishText, { body })).id;
}

async function passkeyOf({ client }: Person): Promise<string> {
  const options = await client.call(beginPasskey, { body: { password: testPassword } });
  const credential = new SoftwareAuthenticator(site, 'device of the owner').create(options);
  await client.call(addPasskey, { body: { name: 'Mon téléphone', credential } });
  return (await client.call(listPasskeys)).items[0]?.passkeyId ?? '';
}

async function deviceOf({ client }: Person): Promise<string> {
  const body = { endpoint: 'https://push.invalid/stage', p256dh: 'x', auth: 'x', name: 'Téléphone' };
  await client.call(addPushDevice, { body });
  return (await client.call(getPreferences, {})).devices[0]?.deviceId ?? '';
}

async function mailIdFor({ client }: Person): Promise<string> {
  return (await client.call(listOutbox, { query: {} })).items[0]?.mailId ?? '';
}
