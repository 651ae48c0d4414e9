// Photos of an earlier case of the same patient, beside those of this one: only for who may open the earlier one himself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openContent } from '#contracts/cases/case-after.contract.ts';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { listEarlierCases } from '#contracts/cases/case-earlier.contract.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { discardDraft, withdrawCase } from '#contracts/cases/case-request.contract.ts';
import { createFlag, settleFlag } from '#contracts/moderation/flag.contract.ts';
import { getPhotoDisplay, getPhotoThumbnail } from '#contracts/photos/photo.contract.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { ask, auditOf, bornYearsAgo, letPass, stayAwake } from './acts.ts';
import { answerCase, type People, populate, prepareCase, readCase, sendCase, sendPhoto } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let earlier: string;
let others: { withdrawn: string; discarded: string; elsewhere: string };
let current: string;

const earlierOf = (person: Person, caseId: string) =>
  person.client.call(listEarlierCases, { params: { caseId } });
const idsOf = async (person: Person, caseId: string) =>
  (await earlierOf(person, caseId)).items.map((item) => item.caseId);
const refusedTo = async (person: Person, caseId: string) => {
  const { status, code } = await person.client.refusal(listEarlierCases, { params: { caseId } });
  return `${status} ${code}`;
};
const readingsOf = async (caseId: string, person?: Person) =>
  (await auditOf(instance, caseId))
    .filter(({ action, actor_id }) => action === 'case.read' && (!person || actor_id === person.id))
    .map(({ details }) => details);
const sendLater = async (person: Person, content?: CaseContent) => {
  await letPass(instance, 1);
  return sendCase(person, content ? { content } : {});
};
/** A child on its mother's number. */
const childNamed = (firstNames: string, birthDate: string): CaseContent => {
  const content = completeContent('peau');
  const { pregnancy: _notAsked, ...answers } = content.answers;
  const holder = { nirHolderName: 'Fleur Essaiclair', nirHolderRelation: 'mother' } as const;
  return {
    ...content,
    answers,
    patient: { ...content.patient, firstNames, birthDate, ...holder },
    consent: { ...content.consent, guardianName: 'Fleur Essaiclair', guardianRelation: 'mother' },
  };
};

beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  const { pharmacist, stranger, doctor1 } = people;
  earlier = await sendLater(pharmacist);
  await answerCase(doctor1, earlier);
  const withdrawn = await sendLater(pharmacist);
  await pharmacist.client.call(withdrawCase, { params: { caseId: withdrawn }, body: { reason: '' } });
  const elsewhere = await sendLater(stranger);
  await answerCase(doctor1, elsewhere);
  const discarded = (await prepareCase(pharmacist)).caseId;
  await pharmacist.client.call(discardDraft, { params: { caseId: discarded } });
  await prepareCase(pharmacist);
  others = { withdrawn, discarded, elsewhere };
  current = await sendLater(pharmacist);
  await doctor1.client.call(claimCase, { params: { caseId: current } });
});
afterAll(() => instance.close());

