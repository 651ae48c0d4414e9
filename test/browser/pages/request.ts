// The page of a sent request, as the pharmacy sees it.
import type { Locator } from 'playwright-core';
import type { Visitor } from '../browser.ts';

export class RequestPage {
  readonly visitor: Visitor;

  constructor(visitor: Visitor) {
    this.visitor = visitor;
  }

  get #page() {
    return this.visitor.page;
  }

  /** Waits for the page of a request and answers its id. */
  async arrive(): Promise<string> {
    await this.#page.waitForURL(/\/demandes\/[0-9a-f-]{36}$/);
    return new URL(this.#page.url()).pathname.split('/').at(-1) ?? '';
  }

  async waitForState(name: string): Promise<void> {
    await this.#page.locator('.c-badge, .c-state').getByText(name, { exact: true }).first().waitFor();
  }

  /** One thing that the doctor asks. */
  point(text: string): Locator {
    return this.#page.getByRole('listitem').filter({ hasText: text });
  }

  get sendBack(): Locator {
    return this.visitor.button('Renvoyer au médecin');
  }

  get alerts(): Locator {
    return this.#page.getByRole('alert');
  }

  reportLink(): Locator {
    return this.visitor.link('Ouvrir');
  }

  async tick(label: string): Promise<void> {
    const box = this.#page.getByRole('checkbox', { name: label });
    await this.visitor.press(box);
    await this.#page.getByRole('checkbox', { name: label, checked: true }).waitFor();
  }

  async bookAppointment({ day, month, year }: { day: string; month: string; year: string }): Promise<void> {
    const date = this.#page.getByRole('group', { name: 'Date du rendez-vous' });
    await this.visitor.type(date.getByLabel('Jour'), day);
    await this.visitor.type(date.getByLabel('Mois'), month);
    await this.visitor.type(date.getByLabel('Année'), year);
    await this.visitor.press(this.visitor.button('Rendez-vous connu'));
    await this.#page.getByText(/^Rendez-vous le /).waitFor();
  }

  async ask(text: string): Promise<void> {
    await this.visitor.type(this.#page.getByLabel('Votre message'), text);
    await this.visitor.press(this.visitor.button('Envoyer'));
    await this.#page.getByRole('listitem').filter({ hasText: text }).waitFor();
  }
}
