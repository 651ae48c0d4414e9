import { expect, test } from 'vitest';
import { tourPage, tourScreens } from './tour-page.ts';

test('the tour puts the pictures of one screen together, in the order in which they were seen', () => {
  const screens = tourScreens([
    'proof/01-proof-request-desk.png',
    'sign-in/10-dernier-écran-phone.png',
    'sign-in/02-second-facteur-phone.png',
    'sign-in/02-second-facteur-desk.png',
    'sign-in/notes.txt',
  ]);
  expect(screens.map(({ slug }) => slug)).toEqual([
    'sign-in-02-second-facteur',
    'sign-in-10-dernier-ecran',
    'proof-01-proof-request',
  ]);
  expect(screens[0]?.source).toEqual({
    desk: 'sign-in/02-second-facteur-desk.png',
    phone: 'sign-in/02-second-facteur-phone.png',
  });
  const page = tourPage(screens);
  expect(page).toContain('## Signing in\n\n### second facteur\n\n![second facteur, desk](tour/sign-in-02');
  expect(page).toContain('3 screens.');
});
