import { expect, test } from 'vitest';
import { currentForm } from '#contracts/forms/forms.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { emptyContent } from './case-draft.ts';
import { researchConsentLabelFr } from './case-form.fr.ts';
import { checkSubmission, type SubmissionCheck } from './check-submission.ts';

const check: SubmissionCheck = {
  form: currentForm('peau'),
  photos: ['regional', 'close-up'].map((view) => ({
    view,
    photoId: view,
    isSmall: false,
    overrideReason: '',
    qualityOverride: null,
  })),
  today: '2026-11-24',
  mayAddDermoscopicToSkin: false,
  offersAlgorithmTraining: false,
};

test('B-062 the box is named to the letter, apart from the consent to the act, and unticked at first', () => {
  expect(researchConsentLabelFr).toBe(
    'Le patient consent à une utilisation anonymisée de ses données à des fins de recherche et de formation médicale.',
  );
  expect(emptyContent.consent.researchConsented).toBe(false);
});

test('B-062 a request goes out whether the box is ticked or not', () => {
  const content = completeContent();
  for (const researchConsented of [true, false]) {
    const consent = { ...content.consent, researchConsented };
    expect(checkSubmission({ ...content, consent }, check)).toEqual([]);
  }
});

test('B-057 without consent to the act, or without telling of the right to object, nothing is sent', () => {
  const content = completeContent();
  for (const field of ['actConsented', 'objectionRightTold', 'rightsAttested'] as const) {
    const consent = { ...content.consent, [field]: false };
    expect(checkSubmission({ ...content, consent }, check).map(({ path }) => path)).toEqual([
      `consent.${field}`,
    ]);
  }
});

test('training of algorithms is refused where the instance does not offer it, and is a box of its own where it does', () => {
  const content = completeContent();
  const ticked = { ...content, consent: { ...content.consent, algorithmsConsented: true } };
  expect(checkSubmission(ticked, check).map(({ path }) => path)).toEqual(['consent.algorithmsConsented']);
  expect(checkSubmission(ticked, { ...check, offersAlgorithmTraining: true })).toEqual([]);
});

test('a photo smaller than advised goes out with a reason', () => {
  const small = (overrideReason: string) => [
    { view: 'regional', photoId: 'a', isSmall: true, overrideReason, qualityOverride: null },
    { view: 'close-up', photoId: 'b', isSmall: false, overrideReason: '', qualityOverride: null },
  ];
  const content = completeContent();
  expect(checkSubmission(content, { ...check, photos: small('') }).map(({ path }) => path)).toEqual([
    'photos.a',
  ]);
  expect(checkSubmission(content, { ...check, photos: small('La patiente est partie.') })).toEqual([]);
  const coded = small('').map((photo) => ({ ...photo, qualityOverride: 'no-better-device' }));
  expect(checkSubmission(content, { ...check, photos: coded })).toEqual([]);
});
