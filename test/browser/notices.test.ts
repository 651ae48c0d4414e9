// « Mes disponibilités » and « Mes notifications » in a browser: a pause with one tap, own hours, an absence, a maximum; the
// channels of each topic, quiet hours, a test message.
import { describe, expect, test } from 'vitest';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { addPushDevice } from '#contracts/notifications/preference.contract.ts';
import { answerCase, sendCase } from '#test/journeys/steps.ts';
import { browserSkipReason } from './browser.ts';
import { useStage } from './stage.ts';

describe.skipIf(browserSkipReason)(`availability and notices ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(undefined, {}, { keepsApp: true });
  const { open, expectClean } = stage;

  test('B-011 a doctor pauses with one tap, and sets hours, an absence and a maximum', async () => {
    const visitor = await open(stage.people.doctor1.email);
    await visitor.go('/compte/disponibilites');
    await visitor.page.getByRole('heading', { level: 1, name: 'Mes disponibilités' }).waitFor();
    await visitor.page.getByText('Du lundi au samedi').waitFor();
    await stage.survey.screen(visitor, 'disponibilités');
    await visitor.press(visitor.button('Pause jusqu’à demain'));
    await visitor.page.getByText('En pause : rien ne vous est envoyé sur la file.').waitFor();
    await stage.survey.screen(visitor, 'disponibilités, pause');
    await visitor.press(visitor.button('Reprendre'));
    await visitor.button('Pause jusqu’à demain').waitFor();
    await visitor.press(visitor.page.getByText('À mes heures'));
    for (const day of ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi']) {
      await visitor.press(visitor.page.getByText(day, { exact: true }));
    }
    visitor.watch.allow(/\/api\/me\/availability/, 400);
    await visitor.press(visitor.button('Enregistrer'));
    await visitor.page.getByText('Choisissez au moins un jour.').waitFor();
    await visitor.press(visitor.page.getByText('mercredi', { exact: true }));
    await visitor.press(visitor.button('Ajouter l’absence'));
    await visitor.page.getByText(/^Indiquez les deux jours/).waitFor();
    await stage.survey.screen(visitor, 'disponibilités, à compléter');
    const boxes = visitor.page.getByRole('group', { name: /^Premier jour/ });
    await visitor.type(boxes.getByLabel('Jour'), '24');
    await visitor.type(boxes.getByLabel('Mois'), '12');
    await visitor.type(boxes.getByLabel('Année'), '2026');
    await visitor.press(visitor.button('Ajouter l’absence'));
    await visitor.type(visitor.page.getByLabel(/^Nombre de dossiers/), '5');
    await visitor.press(visitor.button('Enregistrer'));
    await visitor.page.getByText('0 sur 5 dossiers pris aujourd’hui').waitFor();
    await visitor.button(/^Retirer l’absence/).waitFor();
    await stage.survey.screen(visitor, 'disponibilités, réglées');
    expectClean();
  });

  test('B-006 B-011 a dermatologist chooses levels; his queue shows them, and how many he took today', async () => {
    const visitor = await open(stage.people.doctor3.email);
    await visitor.go('/compte/disponibilites');
    await visitor.press(visitor.page.getByLabel(/^Niveau 1/));
    await visitor.press(visitor.page.getByLabel(/^Niveau 3, le vôtre/));
    await visitor.press(visitor.page.getByLabel(/^Niveau 1/));
    visitor.watch.allow(/\/api\/me\/availability/, 400);
    await visitor.press(visitor.button('Enregistrer'));
    await visitor.page.getByText(/^Choisissez au moins un niveau/).waitFor();
    await stage.survey.screen(visitor, 'disponibilités, aucun niveau');
    await visitor.press(visitor.page.getByLabel(/^Niveau 1/));
    await visitor.type(visitor.page.getByLabel(/^Nombre de dossiers/), '1');
    await visitor.press(visitor.button('Enregistrer'));
    await visitor.page.getByText('Vos disponibilités sont enregistrées.').waitFor();
    await stage.survey.screen(visitor, 'disponibilités, niveaux choisis');
    const caseId = await sendCase(stage.people.pharmacist);
    await visitor.go('/file');
    await visitor.page.getByText('0 demande prise sur 1 aujourd’hui').waitFor();
    await visitor.page.getByText('1 dossier attend au niveau 1').waitFor();
    await visitor.press(visitor.button('Voir aussi les autres niveaux'));
    await visitor.page.getByText('1 dossier attend aux niveaux 1 et 3').waitFor();
    await stage.survey.screen(visitor, 'file, autres niveaux');
    await stage.people.doctor3.client.call(claimCase, { params: { caseId } });
    await visitor.go('/file');
    await visitor.page.getByText('Votre maximum du jour est atteint').waitFor();
    await stage.survey.screen(visitor, 'file, maximum du jour');
    expectClean();
  });

  test('B-011 B-017 the channels of each topic and the quiet hours; a test message leaves', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    await visitor.go('/compte/notifications');
    await visitor.page.getByRole('heading', { level: 1, name: 'Mes notifications' }).waitFor();
    await stage.survey.screen(visitor, 'notifications');
    expect(await visitor.page.getByText('Toujours par e-mail.').count()).toBe(1);
    await visitor.press(visitor.page.getByText('Aussi pendant mes heures calmes').first());
    await visitor.page.getByLabel('De', { exact: true }).selectOption({ label: '21 h 30' });
    await visitor.press(visitor.button('Enregistrer'));
    await visitor.page.getByText('Vos notifications sont enregistrées.').waitFor();
    await visitor.press(visitor.button('Essayer l’e-mail'));
    await visitor.page.getByText('Le message d’essai est parti.').waitFor();
    visitor.watch.allow(/\/api\/me\/notice-preferences\/test/, 429);
    await visitor.press(visitor.button('Essayer l’e-mail'));
    await visitor.page.getByText(/Attendez quelques minutes/).waitFor();
    await stage.survey.screen(visitor, 'notifications, essayées');
    await visitor.go('/compte/notifications');
    await expect.poll(() => visitor.page.getByLabel('De', { exact: true }).inputValue()).toBe('21:30');
    expectClean();
  });

  test('B-102 a telephone is proved by its code; a browser that refuses notes says so; a device is removed', async () => {
    const { instance, people } = stage;
    await people.colleague.client.call(addPushDevice, {
      body: { endpoint: 'https://push.invalid/counter', p256dh: 'x', auth: 'x', name: 'Appareil Android' },
    });
    const visitor = await open(people.colleague.email);
    await visitor.go('/compte/notifications');
    await visitor.type(visitor.page.getByLabel('Numéro de mobile'), '01 99 00 00 01');
    visitor.watch.allow(/\/api\/me\/phone$/, 422);
    await visitor.press(visitor.button('Recevoir un code'));
    await visitor.page.getByText(/ne peut pas recevoir de SMS/).waitFor();
    await visitor.type(visitor.page.getByLabel('Numéro de mobile'), '06 39 98 00 01');
    await visitor.press(visitor.button('Recevoir un code'));
    await visitor.page.getByText(/Un code est parti/).waitFor();
    await instance.pass(0);
    await stage.survey.screen(visitor, 'notifications, code');
    const code = /\d{6}/.exec(instance.sms.sent.at(-1)?.text ?? '')?.[0] ?? '';
    await visitor.type(visitor.page.getByLabel('Code reçu par SMS'), code);
    await visitor.press(visitor.button('Vérifier le numéro'));
    await visitor.page.getByText('Les SMS vont au numéro qui finit par 01.').waitFor();
    // A browser without a screen has refused notes beforehand.
    await visitor.page
      .getByText('Les notifications sont bloquées dans ce navigateur pour ce site.')
      .waitFor();
    await stage.survey.screen(visitor, 'notifications, téléphone et appareils');
    await visitor.press(visitor.button('Retirer Appareil Android'));
    await visitor.page.getByText('Aucun appareil ne reçoit de notification.').waitFor();
    expectClean();
  });

  test('B-102 the pharmacist has a patient told by SMS, with his consent; the state is on the page', async () => {
    const { instance, people } = stage;
    const caseId = await sendCase(people.pharmacist);
    const visitor = await open(people.pharmacist.email);
    await visitor.go(`/demandes/${caseId}`);
    visitor.watch.allow(/patient-message$/, 400);
    await visitor.page.getByRole('heading', { name: 'Prévenir le patient par SMS' }).waitFor();
    await visitor.type(visitor.page.getByLabel('Mobile du patient'), '06 39 98 00 02');
    await visitor.press(visitor.button('Demander le SMS'));
    await visitor.page.getByText(/^Cochez l’accord du patient/).waitFor();
    await stage.survey.screen(visitor, 'demande, SMS au patient, à compléter');
    await visitor.press(visitor.page.getByText('Le patient accepte de recevoir ce SMS'));
    await visitor.press(visitor.button('Demander le SMS'));
    await visitor.page.getByText('Partira à l’arrivée de l’avis,').waitFor();
    await stage.survey.screen(visitor, 'demande, SMS au patient, demandé');
    await answerCase(people.doctor1, caseId);
    await instance.pass(0);
    await visitor.go(`/demandes/${caseId}`);
    await visitor.page.getByText('Envoyé', { exact: true }).waitFor();
    await stage.survey.screen(visitor, 'demande, SMS au patient, envoyé');
    expect(instance.sms.sent.at(-1)?.text).toMatch(/^Votre avis est disponible à la pharmacie/);
    expectClean();
  });
});
