import { signIn } from '#contracts/accounts/session.contract.ts';
import {
  acknowledgeOpinion,
  endCase,
  openContent,
  recordAppointment,
  rerouteCase,
  sendFollowUp,
  tickHandOver,
} from '#contracts/cases/case-after.contract.ts';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import {
  askClarification,
  claimCase,
  declineCase,
  handUpCase,
  releaseCase,
  saveOpinionDraft,
  signOpinion,
} from '#contracts/cases/case-expert.contract.ts';
import {
  addToCase,
  createCase,
  discardDraft,
  objectToCase,
  saveDraft,
  submitCase,
  withdrawCase,
} from '#contracts/cases/case-request.contract.ts';
import { listCases, searchCases } from '#contracts/cases/case-view.contract.ts';
import type { Opinion } from '#contracts/cases/opinion.ts';
import {
  getDocument,
  getPhotoDisplay,
  orderPhotos,
  removeDocument,
  removePhoto,
  restorePhoto,
  updatePhoto,
  uploadResultSchema,
} from '#contracts/photos/photo.contract.ts';
import { getReport, getReportPreview, previewReport } from '#contracts/reports/report.contract.ts';
import { setVerification } from '#server/modules/accounts/public.ts';
import { system } from '#server/policy/actor.ts';
import { completeContent, completeOpinion, fixturePatient } from '#test/builders/case-content.ts';
import { type People, readCase, sendPhoto } from './steps.ts';
import { type Person, type TestInstance, testPassword } from './test-instance.ts';

/** Runs one step; `acts` are the audit entries that it must leave. */
export type Observe = <T>(name: string, acts: readonly string[], run: () => Promise<T>) => Promise<T>;

export const runOnly: Observe = (_name, _acts, run) => run();

/** One unmistakable word for each text that a person can write. */
export const word = (place: string) => `Quoriaxel${place}`;
const say = (place: string) => `Une remarque : ${word(place)}, à l’essai.`;

/** Every place of the tour into which a person writes. */
export const writtenPlaces = [
  'Answer',
  'Question',
  'ToldBy',
  'WishReason',
  'OverrideReason',
  'Decline',
  'HandUp',
  'Addition',
  'Point',
  'Revised',
  'Settled',
  'Findings',
  'Hypothesis',
  'Advice',
  'Treatment',
  'FollowUpPlan',
  'Limits',
  'FreeText',
  'Incident',
  'Correction',
  'Appointment',
  'Asked',
  'Replied',
  'Objection',
  'Withdrawal',
  'Reroute',
  'Access',
  'Ending',
  'DocumentOfPharmacy',
  'DocumentOfDoctor',
  'Discarded',
] as const;

export const talkativePdf = Buffer.from(
  `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Lang (${word('InsidePdf')}) >>\nendobj\nstartxref\n0\n%%EOF\n`,
);

export function talkativeContent(change: Partial<CaseContent['answers']> = {}): CaseContent {
  const content = completeContent('peau');
  return {
    ...content,
    consent: { ...content.consent, toldBy: say('ToldBy') },
    answers: {
      ...content.answers,
      'treatments-tried': say('Answer'),
      'question-to-doctor': say('Question'),
      ...change,
    },
    wish: { startTier: 1, reason: say('WishReason') },
  };
}

export const talkativeOpinion: Opinion = {
  ...completeOpinion,
  findings: say('Findings'),
  hypotheses: [say('Hypothesis')],
  pharmacistAdvice: say('Advice'),
  treatmentAdvice: say('Treatment'),
  followUp: say('FollowUpPlan'),
  photoLimits: say('Limits'),
  freeText: say('FreeText'),
  technicalIncidents: say('Incident'),
};

type Tour = { instance: TestInstance; people: People; observe: Observe };

