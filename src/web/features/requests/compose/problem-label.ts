import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import { allQuestions } from '#contracts/forms/evaluate-form.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import { patientFr } from './patient.fr.ts';
import { reviewFr } from './review.fr.ts';

const consentLabels: Readonly<Record<string, string>> = {
  rightsAttested: reviewFr.rights,
  actConsented: reviewFr.act,
  objectionRightTold: reviewFr.objection,
  toldBy: patientFr.consent.toldBy,
  toldHow: patientFr.consent.toldHow,
  guardianName: reviewFr.guardian,
  guardianRelation: patientFr.consent.guardianRelation,
  algorithmsConsented: reviewFr.algorithms,
};

type Photos = readonly { photoId: string; view: string }[];

/** The name of a field as it stands on screen, from its path (`answers.onset`, `photos.close-up`). */
export function problemLabel(path: string, form: FormDefinition, photos: Photos): string {
  const [root = '', name = ''] = path.split('.');
  if (root === 'gate') return form.gate.questions.find(({ id }) => id === name)?.label ?? name;
  if (root === 'answers') return allQuestions(form).find(({ id }) => id === name)?.label ?? name;
  if (root === 'consent') return consentLabels[name] ?? name;
  if (root === 'wish') return reviewFr.wish.tier;
  if (root === 'photos') {
    const view = photos.find(({ photoId }) => photoId === name)?.view ?? name;
    return form.photoViews.find(({ id }) => id === view)?.label ?? reviewFr.sections.photos;
  }
  return new Map<string, string>(Object.entries(targetLabelsFr)).get(path) ?? path;
}
