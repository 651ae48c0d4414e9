// The verification of professionals as people meet it: waiting in front of a closed door, deciding on a file, the
// register beside it; each screen with axe, at a desk, on a phone and in the dark.
import { describe, test } from 'vitest';
import { suitePeople } from '#server/ports/professional-registry/professional-registry.suite.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF\n');
const piece = { name: 'attestation.pdf', mimeType: 'application/pdf', buffer: pdf };

describe.skipIf(browserSkipReason)(`verification of professionals ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;
  const heading = ({ page }: Visitor, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  async function fillDate({ page }: Visitor, label: string, [day, month, year]: [string, string, string]) {
    const group = page.getByRole('group', { name: label });
    await group.getByLabel('Jour').fill(day);
    await group.getByLabel('Mois').fill(month);
    await group.getByLabel('Année').fill(year);
  }

  test('B-007 RGAA axe: a doctor waits, sends a piece, is verified by the director and let in', async () => {
    const { dermatologist } = suitePeople;
    stage.instance.registry.register(dermatologist);
    const candidate = await stage.instance.addPerson('doctor', 'Aïcha L’Étang-Morel', {
      tier: 1,
      rpps: dermatologist.rpps,
      isWaiting: true,
    });
    await stage.instance.pass(0);
    const doctor = await open(candidate.email);
    await doctor.page.getByText('Votre situation est en cours de vérification.').waitFor();
    await stage.survey.screen(doctor, 'en attente de vérification');
    await doctor.page.locator('input[type=file]').setInputFiles(piece);
    await doctor.page.getByRole('link', { name: 'Ouvrir attestation.pdf' }).waitFor();

    const director = await open(stage.people.director.email);
    await director.go('/direction/verifications');
    await heading(director, 'Vérifications des médecins');
    await stage.survey.screen(director, 'vérifications des médecins');
    await director.page.getByRole('link', { name: /Aïcha/ }).click();
    await heading(director, /Aïcha/);
    await director.page.getByText('Concorde avec la déclaration').first().waitFor();
    await stage.survey.screen(director, 'un médecin à vérifier');

    for (const fact of ['Inscrit au tableau de l’Ordre', 'Exerce en libéral', 'Installé en France']) {
      await director.press(director.button(`Établir ce fait : ${fact}`));
      const source = fact.startsWith('Inscrit') ? 'attestation.pdf' : 'Réponse du répertoire national';
      await director.page.getByLabel('Preuve', { exact: true }).selectOption({ label: source });
      await fillDate(director, 'Date de la preuve', ['20', '11', '2026']);
      if (fact.startsWith('Inscrit')) {
        await director.press(director.button('Enregistrer'));
        await director.page.getByText('Indiquez la date jusqu’à laquelle la preuve vaut.').waitFor();
        await stage.survey.screen(director, 'fait incomplet');
      }
      await fillDate(director, 'Valable jusqu’au', ['20', '11', '2027']);
      await director.press(director.button('Enregistrer'));
      await director.button('Enregistrer').waitFor({ state: 'detached' });
    }
    await director.press(director.button('Vérifier'));
    const dialog = director.page.getByRole('dialog');
    await dialog.getByText('Dermatologue').click();
    await stage.survey.screen(director, 'vérifier, question');
    await dialog.getByRole('button', { name: 'Vérifier' }).click();
    await dialog.waitFor({ state: 'detached' });
    await director.page.getByText('Vérifié : Dermatologue').waitFor();
    await stage.survey.screen(director, 'un médecin vérifié');

    await doctor.page.getByRole('button', { name: 'Actualiser' }).click();
    await heading(doctor, 'Demandes en attente');
    await doctor.go('/ma-verification');
    await doctor.page.getByText('Votre situation est vérifiée.').waitFor();
    await stage.survey.screen(doctor, 'ma vérification');
    expectClean();
  });

  test('B-008 RGAA axe: the operator asks a pharmacist for more, who sends it and says so', async () => {
    const candidate = await stage.instance.addPerson('pharmacist', 'Jean Essai', {
      organisationId: await stage.instance.addPharmacy('Pharmacie des Essais'),
      isWaiting: true,
    });
    await stage.instance.pass(0);
    const operator = await open(stage.people.operator.email);
    await operator.go('/exploitation/verifications');
    await heading(operator, 'Vérifications des pharmaciens');
    await operator.page.getByRole('link', { name: /Jean Essai/ }).click();
    await operator.page.getByText('Ce numéro ne figure pas dans le répertoire.').waitFor();
    await stage.survey.screen(operator, 'un pharmacien inconnu du répertoire');
    await operator.press(operator.button('Demander des pièces'));
    const dialog = operator.page.getByRole('dialog');
    operator.watch.allow(/\/decisions/, 422);
    await dialog.getByRole('button', { name: 'Demander des pièces' }).click();
    await dialog.getByText('Indiquez le motif.').waitFor();
    await stage.survey.screen(operator, 'demander des pièces, sans motif');
    await dialog.getByLabel('Motif').fill('Joignez votre carte professionnelle.');
    await dialog.getByRole('button', { name: 'Demander des pièces' }).click();
    await dialog.waitFor({ state: 'detached' });

    const pharmacist = await open(candidate.email);
    await pharmacist.page.getByText('Joignez votre carte professionnelle.').waitFor();
    await stage.survey.screen(pharmacist, 'pièces demandées');
    await pharmacist.page.locator('input[type=file]').setInputFiles(piece);
    await pharmacist.page.getByRole('link', { name: 'Ouvrir attestation.pdf' }).waitFor();
    await pharmacist.press(pharmacist.button('Renvoyer pour vérification'));
    await pharmacist.page.getByText('Votre situation est en cours de vérification.').waitFor();
    expectClean();
  });
});
