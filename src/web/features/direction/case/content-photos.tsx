import { useState } from 'react';
import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { getPhotoDisplay, getPhotoThumbnail } from '#contracts/photos/photo.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { Card } from '#web/ui/page.tsx';
import { PhotoGrid } from '#web/ui/photo-grid.tsx';
import { LazyPhotoViewerDialog } from '#web/ui/photo-viewer/lazy-photo-viewer.tsx';
import { directorCaseFr } from './director-case.fr.ts';

const texts = directorCaseFr.content;

/** The photos of the last sending, opened in full resolution on demand. */
export function ContentPhotos({ caseView }: { caseView: CaseView }) {
  const [openId, setOpenId] = useState<string>();
  const photos = caseView.photos.map(({ photoId, view }, index) => ({
    id: photoId,
    name: `${index + 1}. ${targetLabelsFr[`photos.${view}`]}`,
    thumbnailUrl: urlOf(getPhotoThumbnail, { params: { photoId } }),
    url: urlOf(getPhotoDisplay, { params: { photoId } }),
  }));
  return (
    <Card title={texts.photos}>
      {photos.length === 0 ? (
        <p className="soft">{texts.noPhoto}</p>
      ) : (
        <PhotoGrid photos={photos} label={texts.photos} onOpen={setOpenId} />
      )}
      {openId !== undefined && (
        <LazyPhotoViewerDialog
          photos={photos}
          currentId={openId}
          onCurrentChange={setOpenId}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </Card>
  );
}
