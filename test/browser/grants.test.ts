// Authorisations and tokens in a browser: the operator authorises, the person makes a token and sees it once, both take back.
import { describe, expect, test } from 'vitest';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason } from './browser.ts';
import { useStage } from './stage.ts';

describe.skipIf(browserSkipReason)(`authorisations ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;

  test('A-119 nothing yet: the page says how to ask', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    await visitor.go('/compte');
    await visitor.press(visitor.page.getByRole('link', { name: /^Mes autorisations/ }));
    await visitor.page.getByText('Aucune autorisation').waitFor();
    await stage.survey.screen(visitor, 'autorisations, aucune');
    expectClean();
  });

  test('A-119 A-081 the operator finds one account by its exact address and authorises it in writing', async () => {
    const visitor = await open(stage.people.operator.email);
    await visitor.go('/exploitation');
    await visitor.press(visitor.page.getByRole('link', { name: /^Autorisations/ }));
    visitor.watch.allow(/account-search/, 404);
    const address = visitor.page.getByLabel('Adresse e-mail du compte');
    await visitor.type(address, 'personne@test.invalid');
    await visitor.press(visitor.button('Chercher'));
    await visitor.page
      .getByText(/Aucun compte|n’existe pas|introuvable/)
      .first()
      .waitFor();
    await stage.survey.screen(visitor, 'autorisations, chercher');
    await visitor.type(address, stage.people.pharmacist.email);
    await visitor.press(visitor.button('Chercher'));
    await visitor.page.getByRole('heading', { level: 1, name: 'Autorisations du compte' }).waitFor();
    await visitor.page.getByText('Camille Modele').waitFor();
    await visitor.press(visitor.button('Autoriser et inscrire'));
    await visitor.page.getByText('Indiquez le dernier jour.').waitFor();
    await stage.survey.screen(visitor, 'autorisations, à compléter');
    await visitor.press(visitor.page.getByText('Lire ses propres données par un programme'));
    const until = visitor.page.getByRole('group', { name: /^Dernier jour/ });
    await visitor.type(until.getByLabel('Jour'), '31');
    await visitor.type(until.getByLabel('Mois'), '03');
    await visitor.type(until.getByLabel('Année'), '2027');
    visitor.watch.allow(/\/grants$/, 400);
    await visitor.press(visitor.button('Autoriser et inscrire'));
    await visitor.page.getByText('Écrivez le motif : la personne concernée le lira.').waitFor();
    await visitor.type(
      visitor.page.getByLabel(/^Motif écrit/),
      'Demandée par lettre, pour un export mensuel.',
    );
    await visitor.press(visitor.button('Autoriser et inscrire'));
    await visitor.page.getByText('En vigueur').waitFor();
    await stage.survey.screen(visitor, 'autorisations, donnée');
    expectClean();
  });

  test('A-066 A-119 the person makes a token, sees it once, and revokes it', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    await visitor.go('/compte/autorisations');
    await visitor.press(visitor.button('Créer un jeton'));
    visitor.watch.allow(/\/tokens$/, 400);
    visitor.watch.allow(/\/tokens$/, 422);
    await visitor.press(visitor.button('Créer un jeton'));
    await visitor.page.getByText('Donnez un nom à ce jeton.').waitFor();
    await stage.survey.screen(visitor, 'jeton, à compléter');
    await visitor.type(visitor.page.getByLabel(/^Nom du jeton/), 'Logiciel de l’officine');
    await visitor.press(visitor.page.getByText('Les messages du service'));
    const password = visitor.page.getByLabel('Votre mot de passe', { exact: true });
    await visitor.type(password, 'pas le bon');
    await visitor.press(visitor.button('Créer un jeton'));
    await visitor.page.getByText(/Ce mot de passe n’est pas le vôtre/).waitFor();
    await visitor.type(password, testPassword);
    await visitor.press(visitor.button('Créer un jeton'));
    const shown = visitor.page.locator('code');
    await shown.waitFor();
    const token = (await shown.textContent()) ?? '';
    expect(token).toMatch(/^csl_[A-Za-z0-9_-]{43}$/);
    await stage.survey.screen(visitor, 'jeton, montré une fois');
    const answer = await fetch(`${stage.instance.origin}/api/notices`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    await visitor.press(visitor.button('J’ai copié le jeton'));
    await visitor.go('/compte/autorisations');
    await visitor.page.getByText('Logiciel de l’officine').waitFor();
    expect(await visitor.page.content()).not.toContain(token);
    await stage.survey.screen(visitor, 'autorisations, avec un jeton');
    await visitor.press(visitor.button('Révoquer le jeton « Logiciel de l’officine »'));
    await stage.survey.atDesk(visitor, 'jeton, révoquer');
    await visitor.press(visitor.page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }));
    await visitor.page.getByText('Révoqué', { exact: true }).waitFor();
    const refused = await fetch(`${stage.instance.origin}/api/notices`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(refused.status).toBe(401);
    expectClean();
  });

  test('A-119 the operator takes it back with a reason that the person reads', async () => {
    const visitor = await open(stage.people.operator.email);
    await visitor.go(`/exploitation/autorisations/${stage.people.pharmacist.id}`);
    await visitor.press(visitor.button('Retirer l’autorisation'));
    await visitor.type(
      visitor.page.getByLabel(/^Motif du retrait/),
      'L’export mensuel n’est plus nécessaire.',
    );
    await visitor.press(visitor.button('Retirer l’autorisation'));
    await visitor.page.getByText('Retirée', { exact: true }).first().waitFor();
    await stage.survey.screen(visitor, 'autorisations, retirée');
    const holder = await open(stage.people.pharmacist.email);
    await holder.go('/compte/autorisations');
    await holder.page.getByText('L’export mensuel n’est plus nécessaire.').waitFor();
    expectClean();
  });
});
