import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { claimCase, saveOpinionDraft } from '#contracts/cases/case-expert.contract.ts';
import { addToCase, objectToCase } from '#contracts/cases/case-request.contract.ts';
import { checkSubmission } from '#contracts/cases/check-submission.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { updatePhoto } from '#contracts/photos/photo.contract.ts';
import { previewReport } from '#contracts/reports/report.contract.ts';
import { setDermoscopicOnSkin } from '#server/modules/accounts/account.store.ts';
import { listConsents } from '#server/modules/consents/public.ts';
import { system } from '#server/policy/actor.ts';
import { clearGate, completeContent, completeOpinion } from '#test/builders/case-content.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { bornYearsAgo, caseRowOf, refusedContent, send, sendRefused } from './acts.ts';
import {
  answerCase,
  type People,
  populate,
  prepareCase,
  readCase,
  sendCase,
  sendPhoto,
  testPhoto,
} from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const patient = (change: Partial<CaseContent['patient']>) => (content: CaseContent) => ({
  ...content,
  patient: { ...content.patient, ...change },
});
const consent = (change: Partial<CaseContent['consent']>) => (content: CaseContent) => ({
  ...content,
  consent: { ...content.consent, ...change },
});

describe('refusals are said at their field', () => {
  test('B-042 B-051 B-057 an empty request: every mandatory field, with a French sentence', async () => {
    const refused = await refusedContent(people.pharmacist, (content) => ({
      ...content,
      patient: {
        ...content.patient,
        birthName: '',
        firstNames: ' ',
        birthDate: '',
        sex: null,
        billingNir: '',
      },
      consent: {
        ...content.consent,
        rightsAttested: false,
        actConsented: false,
        objectionRightTold: false,
        toldBy: ' ',
        toldHow: null,
      },
      gate: {},
      answers: {},
      sites: [],
    }));
    expect(refused).toMatchObject({ status: 422, code: 'case.incomplete' });
    expect(refused.at).toMatchObject({
      'patient.birthName': 'name.empty',
      'patient.firstNames': 'patient.first_names',
      'patient.birthDate': 'birth_date.empty',
      'patient.sex': 'patient.sex',
      'patient.billingNir': 'nir.empty',
      'consent.rightsAttested': 'consent.rights',
      'consent.actConsented': 'consent.act',
      'consent.objectionRightTold': 'consent.objection_told',
      'consent.toldBy': 'consent.told_by',
      'consent.toldHow': 'consent.told_how',
      sites: 'sites.missing',
      'answers.question-to-doctor': 'form.required',
      'gate.purpura': 'form.gate_required',
      'photos.regional': 'form.view_missing',
      'photos.close-up': 'form.view_missing',
    });
    for (const field of refused.fields ?? []) expect(field.message.length).toBeGreaterThan(10);
  });

  const numbers: [title: string, nir: string, code: string][] = [
    ['a provisional number beginning with 3', '384058832102532', 'nir.provisional'],
    ['a provisional number beginning with 4', '484058832102532', 'nir.provisional'],
    ['a provisional number beginning with 7', '784058832102532', 'nir.provisional'],
    ['a provisional number beginning with 8', '884058832102532', 'nir.provisional'],
    ['a wrong key', '284058832102533', 'nir.key'],
    ['no key', '2840588321025', 'nir.key_missing'],
    ['an impossible first digit', '584058832102532', 'nir.first_digit'],
    ['letters', '2840588321O2532', 'nir.characters'],
  ];
  test.each(numbers)('B-050 B-051 %s is refused at the number', async (_, billingNir, code) => {
    const refused = await refusedContent(people.pharmacist, patient({ billingNir }));
    expect(refused.at['patient.billingNir']).toBe(code);
  });

  test('B-050 a minor needs the parent’s number, whose it is, and who consented; the child’s own is another field', async () => {
    const birthDate = bornYearsAgo(instance, 8);
    const bare = await refusedContent(people.pharmacist, patient({ birthDate, ins: '284058832102532' }));
    expect(bare.at).toMatchObject({
      'patient.billingNir': 'patient.nir_is_child',
      'patient.nirHolderName': 'patient.nir_holder',
      'patient.nirHolderRelation': 'patient.nir_holder_relation',
      'consent.guardianName': 'consent.guardian',
      'consent.guardianRelation': 'consent.guardian_relation',
    });
    const told = await refusedContent(people.pharmacist, (content) =>
      consent({ guardianName: 'Fleur Essaiclair', guardianRelation: 'mother' })(
        patient({ birthDate, nirHolderName: 'Fleur Essaiclair', nirHolderRelation: 'mother' })(content),
      ),
    );
    const about = Object.keys(told.at).filter((path) => /^(patient|consent)\./.test(path));
    expect(about).toEqual([]);
    const adult = await refusedContent(people.pharmacist, patient({ birthDate: bornYearsAgo(instance, 19) }));
    expect(adult.at).not.toHaveProperty('patient.nirHolderName');
  });

  test('B-042 dates, places and answers that cannot be are refused at their field', async () => {
    const refused = await refusedContent(people.pharmacist, (content) => ({
      ...patient({ birthDate: '2031-01-01', phone: '12', ins: '12' })(content),
      sites: ['front.trunk.abdomen', 'front.moon'],
      answers: { ...content.answers, evolution: 'sideways', invented: 'x' },
    }));
    expect(refused.at).toMatchObject({
      'patient.birthDate': 'birth_date.future',
      'patient.phone': expect.stringMatching(/^phone\./),
      'patient.ins': expect.stringMatching(/^ins\./),
      sites: 'sites.unknown',
      'answers.evolution': 'form.option',
      'answers.invented': 'form.unknown_question',
    });
  });

  test('an emergency stops the request whatever else is complete, and urgency skips no consent (B-057)', async () => {
    const { caseId } = await prepareCase(people.pharmacist, {
      content: { ...completeContent(), gate: { ...clearGate('peau'), purpura: 'yes' } },
    });
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({
      status: 422,
      code: 'case.emergency',
    });
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'draft', submitted_at: null });
    const both = await refusedContent(people.pharmacist, (content) => ({
      ...consent({ actConsented: false })(content),
      gate: { ...content.gate, purpura: 'yes' },
    }));
    expect(both).toMatchObject({ code: 'case.emergency', at: { 'consent.actConsented': 'consent.act' } });
  });
});

