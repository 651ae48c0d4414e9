import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { getOverview } from '#contracts/cases/case-after.contract.ts';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { claimCase, declineCase, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { withdrawCase } from '#contracts/cases/case-request.contract.ts';
import { shortcomingsOf } from '#contracts/photos/quality/photo-hints.ts';
import { defaultCaseSettings } from '#server/modules/cases/public.ts';
import { completeContent, fixtureSecrets } from '#test/builders/case-content.ts';
import { refusedContent, sendRefused } from './acts.ts';
import { answerCase, type People, populate, prepareCase, readCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

function wishing(startTier: ExpertTier, reason: string): CaseContent {
  return { ...completeContent('peau'), wish: { startTier, reason } };
}
async function queueOf(doctor: Person): Promise<string[]> {
  return (await doctor.client.call(listQueue)).items.map(({ caseId }) => caseId);
}
async function withdraw(caseId: string): Promise<void> {
  await people.pharmacist.client.call(withdrawCase, { params: { caseId }, body: { reason: '' } });
}

describe('where a request starts', () => {
  test('B-006 B-012 a request starts at the first tier and is shown to no other', async () => {
    const caseId = await sendCase(people.pharmacist);
    expect(await queueOf(people.doctor1)).toEqual([caseId]);
    expect(await queueOf(people.doctor1b)).toEqual([caseId]);
    expect(await queueOf(people.doctor2)).toEqual([]);
    expect(await queueOf(people.doctor3)).toEqual([]);
    // 404: another tier may not even learn that it exists.
    for (const doctor of [people.doctor2, people.doctor3]) {
      const refused = await doctor.client.refusal(claimCase, { params: { caseId } });
      expect(refused).toMatchObject({ status: 404, code: 'case.not_found' });
    }
    await withdraw(caseId);
    expect(await queueOf(people.doctor1)).toEqual([]);
  });

  test('B-139 a higher start with its reason reaches that tier, and the doctor sees that it was asked for', async () => {
    const second = await sendCase(people.pharmacist, { content: wishing(2, 'Diagnostic déjà hésitant') });
    const third = await sendCase(people.pharmacist, { content: wishing(3, 'Maladie bulleuse suivie') });
    expect(await queueOf(people.doctor1)).toEqual([]);
    expect((await people.doctor2.client.call(listQueue)).items).toMatchObject([
      { caseId: second, tier: 2, startedHigher: true },
    ]);
    expect(await queueOf(people.doctor3)).toEqual([third]);
    await withdraw(second);
    await withdraw(third);
  });

  test('B-139 a higher start without a reason is refused at its field', async () => {
    const refused = await refusedContent(people.pharmacist, () => wishing(3, ' '));
    expect(refused).toMatchObject({
      status: 422,
      code: 'case.incomplete',
      at: expect.objectContaining({ 'wish.reason': 'wish.reason' }),
    });
  });

  test('B-139 a start the policy of the form does not allow is refused', async () => {
    const { firstRouting } = defaultCaseSettings;
    const peau = { ...firstRouting.forms.peau, openStartTiers: [2 as const] };
    const strictRouting = { ...firstRouting, forms: { ...firstRouting.forms, peau } };
    const strict = await startTestInstance({
      caseSettings: { ...defaultCaseSettings, firstRouting: strictRouting },
    });
    try {
      const { pharmacist } = await populate(strict);
      const { caseId } = await prepareCase(pharmacist, { content: wishing(3, 'Je préfère') });
      const refused = await sendRefused(pharmacist, caseId);
      expect(refused).toMatchObject({ status: 422, code: 'case.tier_not_open' });
      expect((await readCase(pharmacist, caseId)).status).toBe('draft');
    } finally {
      await strict.close();
    }
  });

  test('B-012 the director sees the share settled without a dermatologist', async () => {
    for (const [doctor, tier] of [
      [people.doctor1, 1],
      [people.doctor2, 2],
      [people.doctor3, 3],
      [people.doctor1, 1],
    ] as const) {
      await answerCase(doctor, await sendCase(people.pharmacist, { content: wishing(tier, 'Une raison') }));
    }
    const overview = await people.director.client.call(getOverview);
    expect(overview.shareWithoutDermatologist).toBe(0.75);
    expect(overview.answeredByTier).toEqual([
      { tier: 1, count: 2 },
      { tier: 2, count: 1 },
      { tier: 3, count: 1 },
    ]);
    expect(overview.minutesToOpinion.count).toBe(4);
  });
});

describe('who sees a queue', () => {
  test('B-007 B-008 a doctor whose qualification is not verified sees nothing and takes nothing', async () => {
    const doctor = await instance.addPerson('doctor', 'Docteur Sans Preuve', { tier: 1 });
    const caseId = await sendCase(people.pharmacist);
    expect(await queueOf(doctor)).toContain(caseId);
    await instance.database.db
      .updateTable('accounts')
      .set({ verified_at: null })
      .where('id', '=', doctor.id)
      .execute();
    const closed = { status: 403, code: 'account.not_verified' };
    expect(await doctor.client.refusal(listQueue)).toMatchObject(closed);
    expect(await doctor.client.refusal(claimCase, { params: { caseId } })).toMatchObject(closed);
    await withdraw(caseId);
  });

  test('B-058 the queue tells form, age band, sex, place, wait and photos: no identity, no answers', async () => {
    const caseId = await sendCase(people.pharmacist, { form: 'grain-de-beaute' });
    const { photos } = await readCase(people.pharmacist, caseId);
    const weak = photos.filter(({ hints }) => shortcomingsOf(hints ?? []).length > 0);
    const queue = await people.doctor1.client.call(listQueue);
    expect(queue.items).toEqual([
      {
        caseId,
        reference: expect.any(String),
        form: 'grain-de-beaute',
        status: 'queued',
        tier: 1,
        ageBand: '30-44',
        sex: 'female',
        siteGroup: expect.any(String),
        photoCount: 3,
        weakPhotoCount: weak.length,
        submittedAt: instance.now.toISOString(),
        dueAt: expect.any(String),
        startedHigher: false,
        startTier: 1,
      },
    ]);
    for (const secret of fixtureSecrets) expect(JSON.stringify(queue)).not.toContain(secret);
    await withdraw(caseId);
  });
});

describe('filters and pages of the queue', () => {
  const sent: string[] = [];
  beforeAll(async () => {
    const older = completeContent('peau');
    const contents: CaseContent[] = [
      completeContent('peau'),
      {
        ...older,
        patient: { ...older.patient, birthDate: '1941-02-03', sex: 'male' },
        sites: ['front.trunk.abdomen'],
      },
      completeContent('peau'),
    ];
    for (const content of contents) {
      instance.setNow(new Date(instance.now.getTime() + 60_000));
      // Some questions are put to women only.
      if (content.patient.sex === 'male') content.answers = withoutPregnancy(content.answers);
      sent.push(await sendCase(people.pharmacist, { content }));
    }
    instance.setNow(new Date(instance.now.getTime() + 60_000));
    sent.push(await sendCase(people.pharmacist, { form: 'grain-de-beaute' }));
  });

  function withoutPregnancy(answers: CaseContent['answers']): CaseContent['answers'] {
    return Object.fromEntries(Object.entries(answers).filter(([question]) => question !== 'pregnancy'));
  }

  test('B-006 longest wait first', async () => {
    expect(await queueOf(people.doctor1)).toEqual(sent);
  });

  test('filters narrow the list and its count', async () => {
    const { client } = people.doctor1;
    const filtered = async (query: Record<string, string>) => {
      const { items, total } = await client.call(listQueue, { query });
      expect(total).toBe(items.length);
      return items.map(({ caseId }) => sent.indexOf(caseId));
    };
    expect(await filtered({ form: 'grain-de-beaute' })).toEqual([3]);
    expect(await filtered({ form: 'peau' })).toEqual([0, 1, 2]);
    expect(await filtered({ sex: 'male' })).toEqual([1]);
    expect(await filtered({ ageBand: '75+' })).toEqual([1]);
    expect(await filtered({ ageBand: '75+', form: 'grain-de-beaute' })).toEqual([]);
    const [first] = (await client.call(listQueue)).items;
    expect(await filtered({ siteGroup: first?.siteGroup ?? '' })).toEqual([0, 1, 2, 3]);
  });

  test('pages follow one another without a gap or a double, also when a case leaves in between', async () => {
    const { client } = people.doctor1;
    const first = await client.call(listQueue, { query: { limit: 2 } });
    expect(first.items.map(({ caseId }) => caseId)).toEqual(sent.slice(0, 2));
    expect(first.total).toBe(4);
    await client.call(declineCase, {
      params: { caseId: sent[0] ?? '' },
      body: { reason: 'no-time', note: '' },
    });
    const second = await client.call(listQueue, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
    expect(second.items.map(({ caseId }) => caseId)).toEqual(sent.slice(2));
  });

  test('a page, a filter or a cursor that cannot be is refused with a sentence', async () => {
    const { client } = people.doctor1;
    for (const query of [{ limit: 0 }, { limit: 51 }, { cursor: 'inconnu' }, { sex: 'autre' }, { page: 2 }]) {
      const refused = await client.refusal(listQueue, { query: query as never });
      expect(refused).toMatchObject({ status: 400, code: 'request.malformed', title: expect.any(String) });
    }
  });
});
