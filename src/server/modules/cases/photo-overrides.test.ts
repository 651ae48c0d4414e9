import { expect, test } from 'vitest';
import { notePhotoOverrides } from './photo-overrides.ts';

const photo = { overrideReason: '', qualityOverride: null, isSmall: false, hints: [] } as const;

test('of a photo sent despite a warning the codes are noted, its words and mere advice are not', () => {
  expect(
    notePhotoOverrides([
      photo,
      { ...photo, hints: ['blurred'] },
      { ...photo, qualityOverride: 'patient-moves', hints: ['shaken', 'small', 'not-dermoscopic'] },
      { ...photo, overrideReason: 'Le patient est déjà parti', isSmall: true, hints: null },
      { ...photo, qualityOverride: 'hard-place', isSmall: true, hints: ['small', 'dark'] },
    ]),
  ).toEqual(['patient-moves shaken small', 'in-words small', 'hard-place small dark']);
});
