import { orderPhotos, removePhoto, restorePhoto } from '#contracts/photos/photo.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useToast } from '#web/ui/toast.tsx';
import { useCompose } from './compose-context.tsx';
import { photosFr } from './photos.fr.ts';

/** Removing, putting back and ordering photos: done at once, refusals said in a toast. */
export function usePhotoActions() {
  const { caseView, caseId, reload } = useCompose();
  const toast = useToast();
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      return true;
    } catch (error) {
      toast({ message: sentenceOf(error) });
      return false;
    } finally {
      await reload();
    }
  };
  const restore = async (photoId: string) => {
    if (await attempt(() => call(restorePhoto, { params: { photoId } }))) {
      toast({ message: photosFr.kept });
    }
  };
  return {
    remove: (photoId: string) => {
      void attempt(() => call(removePhoto, { params: { photoId } })).then((isRemoved) => {
        if (isRemoved) toast({ message: photosFr.removed, onUndo: () => void restore(photoId) });
      });
    },
    /** `ids` are those of one view; the other views keep their places. */
    reorder: (ids: readonly string[]) => {
      const others = caseView.photos
        .toSorted((one, other) => one.position - other.position)
        .map(({ photoId }) => photoId)
        .filter((photoId) => !ids.includes(photoId));
      void attempt(() => call(orderPhotos, { params: { caseId }, body: { photoIds: [...ids, ...others] } }));
    },
  };
}
