import type { FieldProblem } from '#contracts/problem.ts';
import { type FormErrorCode, formErrorsFr } from './form.fr.ts';
import { type FormDefinition, type PhotoView, type ViewId, viewIdSchema } from './form-definition.ts';

/** Which photo views a form takes (B-048, B-049). Quality and storage of the photos are elsewhere. */

/** An express authorisation of the account by the operator (B-049). */
export type ViewAuthorisation = { mayAddDermoscopicToSkin: boolean };

export type ViewCounts = Readonly<Partial<Record<ViewId, number>>>;

/** The views to offer, in order; a view under authorisation does not exist for anybody else. */
export function allowedViews(form: FormDefinition, authorisation: ViewAuthorisation): readonly PhotoView[] {
  return form.photoViews.filter(
    ({ onlyIfAuthorised }) => onlyIfAuthorised !== true || authorisation.mayAddDermoscopicToSkin,
  );
}

/** Missing, too many or forbidden photos; paths are `photos.<view>`. Missing ones count only when `complete`. */
export function checkPhotoViews(
  form: FormDefinition,
  counts: ViewCounts,
  check: ViewAuthorisation & { complete: boolean },
): readonly FieldProblem[] {
  const allowed = allowedViews(form, check);
  return viewIdSchema.options.flatMap((viewId) => {
    const view = allowed.find(({ id }) => id === viewId);
    const code = refusalOf(view, counts[viewId] ?? 0, check.complete);
    return code === undefined ? [] : [{ path: `photos.${viewId}`, code, message: formErrorsFr[code] }];
  });
}

function refusalOf(
  view: PhotoView | undefined,
  count: number,
  isComplete: boolean,
): FormErrorCode | undefined {
  if (view === undefined) return count > 0 ? 'form.view_not_allowed' : undefined;
  if (count > view.max) return 'form.view_too_many';
  return isComplete && count < view.min ? 'form.view_missing' : undefined;
}
