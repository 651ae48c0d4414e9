// One's own profile, the team of a pharmacy, and the operator's correction of somebody's data, in a browser.
import { describe, expect, test } from 'vitest';
import { inviteColleague } from '#contracts/accounts/team.contract.ts';
import { system } from '#server/policy/actor.ts';
import { register } from '#test/journeys/registration-steps.ts';
import { answerCase, sendCase } from '#test/journeys/steps.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

const email = 'profil.ecran@test.invalid';

describe.skipIf(browserSkipReason)(`profile, team, corrections ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(async ({ instance }) => {
    await register(instance, 'pharmacist', email);
    await instance.run(system('test'), async ({ tx, keyring, now }) => {
      await tx
        .updateTable('accounts')
        .set({ verified_at: now })
        .where('email_digest', '=', keyring.digest('account-email', email))
        .execute();
    });
  });
  const { open, expectClean } = stage;
  const title = (visitor: Visitor, name: string) =>
    visitor.page.getByRole('heading', { level: 1, name }).waitFor();

  test('A-009 B-042 the profile is changed at any time, refused at the field, and keeps its history', async () => {
    const person = await open(email);
    await person.go('/compte/profil');
    await title(person, 'Mon profil');
    await stage.survey.screen(person, 'profil');
    const city = person.page.getByLabel('Ville', { exact: true });
    person.watch.allow(/\/api\/profile/, 422);
    await person.type(person.page.getByLabel('Numéro RPPS'), '123');
    await person.type(city, 'Essaiville');
    await person.press(person.button('Enregistrer'));
    await person.page
      .getByText(/11 chiffres/)
      .last()
      .waitFor();
    await stage.survey.screen(person, 'profil, refusé');
    expect(await city.inputValue()).toBe('Essaiville');
    await person.type(person.page.getByLabel('Numéro RPPS'), '10000000009');
    await person.press(person.button('Enregistrer'));
    await person.page.getByText('Vos informations sont enregistrées.').waitFor();
    await person.page.getByText('Villefictive → Essaiville').waitFor();
    await stage.survey.screen(person, 'profil, historique');
    expectClean();
  });

  test('A-007 A-082 the team: invited, flagged, handed over; the owner is asked to hand over before closing', async () => {
    await stage.people.pharmacist.client.call(inviteColleague, { body: { email: 'invite@test.invalid' } });
    const owner = await open(stage.people.pharmacist.email);
    await owner.go('/compte/equipe');
    await title(owner, 'Mon équipe');
    await stage.survey.screen(owner, 'équipe, responsable');
    await owner.press(owner.button('Signaler : Dominique Exemple'));
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByLabel('Motif').selectOption({ label: 'Harcèlement' });
    await stage.survey.atDesk(owner, 'équipe, signaler');
    await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await owner.page.getByText('Signalement envoyé').waitFor();
    await owner.go('/compte/donnees');
    await owner.page.getByText('Confiez d’abord votre équipe').waitFor();
    await stage.survey.screen(owner, 'fermer, responsable d’équipe');
    await owner.press(owner.link('Ouvrir « Mon équipe »'));
    await owner.press(owner.button('Confier l’équipe : Dominique Exemple'));
    await stage.survey.atDesk(owner, 'équipe, confier');
    await owner.press(owner.page.getByRole('dialog').getByRole('button', { name: 'Confier l’équipe' }));
    await owner.button('Quitter l’équipe').waitFor();
    await stage.survey.screen(owner, 'équipe, membre');
    await owner.go('/compte/donnees');
    await owner.button('Fermer mon compte').waitFor();

    const alone = await open(stage.people.stranger.email);
    await alone.go('/compte/donnees');
    await alone.page.getByText(/elle ferme avec votre compte/).waitFor();
    await stage.survey.screen(alone, 'fermer, seul dans l’équipe');
    expectClean();
  });

  test('A-082 each of the five can be flagged where it is seen: profile, message, file, link, case', async () => {
    const caseId = await sendCase(stage.people.stranger);
    await answerCase(stage.people.doctor1, caseId);
    const doctor = await open(stage.people.doctor1.email);
    await doctor.go(`/mes-dossiers/${caseId}`);
    await doctor.press(doctor.page.getByRole('tab', { name: /Échanges/ }));
    await doctor.press(doctor.button('Signaler'));
    const options = await doctor.page.getByLabel('Ce que vous signalez').locator('option').allTextContents();
    for (const what of [/demande|dossier/i, /lien/i, /pharmacien/i, /photo/i]) {
      expect(options.some((option) => what.test(option))).toBe(true);
    }
    expectClean();
  });

  test('A-093 without an account one asks to come back; the operator sees, answers, and the person may register', async () => {
    const visitor = await open();
    await visitor.go('/');
    await visitor.press(visitor.link('Rouvrir un compte fermé'));
    await title(visitor, 'Rouvrir un compte');
    visitor.watch.allow(/reopening-requests/, 400);
    await visitor.press(visitor.button('Envoyer ma demande'));
    await visitor.page.getByText(/Expliquez en quelques phrases/).waitFor();
    await stage.survey.screen(visitor, 'rouvrir, à compléter');
    await visitor.type(visitor.page.getByLabel('Votre adresse e-mail'), 'ancienne@test.invalid');
    await visitor.type(
      visitor.page.getByLabel('Votre demande'),
      'Je souhaite rouvrir mon compte fermé en mars.',
    );
    await visitor.press(visitor.button('Envoyer ma demande'));
    await visitor.page.getByText('Demande envoyée').waitFor();
    await stage.survey.screen(visitor, 'rouvrir, envoyé');

    const operator = await open(stage.people.operator.email);
    await operator.go('/exploitation/reouvertures');
    await title(operator, 'Demandes de réouverture');
    await operator.page.getByRole('link', { name: /^Demande/ }).waitFor();
    await stage.survey.screen(operator, 'réouvertures');
    await operator.press(operator.page.getByRole('link', { name: /^Demande/ }));
    await title(operator, 'Une demande de réouverture');
    await operator.press(operator.button('Enregistrer et répondre'));
    await operator.page.getByText('Choisissez votre réponse.').waitFor();
    await operator.press(operator.page.getByText('Autoriser une nouvelle inscription'));
    await operator.type(
      operator.page.getByLabel('Autorisation ou refus, et son motif'),
      'Vous êtes autorisé à vous inscrire de nouveau.',
    );
    await stage.survey.screen(operator, 'une réouverture');
    await operator.press(operator.button('Enregistrer et répondre'));
    await operator.page.getByRole('heading', { name: 'Autorisée' }).waitFor();
    expectClean();
  });

  test('B-043 A-081 the operator corrects as an exchange asks; the person reads what, why and by whom', async () => {
    const person = await open(email);
    const text = 'Mon téléphone a changé : 01 99 00 56 78.';
    await person.go('/compte/assistance');
    await person.page.getByLabel('De quoi s’agit-il ?').selectOption('data-change');
    await person.page.getByLabel('Votre message').fill(text);
    await person.press(person.button('Envoyer'));
    await person.page.getByText('Message envoyé').waitFor();

    const operator = await open(stage.people.operator.email);
    await operator.go('/exploitation/corrections');
    await title(operator, 'Corriger des données');
    operator.watch.allow(/profile-look-up/, 400);
    operator.watch.allow(/profile-look-up/, 404);
    await operator.press(operator.button('Ouvrir et inscrire'));
    await operator.page.getByText('Donnez la raison en une phrase.').waitFor();
    await stage.survey.screen(operator, 'correction, à compléter');
    await operator.type(operator.page.getByLabel('Adresse e-mail du compte'), 'inconnue@test.invalid');
    await operator.type(operator.page.getByLabel('Motif'), 'Demandé dans un échange du 24 novembre.');
    await operator.press(operator.button('Ouvrir et inscrire'));
    await operator.page.getByText(/Aucun compte/).waitFor();

    await operator.go('/exploitation/assistance');
    await operator.page
      .getByRole('link', { name: /Modifier mes données/ })
      .first()
      .click();
    await operator.page.getByText(text).waitFor();
    await operator.press(operator.link('Corriger ses données'));
    await operator.type(operator.page.getByLabel('Motif'), 'Demandé dans un échange du 24 novembre.');
    await operator.press(operator.button('Ouvrir et inscrire'));
    await operator.page.getByText('Ondine Essaiclair').waitFor();
    await operator.type(operator.page.getByLabel('Téléphone professionnel'), '01 99 00 56 78');
    await stage.survey.screen(operator, 'correction, avant et après');
    await operator.press(operator.button('Corriger et prévenir la personne'));
    await operator.page.getByText('Corrigé. La personne en est prévenue.').waitFor();

    await person.go('/compte/profil');
    await person.page.getByText(/Demandé dans un échange/).waitFor();
    await stage.survey.screen(person, 'profil, corrigé par l’exploitant');
    await person.press(person.link('Voir l’échange'));
    await person.page.getByText(text).waitFor();
    expectClean();
  });
});
