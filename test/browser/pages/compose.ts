// A new request, part by part, on a phone and at a desk alike. Answers come from the same content as in the journeys.
import type { Locator } from 'playwright-core';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { patientFacts } from '#contracts/cases/check-submission.ts';
import { visibleQuestions } from '#contracts/forms/evaluate-form.ts';
import { durationUnitsFr, yesNoLabelsFr } from '#contracts/forms/form.fr.ts';
import type { AnswerValue } from '#contracts/forms/form-answers.ts';
import type { FormDefinition, Question } from '#contracts/forms/form-definition.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { textOf, type Visitor } from '../browser.ts';

export type PhotoFile = { name: string; mimeType: string; buffer: Buffer };

type Part = readonly [title: string, fill: () => Promise<void>];

export class ComposePage {
  readonly visitor: Visitor;
  readonly form: FormDefinition;
  readonly content: CaseContent;

  constructor(visitor: Visitor, formId: FormId, content: CaseContent = completeContent(formId)) {
    this.visitor = visitor;
    this.form = currentForm(formId);
    this.content = content;
  }

  get #page() {
    return this.visitor.page;
  }

  /** From the list of requests straight to the exclusion questions of this form: one tap. */
  async beginFromList(): Promise<void> {
    await this.visitor.press(this.visitor.link(`${this.form.title} : nouvelle demande`));
    await this.#page.getByRole('heading', { level: 1, name: 'Écarter l’urgence' }).waitFor();
  }

  /** From the choice of the form to the first exclusion question. */
  async begin(): Promise<void> {
    await this.visitor.press(this.visitor.link('Nouvelle demande').first());
    await this.visitor.press(this.visitor.link(`Commencer « ${this.form.title} »`));
    await this.#page.getByRole('heading', { level: 1, name: 'Écarter l’urgence' }).waitFor();
  }

  gateQuestion(label: string): Locator {
    return this.#page.getByRole('group', { name: label });
  }

  async answerGate(label: string, answer: 'Oui' | 'Non'): Promise<void> {
    const question = this.gateQuestion(label);
    await question.waitFor();
    await this.visitor.press(question.getByRole('radio', { name: answer }));
  }

  /** None of the signs: on to the patient. */
  async passGate(): Promise<void> {
    await this.visitor.press(this.visitor.button('Aucun de ces signes'));
    await this.atStep('Patient');
  }

  async atStep(name: string): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  async next(): Promise<void> {
    await this.visitor.press(this.visitor.button('Continuer'));
  }

  /** The screens of a step: on a phone each has its own « Continuer ». */
  async #step(screens: readonly (readonly Part[])[]): Promise<void> {
    for (const parts of screens) {
      for (const [title, fill] of parts) {
        await this.#page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
        await fill();
      }
      if (this.visitor.isPhone) await this.next();
    }
    if (!this.visitor.isPhone) await this.next();
  }

  async fillPatient(): Promise<void> {
    await this.#step([
      [
        ['Identité', () => this.fillIdentity()],
        ['Sécurité sociale', () => this.fillNumber()],
      ],
      [['Droits et consentement', () => this.fillConsent()]],
    ]);
    await this.atStep('Clinique');
  }

  async fillIdentity(): Promise<void> {
    const { patient } = this.content;
    await this.visitor.type(this.#page.getByLabel('Nom de naissance'), patient.birthName);
    await this.visitor.type(this.#page.getByLabel('Prénoms'), patient.firstNames);
    await this.visitor.type(this.#page.getByLabel('Nom utilisé'), patient.usedName);
    const [year = '', month = '', day = ''] = patient.birthDate.split('-');
    const date = this.#page.getByRole('group', { name: 'Date de naissance' });
    await this.visitor.type(date.getByLabel('Jour'), day);
    await this.visitor.type(date.getByLabel('Mois'), month);
    await this.visitor.type(date.getByLabel('Année'), year);
    await this.visitor.type(this.#page.getByLabel('Téléphone'), patient.phone);
  }

  async fillNumber(): Promise<void> {
    await this.visitor.type(
      this.#page.getByLabel('Numéro de sécurité sociale'),
      this.content.patient.billingNir,
    );
    await this.#page.getByText('Clé vérifiée.').waitFor();
    const { sex } = this.content.patient;
    if (!sex) return;
    // An adult's own number has said it already.
    const choice = this.group('Sexe').getByRole('radio', { name: sexLabelsFr[sex], exact: true });
    if (!(await choice.isChecked())) await this.visitor.press(choice);
  }

  async fillConsent(): Promise<void> {
    const { visitor } = this;
    await visitor.press(this.#page.getByRole('checkbox', { name: /^J’atteste que les droits/ }));
    await visitor.press(
      this.#page.getByRole('checkbox', { name: /^Le patient consent à la télé-expertise/ }),
    );
    await visitor.press(this.#page.getByRole('checkbox', { name: /^Le patient a été informé/ }));
    await this.choose('Comment ?', 'Oralement');
  }

  /** `isQuiet`: with one tap for a section where there is nothing to report. */
  async fillClinical(isQuiet = false): Promise<void> {
    const facts = patientFacts(this.content, '2026-11-24');
    const shown = new Set(visibleQuestions(this.form, this.content.answers, facts).map(({ id }) => id));
    const sections = this.form.sections.map((section) => {
      const quiet = isQuiet ? section.quiet : undefined;
      const questions = section.questions.filter(({ id }) => shown.has(id) && !quiet?.answers[id]);
      const fill = async () => {
        if (quiet) await this.visitor.press(this.visitor.button(quiet.label));
        for (const question of questions) {
          const answer = this.content.answers[question.id];
          if (answer !== undefined) await this.answer(question, answer);
        }
      };
      return [section.title, fill] as const;
    });
    const [lesion, ...others] = sections;
    await this.#step([[['Localisation', () => this.chooseSite()]], lesion ? [lesion] : [], others]);
    await this.atStep('Photos');
  }

  /** The belly, on the figure. */
  async chooseSite(): Promise<void> {
    await this.visitor.press(
      this.#page
        .getByRole('group', { name: 'Silhouette de face' })
        .getByRole('checkbox', { name: /ventre/i }),
    );
    await this.visitor.button(/^Retirer .*ventre/i).waitFor();
  }

  async answer(question: Question, answer: AnswerValue): Promise<void> {
    const { label } = question;
    if (question.kind === 'yes-no' || question.kind === 'yes-no-unknown') {
      await this.choose(label, yesNoLabelsFr[answer as 'yes']);
    } else if (question.kind === 'single-choice') {
      await this.choose(label, labelOf(question.options, answer));
    } else if (question.kind === 'multiple-choice') {
      for (const id of answer as string[]) await this.tick(label, labelOf(question.options, id));
    } else if (question.kind === 'duration') {
      const { count, unit } = answer as { count: number; unit: keyof typeof durationUnitsFr };
      const group = this.group(label);
      await this.visitor.type(group.getByLabel('Nombre'), String(count));
      await this.visitor.pick(group.getByLabel('Unité'), durationUnitsFr[unit][count > 1 ? 1 : 0]);
    } else {
      await this.visitor.type(
        this.#page.getByLabel(label),
        typeof answer === 'number' ? String(answer).replace('.', ',') : String(answer),
      );
    }
  }

  group(label: string): Locator {
    return this.#page.getByRole('group', { name: startOf(label) });
  }

  async choose(label: string, choice: string): Promise<void> {
    await this.visitor.press(this.group(label).getByRole('radio', { name: choice, exact: true }));
  }

  async tick(label: string, choice: string): Promise<void> {
    await this.visitor.press(this.group(label).getByRole('checkbox', { name: choice, exact: true }));
  }

  /** The part of one view: on a phone the screen itself. */
  fileInput(viewLabel: string): Locator {
    return this.#page.getByLabel(`Choisir un fichier : ${viewLabel}`);
  }

  photos(viewLabel: string): Locator {
    return this.#page.getByRole('list', { name: `Photos : ${viewLabel}` }).getByRole('listitem');
  }

  async addFiles(viewLabel: string, files: readonly PhotoFile[]): Promise<void> {
    if (!this.visitor.hasOnlyKeys) {
      await this.fileInput(viewLabel).setInputFiles([...files]);
      return;
    }
    const at = this.form.photoViews.findIndex(({ label }) => label === viewLabel);
    const choosing = this.#page.waitForEvent('filechooser');
    await this.visitor.press(this.visitor.button('Choisir un fichier').nth(at));
    await (await choosing).setFiles([...files]);
  }

  async waitForPhotos(viewLabel: string, count: number): Promise<void> {
    await this.photos(viewLabel)
      .nth(count - 1)
      .waitFor();
    await this.#page.locator('.c-file').first().waitFor({ state: 'detached' });
  }

  /** Opens the camera, takes one photo and keeps it; the camera closes. */
  async shoot(viewLabel: string): Promise<void> {
    const buttons = this.#page.getByRole('button', { name: 'Prendre une photo', exact: true });
    const at = this.visitor.isPhone ? 0 : this.form.photoViews.findIndex(({ label }) => label === viewLabel);
    await this.visitor.press(buttons.nth(at));
    await this.shootOpen();
  }

  /** The same with the camera open. */
  async shootOpen(): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: /^Prendre une photo/ });
    await this.visitor.press(dialog.getByRole('button', { name: 'Photographier' }));
    await dialog.getByRole('img', { name: 'Photo prise, à vérifier' }).waitFor();
    // What Chromium's own test picture looks like is not the matter here.
    const keep = dialog.getByRole('button', { name: /^Garder/ });
    await dialog.getByText(/Rien à signaler|Photo [a-z]/).waitFor();
    const isPoor = (await textOf(keep)) !== 'Garder';
    await this.visitor.press(keep);
    if (isPoor) await this.visitor.press(dialog.getByRole('button', { name: 'Sans préciser' }));
    await this.visitor.press(dialog.getByRole('button', { name: 'Terminer' }));
  }

  async heading(title: string): Promise<void> {
    await this.#page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
  }

  async waitUntilSaved(): Promise<void> {
    await this.#page.getByText('Enregistré', { exact: true }).first().waitFor();
  }

  get send(): Locator {
    return this.visitor.button('Envoyer la demande');
  }
}

function labelOf(options: readonly { id: string; label: string }[], id: unknown): string {
  return options.find((option) => option.id === id)?.label ?? '';
}

export function startOf(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
