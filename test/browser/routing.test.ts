// The rules of routing as the medical director reads, changes and re-reads them, in a browser.
import { describe, expect, test } from 'vitest';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

describe.skipIf(browserSkipReason)(`routing rules ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;
  const title = (visitor: Visitor) =>
    visitor.page.getByRole('heading', { level: 1, name: 'Règles d’acheminement' }).waitFor();

  test('B-010 B-139 the rules are read, refused at their field, changed, and kept in the history', async () => {
    const director = await open(stage.people.director.email);
    await director.go('/direction');
    await director.press(director.link('Règles d’acheminement'));
    await title(director);
    await director.page.getByRole('img', { name: /Échelle, formulaire Grain de beauté/ }).waitFor();
    await stage.survey.screen(director, 'règles');

    await director.press(director.button('Modifier les règles'));
    const mole = director.page.getByRole('region', { name: 'Grain de beauté' });
    await mole.getByLabel('Départ', { exact: true }).selectOption('2');
    const take = director.page.getByRole('region', { name: 'Peau' }).getByLabel('Pour prendre (minutes)');
    await director.type(take.first(), 'long');
    await director.press(director.button('Décider ces règles'));
    await director.page.getByText('Indiquez un nombre de minutes').first().waitFor();
    await director.page.getByText('Dites pourquoi en quelques mots').waitFor();
    expect(await take.first().inputValue()).toBe('long');
    const focused = director.page.locator(':focus');
    await expect.poll(() => focused.getAttribute('aria-invalid')).toBe('true');
    await stage.survey.screen(director, 'règles, refusées');

    await director.type(take.first(), '90');
    await director.type(director.page.getByLabel('Raison du changement'), 'Essai de délais plus courts');
    await director.page.getByText('Peau · Niveau 1 · Pour prendre').waitFor();
    await director.page.getByRole('heading', { name: 'Grain de beauté · Départ', exact: true }).waitFor();
    await stage.survey.screen(director, 'règles, ce qui change');
    await director.press(director.button('Décider ces règles'));
    await director.page.getByText('Les règles sont enregistrées.').waitFor();
    await director.page.getByText('Essai de délais plus courts').waitFor();
    await director.press(director.page.getByText('Ce que la version 2 change'));
    await stage.survey.screen(director, 'règles, historique');
    expectClean();
  });

  test('B-139 on a phone each part is one line with its values; a refused value opens its part and has the focus', async () => {
    const director = await open(stage.people.director.email);
    const { page } = director;
    await page.setViewportSize({ width: 360, height: 800 });
    await director.go('/direction/acheminement');
    await director.press(director.button('Modifier les règles'));
    const skin = page.getByRole('region', { name: 'Peau' });
    const second = skin.locator('details').nth(2);
    const take = second.getByLabel('Pour prendre (minutes)');
    expect(await take.isVisible()).toBe(false);
    await stage.survey.onPhone(director, 'règles, pliées');
    await director.press(second.locator('summary'));
    await director.type(take, 'long');
    await director.press(second.locator('summary'));
    await expect.poll(() => take.isVisible()).toBe(false);
    await expect.poll(() => second.locator('summary').textContent()).toContain('Long pour prendre');
    await director.press(director.button('Décider ces règles'));
    await expect.poll(() => take.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    expect(await take.inputValue()).toBe('long');
    await stage.survey.onPhone(director, 'règles, pliées, refusées');
    expectClean();
  });
});
