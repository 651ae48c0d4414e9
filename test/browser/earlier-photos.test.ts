// The real before and after: photos of an earlier case of the same patient beside those of this one.
import { describe, expect, test } from 'vitest';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { submitCase } from '#contracts/cases/case-request.contract.ts';
import { system } from '#server/policy/actor.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { auditOf } from '#test/journeys/acts.ts';
import { answerCase, prepareCase, sendCase, sendPhoto } from '#test/journeys/steps.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

const sentAt = new Date('2026-03-03T09:00:00.000Z');
const then = 'Vue rapprochée · 3 mars 2026';

describe.skipIf(browserSkipReason)(`photos of an earlier case ${browserSkipReason ?? ''}`, () => {
  let earlierId: string;
  let caseId: string;
  const stage = useStage(async ({ instance, people }) => {
    const { pharmacist, doctor1 } = people;
    earlierId = await sendCase(pharmacist);
    await answerCase(doctor1, earlierId);
    await instance.run(system('test'), (ctx) =>
      ctx.tx.updateTable('cases').set({ submitted_at: sentAt }).where('id', '=', earlierId).execute(),
    );
    const draft = await prepareCase(pharmacist);
    const today = await makeTestPhoto({ width: 1600, height: 1200, seed: 5 });
    await sendPhoto(pharmacist, draft.caseId, 'close-up', today);
    caseId = draft.caseId;
    const params = { caseId };
    await pharmacist.client.call(submitCase, { params, body: { revision: draft.revision } });
    await doctor1.client.call(claimCase, { params });
  });

  /** Dates have no-break spaces. */
  const plain = (texts: string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '));
  const captions = async ({ page }: Visitor) =>
    plain(await page.locator('.c-viewer__caption').allTextContents());
  const readings = async () =>
    (await auditOf(stage.instance, earlierId)).filter(
      ({ action, details }) => action === 'case.read' && (details as { what: string }).what === 'photos',
    ).length;

  test('B-058 at a desk by keys: the older photo left, the same view right, away again; one reading leaves one trace', async () => {
    const doctor = await stage.open(stage.people.doctor1.email);
    const { page } = doctor;
    await doctor.go(`/mes-dossiers/${caseId}`);
    await page.locator('.c-viewer__pane img').first().waitFor();
    await doctor.button(/^Comparer avec un dossier précédent/).waitFor();
    expect(await readings()).toBe(0);
    await doctor.press(page.getByRole('button', { name: 'Vue rapprochée 2', exact: true }));
    await doctor.key('k');
    await expect.poll(() => captions(doctor)).toEqual([then, 'Vue rapprochée 2']);
    await page.locator('.c-viewer__pane img').nth(1).waitFor();
    const marks = await page.locator('.c-viewer__mark').allTextContents();
    expect(plain(marks)).toEqual(['3 mars 2026', '3 mars 2026']);
    await stage.survey.atDesk(doctor, 'photos, comparées avec un dossier précédent');
    await doctor.key('w');
    await page.getByRole('slider', { name: 'Limite entre les deux photos' }).waitFor();
    await page.getByText(`À gauche : ${then}`).waitFor();
    const options = await page
      .getByLabel('Comparer avec', { exact: true })
      .last()
      .locator('option')
      .allTextContents();
    expect(plain(options)).toEqual([
      'Vue d’ensemble',
      'Vue rapprochée 1',
      'Vue rapprochée 2',
      'Vue d’ensemble · 3 mars 2026',
    ]);
    await doctor.key('v');
    await page.getByRole('dialog', { name: 'Photo' }).waitFor();
    await expect.poll(() => captions(doctor)).toEqual([then, 'Vue rapprochée 2']);
    await doctor.key('w');
    await stage.survey.atDesk(doctor, 'photos, avant et après en plein écran');
    await doctor.key('Escape');
    await doctor.button(/^Ne plus comparer/).waitFor();
    await doctor.key('k');
    await expect.poll(() => captions(doctor)).toEqual(['Vue rapprochée 2']);
    expect(await page.getByRole('button', { name: then }).count()).toBe(0);
    await doctor.key('k');
    await expect.poll(() => captions(doctor)).toHaveLength(2);
    expect(await readings()).toBe(1);
    await doctor.key('?');
    await page.getByText('Comparer avec un dossier précédent, ou ne plus comparer').waitFor();
    await doctor.key('Escape');
    stage.expectClean();
  });

  test('what cannot be read is said and may be tried again', async () => {
    const doctor = await stage.open(stage.people.doctor1.email);
    const { page } = doctor;
    await doctor.go(`/mes-dossiers/${caseId}`);
    doctor.watch.allow(/\/earlier$/, 403);
    const problem = { status: 403, contentType: 'application/problem+json', body: '{}' };
    await page.route('**/earlier', (route) => route.fulfill(problem));
    await doctor.press(doctor.button(/^Comparer avec un dossier précédent/));
    await page.getByText('Les photos précédentes n’ont pas pu être lues').waitFor();
    expect(await captions(doctor)).toHaveLength(1);
    await stage.survey.atDesk(doctor, 'photos, dossier précédent illisible');
    await page.unroute('**/earlier');
    await doctor.press(doctor.button('Réessayer'));
    await expect.poll(() => captions(doctor)).toHaveLength(2);
    stage.expectClean();
  });

  test('on a phone under the thumbnails: over the whole screen within 360 pixels, then among the thumbnails', async () => {
    const phone = await stage.open(stage.people.doctor1.email, 'smallPhone');
    const { page } = phone;
    await phone.go(`/mes-dossiers/${caseId}`);
    await phone.press(page.getByRole('tab', { name: /^Photos/ }));
    await stage.survey.onPhone(phone, 'photos sur un téléphone, dossier précédent proposé');
    await phone.press(phone.button('Comparer avec un dossier précédent'));
    await page.getByRole('dialog', { name: 'Photo' }).waitFor();
    await expect.poll(() => captions(phone)).toEqual(['Vue d’ensemble · 3 mars 2026', 'Vue d’ensemble']);
    await stage.survey.onPhone(phone, 'photos comparées sur un téléphone');
    await phone.press(phone.button('Avant / après'));
    await stage.survey.onPhone(phone, 'photos avant et après sur un téléphone');
    await phone.press(phone.button('Fermer'));
    await phone.button('Ne plus comparer').waitFor();
    await stage.survey.onPhone(phone, 'photos des deux dossiers sur un téléphone');
    await phone.press(phone.button(/Vue rapprochée 2/));
    await expect.poll(() => captions(phone)).toEqual([then, 'Vue rapprochée 2']);
    await phone.press(phone.button('Fermer'));
    await phone.press(phone.button('Ne plus comparer'));
    await expect.poll(() => page.getByText(then).count()).toBe(0);
    stage.expectClean();
  });

  test('nothing is offered where there is nothing to compare with', async () => {
    const doctor = await stage.open(stage.people.doctor1.email);
    await doctor.go(`/mes-dossiers/${earlierId}`);
    await doctor.page.locator('.c-viewer__pane img').first().waitFor();
    await doctor.button(/^Plein écran/).waitFor();
    expect(await doctor.button(/^Comparer avec un dossier/).count()).toBe(0);
    stage.expectClean();
  });
});