/** Sends a document; the pharmacy's or the doctor's. */
export async function sendDocument(person: Person, caseId: string, name: string): Promise<string> {
  const metadata = { caseId, purpose: 'document', kind: 'other', name };
  const response = await person.client.upload(metadata, talkativePdf);
  if (!response.ok) throw new Error(`document refused: ${await response.text()}`);
  return uploadResultSchema.parse(await response.json()).id;
}

/** Lets time pass, lets the worker work, and signs everybody in again: sessions end by themselves. */
async function wait({ instance, people }: Tour, minutes: number): Promise<void> {
  await instance.pass(minutes);
  for (const { client, email } of Object.values(people)) {
    await client.call(signIn, { body: { email, password: testPassword } });
  }
}

/** A draft with photos and texts, ready to be sent. */
async function prepare({ people, observe }: Tour) {
  const { client } = people.pharmacist;
  const { caseId, revision } = await observe('create', ['case.created'], () =>
    client.call(createCase, { body: { form: 'peau' } }),
  );
  const params = { caseId };
  const saved = await observe('save draft', [], () =>
    client.call(saveDraft, { params, body: { content: talkativeContent(), revision } }),
  );
  const first = await observe('add photo', ['photo.added'], () =>
    sendPhoto(people.pharmacist, caseId, 'regional'),
  );
  const second = await observe('add photo', ['photo.added'], () =>
    sendPhoto(people.pharmacist, caseId, 'close-up'),
  );
  return { caseId, revision: saved.revision, photoIds: [first, second] };
}

async function send(tour: Tour): Promise<string> {
  const { caseId, revision } = await prepare(tour);
  await tour.observe('submit', ['case.submit'], () =>
    tour.people.pharmacist.client.call(submitCase, { params: { caseId }, body: { revision } }),
  );
  return caseId;
}

/** Everything a pharmacist does with a draft and its files, up to sending and sending again. */
async function composeAndSend(tour: Tour): Promise<string> {
  const { people, observe } = tour;
  const { client } = people.pharmacist;
  const { caseId, revision, photoIds } = await prepare(tour);
  const params = { caseId };
  const [photoId = '', other = ''] = photoIds;
  await observe('say why small', ['photo.changed'], () =>
    client.call(updatePhoto, { params: { photoId }, body: { overrideReason: say('OverrideReason') } }),
  );
  await observe('order photos', [], () =>
    client.call(orderPhotos, { params, body: { photoIds: [other, photoId] } }),
  );
  await observe('remove photo', ['photo.removed'], () => client.call(removePhoto, { params: { photoId } }));
  await observe('restore photo', ['photo.restored'], () =>
    client.call(restorePhoto, { params: { photoId } }),
  );
  const spare = await observe('add document', ['document.added'], () =>
    sendDocument(people.pharmacist, caseId, `${word('DocumentOfPharmacy')}-brouillon.pdf`),
  );
  await observe('remove document', ['document.removed'], () =>
    client.call(removeDocument, { params: { documentId: spare } }),
  );
  const documentId = await observe('add document', ['document.added'], () =>
    sendDocument(people.pharmacist, caseId, `${word('DocumentOfPharmacy')}.pdf`),
  );
  await observe('submit', ['case.submit'], () => client.call(submitCase, { params, body: { revision } }));
  const { revision: sent } = await readCase(people.pharmacist, caseId);
  const revised = await observe('change while queued', [], () =>
    client.call(saveDraft, {
      params,
      body: { content: talkativeContent({ 'current-drugs': say('Revised') }), revision: sent },
    }),
  );
  await observe('revise', ['case.revise'], () =>
    client.call(submitCase, { params, body: { revision: revised.revision } }),
  );
  await observe('read case', ['case.read'], () => readCase(people.pharmacist, caseId));
  await observe('read photo', ['case.read'], () => client.bytes(getPhotoDisplay, { params: { photoId } }));
  await observe('read document', ['case.read'], () => client.bytes(getDocument, { params: { documentId } }));
  await observe('list', ['case.listed'], () => client.call(listCases));
  await observe('search', ['case.listed'], () =>
    client.call(searchCases, { body: { billingNir: fixturePatient.billingNir } }),
  );
  return caseId;
}

