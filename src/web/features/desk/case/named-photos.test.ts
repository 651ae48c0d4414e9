import { describe, expect, test } from 'vitest';
import { currentForm } from '#contracts/forms/forms.ts';
import type { PhotoView } from '#contracts/photos/photo.contract.ts';
import { namedPhotos } from './named-photos.ts';

const photo = (more: Partial<PhotoView>): PhotoView => ({
  photoId: '00000000-0000-4000-8000-000000000001',
  view: 'close-up',
  position: 0,
  width: 4000,
  height: 3000,
  bytes: 2_000_000,
  addedAt: '2026-11-23T09:00:00.000Z',
  sinceSubmission: 1,
  isSmall: false,
  overrideReason: '',
  hints: [],
  qualityOverride: null,
  ...more,
});
const form = currentForm('peau');

describe('namedPhotos', () => {
  test('numbers photos only where a view has several, in the order of the form', () => {
    const photos = [photo({ position: 2 }), photo({ position: 1 }), photo({ view: 'regional', position: 9 })];
    expect(namedPhotos({ photos, submissionVersion: 1 }, form).map(({ name }) => name)).toEqual([
      'Vue d’ensemble',
      'Vue rapprochée 1',
      'Vue rapprochée 2',
    ]);
  });

  test('B-046 a photo that came with the last answer is said to be new', () => {
    const photos = [photo({}), photo({ position: 1, sinceSubmission: 2 })];
    const names = namedPhotos({ photos, submissionVersion: 2 }, form).map(({ name }) => name);
    expect(names[0]).not.toContain('nouvelle');
    expect(names[1]).toContain('nouvelle');
  });

  test('a small photo shows why it was sent', () => {
    const photos = [photo({ isSmall: true, overrideReason: 'Ancien téléphone' })];
    expect(namedPhotos({ photos, submissionVersion: 1 }, form)[0]?.note).toContain('Ancien téléphone');
  });

  test('B-029 the doctor reads what is technically wrong with a photo and why it was kept; advice stays with the sender', () => {
    const noteOf = (hints: PhotoView['hints'], qualityOverride: PhotoView['qualityOverride']) =>
      namedPhotos({ photos: [photo({ hints, qualityOverride })], submissionVersion: 1 }, form)[0]?.note;
    expect(noteOf(['shaken', 'noisy'], 'patient-moves')).toContain(
      'Photo bougée, granuleuse. Raison donnée : Le patient ne peut pas rester immobile',
    );
    expect(noteOf(['blurred'], null)).toContain('Photo floue. Aucune raison donnée');
    expect(noteOf(['looks-dermoscopic'], null)).toBe(noteOf([], null));
    expect(noteOf(null, null)).toBe(noteOf([], null));
  });
});
