import { expect, test } from 'vitest';
import { bodySiteCodes, bodySiteCodesSchema, bodySites, findBodySite, siteGroupOf } from './body-sites.ts';

test('codes are unique, stable in form, and every side has its mirror', () => {
  expect(bodySiteCodes.size).toBe(bodySites.length);
  expect(new Set(bodySites.map(({ label }) => label)).size).toBe(bodySites.length);
  for (const site of bodySites) {
    expect(site.code).toMatch(/^(front|back)\.[a-z-]+\.[a-z-]+$/);
    if (site.side === 'right') expect(findBodySite(site.code.replace(/right$/, 'left'))?.side).toBe('left');
  }
  expect(findBodySite('front.face.cheek-left')?.label).toBe('Joue gauche');
});

test('the list goes from head to toe, front then back', () => {
  const groups = (view: string) => bodySites.filter((site) => site.view === view).map(({ group }) => group);
  expect(groups('front').at(0)).toBe('scalp');
  expect(groups('front').at(-1)).toBe('foot');
  expect(groups('back').at(0)).toBe('scalp');
  expect(groups('back').at(-1)).toBe('foot');
});

test('B-042 at least one region, ten at most, all known and different', () => {
  const ten = bodySites.slice(0, 10).map(({ code }) => code);
  expect(bodySiteCodesSchema.safeParse(ten).success).toBe(true);
  expect(bodySiteCodesSchema.safeParse([]).success).toBe(false);
  expect(bodySiteCodesSchema.safeParse(bodySites.slice(0, 11).map(({ code }) => code)).success).toBe(false);
  expect(bodySiteCodesSchema.safeParse(['front.face.moustache']).success).toBe(false);
  expect(bodySiteCodesSchema.safeParse(['front.face.nose', 'front.face.nose']).success).toBe(false);
});

test('the queue sees a coarse group only', () => {
  expect(siteGroupOf(['front.face.nose', 'front.face.cheek-left'])).toBe('face');
  expect(siteGroupOf(['front.face.nose', 'back.trunk.lower-back'])).toBe('several');
  expect(siteGroupOf([])).toBeUndefined();
  expect(siteGroupOf(['nowhere'])).toBeUndefined();
});