/** B-007: for a moment he may not act; the sweep finds what he holds. */
async function takeBackFrom(instance: TestInstance, accountId: string): Promise<void> {
  const verifiedAt = new Date(instance.now);
  const set = (at: Date | null) =>
    instance.run(system('test'), (ctx) => setVerification(ctx, { accountId, verifiedAt: at, tier: null }));
  await set(null);
  await instance.pass(0);
  await set(verifiedAt);
}

/** From the queue to the second tier: declined, taken, added to, released, taken, handed up, taken. */
async function passAround({ instance, people, observe }: Tour, caseId: string): Promise<void> {
  const { pharmacist, doctor1, doctor1b, doctor2 } = people;
  const params = { caseId };
  await observe('claim', ['case.claim'], () => doctor1.client.call(claimCase, { params }));
  await observe('take back', ['case.take-back'], () => takeBackFrom(instance, doctor1.id));
  await observe('decline', ['case.decline'], () =>
    doctor1b.client.call(declineCase, { params, body: { reason: 'other', note: say('Decline') } }),
  );
  await observe('claim', ['case.claim'], () => doctor1.client.call(claimCase, { params }));
  await observe('add', ['case.add'], () =>
    pharmacist.client.call(addToCase, { params, body: { text: say('Addition') } }),
  );
  await observe('release', ['case.release'], () => doctor1.client.call(releaseCase, { params }));
  await observe('claim', ['case.claim'], () => doctor1.client.call(claimCase, { params }));
  await observe('hand up', ['case.hand-up'], () =>
    doctor1.client.call(handUpCase, { params, body: { reason: say('HandUp') } }),
  );
  await observe('claim', ['case.claim'], () => doctor2.client.call(claimCase, { params }));
}

/** B-046, B-047, with a reminder in between. */
async function clarify(tour: Tour, caseId: string): Promise<void> {
  const { people, observe } = tour;
  const params = { caseId };
  await observe('ask clarification', ['case.ask-clarification'], () =>
    people.doctor2.client.call(askClarification, {
      params,
      body: {
        points: [
          { kind: 'changed-information', target: 'answers.treatments-tried', text: say('Point') },
          { kind: 'new-photo', target: 'photos.close-up', text: say('Point') },
        ],
      },
    }),
  );
  await observe('reminder', ['case.remind'], () => wait(tour, 25 * 60));
  const { client } = people.pharmacist;
  const asked = await readCase(people.pharmacist, caseId);
  const { revision } = await observe('change for clarification', [], () =>
    client.call(saveDraft, {
      params,
      body: { content: talkativeContent({ 'treatments-tried': say('Settled') }), revision: asked.revision },
    }),
  );
  const points = (asked.clarifications.at(-1)?.points ?? []).map(({ pointId, target }) => ({
    pointId,
    outcome: target.startsWith('photos') ? ('impossible' as const) : ('changed' as const),
    reason: target.startsWith('photos') ? say('Settled') : '',
  }));
  await observe('resubmit', ['case.resubmit'], () =>
    client.call(submitCase, { params, body: { revision, points } }),
  );
}

async function sign(tour: Tour, caseId: string, opinion: Opinion, act: string): Promise<void> {
  const { client } = tour.people.doctor2;
  const params = { caseId };
  const { observe } = tour;
  await observe('write opinion', [], () =>
    client.call(saveOpinionDraft, { params, body: { opinion, revision: 0 } }),
  );
  const { previewId, sha256 } = await observe('preview', ['report.previewed'], () =>
    client.call(previewReport, { params }),
  );
  await client.bytes(getReportPreview, { params: { previewId } });
  await observe('sign', [act, 'session.reauthenticated'], () =>
    client.call(signOpinion, { params, body: { previewId, sha256, password: testPassword } }),
  );
}