describe('photos', () => {
  const upload = async (person: Person, caseId: string, view: string) => {
    const response = await person.client.upload({ caseId, purpose: 'photo', view }, await testPhoto());
    return { status: response.status, ...((await response.json()) as { code?: string; id?: string }) };
  };

  test('B-048 B-049 a dermoscopic photo is refused on « peau », unless the account is authorised', async () => {
    const { caseId } = await prepareCase(people.pharmacist);
    expect(await upload(people.pharmacist, caseId, 'dermoscopic')).toMatchObject({
      status: 422,
      code: 'case.dermoscopic_not_allowed',
    });
    const photoId = (await readCase(people.pharmacist, caseId)).photos[0]?.photoId ?? '';
    const renamed = { params: { photoId }, body: { view: 'dermoscopic' as const } };
    expect(await people.pharmacist.client.refusal(updatePhoto, renamed)).toMatchObject({
      code: 'case.dermoscopic_not_allowed',
    });
    const allow = (isAllowed: boolean) =>
      instance.run(system('test'), (ctx) => setDermoscopicOnSkin(ctx.tx, people.colleague.id, isAllowed));
    await allow(true);
    expect(await upload(people.colleague, caseId, 'dermoscopic')).toMatchObject({ status: 200 });
    // Authorised is the account, not the pharmacy: the colleague without it cannot send such a request.
    const refused = await sendRefused(people.pharmacist, caseId);
    expect(refused.fields).toMatchObject([{ path: 'photos.dermoscopic', code: 'form.view_not_allowed' }]);
    await allow(false);
    expect(await sendRefused(people.colleague, caseId)).toMatchObject({ code: 'case.incomplete' });
  });

  test('B-048 « grain de beauté » wants its dermoscopic photo', async () => {
    const { at } = await refusedContent(people.pharmacist, (content) => content, 'grain-de-beaute');
    expect(at).toMatchObject({
      'photos.dermoscopic': 'form.view_missing',
      'photos.regional': 'form.view_missing',
    });
  });
});

