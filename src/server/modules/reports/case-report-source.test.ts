import { expect, test } from 'vitest';
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import { emptyOpinion } from '#contracts/cases/opinion.ts';
import { type CaseToReport, toOpinionSource } from './case-report-source.ts';
import { buildOpinionReport } from './document/report-document.ts';

const sentAt = new Date('2026-11-24T08:00:00Z');
const issuedAt = new Date('2026-11-24T10:00:00Z');
const doctorId = '018f0000-0000-7000-8000-000000000001';
const senderId = '018f0000-0000-7000-8000-000000000002';
const issue = {
  version: 1,
  issuedAt,
  verificationCode: 'K7QM-2XWD-9RTA',
  verificationUrl: 'https://consilia.example/verifier',
  operatorName: 'Réseau de démonstration',
};
const opinion = {
  ...emptyOpinion,
  findings: 'Plaque.',
  hypotheses: ['Eczéma', ' '],
  pharmacistAdvice: 'Émollient.',
  photoLimits: 'Épaisseur.',
};

function caseWith(content: Partial<CaseContent>, more: Record<string, unknown> = {}): CaseToReport {
  const person = (name: string) => ({ displayName: name, email: '', rpps: '10999999991', tier: 3 });
  const patient = {
    ...emptyContent.patient,
    birthName: 'FICTIF',
    firstNames: 'Ana',
    birthDate: '1985-05-04',
    billingNir: '285059912345678',
  };
  const loaded = {
    submission: { ...emptyContent, patient, ...content },
    photos: [],
    documents: [],
    clarifications: [],
    notes: [],
    acts: [{ action: 'case.submit', actorId: senderId, at: sentAt, actorKind: 'pharmacist', details: {} }],
    pharmacy: {
      name: 'Pharmacie',
      finess: null,
      street: '',
      postal_code: '99000',
      city: 'Ville',
      phone: '0199001234',
    },
    names: new Map([
      [doctorId, person('Dr Basile Inventé')],
      [senderId, person('Inès Fictive')],
    ]),
    ...more,
  };
  const caseRow = {
    id: '018f0000-0000-7000-8000-000000000003',
    reference: 'TE-26-7K3M-9Q2F',
    form: 'peau',
    form_version: 1,
    created_by: 'somebody else',
    expert_id: doctorId,
    created_at: sentAt,
    submitted_at: sentAt,
    claimed_at: new Date('2026-11-24T09:00:00Z'),
  };
  return { caseRow, loaded } as unknown as CaseToReport;
}

test('R6316-4 a sent case and a complete opinion make a complete report', () => {
  const source = toOpinionSource({ ...caseWith({}), opinion }, issue);
  expect(buildOpinionReport(source)).toMatchObject({ ok: true });
  expect(source).toMatchObject({
    reportNumber: 'TE-26-7K3M-9Q2F-V1',
    requester: {
      name: 'Inès Fictive',
      addressLines: ['99000 Ville'],
      phone: expect.stringMatching(/^01\s99\s00\s12\s34$/),
    },
    expert: { name: 'Dr Basile Inventé', rpps: '10999999991', qualification: 'Dermatologue' },
    opinion: { hypotheses: 'Eczéma', photoLimits: 'Épaisseur.', referral: { isWanted: false } },
    prescriptions: { kind: 'none' },
    incidents: [],
  });
});

test('B-087 a case without its doctor makes no report', () => {
  const input = caseWith({});
  input.caseRow.expert_id = null;
  expect(buildOpinionReport(toOpinionSource({ ...input, opinion }, issue))).toMatchObject({ ok: false });
});

test('B-050 for a minor: whose number it is, and who consented', () => {
  const { patient } = caseWith({}).loaded.submission;
  const source = toOpinionSource(
    {
      ...caseWith({
        patient: {
          ...patient,
          nirHolderName: 'Maria FICTIVE',
          nirHolderRelation: 'mother',
          ins: '119059912345678',
        },
        consent: {
          ...emptyContent.consent,
          actConsented: true,
          toldBy: 'Inès Fictive',
          toldHow: 'written',
          guardianName: 'Jo FICTIF',
          guardianRelation: 'father',
        },
      }),
      opinion,
    },
    issue,
  );
  expect(source.patient).toMatchObject({
    billingNir: '285059912345678, numéro de Maria FICTIVE (mère)',
    ins: '119059912345678',
    representative: 'Jo FICTIF (père)',
  });
  expect(source.consents?.map((one) => one.label)).toEqual([
    'Patient informé par écrit par Inès Fictive ; consentement à l’acte et au partage des données recueilli par la pharmacie',
    'Consentement donné par Jo FICTIF (père), titulaire de l’autorité parentale',
  ]);
});

test('B-046 B-053 clarifications and additions stand in the report, point by point', () => {
  const point = { pointId: 'p', outcome: 'changed', reason: '' };
  const source = toOpinionSource(
    {
      ...caseWith(
        {},
        {
          clarifications: [
            {
              id: 'c',
              askedAt: sentAt,
              answeredAt: issuedAt,
              points: [
                { ...point, kind: 'new-photo', target: 'photos.close-up', text: 'Plus nette.' },
                {
                  ...point,
                  kind: 'more-information',
                  target: 'answers.onset',
                  text: 'En jours ?',
                  outcome: 'impossible',
                  reason: 'Le patient est parti.',
                },
              ],
            },
          ],
          notes: [
            {
              id: 'n',
              kind: 'addition',
              at: issuedAt,
              accountId: senderId,
              side: 'requester',
              text: 'Fièvre.',
            },
          ],
          documents: [
            { side: 'requester', sentAt, name: 'Courrier.pdf', state: 'ready', kind: 'other', sha256: '' },
            {
              side: 'expert',
              sentAt: null,
              name: 'O.pdf',
              state: 'ready',
              kind: 'prescription',
              sha256: 'a'.repeat(64),
            },
            { side: 'expert', sentAt: null, name: 'X.pdf', state: 'quarantined', kind: 'other', sha256: '' },
          ],
        },
      ),
      opinion,
    },
    issue,
  );
  expect(source.clarifications).toMatchObject([
    { question: 'Nouvelle photo (Vue rapprochée) : Plus nette.', answer: 'Vue rapprochée : modifié.' },
    {
      question: 'Information complémentaire (Depuis combien de temps ?) : En jours ?',
      answer: 'Depuis combien de temps ? : impossible. Le patient est parti.',
    },
  ]);
  expect(source.clinicalAnswers).toMatchObject([
    { answer: 'Fièvre.' },
    { question: 'Documents joints par la pharmacie', answer: 'Courrier.pdf' },
  ]);
  expect(source.prescriptions).toEqual({
    kind: 'attached',
    documents: [{ name: 'Ordonnance : O.pdf', sha256: 'a'.repeat(64) }],
  });
});

test('R6316-4 an emergency says so, technical incidents are dated', () => {
  const urgent = { ...opinion, referral: 'emergency' as const, technicalIncidents: 'Coupure.' };
  const source = toOpinionSource({ ...caseWith({}), opinion: urgent }, issue);
  expect(source.opinion?.referral).toEqual({
    isWanted: true,
    delay: 'immédiatement',
    to: 'un service d’urgence',
  });
  expect(source.incidents).toEqual([{ at: issuedAt, description: 'Coupure.' }]);
});
