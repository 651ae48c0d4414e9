import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inviteColleague } from '#contracts/accounts/team.contract.ts';
import { openContent, sendFollowUp } from '#contracts/cases/case-after.contract.ts';
import {
  appealItem,
  createFlag,
  decideItem,
  getFlag,
  listFlags,
  listItemAppeals,
  listOwnItems,
  settleFlag,
} from '#contracts/moderation/flag.contract.ts';
import { decideMeasure } from '#contracts/moderation/measure.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { getPhotoThumbnail } from '#contracts/photos/photo.contract.ts';
import { sendTicketMessage } from '#contracts/support/ticket.contract.ts';
import { auditOf, letPass, stayAwake } from './acts.ts';
import { answerCase, type People, populate, readCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let caseId: string;

beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  caseId = await sendCase(people.pharmacist);
  await answerCase(people.doctor1, caseId);
});
afterAll(() => instance.close());
beforeEach(() => stayAwake(instance));

type Body = Parameters<typeof createFlag.body.parse>[0];
const flag = (person: Person, body: object) =>
  person.client.call(createFlag, { body: { ground: 'vulgar', text: '', ...body } as never });
const refusedFlag = async (person: Person, body: object) =>
  (
    await person.client.refusal(createFlag, {
      body: { ground: 'vulgar', text: '', ...body } as Body as never,
    })
  ).code;
const titles = async (person: Person) =>
  (await person.client.call(listNotices, {})).items.map(({ title }) => title);

async function ask(text: string): Promise<string> {
  await people.pharmacist.client.call(sendFollowUp, { params: { caseId }, body: { text } });
  return (await readCase(people.pharmacist, caseId)).followUp.at(-1)?.messageId ?? '';
}
async function reply(text: string): Promise<void> {
  await people.doctor1.client.call(sendFollowUp, { params: { caseId }, body: { text } });
}
const openToDirector = (director = people.director) =>
  director.client.call(openContent, { params: { caseId }, body: { reason: 'Un message est signalé.' } });
const harassing = {
  basis: 'breach',
  grave: 'other-grave',
  graveReason: 'Quatre messages publicitaires en une heure.',
  clause: 'conditions d’utilisation, article 8',
  facts: 'Messages publicitaires répétés dans un dossier.',
  evidence: 'Signalements du médecin.',
} as const;
const statement = 'Ces mots n’ont pas leur place dans un dossier.';

describe('A-082 flagging what one may see', () => {
  test('A-082 a case, a message, a photo, a link, a colleague and a named doctor; for others 404', async () => {
    const messageId = await ask('Un message qui sera signalé.');
    const { photos, people: named } = await readCase(people.doctor1, caseId);
    const subjects = [
      { subjectKind: 'case', subjectId: caseId },
      { subjectKind: 'message', subjectId: messageId },
      { subjectKind: 'photo', subjectId: photos[0]?.photoId },
      { subjectKind: 'link', subjectId: caseId, text: 'https://exemple.invalid' },
    ];
    for (const subject of subjects) {
      expect(await refusedFlag(people.stranger, { ...subject, caseId })).toBe('case.not_found');
      expect(await refusedFlag(people.doctor2, { ...subject, caseId })).toBe('case.not_found');
      await flag(people.doctor1, { ...subject, caseId });
    }
    await flag(people.pharmacist, { subjectKind: 'profile', subjectId: named.expertId, caseId });
    await flag(people.pharmacist, { subjectKind: 'profile', subjectId: people.colleague.id, caseId: null });
    for (const subjectId of [people.stranger.id, people.doctor2.id, people.operator.id]) {
      const profile = { subjectKind: 'profile', subjectId };
      expect(await refusedFlag(people.pharmacist, { ...profile, caseId: null })).toBe(
        'flag.subject_not_found',
      );
      expect(await refusedFlag(people.pharmacist, { ...profile, caseId })).toBe('flag.subject_not_found');
    }
    expect(
      await refusedFlag(people.pharmacist, { subjectKind: 'message', subjectId: messageId, caseId }),
    ).toBe('flag.own_content');
    expect(await refusedFlag(people.doctor1, { ...subjects[1], caseId })).toBe('flag.already_made');
    await letPass(instance, 1);
    expect(await titles(people.doctor1)).toContain('Votre signalement est arrivé');
  });

  test('A-109 A-120 a link is flagged with the link; asking for data is a ground', async () => {
    expect(await refusedFlag(people.doctor1, { subjectKind: 'link', subjectId: caseId, caseId })).toBe(
      'request.malformed',
    );
    const messageId = await ask('Donnez-moi votre mot de passe.');
    await flag(people.doctor1, {
      subjectKind: 'message',
      subjectId: messageId,
      caseId,
      ground: 'asks-for-data',
    });
    await reply('Non.');
  });
});