describe('consents', () => {
  const consentsOf = (caseId: string) =>
    instance.run(system('test'), async (ctx) => (await listConsents(ctx.tx, caseId)).sort());

  test('B-057 B-062 research is optional and apart; algorithms are a purpose of their own', async () => {
    const plain = await sendCase(people.pharmacist);
    expect(await consentsOf(plain)).toEqual(['act']);
    const generous = consent({ researchConsented: true })(completeContent());
    expect(await consentsOf(await sendCase(people.pharmacist, { content: generous }))).toEqual([
      'act',
      'research',
    ]);
    const all = consent({ researchConsented: true, algorithmsConsented: true })(completeContent());
    const caseId = await sendCase(people.pharmacist, { content: all });
    expect(await consentsOf(caseId)).toEqual(['act', 'algorithms', 'research']);
  });

  test('B-057 an objection stops an open case, whoever holds it', async () => {
    const caseId = await sendCase(people.pharmacist, {
      content: consent({ researchConsented: true })(completeContent()),
    });
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    const objection = { params: { caseId }, body: { note: 'La patiente ne veut plus' } };
    await people.colleague.client.call(objectToCase, objection);
    expect(await readCase(people.pharmacist, caseId)).toMatchObject({
      status: 'objected',
      objectedAt: instance.now.toISOString(),
      dueAt: null,
    });
    expect(await consentsOf(caseId)).toEqual([]);
    await expect(readCase(people.doctor1, caseId)).rejects.toThrow('404');
    const { client } = people.doctor1;
    const body = { opinion: completeOpinion, revision: 0 };
    expect(await client.refusal(saveOpinionDraft, { params: { caseId }, body })).toMatchObject({
      status: 404,
    });
    expect(await client.refusal(previewReport, { params: { caseId } })).toMatchObject({ status: 404 });
    const add = { params: { caseId }, body: { text: 'encore' } };
    expect(await people.pharmacist.client.refusal(addToCase, add)).toMatchObject({ status: 409 });
  });

  test('B-057 B-062 after an answer the record stays and every secondary use ends', async () => {
    const content = consent({ researchConsented: true, algorithmsConsented: true })(completeContent());
    const caseId = await sendCase(people.pharmacist, { content });
    await answerCase(people.doctor1, caseId);
    await people.pharmacist.client.call(objectToCase, { params: { caseId }, body: { note: '' } });
    expect(await consentsOf(caseId)).toEqual(['act']);
    const kept = await readCase(people.pharmacist, caseId);
    expect(kept).toMatchObject({ status: 'answered', objectedAt: instance.now.toISOString() });
    expect(kept.reports).toHaveLength(1);
    expect((await readCase(people.doctor1, caseId)).opinion?.findings).toBe(completeOpinion.findings);
  });

  test('B-061 training of algorithms is refused where the operator does not offer it', () => {
    // The instance of this file offers it; the rule itself is the contract’s.
    const check = {
      form: currentForm('peau'),
      photos: [],
      today: '2026-11-24',
      mayAddDermoscopicToSkin: false,
    };
    const asked = consent({ algorithmsConsented: true })(completeContent());
    const codes = (offersAlgorithmTraining: boolean) =>
      checkSubmission(asked, { ...check, offersAlgorithmTraining }).map(({ code }) => code);
    expect(codes(false)).toContain('consent.algorithms_not_offered');
    expect(codes(true)).not.toContain('consent.algorithms_not_offered');
  });
});

test('B-053 a small photo goes only with a reason, which the doctor reads', async () => {
  const { caseId } = await prepareCase(people.pharmacist);
  const small = await makeTestPhoto();
  const photoId = await sendPhoto(people.pharmacist, caseId, 'close-up', small);
  const refused = await sendRefused(people.pharmacist, caseId);
  expect(refused.fields).toMatchObject([{ path: `photos.${photoId}`, code: 'photos.small' }]);
  const overrideReason = 'Le téléphone ne fait pas mieux';
  await people.pharmacist.client.call(updatePhoto, { params: { photoId }, body: { overrideReason } });
  await send(people.pharmacist, caseId);
  await people.doctor1.client.call(claimCase, { params: { caseId } });
  const seen = await readCase(people.doctor1, caseId);
  expect(seen.photos.find((photo) => photo.photoId === photoId)).toMatchObject({
    isSmall: true,
    overrideReason,
  });
});
