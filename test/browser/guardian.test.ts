// A minor's account and its guardian in a browser: asked, consented, withdrawn, refused, and a link that is over.
import { describe, expect, test } from 'vitest';
import { nameGuardian } from '#contracts/accounts/guardian.contract.ts';
import { makeMinor } from '#test/builders/minor.ts';
import { tokenFor } from '#test/journeys/registration-steps.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { signIn } from './pages/sign-in.ts';
import { useStage } from './stage.ts';

const path = '/consentement-parental#';
const parent = 'parent.ecran@test.invalid';

describe.skipIf(browserSkipReason)(`the guardian of a minor ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(
    async ({ instance, people }) => {
      for (const person of [people.pharmacist, people.colleague]) {
        await makeMinor(instance, person, { birthDate: '2011-05-06' });
      }
    },
    { minorRoles: ['pharmacist'] },
  );
  const { open, expectClean } = stage;
  const title = (visitor: Visitor) =>
    visitor.page.getByRole('heading', { level: 1, name: 'Accord d’un parent ou représentant' }).waitFor();

  test('A-006 the minor names a parent, who consents by his own link and withdraws by another', async () => {
    const minor = await open();
    minor.watch.allow(/\/api\//, 403);
    minor.watch.allow(/\/api\/me\/guardian/, 400);
    minor.watch.allow(/\/api\/me\/guardian/, 422);
    await signIn(minor, stage.people.pharmacist.email);
    await minor.page.getByRole('heading', { level: 1, name: 'Un accord est nécessaire' }).waitFor();
    await minor.press(minor.button('Demander son accord'));
    await minor.page.getByText('Choisissez le lien.').waitFor();
    await stage.survey.screen(minor, 'mineur, à compléter');
    await minor.type(minor.page.getByLabel('Son nom et son prénom'), 'Paule Essaiclair');
    await minor.press(minor.page.getByText('Mère', { exact: true }));
    await minor.type(minor.page.getByLabel('Son adresse e-mail'), stage.people.pharmacist.email);
    await minor.press(minor.button('Demander son accord'));
    await minor.page.getByText(/pas celle de votre compte/).waitFor();
    await minor.type(minor.page.getByLabel('Son adresse e-mail'), parent);
    await minor.press(minor.button('Demander son accord'));
    await minor.page.getByText(/Un message a été envoyé à Paule Essaiclair/).waitFor();
    await stage.survey.screen(minor, 'mineur, en attente');

    const guardian = await open();
    await guardian.go(`${path}${await tokenFor(stage.instance, parent, path)}`);
    await title(guardian);
    await guardian.page.getByText('Pour le compte de Camille M.').waitFor();
    expect(await guardian.page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    guardian.watch.allow(/guardian\/decision/, 400);
    await guardian.press(guardian.button('Donner mon accord'));
    await guardian.page.getByText('Cochez cette déclaration pour donner votre accord.').waitFor();
    await stage.survey.screen(guardian, 'parent, à compléter');
    await guardian.type(guardian.page.getByLabel('Vos nom et prénom'), 'Paule Essaiclair');
    await guardian.press(guardian.page.getByText('Mère', { exact: true }));
    await guardian.press(guardian.page.getByText(/^Je déclare être titulaire/));
    await guardian.press(guardian.button('Donner mon accord'));
    await guardian.page.getByText('Votre accord est enregistré').waitFor();
    await stage.survey.screen(guardian, 'parent, accord donné');
    await minor.press(minor.button('Vérifier à nouveau'));
    await minor.page.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();

    await guardian.go(`${path}${await tokenFor(stage.instance, parent, path)}`);
    await guardian.page.getByText(/^Vous avez donné votre accord le/).waitFor();
    await stage.survey.screen(guardian, 'parent, accord en vigueur');
    await guardian.press(guardian.button('Retirer mon accord'));
    await stage.survey.atDesk(guardian, 'parent, retirer');
    await guardian.press(
      guardian.page.getByRole('dialog').getByRole('button', { name: 'Retirer mon accord' }),
    );
    await guardian.page.getByText('Votre accord est retiré').waitFor();
    await minor.go('/demandes');
    await minor.page.getByText(/Paule Essaiclair a retiré son accord/).waitFor();
    await stage.survey.screen(minor, 'mineur, accord retiré');
    expectClean();
  });

  test('A-006 a parent refuses; the link that has served says so and offers another', async () => {
    const email = 'autre.ecran@test.invalid';
    await stage.people.colleague.client.call(nameGuardian, {
      body: { name: 'Paul Essaiclair', relation: 'father', email },
    });
    const link = `${path}${await tokenFor(stage.instance, email, path)}`;
    const guardian = await open();
    await guardian.go(link);
    await title(guardian);
    await guardian.press(guardian.button('Refuser'));
    await guardian.press(guardian.page.getByRole('dialog').getByRole('button', { name: 'Refuser' }));
    await guardian.page.getByText('Votre refus est enregistré').waitFor();
    const late = await open();
    late.watch.allow(/guardian\/reading/, 422);
    await late.go(link);
    await late.page.getByText('Lien expiré ou déjà utilisé').waitFor();
    await stage.survey.screen(late, 'parent, lien expiré');
    await late.type(late.page.getByLabel('Votre adresse e-mail'), email);
    await late.press(late.button('Recevoir un lien'));
    await late.page.getByText(/Si un accord a été donné/).waitFor();
    expectClean();
  });
});
