import { useState } from 'react';
import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { viewerPhotoOf } from '#web/lib/viewer-photo.ts';
import { Card } from '#web/ui/page.tsx';
import { PhotoGrid } from '#web/ui/photo-grid.tsx';
import { LazyPhotoViewerDialog } from '#web/ui/photo-viewer/lazy-photo-viewer.tsx';
import { directorCaseFr } from './director-case.fr.ts';

const texts = directorCaseFr.content;

/** The photos of the last sending, opened in full resolution on demand. */
export function ContentPhotos({ caseView }: { caseView: CaseView }) {
  const [openId, setOpenId] = useState<string>();
  const photos = caseView.photos.map((photo, index) =>
    viewerPhotoOf(photo, `${index + 1}. ${targetLabelsFr[`photos.${photo.view}`]}`),
  );
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
