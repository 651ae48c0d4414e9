// Passwords in a browser: choosing one at registration, by a link and from the account, with its live meter.
import { describe, expect, test } from 'vitest';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason } from './browser.ts';
import { useStage } from './stage.ts';

const fresh = 'girafe violon nuage trottoir';

describe.skipIf(browserSkipReason)(`passwords and addresses ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;

  async function lastLink(to: string, path: string): Promise<string> {
    await stage.instance.pass(0);
    await stage.instance.pass(0);
    const pattern = new RegExp(`${path}[A-Za-z0-9_-]+`);
    const mails = stage.instance.mail.sent.filter((mail) => mail.to === to && pattern.test(mail.text));
    const link = pattern.exec(mails.at(-1)?.text ?? '')?.[0];
    if (!link) throw new Error(`no mail to ${to} holds ${path}`);
    return link;
  }

  test('A-013 B-024 the meter at registration follows what is typed, in words, and the server decides', async () => {
    const visitor = await open();
    const { page } = visitor;
    await visitor.go('/inscription');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const password = page.getByLabel('Mot de passe', { exact: true });
    expect(await password.getAttribute('autocomplete')).toBe('new-password');
    await visitor.press(page.getByText('Médecin', { exact: true }));
    await visitor.type(page.getByLabel('Adresse e-mail'), 'zorglubine@ailleurs.invalid');
    await visitor.type(password, 'azertyuiop');
    await page.getByText('Solidité : Faible').waitFor();
    await page.getByText('minuscules, oui').waitFor();
    await page.getByText('chiffres, non').waitFor();
    visitor.watch.allow(/\/api\/registration/, 422);
    await visitor.press(visitor.button('Continuer'));
    await page.getByText(/parmi les plus utilisés/).waitFor();
    await stage.survey.screen(visitor, 'inscription, mot de passe refusé');
    await visitor.type(password, 'Azertyuiop123456!');
    await page.getByText('Solidité : Bon', { exact: true }).waitFor();
    await visitor.type(password, 'girafe zorglubine nuage');
    await page.getByText('Solidité : Faible').waitFor();
    await visitor.type(password, fresh);
    await page.getByText('Solidité : Très bon').waitFor();
    await stage.survey.screen(visitor, 'inscription, mot de passe');
    await visitor.press(visitor.button('Afficher le mot de passe'));
    expect(await password.getAttribute('type')).toBe('text');
    await visitor.press(visitor.button('Continuer'));
    await page.getByText(/zorglubine@ailleurs\.invalid/).waitFor();
    expectClean();
  });

  test('B-038 A-079 a forgotten password: a mail, a link, a new password with the same meter', async () => {
    const visitor = await open();
    const { page } = visitor;
    const { email } = stage.people.doctor3;
    await visitor.go('/mot-de-passe-oublie');
    await stage.survey.screen(visitor, 'mot de passe oublié');
    await visitor.type(page.getByLabel('Adresse e-mail'), email);
    await visitor.press(visitor.button('Recevoir le lien'));
    await page.getByText('Consultez votre messagerie').waitFor();
    await visitor.go(await lastLink(email, '/mot-de-passe/'));
    const password = page.getByLabel('Nouveau mot de passe', { exact: true });
    await visitor.type(password, fresh);
    await page.getByText('Solidité : Très bon').waitFor();
    await stage.survey.screen(visitor, 'mot de passe par lien');
    await visitor.press(visitor.button('Enregistrer'));
    await page.getByText('Votre mot de passe est changé').waitFor();
    expectClean();
  });

  test('A-014 B-038 changing it from the account asks the present one, and the reminder is off until chosen', async () => {
    const visitor = await open(stage.people.doctor2.email);
    const { page } = visitor;
    await visitor.go('/compte');
    await visitor.press(page.getByRole('link', { name: /^Mot de passe/ }));
    await page.getByRole('heading', { level: 1, name: 'Mot de passe' }).waitFor();
    await stage.survey.screen(visitor, 'compte, mot de passe');
    const reminder = page.getByLabel('Me le rappeler');
    expect(await reminder.inputValue()).toBe('0');
    await reminder.selectOption('12');
    await page.getByText('Rappel enregistré').waitFor();
    visitor.watch.allow(/\/api\/me\/password/, 422);
    await visitor.type(page.getByLabel('Mot de passe actuel'), 'pas le bon');
    await visitor.type(page.getByLabel('Nouveau mot de passe', { exact: true }), fresh);
    await visitor.press(visitor.button('Changer le mot de passe'));
    await page.getByText(/Ce mot de passe n’est pas le vôtre/).waitFor();
    await stage.survey.screen(visitor, 'compte, mot de passe refusé');
    await visitor.type(page.getByLabel('Mot de passe actuel'), testPassword);
    await visitor.press(visitor.button('Changer le mot de passe'));
    await page.getByText('Vos autres sessions sont terminées.').waitFor();
    await stage.survey.screen(visitor, 'compte, mot de passe changé');
    expectClean();
  });
});
