import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import type { PhotoView } from '#contracts/photos/photo.contract.ts';
import { shortcomingsOf } from '#contracts/photos/quality/photo-hints.ts';
import { hintLabelsFr, qualityOverridesFr } from '#contracts/photos/quality/quality.fr.ts';
import { caseFr } from './case-texts.fr.ts';

export type NamedPhoto = {
  photo: PhotoView;
  /** « Vue rapprochée 2 · nouvelle »; the number only where a view has several. */
  name: string;
  /** Size, what is technically wrong, and why it was sent all the same. */
  note: string;
};

/** Photos in the order of the form's views, then as the pharmacy ordered them. */
export function namedPhotos(
  { photos, submissionVersion }: Pick<CaseView, 'photos' | 'submissionVersion'>,
  form: FormDefinition | undefined,
): NamedPhoto[] {
  const views = form?.photoViews ?? [];
  const rank = (photo: PhotoView) => views.findIndex((view) => view.id === photo.view);
  const ordered = photos.toSorted((one, other) => rank(one) - rank(other) || one.position - other.position);
  return ordered.map((photo) => {
    const siblings = ordered.filter((other) => other.view === photo.view);
    const label = views.find((view) => view.id === photo.view)?.label ?? photo.view;
    const number = siblings.length > 1 ? ` ${siblings.indexOf(photo) + 1}` : '';
    const isNew = submissionVersion > 1 && photo.sinceSubmission === submissionVersion;
    return {
      photo,
      name: `${label}${number}${isNew ? ` · ${caseFr.newPhoto}` : ''}`,
      note: [caseFr.pixels(photo.width, photo.height), smallWords(photo), qualityWords(photo)]
        .filter(Boolean)
        .join(' · '),
    };
  });
}

function smallWords({ isSmall, overrideReason }: PhotoView): string {
  if (!isSmall) return '';
  const reason = overrideReason.trim();
  return reason === '' ? caseFr.smallUnexplained : caseFr.small(reason);
}

/** What the server found, beside the size; the reason is said here unless the small size has its own words. */
function qualityWords({ hints, qualityOverride }: PhotoView): string {
  const found = shortcomingsOf(hints ?? []).filter((hint) => hint !== 'small');
  const reason = qualityOverride === null ? undefined : qualityOverridesFr[qualityOverride];
  if (found.length === 0) return reason === undefined ? '' : caseFr.keptBecause(reason);
  return caseFr.quality(found.map((hint) => hintLabelsFr[hint]).join(', '), reason);
}
