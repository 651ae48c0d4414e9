import type { EarlierCase } from '#contracts/cases/case-earlier.contract.ts';
import { findForm } from '#contracts/forms/forms.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { formatDayFr, formatTimeFr } from '#contracts/values/french-dates.ts';
import { caseFr } from './case-texts.fr.ts';
import { type NamedPhoto, namedPhotos } from './named-photos.ts';

/** A photo of an earlier case: its name ends with the day, which also stands on its thumbnail. */
export type EarlierPhoto = NamedPhoto & { day: string };

/** « Vue rapprochée · 3 mars 2026 », newest case first; with the time where two were sent on one day. */
export function earlierPhotos(cases: readonly EarlierCase[]): EarlierPhoto[] {
  const dayOf = ({ submittedAt }: EarlierCase) => civilDayAt(new Date(submittedAt));
  return cases.flatMap((earlier) => {
    const day = dayOf(earlier);
    const isOnlyOne = cases.filter((other) => dayOf(other) === day).length === 1;
    const when = isOnlyOne
      ? formatDayFr(day)
      : caseFr.earlierAt(formatDayFr(day), formatTimeFr(new Date(earlier.submittedAt)));
    const { photos } = earlier;
    return namedPhotos({ photos, submissionVersion: 1 }, findForm(earlier.form, earlier.formVersion)).map(
      (named) => ({ ...named, name: caseFr.earlierPhoto(named.name, when), day: formatDayFr(day) }),
    );
  });
}

/** What a photo is compared with: the same view on the other side of time, else the first there is. */
export function partnerOf(
  own: readonly NamedPhoto[],
  earlier: readonly NamedPhoto[],
  photoId: string,
): string | undefined {
  const ownOne = own.find(({ photo }) => photo.photoId === photoId);
  const one = ownOne ?? earlier.find(({ photo }) => photo.photoId === photoId);
  const others = ownOne ? earlier : own;
  return (others.find(({ photo }) => photo.view === one?.photo.view) ?? others[0])?.photo.photoId;
}
