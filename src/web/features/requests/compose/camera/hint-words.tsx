import { type PhotoHint, shortcomingsOf } from '#contracts/photos/quality/photo-hints.ts';
import { hintLabelsFr } from '#contracts/photos/quality/quality.fr.ts';
import { cameraFr, hintAdviceFr } from './camera.fr.ts';

/** What is technically wrong with a photo, and what to do about the first two things. */
export function HintWords({ hints }: { hints: readonly PhotoHint[] }) {
  const poor = shortcomingsOf(hints);
  return (
    <>
      {poor.length > 0 && (
        <p>
          <strong>{cameraFr.found(poor.map((hint) => hintLabelsFr[hint]).join(', '))}</strong>
        </p>
      )}
      {hints.slice(0, 2).map((hint) => (
        <p key={hint}>{hintAdviceFr[hint]}</p>
      ))}
    </>
  );
}
