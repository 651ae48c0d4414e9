// The doctor's queue and desk, used by keyboard as far as it goes.
import type { Locator } from 'playwright-core';
import { completeOpinion } from '#test/builders/case-content.ts';
import { textOf, type Visitor } from '../browser.ts';

export class DeskPage {
  readonly visitor: Visitor;

  constructor(visitor: Visitor) {
    this.visitor = visitor;
  }

  get #page() {
    return this.visitor.page;
  }

  get waiting(): Locator {
    return this.#page.getByRole('button', { name: /^Prendre le dossier/ });
  }

  async openQueue(): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name: 'Demandes en attente' }).waitFor();
    await this.#page.getByText('En direct', { exact: true }).waitFor();
  }

  /** J chooses the first, P takes it. */
  async takeByKeyboard(): Promise<void> {
    await this.waiting.first().waitFor();
    await this.visitor.key('j');
    await this.visitor.key('p');
    await this.#page.waitForURL(/\/mes-dossiers\/[0-9a-f-]{36}$/);
    await this.#page.getByRole('heading', { level: 1 }).waitFor();
  }

  get shownPhoto(): Locator {
    return this.#page.locator('.c-viewer__pane img').first();
  }

  /** Width and height of the picture itself, once loaded. */
  async photoSize(): Promise<{ width: number; height: number }> {
    await this.shownPhoto.waitFor();
    return this.shownPhoto.evaluate((image: { naturalWidth: number; naturalHeight: number }) => ({
      width: image.naturalWidth,
      height: image.naturalHeight,
    }));
  }

  async scale(): Promise<number> {
    return Number.parseInt(await textOf(this.#page.locator('.c-viewer__scale')), 10);
  }

  async askFrequent(name: string): Promise<void> {
    await this.visitor.key('c');
    await this.visitor.press(this.visitor.button(name));
    await this.visitor.key('Control+Enter');
    await this.#page.getByText('En attente de la pharmacie', { exact: true }).first().waitFor();
  }

  /** A plain answer: three texts, one proposed text, a referral and its delay. */
  async writeOpinion(): Promise<void> {
    const { visitor } = this;
    await visitor.key('o');
    await this.visitor.type(this.#page.getByLabel('Constatations'), completeOpinion.findings);
    await this.visitor.type(this.#page.getByLabel('Hypothèse 1'), completeOpinion.hypotheses[0] ?? '');
    await this.visitor.type(
      this.#page.getByLabel('Conseils à la pharmacie'),
      completeOpinion.pharmacistAdvice,
    );
    await visitor.press(visitor.button('Proposer un texte'));
    const referral = this.#page.getByRole('group', { name: 'Consultation souhaitée' });
    await visitor.press(referral.getByRole('radio', { name: 'Médecin généraliste' }));
    await this.visitor.pick(this.#page.getByLabel('Dans quel délai'), 'Sous 1 mois');
  }

  async reread(): Promise<Locator> {
    await this.visitor.key('Control+Enter');
    await this.#page.getByRole('heading', { level: 1, name: 'Relisez, puis signez' }).waitFor();
    const frame = this.#page.locator('iframe[title="Compte rendu à signer"]');
    await frame.waitFor();
    return frame;
  }

  get password(): Locator {
    return this.#page.getByLabel('Votre mot de passe', { exact: true });
  }

  async sign(password: string): Promise<void> {
    await this.visitor.type(this.password, password);
    await this.visitor.key('Enter');
  }
}

/** The bytes at an address, asked with the visitor's own session. */
export async function bytesAt(visitor: Visitor, address: string | null): Promise<Buffer> {
  if (address === null) throw new Error('no address');
  const answer = await visitor.page.request.get(new URL(address, visitor.url).href);
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()}`);
  return answer.body();
}
