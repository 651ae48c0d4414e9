// The director's board and everyone's own activity, in a browser, empty and after ninety lively days.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { system } from '#server/policy/actor.ts';
import { storeDays } from './board-days.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

describe.skipIf(browserSkipReason)(`figures of the service ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;
  const title = (visitor: Visitor, name: string) =>
    visitor.page.getByRole('heading', { level: 1, name }).waitFor();

  test('B-011 before anything happened the board and one’s own page say so', async () => {
    const director = await open(stage.people.director.email);
    await director.go('/direction/tableau');
    await title(director, 'Tableau de bord');
    await director.page.getByText('Rien à montrer sur cette période').waitFor();
    await stage.survey.screen(director, 'tableau, vide');
    const doctor = await open(stage.people.doctor1.email);
    await doctor.go('/mon-activite');
    await doctor.page.getByText('Vous n’avez rendu aucun avis.').waitFor();
    await stage.survey.screen(doctor, 'activité, vide');
    expectClean();
  });

  test('B-011, B-012 the director finds delays, tail, share and load, by period, form and clock, by keyboard', async () => {
    await stage.instance.run(system('test'), (ctx) => storeDays(ctx, stage.people));
    const director = await open(stage.people.director.email);
    await director.go('/direction');
    await director.press(director.link(/Ouvrir le tableau de bord/));
    await title(director, 'Tableau de bord');
    await director.press(director.button('90 jours'));
    await director.page.getByRole('heading', { name: 'Charge par médecin' }).waitFor();
    await director.page.getByRole('cell', { name: 'Niveau 3' }).waitFor();
    await stage.survey.screen(director, 'tableau');
    const { page } = director;
    const card = page.getByRole('region', { name: 'Délai jusqu’à l’avis', exact: true });
    const served = await card.getByRole('listitem').first().textContent();
    await card.getByRole('button', { name: 'Temps écoulé' }).focus();
    await page.keyboard.press('Enter');
    await card.getByText(/nuits et dimanches compris/).waitFor();
    expect(await card.getByRole('listitem').first().textContent()).not.toBe(served);
    await card.getByText('Voir les chiffres').focus();
    await page.keyboard.press('Enter');
    const rows = card.getByRole('row');
    expect(await rows.count()).toBe(7);
    await stage.survey.screen(director, 'tableau, chiffres ouverts');
    await director.press(director.button('Grain de beauté'));
    await page.waitForURL(/formulaire=grain-de-beaute/);
    expect(page.url()).toMatch(/jours=(%22)?90/);
    expectClean();
  });

  test('B-011 the table is downloaded from the page', async () => {
    const director = await open(stage.people.director.email);
    await director.go('/direction/tableau?jours=90');
    const [download] = await Promise.all([
      director.page.waitForEvent('download'),
      director.press(director.link(/Télécharger le tableau/)),
    ]);
    expect(download.suggestedFilename()).toMatch(/^tableau-de-bord-\d{4}-\d\d-\d\d\.csv$/);
    const table = await readFile(await download.path(), 'utf8');
    expect(table.split('\r\n').length).toBeGreaterThan(20);
    expectClean();
  });

  test('B-011 a doctor and a pharmacist find their own figures in « Mon compte »', async () => {
    for (const [who, name] of [
      [stage.people.doctor1, 'médecin'],
      [stage.people.pharmacist, 'pharmacie'],
    ] as const) {
      const person = await open(who.email);
      await person.go('/compte');
      await person.press(person.link(/^Mon activité/));
      await title(person, 'Mon activité');
      await person.press(person.button('90 jours'));
      await person.page.getByRole('heading', { name: 'Évolution du délai' }).waitFor();
      await stage.survey.screen(person, `activité, ${name}`);
    }
    expectClean();
  });
});
