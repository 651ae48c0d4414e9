import { type PhotoView, updatePhoto } from '#contracts/photos/photo.contract.ts';
import {
  type QualityOverride,
  qualityOverrides,
  shortcomingsOf,
} from '#contracts/photos/quality/photo-hints.ts';
import { hintLabelsFr, qualityOverridesFr } from '#contracts/photos/quality/quality.fr.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { hintAdviceFr } from './camera/camera.fr.ts';
import { useCompose } from './compose-context.tsx';
import { photosFr } from './photos.fr.ts';

/** What the server found wrong with a photo beside its size: how to do better, or a reason in one tap. It stops nothing. */
export function PhotoQualityNotice({ photo, name }: { photo: PhotoView; name: string }) {
  const { reload } = useCompose();
  const toast = useToast();
  const hints = (photo.hints ?? []).filter((hint) => hint !== 'small');
  const poor = shortcomingsOf(hints);
  if (hints.length === 0 || (photo.qualityOverride !== null && poor.length > 0)) {
    return null;
  }
  const explain = async (qualityOverride: QualityOverride) => {
    try {
      await call(updatePhoto, { params: { photoId: photo.photoId }, body: { qualityOverride } });
    } catch (error) {
      toast({ message: sentenceOf(error) });
    }
    await reload();
  };
  if (poor.length === 0) {
    return (
      <Notice title={name}>
        {hints.map((hint) => (
          <p key={hint}>{hintAdviceFr[hint]}</p>
        ))}
      </Notice>
    );
  }
  return (
    <Notice
      tone="attention"
      title={photosFr.poor.title(name, poor.map((hint) => hintLabelsFr[hint]).join(', '))}
    >
      <p>{poor[0] && hintAdviceFr[poor[0]]}</p>
      <details className="r-why">
        <summary>{photosFr.poor.why}</summary>
        <p className="small soft">{photosFr.poor.whyHint}</p>
        <div className="r-why__list">
          {qualityOverrides.map((reason) => (
            <Button key={reason} onClick={() => void explain(reason)}>
              {qualityOverridesFr[reason]}
            </Button>
          ))}
        </div>
      </details>
    </Notice>
  );
}
