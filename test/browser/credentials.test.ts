// Passwords in a browser: choosing one at registration, by a link and from the account, with its live meter.

import { describe, expect, test } from 'vitest';
import { linkToken } from '#server/modules/accounts/public.ts';
import { system } from '#server/policy/actor.ts';
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
    if (!link) throw new Error(`no mail to ${to} holds ${path}; ${stage.instance.failedJobs.join('; ')}`);
    return link;
  }

  const stopToken = () =>
    stage.instance.run(system('test'), async ({ tx, keyring }) => {
      const link = await tx
        .selectFrom('account_links')
        .select('id')
        .where('account_id', '=', stage.people.doctor1.id)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      return linkToken(keyring, link.id);
    });

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
    await page.getByText('Solidité : Faible').waitFor();
    await page.getByText('minuscules, oui').waitFor();
    await page.getByText('chiffres, non').waitFor();
    visitor.watch.allow(/\/api\/registration/, 422);
    await visitor.press(visitor.button('Continuer'));
    await page.getByText(/parmi les plus utilisés/).waitFor();
    await stage.survey.screen(visitor, 'inscription, mot de passe refusé');
    await visitor.type(password, 'Azertyuiop123456!');
    await page.getByText('Solidité : Bon', { exact: true }).waitFor();
    await visitor.type(password, 'girafe zorglubine nuage');
    await page.getByText('Solidité : Faible').waitFor();
    await visitor.type(password, fresh);
    await page.getByText('Solidité : Très bon').waitFor();
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
    await visitor.button('Recevoir le lien').waitFor();
    await stage.survey.screen(visitor, 'mot de passe oublié');
    await visitor.type(page.getByLabel('Adresse e-mail'), email);
    await visitor.press(visitor.button('Recevoir le lien'));
    await page.getByText('Consultez votre messagerie').waitFor();
    await visitor.go(await lastLink(email, '/mot-de-passe/'));
    const password = page.getByLabel('Nouveau mot de passe', { exact: true });
    await visitor.type(password, fresh);
    await page.getByText('Solidité : Très bon').waitFor();
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

  test('B-024 A-011 another address: asked, waiting, confirmed by its link, taken back from the former one', async () => {
    const { email } = stage.people.director;
    const visitor = await open(email);
    const { page } = visitor;
    await visitor.go('/compte/adresse');
    await page.getByText(email).waitFor();
    await stage.survey.screen(visitor, 'compte, adresse');
    visitor.watch.allow(/\/api\/me\/email/, 422);
    const next = 'nouvelle@ailleurs.invalid';
    await visitor.type(page.getByLabel('Nouvelle adresse e-mail'), next);
    await visitor.type(page.getByLabel('Votre mot de passe'), 'pas le bon');
    await visitor.press(visitor.button('Envoyer le lien'));
    await page.getByText(/Ce mot de passe n’est pas le vôtre/).waitFor();
    await visitor.type(page.getByLabel('Votre mot de passe'), testPassword);
    await visitor.press(visitor.button('Envoyer le lien'));
    await page.getByRole('heading', { name: 'Changement en attente' }).waitFor();
    await stage.survey.screen(visitor, 'compte, adresse en attente');
    // Taking the change back ends his sessions: what his page asks from then on is refused.
    visitor.watch.allow(/\/api\//, 401);
    const mailbox = await open();
    await mailbox.go(await lastLink(next, '/adresse/confirmation/'));
    await mailbox.button('Confirmer cette adresse').waitFor();
    await stage.survey.screen(mailbox, 'adresse, confirmer');
    await mailbox.press(mailbox.button('Confirmer cette adresse'));
    await mailbox.page.getByText('Votre nouvelle adresse est enregistrée').waitFor();
    await mailbox.go(await lastLink(email, '/adresse/annulation/'));
    await mailbox.button('Ce n’est pas moi, rétablir').waitFor();
    await stage.survey.screen(mailbox, 'adresse, rétablir');
    await mailbox.press(mailbox.button('Ce n’est pas moi, rétablir'));
    await mailbox.page.getByText('Votre compte est protégé').waitFor();
    await stage.survey.screen(mailbox, 'adresse, rétablie');
    mailbox.watch.allow(/\/api\/email-changes/, 409);
    await mailbox.page.reload();
    await mailbox.press(mailbox.button('Ce n’est pas moi, rétablir'));
    await mailbox.page.getByText(/a déjà servi/).waitFor();
    expectClean();
  });

  test('B-039 A-011 lost access: written without a session, checked by the operator, stopped from the mailbox of record', async () => {
    const { email } = stage.people.doctor1;
    const visitor = await open();
    const { page } = visitor;
    await visitor.go('/');
    await visitor.press(page.getByRole('link', { name: 'Je n’ai plus accès à mon compte' }));
    await page.getByRole('heading', { level: 1, name: 'Je n’ai plus accès à mon compte' }).waitFor();
    visitor.watch.allow(/\/api\/access-recoveries/, 400);
    await page.getByLabel('Votre compte').selectOption('doctor');
    await visitor.press(visitor.button('Envoyer à l’assistance'));
    await page.getByText('Dites comment vous joindre.').waitFor();
    await stage.survey.screen(visitor, 'accès perdu, à compléter');
    await visitor.type(page.getByLabel('Nom et prénom'), 'Docteur Un');
    await visitor.type(page.getByLabel('Adresse e-mail du compte'), email);
    await visitor.type(page.getByLabel('Comment vous joindre'), '06 99 00 12 34');
    await visitor.press(visitor.button('Envoyer à l’assistance'));
    await page.getByText('Votre demande est arrivée').waitFor();
    await stage.survey.screen(visitor, 'accès perdu, envoyé');

    const operator = await open(stage.people.operator.email);
    await operator.go('/exploitation/acces-perdus');
    await operator.page.getByRole('heading', { level: 1, name: 'Accès perdus' }).waitFor();
    await operator.page.getByRole('link', { name: /^Médecin/ }).waitFor();
    await stage.survey.screen(operator, 'accès perdus');
    await operator.press(operator.page.getByRole('link', { name: /^Médecin/ }));
    await operator.page.getByText('06 99 00 12 34').waitFor();
    operator.watch.allow(/\/decision/, 400);
    await operator.press(operator.page.getByText(/^Rappel au numéro/));
    await operator.press(operator.page.getByText(/^Remplacer l’adresse, dans/));
    await operator.press(operator.button('Enregistrer la décision'));
    await operator.page.getByText('Cochez au moins deux vérifications.').waitFor();
    await stage.survey.screen(operator, 'accès perdu, décider');
    await operator.press(operator.page.getByText(/^Pièce d’identité vue/));
    await operator.type(
      operator.page.getByLabel('Ce qui a été vu'),
      'Rappelée au numéro du dossier, pièce vue.',
    );
    await operator.type(operator.page.getByLabel('Nouvelle adresse e-mail'), 'docteur@ailleurs.invalid');
    await operator.press(operator.button('Enregistrer la décision'));
    await operator.page.getByText(/^Prend effet le/).waitFor();
    await stage.survey.screen(operator, 'accès perdu, décidé');

    // That the mail carries it is proved by the journey of the same rule; here its page is looked at.
    await visitor.go(`/acces-perdu/arret/${await stopToken()}`);
    await visitor.button('Ce n’est pas moi, arrêter').waitFor();
    await stage.survey.screen(visitor, 'accès perdu, arrêter');
    await visitor.press(visitor.button('Ce n’est pas moi, arrêter'));
    await page.getByText('La demande est arrêtée').waitFor();
    await stage.survey.screen(visitor, 'accès perdu, arrêté');
    await operator.page.reload();
    await operator.page.getByText('Arrêté par la personne').waitFor();
    expectClean();
  });
});