describe('A-072 B-058 deciding', () => {
  test('B-058 the operator sees that a message is flagged and never a word of it; the director reads it with a reason', async () => {
    const { items } = await people.operator.client.call(listFlags, {});
    const about = items.find(({ subjectKind }) => subjectKind === 'message');
    const params = { flagId: about?.flagId ?? '' };
    const seen = await people.operator.client.call(getFlag, { params });
    expect(seen).toMatchObject({ text: null, isYours: false, isCaseOpen: false });
    const decision = { params, body: { act: 'hide' as const, statement } };
    expect((await people.operator.client.refusal(settleFlag, decision)).code).toBe('flag.not_for_you');
    expect((await people.director.client.refusal(settleFlag, decision)).code).toBe('flag.open_content_first');
    const profiles = (await people.director.client.call(listFlags, {})).items.filter(
      ({ subjectKind }) => subjectKind === 'profile',
    );
    expect(profiles).toEqual([]);
  });

  test('A-072 a hidden message and a removed photo disappear for others at once; the author sees why; nothing is destroyed', async () => {
    const messageId = await ask('Des mots grossiers.');
    const photoId = (await readCase(people.doctor1, caseId)).photos[1]?.photoId ?? '';
    const message = await flag(people.doctor1, { subjectKind: 'message', subjectId: messageId, caseId });
    const photo = await flag(people.doctor1, { subjectKind: 'photo', subjectId: photoId, caseId });
    await openToDirector();
    await people.director.client.call(settleFlag, {
      params: { flagId: message.flagId },
      body: { act: 'hide', statement },
    });
    await people.director.client.call(settleFlag, {
      params: { flagId: photo.flagId },
      body: { act: 'remove', statement },
    });
    const doctorSees = await readCase(people.doctor1, caseId);
    expect(JSON.stringify(doctorSees)).not.toContain('grossiers');
    expect(doctorSees.photos.map((one) => one.photoId)).not.toContain(photoId);
    const thumbnail = { params: { photoId } };
    expect((await people.doctor1.client.refusal(getPhotoThumbnail, thumbnail)).code).toBe('photo.not_found');
    const authorSees = await readCase(people.pharmacist, caseId);
    expect(JSON.stringify(authorSees)).toContain('grossiers');
    expect(authorSees.hiddenParts.map(({ partId }) => partId).sort()).toEqual([messageId, photoId].sort());
    expect((await people.pharmacist.client.send(getPhotoThumbnail, thumbnail as never)).status).toBe(200);
    await letPass(instance, 1);
    expect(await titles(people.pharmacist)).toContain('Un contenu que vous avez déposé n’est plus visible');
    expect(await titles(people.doctor1)).toContain('Suite donnée à votre signalement');
    const [own] = (await people.pharmacist.client.call(listOwnItems, {})).items;
    expect(own?.statement).toBe(statement);
    const told = instance.mail.sent.filter(({ subject }) => /n’est plus visible/.test(subject));
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain('pas leur place');
  });

  test('A-072 the author contests once; another director restores it, and it shows again', async () => {
    const second = await instance.addPerson('director', 'Directeur Second');
    const { items } = await people.pharmacist.client.call(listOwnItems, {});
    const item = items.find(({ subjectKind }) => subjectKind === 'photo');
    const params = { subjectId: item?.subjectId ?? '' };
    const appeal = { params, body: { text: 'Cette photo montre la lésion.' } };
    expect((await people.stranger.client.refusal(appealItem, appeal)).code).toBe('item.not_found');
    await people.pharmacist.client.call(appealItem, appeal);
    expect((await people.pharmacist.client.refusal(appealItem, appeal)).code).toBe('appeal.already_made');
    expect((await second.client.call(listItemAppeals, {})).items).toHaveLength(1);
    expect((await people.operator.client.call(listItemAppeals, {})).items).toEqual([]);
    const restore = { params, body: { act: 'restore' as const, reason: 'La photo est utile au dossier.' } };
    expect((await people.director.client.refusal(decideItem, restore)).code).toBe('appeal.other_operator');
    await second.client.call(decideItem, restore);
    expect((await second.client.refusal(decideItem, restore)).code).toBe('item.not_hidden');
    expect((await readCase(people.doctor1, caseId)).photos.map((one) => one.photoId)).toContain(
      item?.subjectId,
    );
  });

  test('A-072 two directors who decide at once: one decision; a profile cannot be hidden', async () => {
    const other = await instance.addPerson('director', 'Directrice Autre');
    const messageId = await ask('Encore des mots.');
    const { flagId } = await flag(people.doctor1, { subjectKind: 'message', subjectId: messageId, caseId });
    await openToDirector();
    await openToDirector(other);
    const decision = { params: { flagId }, body: { act: 'dismiss' as const, statement } };
    const answers = await Promise.all(
      [people.director, other].map(({ client }) => client.send(settleFlag, decision as never)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const profile = (await people.operator.client.call(listFlags, {})).items.find(
      ({ subjectKind }) => subjectKind === 'profile',
    );
    const hide = { params: { flagId: profile?.flagId ?? '' }, body: { act: 'hide' as const, statement } };
    expect((await people.operator.client.refusal(settleFlag, hide)).code).toBe('flag.cannot_hide');
    await people.operator.client.call(settleFlag, { ...hide, body: { act: 'dismiss', statement } });
    expect((await auditOf(instance, flagId)).map(({ action }) => action)).toEqual([
      'flag.made',
      'flag.settled',
    ]);
  });
});

describe('A-071 rights of others', () => {
  test('A-071 each ground of an infringed right takes a picture down for all but its author, with both told and the act kept', async () => {
    await stayAwake(instance);
    const sent = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, sent);
    const [first, second] = (await readCase(people.doctor1, sent)).photos.map(({ photoId }) => photoId);
    const infringed = [
      ['image-rights', first, 'remove'],
      ['intellectual-property', second, 'hide'],
    ] as const;
    const open = { params: { caseId: sent }, body: { reason: 'Des droits sont invoqués.' } };
    await people.director.client.call(openContent, open);
    for (const [ground, subjectId = '', act] of infringed) {
      const text = 'La personne photographiée n’a pas donné son accord.';
      const body = { subjectKind: 'photo', subjectId, caseId: sent, ground, text };
      const { flagId } = await flag(people.doctor1, body);
      const params = { flagId };
      expect(await people.director.client.call(getFlag, { params })).toMatchObject({ ground });
      const thumbnail = { params: { photoId: subjectId } };
      expect((await people.doctor1.client.send(getPhotoThumbnail, thumbnail as never)).status).toBe(200);
      await people.director.client.call(settleFlag, { params, body: { act, statement } });
      expect((await people.doctor1.client.refusal(getPhotoThumbnail, thumbnail)).code).toBe(
        'photo.not_found',
      );
      const acts = (await auditOf(instance, flagId)).map(({ action }) => action);
      expect(acts).toEqual(['flag.made', 'flag.settled']);
    }
    await letPass(instance, 1);
    const told = await titles(people.pharmacist);
    expect(told.filter((title) => /n’est plus visible/.test(title)).length).toBeGreaterThanOrEqual(2);
    expect(await titles(people.doctor1)).toContain('Suite donnée à votre signalement');
  });

  test('A-071 privacy and any other right are grounds against a profile too, and end in a decision that is told', async () => {
    await stayAwake(instance);
    const subjectId = people.pharmacist.id;
    for (const [ground, by, about] of [
      ['privacy', people.colleague, { subjectId, caseId: null }],
      ['other-right', people.doctor1, { subjectId, caseId }],
    ] as const) {
      const { flagId } = await flag(by, {
        subjectKind: 'profile',
        ...about,
        ground,
        text: 'Mes données y figurent.',
      });
      const params = { flagId };
      expect(await people.operator.client.call(getFlag, { params })).toMatchObject({ ground, isYours: true });
      await people.operator.client.call(settleFlag, { params, body: { act: 'dismiss', statement } });
    }
    await letPass(instance, 1);
    for (const by of [people.colleague, people.doctor1]) {
      expect(await titles(by)).toContain('Suite donnée à votre signalement');
    }
  });
});

describe('A-077 whoever writes to others unasked', () => {
  test('A-077 harassment, pyramid sales, mass mailing and unasked promotion are grounds; the author may then be limited in messages', async () => {
    await stayAwake(instance);
    const grounds = ['harassment', 'pyramid-sale', 'mass-mailing', 'unwanted-promotion'] as const;
    const sent = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, sent);
    const params = { caseId: sent };
    const made: string[] = [];
    for (const ground of grounds) {
      const text = `Achetez donc (${ground}).`;
      await people.pharmacist.client.call(sendFollowUp, { params, body: { text } });
      const subjectId = (await readCase(people.pharmacist, sent)).followUp.at(-1)?.messageId ?? '';
      const subject = { subjectKind: 'message', subjectId, caseId: sent };
      made.push((await flag(people.doctor1, { ...subject, ground })).flagId);
      await people.doctor1.client.call(sendFollowUp, { params, body: { text: 'Non merci.' } });
    }
    const listed = (await people.director.client.call(listFlags, {})).items;
    const seen = listed.filter(({ flagId }) => made.includes(flagId)).map(({ ground }) => ground);
    expect(seen.toSorted()).toEqual(grounds.toSorted());
    const untilAt = new Date(instance.now.getTime() + 86_400_000).toISOString();
    const body = { ...harassing, kind: 'limit' as const, scopes: ['messaging'], perDay: 1, untilAt };
    await people.operator.client.call(decideMeasure, {
      params: { accountId: people.pharmacist.id },
      body: body as never,
    });
    const next = { params, body: { text: 'Encore une offre.' } };
    expect((await people.pharmacist.client.refusal(sendFollowUp, next)).code).toBe('account.limited');
  });

  test('A-077 no message has more than one addressee: its case, its ticket or one invited colleague', () => {
    const several = ['a@test.invalid', 'b@test.invalid'];
    const bodies = [
      [sendFollowUp, { text: 'Bonjour' }, { text: 'Bonjour', to: several }],
      [sendTicketMessage, { text: 'Bonjour' }, { text: 'Bonjour', to: several }],
      [inviteColleague, { email: several[0] }, { email: several }],
    ] as const;
    for (const [{ id, body }, one, many] of bodies) {
      expect([id, body.safeParse(one).success, body.safeParse(many).success]).toEqual([id, true, false]);
    }
  });
});
