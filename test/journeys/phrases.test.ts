// A doctor's own wording over HTTP: kept by version, shared inside the instance, copied, removed and taken back; and the
// opinion he gave before, read again to write another one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  claimCase,
  getOpinionDraft,
  getOwnOpinion,
  listExpertCases,
} from '#contracts/cases/case-expert.contract.ts';
import {
  changePhrase,
  copyPhrase,
  createPhrase,
  listOwnPhrases,
  listPhraseVersions,
  listSharedPhrases,
  type PhraseContent,
  removePhrase,
  restorePhrase,
  sharePhrase,
} from '#contracts/phrases/phrase.contract.ts';
import { mostPhrases, mostPhraseVersions } from '#contracts/phrases/phrase.vocabulary.ts';
import { deletePhrasesOf, exportPhrases, forgetRemovedPhrases } from '#server/modules/phrases/public.ts';
import { system } from '#server/policy/actor.ts';
import { completeOpinion, fixtureSecrets } from '#test/builders/case-content.ts';
import { auditOf } from './acts.ts';
import { answerCase, type People, populate, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const phrase = (text: string, title = 'Peau sèche'): PhraseContent => ({
  kind: 'phrase',
  family: 'eczema',
  title,
  part: 'pharmacistAdvice',
  text,
});
const template: PhraseContent = {
  kind: 'template',
  family: 'fungal',
  title: 'Plis interorteils',
  findings: 'Macération de l’espace [lequel].',
  hypotheses: ['Intertrigo [précisez]'],
  pharmacistAdvice: 'Sécher les plis après la douche.',
  treatmentAdvice: '',
  referral: 'none',
  referralWithin: 'none',
  followUp: '',
  photoLimits: '',
  freeText: '',
};

const create = (person: Person, content: PhraseContent) =>
  person.client.call(createPhrase, { body: { content } });
const own = async (person: Person) => (await person.client.call(listOwnPhrases)).items;
const shared = async (person: Person) => (await person.client.call(listSharedPhrases)).items;
const share = (person: Person, phraseId: string, isShared = true) =>
  person.client.call(sharePhrase, { params: { phraseId }, body: { isShared } });

describe('own wording of a doctor', () => {
  test('each change is a version; an earlier text comes back as a new one', async () => {
    const { doctor1 } = people;
    const { phraseId, version } = await create(doctor1, phrase('Un émollient chaque jour.'));
    expect(version).toBe(1);
    const params = { phraseId };
    const changed = { content: phrase('Un émollient deux fois par jour.'), version: 1 };
    expect(await doctor1.client.call(changePhrase, { params, body: changed })).toEqual({
      phraseId,
      version: 2,
    });
    const stale = await doctor1.client.refusal(changePhrase, { params, body: changed });
    expect(stale.code).toBe('request.version_conflict');
    const { items } = await doctor1.client.call(listPhraseVersions, { params });
    expect(items.map((each) => [each.version, each.content])).toEqual([
      [2, changed.content],
      [1, phrase('Un émollient chaque jour.')],
    ]);
    const first = items[1]?.content ?? template;
    await doctor1.client.call(changePhrase, { params, body: { content: first, version: 2 } });
    expect(await own(doctor1)).toMatchObject([{ phraseId, version: 3, content: first, isShared: false }]);
    for (let built = 3; built < mostPhraseVersions + 2; built += 1) {
      const body = { content: phrase(`Version ${built}`), version: built };
      await doctor1.client.call(changePhrase, { params, body });
    }
    const kept = (await doctor1.client.call(listPhraseVersions, { params })).items;
    expect([kept.length, kept[0]?.version, kept.at(-1)?.version]).toEqual([20, 22, 3]);
  });

  test('of two windows that change the same version at once, one wins and the other is told', async () => {
    const { doctor2 } = people;
    const { phraseId } = await create(doctor2, template);
    const answers = await Promise.all(
      ['A', 'B'].map(async (title) => {
        const body = { content: { ...template, title: `Plis ${title}` }, version: 1 };
        const response = await doctor2.client.send(changePhrase, { params: { phraseId }, body });
        await response.arrayBuffer();
        return response.status;
      }),
    );
    expect(answers.sort()).toEqual([200, 409]);
    expect(await own(doctor2)).toHaveLength(1);
  });

  test('B-058 what a doctor keeps is nobody else’s; what he shares is read and copied by doctors alone', async () => {
    const { doctor1, doctor1b, doctor3 } = people;
    const { phraseId } = await create(doctor1, template);
    const params = { phraseId };
    expect(await shared(doctor1b)).toEqual([]);
    expect((await doctor1b.client.refusal(copyPhrase, { params })).code).toBe('phrase.not_found');
    await share(doctor1, phraseId);
    await share(doctor1, phraseId);
    expect(await shared(doctor1b)).toMatchObject([{ phraseId, author: 'Docteur Un', content: template }]);
    expect(await shared(doctor1)).toEqual([]);
    for (const person of [people.pharmacist, people.director, people.operator]) {
      expect((await person.client.refusal(listSharedPhrases, {})).code).toBe('access.denied');
    }
    const body = { content: template, version: 1 };
    expect((await doctor1b.client.refusal(changePhrase, { params, body })).code).toBe('phrase.not_found');
    expect((await doctor1b.client.refusal(removePhrase, { params })).code).toBe('phrase.not_found');

    const copy = await doctor1b.client.call(copyPhrase, { params });
    const edited = { ...template, title: 'Plis, le mien' };
    await doctor1b.client.call(changePhrase, {
      params: { phraseId: copy.phraseId },
      body: { content: edited, version: 1 },
    });
    await share(doctor1, phraseId, false);
    expect(await shared(doctor3)).toEqual([]);
    expect((await own(doctor1b)).map(({ content }) => content)).toEqual([edited]);
    const acts = (await auditOf(instance, doctor1.id)).filter(({ action }) => action === 'phrase.acted');
    expect(acts.filter(({ details }) => JSON.stringify(details).includes('"shared"'))).toHaveLength(1);
    expect(JSON.stringify(acts)).not.toContain('Plis');
  });

  test('B-007 what an account shares is not shown once it is no longer verified', async () => {
    const { doctor3, doctor2 } = people;
    const { phraseId } = await create(doctor3, phrase('Une phrase partagée.'));
    await share(doctor3, phraseId);
    expect(await shared(doctor2)).toHaveLength(1);
    const verified = (at: Date | null) =>
      instance.run(system('test'), ({ tx }) =>
        tx.updateTable('accounts').set({ verified_at: at }).where('id', '=', doctor3.id).execute(),
      );
    await verified(null);
    expect(await shared(doctor2)).toEqual([]);
    expect((await doctor2.client.refusal(copyPhrase, { params: { phraseId } })).code).toBe(
      'phrase.not_found',
    );
    await verified(instance.now);
  });

  test('removed is undone for 30 days, then forgotten; it comes back unshared', async () => {
    const { doctor2 } = people;
    const { phraseId } = await create(doctor2, phrase('À retirer.'));
    const params = { phraseId };
    await share(doctor2, phraseId);
    await doctor2.client.call(removePhrase, { params });
    await doctor2.client.call(removePhrase, { params });
    expect(await shared(people.doctor1)).not.toContainEqual(expect.objectContaining({ phraseId }));
    const change = { content: phrase('Trop tard.'), version: 1 };
    expect((await doctor2.client.refusal(changePhrase, { params, body: change })).code).toBe(
      'phrase.not_found',
    );
    await doctor2.client.call(restorePhrase, { params });
    const back = (await own(doctor2)).find((each) => each.phraseId === phraseId);
    expect(back).toMatchObject({ removedAt: null, isShared: false });

    await doctor2.client.call(removePhrase, { params });
    const ago = new Date(instance.now.getTime() - 30 * 86_400_000);
    await instance.run(system('test'), ({ tx }) =>
      tx.updateTable('phrases').set({ removed_at: ago }).where('id', '=', phraseId).execute(),
    );
    expect((await doctor2.client.refusal(restorePhrase, { params })).code).toBe('phrase.not_found');
    await instance.run(system('test'), (ctx) => forgetRemovedPhrases(ctx.tx, instance.now));
    const left = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('phrase_versions').select('version').where('phrase_id', '=', phraseId).execute(),
    );
    expect(left).toEqual([]);
  });

  test('A-066 at most 200, also when the last two come at once', async () => {
    const { doctor1b } = people;
    for (let kept = (await own(doctor1b)).length; kept < mostPhrases - 1; kept += 1) {
      await create(doctor1b, phrase(`Texte ${kept}`));
    }
    const answers = await Promise.all(
      ['un', 'deux'].map(async (text) => {
        const response = await doctor1b.client.send(createPhrase, { body: { content: phrase(text) } });
        await response.arrayBuffer();
        return response.status;
      }),
    );
    expect(answers.sort()).toEqual([200, 409]);
    const [last] = await own(doctor1b);
    const params = { phraseId: last?.phraseId ?? '' };
    await doctor1b.client.call(removePhrase, { params });
    await create(doctor1b, phrase('À sa place'));
    expect((await doctor1b.client.refusal(restorePhrase, { params })).code).toBe('phrase.too_many');
  });

  test('what says nothing is not kept', async () => {
    const nothing = { ...template, findings: ' ', hypotheses: [''], pharmacistAdvice: '' };
    const refusal = await people.doctor1.client.refusal(createPhrase, { body: { content: nothing } });
    expect(refusal.code).toBe('phrase.empty');
  });

  test('B-073 title, family and words are ciphertext at rest, shared or not; erasing the account takes them all', async () => {
    const { doctor3, doctor1 } = people;
    const { phraseId } = await create(
      doctor3,
      phrase('Une tournure reconnaissable.', 'Un titre reconnaissable'),
    );
    await share(doctor3, phraseId);
    const stored = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('phrase_versions')
        .selectAll()
        .where('phrase_id', '=', phraseId)
        .executeTakeFirstOrThrow(),
    );
    const bytes = stored.content_sealed.toString('latin1') + stored.content_sealed.toString('utf8');
    for (const word of ['reconnaissable', 'eczema', 'pharmacistAdvice']) expect(bytes).not.toContain(word);
    await instance.run(system('test'), (ctx) => deletePhrasesOf(ctx.tx, doctor3.id));
    expect((await shared(doctor1)).map((each) => each.author)).not.toContain('Docteur Trois');
    expect(await own(doctor3)).toEqual([]);
  });

  test('A-088 the export holds every text with its versions', async () => {
    const { doctor2 } = people;
    const kept = await instance.run(system('test'), (ctx) => exportPhrases(ctx, doctor2.id));
    expect(kept.map(({ versions }) => versions.length)).toContain(2);
    expect(kept.map(({ content }) => content.title)).toEqual(
      (await own(doctor2)).map((e) => e.content.title),
    );
  });
});