describe('B-055 B-058 earlier cases of the same patient', () => {
  test('B-058 the doctor who answered both sees the photos of the earlier one, and each reading leaves its trace', async () => {
    const { doctor1 } = people;
    expect(await readCase(doctor1, current)).toMatchObject({ relation: 'holder', earlierCases: 1 });
    const before = (await readingsOf(earlier, doctor1)).length;
    const { items } = await earlierOf(doctor1, current);
    const opened = await readCase(doctor1, earlier);
    expect(items).toEqual([
      {
        caseId: earlier,
        reference: opened.reference,
        form: 'peau',
        formVersion: opened.formVersion,
        submittedAt: opened.submittedAt,
        photos: opened.photos,
      },
    ]);
    expect((await readingsOf(earlier, doctor1)).slice(before)).toEqual([
      { relation: 'answerer', what: 'photos' },
      { relation: 'answerer', what: 'case' },
    ]);
    const params = { photoId: items[0]?.photos[0]?.photoId ?? '' };
    expect((await doctor1.client.bytes(getPhotoThumbnail, { params })).length).toBeGreaterThan(500);
    expect((await doctor1.client.bytes(getPhotoDisplay, { params })).length).toBeGreaterThan(500);
    expect((await readingsOf(earlier, doctor1)).at(-1)).toEqual({
      relation: 'answerer',
      what: 'photo',
      partId: params.photoId,
    });
  });

  test('B-058 seen from the earlier case there is none: only what was sent before counts', async () => {
    expect((await readCase(people.doctor1, earlier)).earlierCases).toBe(0);
    expect(await idsOf(people.doctor1, earlier)).toEqual([]);
  });

  test('B-058 a doctor who did not answer the earlier one learns nothing of it and leaves no trace on it', async () => {
    const { doctor1b, pharmacist } = people;
    const caseId = await sendLater(pharmacist);
    await doctor1b.client.call(claimCase, { params: { caseId } });
    const before = await readingsOf(earlier);
    expect((await readCase(doctor1b, caseId)).earlierCases).toBe(0);
    expect(await idsOf(doctor1b, caseId)).toEqual([]);
    expect(await readingsOf(earlier)).toEqual(before);
    expect(await refusedTo(doctor1b, current)).toBe('404 case.not_found');
    const { items } = await earlierOf(pharmacist, current);
    const hidden = { photoId: items.at(-1)?.photos[0]?.photoId ?? '' };
    expect((await doctor1b.client.refusal(getPhotoDisplay, { params: hidden })).code).toBe('photo.not_found');
  });

  test('B-055 the pharmacy sees every earlier one it sent, newest first, no draft and none of another pharmacy', async () => {
    const { pharmacist, colleague, stranger, doctor2, operator } = people;
    for (const person of [pharmacist, colleague]) {
      expect((await readCase(person, current)).earlierCases).toBe(0);
      expect(await idsOf(person, current)).toEqual([others.withdrawn, earlier]);
    }
    expect(await refusedTo(stranger, current)).toBe('404 case.not_found');
    expect((await readCase(stranger, others.elsewhere)).earlierCases).toBe(0);
    expect(await idsOf(stranger, others.elsewhere)).toEqual([]);
    expect(await refusedTo(doctor2, current)).toBe('404 case.not_found');
    expect(await refusedTo(operator, current)).toBe('403 access.denied');
    const draft = await prepareCase(pharmacist);
    expect((await readCase(pharmacist, draft.caseId)).earlierCases).toBe(0);
    await pharmacist.client.call(discardDraft, { params: draft });
  });

  test('B-058 a brother on the same parent’s number is no earlier case; the child itself is', async () => {
    const { pharmacist } = people;
    const [older, younger] = [bornYearsAgo(instance, 9), bornYearsAgo(instance, 6)];
    const first = await sendLater(pharmacist, childNamed('Ondin', older));
    const brother = await sendLater(pharmacist, childNamed('Malo', younger));
    const twin = await sendLater(pharmacist, childNamed('Maël', younger));
    const again = await sendLater(pharmacist, childNamed('ONDIN Jean', older));
    for (const caseId of [first, brother, twin]) {
      expect((await readCase(pharmacist, caseId)).earlierCases).toBe(0);
      expect(await idsOf(pharmacist, caseId)).toEqual([]);
    }
    expect(await idsOf(pharmacist, again)).toEqual([first]);
  });

  test('A-072 B-058 a doctor gets neither what moderation hid nor what was never sent', async () => {
    const { doctor1, pharmacist, director } = people;
    const point = { kind: 'more-information', target: 'answers.onset', text: 'Depuis quand ?' } as const;
    await ask(doctor1, current, [point]);
    const unsent = await sendPhoto(pharmacist, current, 'close-up');
    const [kept, flagged] = (await readCase(doctor1, earlier)).photos;
    const { flagId } = await doctor1.client.call(createFlag, {
      body: {
        subjectKind: 'photo',
        subjectId: flagged?.photoId ?? '',
        caseId: earlier,
        ground: 'vulgar',
        text: '',
      },
    });
    const params = { caseId: earlier };
    await director.client.call(openContent, { params, body: { reason: 'Une photo est signalée.' } });
    const body = { act: 'hide', statement: 'Cette photo n’a pas sa place ici.' } as const;
    await director.client.call(settleFlag, { params: { flagId }, body });
    const seen = (await earlierOf(doctor1, current)).items.flatMap((item) => item.photos);
    expect(seen.map(({ photoId }) => photoId)).toEqual([kept?.photoId]);
    const later = await sendLater(pharmacist);
    await doctor1.client.call(claimCase, { params: { caseId: later } });
    const photosFor = async (person: Person) =>
      (await earlierOf(person, later)).items.flatMap((item) => item.photos.map(({ photoId }) => photoId));
    expect(await idsOf(doctor1, later)).toEqual([current, earlier]);
    expect(await photosFor(doctor1)).not.toContain(unsent);
    expect(await photosFor(pharmacist)).toContain(unsent);
  });

  test('B-058 the director gets an earlier one only where he was let into it too', async () => {
    const { director, pharmacist } = people;
    await stayAwake(instance);
    const caseId = await sendLater(pharmacist);
    const reason = { reason: 'Une réclamation sur ce dossier.' };
    expect(await refusedTo(director, caseId)).toBe('404 case.not_found');
    await director.client.call(openContent, { params: { caseId }, body: reason });
    await director.client.call(openContent, { params: { caseId: earlier }, body: reason });
    expect(await idsOf(director, caseId)).toEqual([earlier]);
    expect((await readCase(director, caseId)).earlierCases).toBe(1);
  });
});
