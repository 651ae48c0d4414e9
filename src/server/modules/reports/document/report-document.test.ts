import { expect, test } from 'vitest';
import { buildEndingSource, buildOpinionSource } from '#test/builders/report-source.ts';
import { buildEndingReport, buildOpinionReport } from './report-document.ts';
import { findEndingProblems, findOpinionProblems } from './report-problems.ts';
import type { OpinionReportSource } from './report-source.ts';

const complete = buildOpinionSource();
const without = (...keys: (keyof OpinionReportSource)[]): OpinionReportSource =>
  Object.fromEntries(
    Object.entries(complete).filter(([key]) => !(keys as string[]).includes(key)),
  ) as unknown as OpinionReportSource;

function opinionData(source = complete) {
  const result = buildOpinionReport(source);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.data;
}
const plain = (value: unknown): string => JSON.stringify(value).replaceAll('\u00a0', ' ');

test('B-065 a complete opinion becomes a report of plain values, the same each time', () => {
  const data = opinionData();
  expect(data.number).toBe('Compte rendu n° CR-2026-000123');
  expect(plain(data.signature)).toContain(
    'Avis rendu et signé par Dr Basile Inventé, lun. 23 nov. 2026, 14 h 05.',
  );
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  expect(opinionData(buildOpinionSource())).toEqual(data);
});

test.each([
  ['1° the report of the act', without('opinion'), 'report', 'opinion.findings'],
  ['2° the acts', without('acts'), 'acts-and-prescriptions', 'acts'],
  ['2° an empty list of acts', { ...complete, acts: [] }, 'acts-and-prescriptions', 'acts'],
  [
    '2° what was prescribed, even nothing',
    without('prescriptions'),
    'acts-and-prescriptions',
    'prescriptions',
  ],
  ['3° the doctor’s identity', without('expert'), 'identities', 'expert.rpps'],
  [
    '3° the pharmacist’s identity',
    { ...complete, requester: { ...complete.requester, name: ' ' } },
    'identities',
    'requester.name',
  ],
  [
    '3° the patient’s identity',
    { ...complete, patient: { ...complete.patient, birthName: '' } },
    'identities',
    'patient.birthName',
  ],
  ['4° the date and hour', without('signedAt'), 'date-and-hour', 'signedAt'],
  ['5° whether there were incidents', without('incidents'), 'incidents', 'incidents'],
] as const)('R6316-4 %s may not be missing', (_title, source, item, field) => {
  expect(findOpinionProblems(source)).toContainEqual({ item, field, reason: 'missing' });
  expect(buildOpinionReport(source).ok).toBe(false);
});

test('R6316-4 everything missing is told at once', () => {
  const items = findOpinionProblems(without('opinion', 'acts', 'expert', 'signedAt', 'incidents'));
  expect(new Set(items.map((problem) => problem.item))).toEqual(
    new Set(['report', 'acts-and-prescriptions', 'identities', 'date-and-hour', 'incidents']),
  );
});

test('R6316-4 hours out of order and invalid days are refused', () => {
  const early = { ...complete, signedAt: new Date('2026-11-23T08:00:00Z') };
  expect(findOpinionProblems(early)).toEqual([
    { item: 'date-and-hour', field: 'signedAt', reason: 'invalid' },
  ]);
  const born = { ...complete, patient: { ...complete.patient, bornOn: '1985-02-30' } };
  expect(findOpinionProblems(born)).toEqual([
    { item: 'identities', field: 'patient.bornOn', reason: 'invalid' },
  ]);
});

test('R6316-4 no incident reads « Aucun. », an incident its hour and what happened', () => {
  expect(opinionData().incidents.lines).toEqual(['Aucun.']);
  const incidents = [{ at: new Date('2026-11-23T09:05:00Z'), description: 'Coupure du réseau' }];
  expect(plain(opinionData({ ...complete, incidents }).incidents.lines)).toContain(
    'lun. 23 nov. 2026, 10 h 05 : Coupure du réseau',
  );
});

test('B-065 a correction names the version it replaces, and must', () => {
  const corrected = { ...complete, version: 2, replaces: { version: 1, signedAt: complete.sentAt } };
  expect(plain(opinionData(corrected).correction)).toContain('remplace la version 1, signée le lun. 23 nov.');
  expect(findOpinionProblems({ ...complete, version: 2 })).toEqual([
    { item: 'document', field: 'replaces', reason: 'missing' },
  ]);
  expect(findOpinionProblems({ ...corrected, version: 1 })[0]?.reason).toBe('invalid');
});

test('texts and photos have a limit', () => {
  const motive = 'a'.repeat(10_001);
  expect(findOpinionProblems({ ...complete, motive })).toEqual([
    { item: 'document', field: 'motive', reason: 'too-long' },
  ]);
  const photo = { file: 'photo-1.jpg', viewLabel: 'Vue' };
  expect(findOpinionProblems({ ...complete, photos: [photo, photo] })[0]?.field).toBe('photos');
});

test('B-110 the report says that the operator provides no medical service', () => {
  expect(opinionData().operatorRole.text).toContain('ne délivre aucune prestation médicale');
  const ending = buildEndingReport(buildEndingSource());
  expect(ending.ok && ending.data.operatorRole.text).toMatch(/ne délivre aucune prestation médicale\.$/);
});

test('optional parts that are missing leave no empty line behind', () => {
  const patient = { birthName: 'Exemple', firstNames: 'Jo', bornOn: '2001-01-01', sex: 'male' } as const;
  const data = opinionData({ ...without('photos', 'clinicalAnswers', 'consents', 'question'), patient });
  expect(data.people[0]?.facts.map((fact) => fact.label)).toEqual([
    'Nom de naissance',
    'Prénoms',
    'Date de naissance',
    'Sexe',
  ]);
  expect(data.photos.cells).toEqual([]);
  expect(JSON.stringify(data)).not.toContain('undefined');
});

test('R6316-4 a request that ended without an answer is recorded with identities, hours and incidents', () => {
  const result = buildEndingReport(buildEndingSource());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  expect(result.data.notice).toBe('Aucun avis médical n’a été rendu pour cette demande.');
  expect(result.data.people.map((person) => person.heading)).toEqual(['Patient', 'Pharmacie requérante']);
  expect(plain(result.data.course.steps)).toContain('jeu. 26 nov. 2026, 09 h 20');
});

test('R6316-4 a doctor who declines is named', () => {
  const problems = findEndingProblems(buildEndingSource({ kind: 'declined-by-expert' }));
  expect(problems.map((problem) => problem.field)).toEqual(['expert.name', 'expert.rpps']);
});