describe('the last opinions at hand', () => {
  test('B-058 only one’s own answered cases; the list names nobody, each reading leaves a trace', async () => {
    const { doctor1, doctor1b, pharmacist } = people;
    const caseId = await sendCase(pharmacist);
    await answerCase(doctor1, caseId);
    const params = { caseId };
    const listed = await doctor1.client.call(listExpertCases, { query: { which: 'answered', form: 'peau' } });
    expect(listed.items.map((item) => item.caseId)).toEqual([caseId]);
    expect(fixtureSecrets.filter((secret) => JSON.stringify(listed).includes(secret))).toEqual([]);
    const others = await doctor1.client.call(listExpertCases, {
      query: { which: 'answered', form: 'grain-de-beaute' },
    });
    expect(others.items).toEqual([]);

    const { opinion } = await doctor1.client.call(getOwnOpinion, { params });
    expect(opinion).toEqual(completeOpinion);
    for (const stranger of [doctor1b, people.doctor3]) {
      expect((await stranger.client.refusal(getOwnOpinion, { params })).code).toBe('case.not_found');
    }
    const reads = (await auditOf(instance, caseId)).filter(
      ({ action, details }) => action === 'case.read' && JSON.stringify(details).includes('"opinion"'),
    );
    expect(reads.map((each) => each.actor_id)).toEqual([doctor1.id]);
  });

  test('B-087 a case in hand has no signed opinion to take from', async () => {
    const caseId = await sendCase(people.colleague);
    const params = { caseId };
    await people.doctor1.client.call(claimCase, { params });
    expect((await people.doctor1.client.refusal(getOwnOpinion, { params })).code).toBe('case.not_found');
    expect((await people.doctor1.client.call(getOpinionDraft, { params })).revision).toBe(0);
  });
});