async function answerAndFollow(tour: Tour, caseId: string): Promise<void> {
  const { people, observe } = tour;
  const { doctor2, pharmacist } = people;
  const { client } = pharmacist;
  const params = { caseId };
  await observe('attach document', ['document.added'], () =>
    sendDocument(doctor2, caseId, `${word('DocumentOfDoctor')}.pdf`),
  );
  await sign(tour, caseId, talkativeOpinion, 'case.answer');
  await observe('acknowledge', ['case.acknowledge'], () => client.call(acknowledgeOpinion, { params }));
  await observe('hand over', ['case.hand-over'], () =>
    client.call(tickHandOver, { params: { caseId, tick: 'handed-over' }, body: { done: true } }),
  );
  await observe('read report', ['case.read'], () =>
    client.bytes(getReport, { params: { caseId, version: 1 } }),
  );
  await observe('appointment', ['case.record-appointment'], () =>
    client.call(recordAppointment, {
      params,
      body: { state: 'booked', bookedOn: '2026-12-10', note: say('Appointment') },
    }),
  );
  await observe('ask follow-up', ['case.ask-follow-up'], () =>
    client.call(sendFollowUp, { params, body: { text: say('Asked') } }),
  );
  await observe('reply', ['case.reply-follow-up'], () =>
    doctor2.client.call(sendFollowUp, { params, body: { text: say('Replied') } }),
  );
  await sign(tour, caseId, { ...talkativeOpinion, findings: say('Correction') }, 'case.correct');
  await observe('object', ['case.object'], () =>
    client.call(objectToCase, { params, body: { note: say('Objection') } }),
  );
}

/** Cases that end otherwise: discarded, withdrawn from a doctor, and left unanswered until the director ends one. */
async function endOtherwise(tour: Tour): Promise<{ withdrawnId: string; endedId: string }> {
  const { people, observe } = tour;
  const { pharmacist, doctor1, director } = people;
  const draft = await pharmacist.client.call(createCase, { body: { form: 'peau' } });
  await pharmacist.client.call(saveDraft, {
    params: { caseId: draft.caseId },
    body: {
      content: talkativeContent({ 'treatments-tried': say('Discarded') }),
      revision: draft.revision,
    },
  });
  await observe('discard', ['case.discard'], () =>
    pharmacist.client.call(discardDraft, { params: { caseId: draft.caseId } }),
  );
  const withdrawnId = await send(tour);
  await doctor1.client.call(claimCase, { params: { caseId: withdrawnId } });
  await observe('withdraw', ['case.withdraw'], () =>
    pharmacist.client.call(withdrawCase, {
      params: { caseId: withdrawnId },
      body: { reason: say('Withdrawal') },
    }),
  );
  const endedId = await send(tour);
  const params = { caseId: endedId };
  await observe('escalate', ['case.escalate'], () => wait(tour, 24 * 60));
  await observe('reroute', ['case.reroute'], () =>
    director.client.call(rerouteCase, { params, body: { tier: 3, reason: say('Reroute') } }),
  );
  await observe('open content', ['case.content-opened'], () =>
    director.client.call(openContent, { params, body: { reason: say('Access') } }),
  );
  await observe('read as director', ['case.read'], () => readCase(director, endedId));
  await observe('escalate to the end', ['case.escalate'], () => wait(tour, 24 * 60));
  await observe('alert of age', ['case.alert-age'], () => wait(tour, 5 * 24 * 60));
  await observe('end', ['case.end'], () =>
    director.client.call(endCase, { params, body: { reason: say('Ending') } }),
  );
  await wait(tour, 1);
  return { withdrawnId, endedId };
}

/**
 * Walks every action of the life cycle once, every file operation and every kind of reading, with an unmistakable
 * word wherever a person can write. Answers the ids of the cases.
 */
export async function walkTour(tour: Tour) {
  const answeredId = await composeAndSend(tour);
  await passAround(tour, answeredId);
  await clarify(tour, answeredId);
  await answerAndFollow(tour, answeredId);
  return { answeredId, ...(await endOtherwise(tour)) };
}
