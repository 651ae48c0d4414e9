import { testPassword } from '#test/journeys/test-instance.ts';
import type { Visitor } from '../browser.ts';

/** Types address and password and waits for the person's first screen. */
export async function signIn(visitor: Visitor, email: string, path = '/'): Promise<void> {
  await visitor.go(path);
  await visitor.type(visitor.page.getByLabel('Adresse e-mail'), email);
  await visitor.type(visitor.page.getByLabel('Mot de passe', { exact: true }), testPassword);
  await visitor.press(visitor.button('Se connecter'));
  await visitor.button('Se déconnecter').waitFor();
}
