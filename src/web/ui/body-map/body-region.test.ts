import { describe, expect, test } from 'vitest';
import { bodySites } from '#contracts/forms/body-sites.ts';
import { drawnRegions, searchRegions } from './body-region.ts';

describe('the body map', () => {
  test('every site of the contract is drawn exactly once', () => {
    const drawn = (['front', 'back', 'face'] as const).flatMap((figure) => drawnRegions(figure, bodySites));
    const codes = drawn.map((region) => region.code).toSorted();
    expect(codes).toEqual(bodySites.map((site) => site.code).toSorted());
  });

  test('the left side of the patient is on the right of the front figure and on the left of the back one', () => {
    const mirrored = (figure: 'front' | 'back', code: string) =>
      drawnRegions(figure, bodySites).find((region) => region.code === code)?.isMirrored;
    expect(mirrored('front', 'front.leg.knee-left')).toBe(true);
    expect(mirrored('front', 'front.leg.knee-right')).toBe(false);
    expect(mirrored('back', 'back.leg.calf-left')).toBe(false);
    expect(mirrored('back', 'back.leg.calf-right')).toBe(true);
  });

  test('a search ignores accents, case and the order of words', () => {
    const labels = searchRegions(bodySites, 'DEVANT epaule').map((site) => site.label);
    expect(labels).toEqual(['Épaule droite, devant', 'Épaule gauche, devant']);
    expect(searchRegions(bodySites, 'pied nez')).toEqual([]);
  });
});
