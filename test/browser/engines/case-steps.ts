// The journey of a case in a window: what the pharmacist and the doctor do, one after the other.
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { patientFacts } from '#contracts/cases/check-submission.ts';
import { visibleQuestions } from '#contracts/forms/evaluate-form.ts';
import { durationUnitsFr, yesNoLabelsFr } from '#contracts/forms/form.fr.ts';
import type { AnswerValue } from '#contracts/forms/form-answers.ts';
import type { Question } from '#contracts/forms/form-definition.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { completeContent, completeOpinion } from '#test/builders/case-content.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import type { Window } from './window.ts';

const form = currentForm('peau');
const content: CaseContent = completeContent('peau');

export async function signIn(window: Window, email: string): Promise<void> {
  await window.go('/');
  await window.fill('Adresse e-mail', email);
  await window.fill('Mot de passe', testPassword);
  await window.press('button', 'Se connecter');
  await window.see('button', 'Se déconnecter');
}

/** The page begins anew after it. */
export async function signOut(window: Window): Promise<void> {
  await window.gatherProblems();
  await window.press('button', 'Se déconnecter');
  await window.see('heading', 'Connexion');
}

/** From the list to the sent request; answers the id of the case. `photo` is the path of a file. */
export async function sendRequest(window: Window, photo: string, today: string): Promise<string> {
  await window.survey('demandes');
  await window.press('link', `${form.title} : nouvelle demande`);
  await window.press('button', 'Aucun de ces signes');
  await fillPatient(window);
  await fillClinical(window, today);
  await window.see('heading', 'Photos');
  for (const view of ['Vue d’ensemble', 'Vue rapprochée']) {
    await window.choose(`Choisir un fichier : ${view}`, photo);
    await window.see('button', `Agrandir « ${view} 1 »`);
  }
  await window.gone('.c-file');
  await window.survey('photos');
  await window.press('button', 'Continuer');
  await window.see('text', 'Tout est prêt');
  await window.survey('relecture');
  await window.press('button', 'Envoyer la demande');
  const path = await window.atAddress(/\/demandes\/[0-9a-f-]{36}$/);
  await window.see('text', 'En attente d’un médecin');
  await window.survey('demande-envoyee');
  return path.split('/').at(-1) ?? '';
}

async function fillPatient(window: Window): Promise<void> {
  const { patient } = content;
  const [year = '', month = '', day = ''] = patient.birthDate.split('-');
  await window.see('heading', 'Patient');
  await window.fill('Nom de naissance', patient.birthName);
  await window.fill('Prénoms', patient.firstNames);
  await window.fill('Jour', day, 'Date de naissance');
  await window.fill('Mois', month, 'Date de naissance');
  await window.fill('Année', year, 'Date de naissance');
  await window.fill('Téléphone', patient.phone);
  await window.fill('Numéro de sécurité sociale', patient.billingNir);
  await window.see('text', 'Clé vérifiée.');
  await window.press('checkbox', /^J’atteste que les droits/);
  await window.press('checkbox', /^Le patient consent à la télé-expertise/);
  await window.press('checkbox', /^Le patient a été informé/);
  await window.press('radio', 'Oralement', 'Comment ?');
  await window.survey('patient');
  await window.press('button', 'Continuer');
}

async function fillClinical(window: Window, today: string): Promise<void> {
  await window.see('heading', 'Clinique');
  await window.press('checkbox', /ventre/i, 'Silhouette de face');
  for (const question of visibleQuestions(form, content.answers, patientFacts(content, today))) {
    const value = content.answers[question.id];
    if (value !== undefined) await answer(window, question, value);
  }
  await window.survey('clinique');
  await window.press('button', 'Continuer');
}

async function answer(window: Window, question: Question, value: AnswerValue): Promise<void> {
  const within = question.label;
  const labelOf = (id: unknown) =>
    ('options' in question && question.options.find((option) => option.id === id)?.label) || '';
  switch (question.kind) {
    case 'yes-no':
    case 'yes-no-unknown':
      return window.press('radio', yesNoLabelsFr[value as 'yes'], within);
    case 'single-choice':
      return window.press('radio', labelOf(value), within);
    case 'multiple-choice':
      for (const id of value as string[]) await window.press('checkbox', labelOf(id), within);
      return;
    case 'duration': {
      const { count, unit } = value as { count: number; unit: keyof typeof durationUnitsFr };
      await window.fill('Nombre', String(count), within);
      return window.pick('Unité', durationUnitsFr[unit][count > 1 ? 1 : 0], within);
    }
    default:
      return window.fill(within, String(value));
  }
}

/** From the queue to the signed report. */
export async function giveOpinion(window: Window): Promise<void> {
  await window.see('button', /^Prendre le dossier/);
  await window.survey('file-d-attente');
  await window.press('button', /^Prendre le dossier/);
  await window.atAddress(/\/mes-dossiers\/[0-9a-f-]{36}$/);
  await window.fill('Constatations', completeOpinion.findings);
  await window.fill('Hypothèse 1', completeOpinion.hypotheses[0] ?? '');
  await window.fill('Conseils à la pharmacie', completeOpinion.pharmacistAdvice);
  await window.press('button', 'Proposer un texte');
  await window.press('radio', 'Médecin généraliste', 'Consultation souhaitée');
  await window.pick('Dans quel délai', 'Sous 1 mois');
  await window.survey('dossier');
  await window.press('button', /^Relire et signer/);
  await window.see('heading', 'Relisez, puis signez');
  await window.see('frame', 'Compte rendu à signer');
  await window.survey('a-signer');
  await window.fill('Votre mot de passe', testPassword);
  await window.press('button', /^Signer/);
  await window.see('heading', 'Avis signé');
  await window.see('link', 'Ouvrir le compte rendu');
}

/** From the list to the opinion and its report; answers the address of the report. */
export async function readOpinion(window: Window): Promise<string> {
  await window.press('link', /ESSAICLAIR Ondine/);
  await window.see('text', completeOpinion.findings);
  await window.press('button', 'Afficher ici');
  await window.see('frame', 'Compte rendu');
  await window.survey('avis');
  return window.driver.run<string>(
    `return document.querySelector('iframe[title="Compte rendu"]').getAttribute('src')`,
  );
}

/** The page itself is kept last. */
const pagesAreKept = `(caches.match('/', { ignoreSearch: true }).then((page) => {
  window.pagesAreKept = page !== undefined;
}), window.pagesAreKept === true)`;

/** Once the pages are kept on the device, `cut` takes the server away, and they open all the same (B-020). */
export async function openWithoutServer(window: Window, cut: () => Promise<void>): Promise<void> {
  await window.holds('navigator.serviceWorker.controller !== null', 'the worker');
  await window.holds(pagesAreKept, 'pages kept');
  await cut();
  await window.go('/demandes');
  await window.see('heading', 'Demandes d’avis');
  await window.see('text', /La connexion est interrompue/);
  await window.survey('sans-serveur');
}
