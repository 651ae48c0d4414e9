// Passkeys in a real browser, with Chromium's own virtual authenticator: adding one, coming in by it, using it as the second
// factor, removing it; what is refused, said calmly.
import type { CDPSession } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { defaultSignInSettings } from '#server/policy/sign-in-ways.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

type Device = { session: CDPSession; authenticatorId: string };

/** A device that unlocks by finger, as a telephone or a laptop has it. */
async function plugIn({ page }: Visitor): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

/** Whether the finger is recognised from now on. */
const recognise = ({ session, authenticatorId }: Device, isUserVerified: boolean) =>
  session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });

const field = ({ page }: Visitor, label: string) => page.getByLabel(label, { exact: true });

async function fillCredentials(visitor: Visitor, email: string): Promise<void> {
  await visitor.go('/');
  await visitor.type(visitor.page.getByLabel('Adresse e-mail'), email);
  await visitor.type(field(visitor, 'Mot de passe'), testPassword);
  await visitor.press(visitor.button('Se connecter'));
}

async function leave(visitor: Visitor): Promise<void> {
  await visitor.press(visitor.button('Se déconnecter'));
  await visitor.button('Se connecter avec une clé d’accès').waitFor();
}

describe.skipIf(browserSkipReason)(`passkeys ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(undefined, { signInSettings: defaultSignInSettings });

  test('A-080 a doctor adds a passkey, comes in by it, uses it after the password, and removes it', async () => {
    const { email } = stage.people.doctor1;
    const visitor = await stage.open();
    const device = await plugIn(visitor);
    await fillCredentials(visitor, email);
    const heading = visitor.page.getByRole('heading', { level: 1, name: 'Ajoutez un second facteur' });
    await heading.waitFor();
    await stage.survey.screen(visitor, 'second facteur, choisir');
    await visitor.press(visitor.button('Ajouter une clé d’accès'));
    await visitor.press(visitor.button('Créer la clé'));
    await visitor.page.getByText('Donnez un nom à cette clé.').waitFor();
    await stage.survey.screen(visitor, 'clé, à compléter');
    await visitor.type(field(visitor, 'Nom de cette clé'), 'Ordinateur du cabinet');
    visitor.watch.allow(/\/api\/me\/passkeys\/options/, 422);
    await visitor.type(field(visitor, 'Votre mot de passe'), 'pas le bon');
    await visitor.press(visitor.button('Créer la clé'));
    await visitor.page.getByText(/Ce mot de passe n’est pas le vôtre/).waitFor();
    await visitor.type(field(visitor, 'Votre mot de passe'), testPassword);
    await recognise(device, false);
    await visitor.press(visitor.button('Créer la clé'));
    await visitor.page.getByText('La demande a été annulée ou a expiré').waitFor();
    await stage.survey.screen(visitor, 'clé, annulée');
    await recognise(device, true);
    await visitor.press(visitor.button('Créer la clé'));
    await visitor.page.getByRole('list', { name: 'Vos codes de secours' }).waitFor();
    expect(await visitor.page.getByRole('list', { name: 'Vos codes de secours' }).locator('li').count()).toBe(
      10,
    );
    await visitor.press(visitor.button('C’est noté, continuer'));
    await visitor.button('Se déconnecter').waitFor();

    await leave(visitor);
    await stage.survey.screen(visitor, 'connexion');
    await recognise(device, false);
    await visitor.press(visitor.button('Se connecter avec une clé d’accès'));
    await visitor.page.getByText('La demande a été annulée ou a expiré').waitFor();
    await recognise(device, true);
    await visitor.press(visitor.button('Se connecter avec une clé d’accès'));
    await visitor.button('Se déconnecter').waitFor();

    await leave(visitor);
    await fillCredentials(visitor, email);
    await visitor.button('Utiliser une clé d’accès').waitFor();
    await stage.survey.screen(visitor, 'second facteur, clé');
    await visitor.press(visitor.button('Utiliser une clé d’accès'));
    await visitor.button('Se déconnecter').waitFor();

    // the finger opens a locked screen too.
    await visitor.press(visitor.page.getByRole('button', { name: 'Verrouiller', exact: true }));
    await visitor.button('Déverrouiller avec une clé d’accès').waitFor();
    await stage.survey.screen(visitor, 'session verrouillée, clé');
    await visitor.press(visitor.button('Déverrouiller avec une clé d’accès'));
    await visitor.button('Se déconnecter').waitFor();

    await visitor.go('/compte/securite');
    await visitor.page.getByText('Ordinateur du cabinet').waitFor();
    await stage.survey.screen(visitor, 'sécurité, une clé');
    await visitor.press(visitor.button('Ajouter une clé d’accès'));
    await visitor.type(field(visitor, 'Nom de cette clé'), 'La même');
    await visitor.type(field(visitor, 'Votre mot de passe'), testPassword);
    await visitor.press(visitor.button('Créer la clé'));
    await visitor.page.getByText('Cet appareil a déjà une clé d’accès pour votre compte.').waitFor();
    await visitor.press(visitor.button('Annuler'));
    await visitor.press(visitor.button('Renommer'));
    await visitor.type(field(visitor, 'Nom de cette clé'), 'Portable');
    await visitor.press(visitor.button('Enregistrer le nom'));
    await visitor.page.getByText('Portable', { exact: true }).waitFor();
    await visitor.press(visitor.button('Retirer'));
    await visitor.page.getByText(/n’ouvrira plus votre compte/).waitFor();
    await stage.survey.screen(visitor, 'sécurité, retirer une clé');
    await visitor.type(field(visitor, 'Votre mot de passe'), testPassword);
    await visitor.press(visitor.button('Retirer cette clé'));
    await visitor.page.getByText('Aucune clé d’accès pour l’instant.').waitFor();
    await stage.survey.screen(visitor, 'sécurité, sans clé');

    await leave(visitor);
    // The device still has it, the account does not.
    visitor.watch.allow(/\/api\/session\/passkey/, 422);
    await visitor.press(visitor.button('Se connecter avec une clé d’accès'));
    await visitor.page.getByText(/Cette clé d’accès n’a pas pu être vérifiée/).waitFor();
    await stage.survey.screen(visitor, 'connexion, clé refusée');
    stage.expectClean();
  });

  test('A-080 a browser without passkeys shows no button for them, and still offers the application of codes', async () => {
    const visitor = await stage.open();
    await visitor.page.addInitScript('delete globalThis.PublicKeyCredential;');
    await fillCredentials(visitor, stage.people.doctor2.email);
    await visitor.button('Ajouter un second facteur').waitFor();
    expect(await visitor.button('Ajouter une clé d’accès').count()).toBe(0);
    await visitor.press(visitor.button('Se déconnecter'));
    await visitor.button('Se connecter').waitFor();
    expect(await visitor.button('Se connecter avec une clé d’accès').count()).toBe(0);
    stage.expectClean();
  });
});
