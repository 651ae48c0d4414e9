import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RegistrationField, RegistrationRole } from '#contracts/accounts/registration-form.ts';
import { currentRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import {
  doctorAnswers,
  mailTo,
  pharmacistAnswers,
  register,
  tokenFor,
} from '#test/journeys/registration-steps.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import {
  browserSkipReason,
  type Device,
  keepPictures,
  launchBrowser,
  openVisitor,
  type Visitor,
} from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { Survey } from './survey.ts';

type Answer = string | boolean | undefined;

async function fillField(visitor: Visitor, field: RegistrationField, answer: Answer): Promise<void> {
  const { page } = visitor;
  if (field.kind === 'statement' || field.kind === 'choice') {
    const label = field.choices?.find(({ value }) => value === answer)?.label ?? field.label;
    await visitor.press(page.getByText(label, { exact: true }));
  } else if (field.kind === 'birth-date') {
    const [year = '', month = '', day = ''] = String(answer).split('-');
    await visitor.type(page.getByLabel('Jour'), day);
    await visitor.type(page.getByLabel('Mois'), month);
    await visitor.type(page.getByLabel('Année'), year);
  } else if (typeof answer === 'string') {
    await visitor.type(page.getByLabel(field.label, { exact: false }).first(), answer);
  }
}

describe.skipIf(browserSkipReason)(`registration ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let browser: Browser;
  let survey: Survey;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    survey = await Survey.start();
    instance = await startBrowserInstance({ isDemo: true });
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    for (const visitor of visitors) await visitor.close();
  });
  afterAll(async () => {
    console.log(survey?.summary);
    await browser?.close();
    await instance?.close();
  });

  async function open(device: Device): Promise<Visitor> {
    const visitor = await openVisitor(browser, instance, { device });
    visitors.push(visitor);
    return visitor;
  }

  async function begin(visitor: Visitor, role: RegistrationRole, email: string): Promise<void> {
    await visitor.go('/');
    await visitor.press(visitor.link('Créer un compte'));
    const choice = role === 'pharmacist' ? 'Pharmacien' : 'Médecin';
    await visitor.press(visitor.page.getByText(choice, { exact: true }));
    await visitor.type(visitor.page.getByLabel('Adresse e-mail professionnelle'), email);
    await visitor.type(visitor.page.getByLabel('Mot de passe', { exact: false }).first(), testPassword);
    await visitor.press(visitor.button('Continuer'));
    await visitor.page.getByRole('heading', { name: 'Regardez votre messagerie' }).waitFor();
  }

  async function confirm(visitor: Visitor, email: string): Promise<void> {
    await visitor.go(`/inscription/confirmation/${await tokenFor(instance, email)}`);
    await visitor.type(visitor.page.getByLabel('Mot de passe', { exact: false }).first(), testPassword);
    await visitor.press(visitor.button('Confirmer et continuer'));
    await visitor.page.getByRole('heading', { name: 'Terminez votre inscription' }).waitFor();
  }

  async function fillStep(visitor: Visitor, role: RegistrationRole, stepId: string): Promise<void> {
    const answers = role === 'pharmacist' ? pharmacistAnswers : doctorAnswers;
    const step = currentRegistrationForm(role).steps.find(({ id }) => id === stepId);
    for (const field of step?.fields ?? []) await fillField(visitor, field, answers[field.id]);
  }

  const next = (visitor: Visitor) => visitor.press(visitor.button('Enregistrer et continuer'));
  const expectClean = () => {
    expect(survey.findings.splice(0)).toEqual([]);
    expect(visitors.flatMap(({ watch }) => watch.problems)).toEqual([]);
  };

  test('B-032 RGAA a pharmacist on a phone: refused at the field, interrupted, gone on with at a desk', async () => {
    const email = 'ecran@test.invalid';
    const phone = await open('smallPhone');
    await phone.go('/inscription');
    await phone.page.getByRole('heading', { name: 'Créer un compte' }).waitFor();
    await survey.screen(phone, 'inscription');
    await begin(phone, 'pharmacist', email);
    await survey.screen(phone, 'inscription, message envoyé');
    await confirm(phone, email);
    await next(phone);
    await phone.page.getByText('Ce champ est nécessaire.').first().waitFor();
    await survey.screen(phone, 'inscription, identité à compléter');
    await fillStep(phone, 'pharmacist', 'identity');
    await next(phone);
    await phone.page.getByRole('heading', { level: 2, name: 'Profession' }).waitFor();
    await survey.screen(phone, 'inscription, profession');
    await phone.close();

    const desk = await open('desk');
    await desk.go('/');
    await desk.type(desk.page.getByLabel('Adresse e-mail'), email);
    await desk.type(desk.page.getByLabel('Mot de passe', { exact: true }), testPassword);
    await desk.press(desk.button('Se connecter'));
    await desk.page.getByRole('heading', { level: 2, name: 'Profession' }).waitFor();
    for (const step of ['profession', 'pharmacy']) {
      await fillStep(desk, 'pharmacist', step);
      await survey.screen(desk, `inscription, ${step}`);
      await next(desk);
    }
    await desk.page.getByRole('heading', { level: 2, name: 'Déclarations' }).waitFor();
    expect(await desk.page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await fillStep(desk, 'pharmacist', 'declarations');
    await survey.screen(desk, 'inscription, déclarations');
    await desk.press(desk.page.getByText('J’ai lu ces textes et je les accepte.'));
    await desk.press(desk.button('Envoyer mon inscription'));
    await desk.page.getByText('Votre inscription est enregistrée').waitFor();
    await survey.screen(desk, 'inscription envoyée');
    expectClean();
  });

  test('B-032 a doctor at a desk registers, then sees that the verification is under way', async () => {
    const email = 'medecin.ecran@test.invalid';
    const desk = await open('desk');
    await begin(desk, 'doctor', email);
    await confirm(desk, email);
    for (const step of ['identity', 'profession', 'practice']) {
      await fillStep(desk, 'doctor', step);
      await next(desk);
    }
    await desk.page.getByRole('heading', { level: 2, name: 'Déclarations' }).waitFor();
    await fillStep(desk, 'doctor', 'declarations');
    await desk.press(desk.page.getByText('J’ai lu ces textes et je les accepte.'));
    await desk.press(desk.button('Envoyer mon inscription'));
    await desk.page.getByText('Votre inscription est enregistrée').waitFor();
    expectClean();
  });

  test('A-079 a known address is told nothing on the screen; its owner gets a mail', async () => {
    const email = 'connue.ecran@test.invalid';
    await register(instance, 'doctor', email);
    const phone = await open('smallPhone');
    await begin(phone, 'doctor', email);
    await mailTo(instance, email, /déjà un compte/);
    expectClean();
  });
});
