// « Mon compte » in a browser: messages, taking one's data along, closing and coming back, the certificate; and the
// operator's page of addresses.
import { describe, expect, test } from 'vitest';
import { sendCase } from '#test/journeys/steps.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason } from './browser.ts';
import { useStage } from './stage.ts';

describe.skipIf(browserSkipReason)(`the own account ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;

  test('A-087 A-088 A-089 B-119 taking the data along, closing, coming back', async () => {
    await sendCase(stage.people.colleague);
    const visitor = await open(stage.people.colleague.email);
    await visitor.press(visitor.page.getByRole('link', { name: 'Mon compte' }));
    await visitor.page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    await stage.survey.screen(visitor, 'compte');
    await visitor.press(visitor.page.getByRole('link', { name: /^Mes données/ }));
    await visitor.page.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor();
    await stage.survey.screen(visitor, 'compte, données');
    const download = visitor.page.waitForEvent('download');
    await visitor.press(visitor.button('Télécharger mes données'));
    expect((await download).suggestedFilename()).toBe('consilia-mes-donnees.zip');
    await visitor.page.getByText(/^Dernier export/).waitFor();
    await visitor.press(visitor.button('Fermer mon compte'));
    await visitor.press(visitor.button('Fermer le compte'));
    await visitor.page.getByText('Choisissez une réponse.').waitFor();
    await stage.survey.screen(visitor, 'compte, fermer, à compléter');
    await visitor.press(visitor.page.getByText('Je les ai téléchargées'));
    visitor.watch.allow(/\/api\/me\/closure/, 422);
    const password = visitor.page.getByLabel('Votre mot de passe', { exact: true });
    await visitor.type(password, 'pas le bon');
    await visitor.press(visitor.button('Fermer le compte'));
    await visitor.page.getByText(/Ce mot de passe n’est pas le vôtre/).waitFor();
    await visitor.type(password, testPassword);
    await visitor.press(visitor.button('Fermer le compte'));
    await visitor.page.getByText('Votre compte est en cours de fermeture').waitFor();
    await stage.survey.screen(visitor, 'compte, fermeture en cours');
    const address = await visitor.page
      .getByRole('link', { name: 'Certificat d’effacement' })
      .getAttribute('href');
    await visitor.go('/demandes');
    await visitor.page.getByRole('heading', { level: 1, name: /en cours de fermeture/ }).waitFor();
    await stage.survey.screen(visitor, 'fermeture, accueil');
    await visitor.go(address ?? '');
    await visitor.page.getByRole('heading', { level: 1, name: 'Certificat d’effacement' }).waitFor();
    await stage.survey.screen(visitor, 'certificat');
    await visitor.go('/compte/donnees');
    await visitor.press(visitor.button('Garder mon compte'));
    await visitor.button('Fermer mon compte').waitFor();
    await visitor.go('/demandes');
    await visitor.page.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    expectClean();
  });

  test('messages of the service wait unread, and reading them is a receipt', async () => {
    await stage.instance.pass(0);
    const visitor = await open(stage.people.colleague.email);
    await visitor.page.getByRole('link', { name: /messages? non lus?/ }).waitFor();
    await visitor.go('/compte/messages');
    await visitor.page.getByRole('heading', { level: 2, name: 'Votre compte reste ouvert' }).waitFor();
    await stage.survey.screen(visitor, 'compte, messages');
    await visitor.press(visitor.button('Marquer comme lu').first());
    await visitor.page
      .getByText(/^Lu le/)
      .first()
      .waitFor();
    expectClean();
  });

  test('A-086 the operator gives a reason before an address is shown', async () => {
    const visitor = await open(stage.people.operator.email);
    await visitor.go('/exploitation/adresses');
    await visitor.page.getByRole('heading', { level: 1, name: 'Adresses réseau d’un compte' }).waitFor();
    visitor.watch.allow(/address-consultations/, 400);
    await visitor.type(visitor.page.getByLabel('Identifiant du compte'), stage.people.doctor1.id);
    await visitor.press(visitor.button('Consulter et inscrire'));
    await visitor.page.getByText('Choisissez un motif.').waitFor();
    await stage.survey.screen(visitor, 'adresses, à compléter');
    await visitor.press(visitor.page.getByText('Intrusion signalée ou soupçonnée'));
    await visitor.type(
      visitor.page.getByLabel('Pourquoi cette consultation est nécessaire'),
      'Connexions inhabituelles signalées par la personne.',
    );
    await visitor.press(visitor.button('Consulter et inscrire'));
    await visitor.page.getByText('127.0.0.1').first().waitFor();
    await stage.survey.screen(visitor, 'adresses');
    expectClean();
  });
});
