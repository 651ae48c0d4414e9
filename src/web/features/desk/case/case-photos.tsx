import { useState } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { findForm } from '#contracts/forms/forms.ts';
import { getPhotoThumbnail } from '#contracts/photos/photo.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { viewerPhotoOf } from '#web/lib/viewer-photo.ts';
import { Button } from '#web/ui/button.tsx';
import { PhotoGrid } from '#web/ui/photo-grid.tsx';
import { LazyPhotoViewer, LazyPhotoViewerDialog } from '#web/ui/photo-viewer/lazy-photo-viewer.tsx';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { caseFr } from './case-texts.fr.ts';
import { deskPageFr } from './desk-page.fr.ts';
import { namedPhotos } from './named-photos.ts';

type CasePhotosProps = { caseView: CaseView; isDesk: boolean };

/** The photographs: at a desk in full resolution at once, on a phone big thumbnails that open the viewer. */
export function CasePhotos({ caseView, isDesk }: CasePhotosProps) {
  const photos = namedPhotos(caseView, findForm(caseView.form, caseView.formVersion));
  const [currentId, setCurrentId] = useState(photos[0]?.photo.photoId ?? '');
  const [isFull, setIsFull] = useState(false);
  useShortcuts([{ key: 'v', label: deskPageFr.keys.fullScreen, run: () => setIsFull(photos.length > 0) }]);
  if (photos.length === 0) {
    return <EmptyState icon="image" title={caseFr.noPhotos} />;
  }
  const shown = photos.map(({ photo, name }) => viewerPhotoOf(photo, name));
  const current = photos.find(({ photo }) => photo.photoId === currentId) ?? photos[0];
  const viewer = { photos: shown, currentId: current?.photo.photoId ?? '', onCurrentChange: setCurrentId };
  return (
    <section className="d-photos" aria-label={caseFr.photos}>
      {isDesk && !isFull && <LazyPhotoViewer {...viewer} />}
      {isDesk && (
        <div className="c-row c-row--apart">
          <p className="small soft">{current?.note}</p>
          <Button look="quiet" icon="fit" shortcut="v" onClick={() => setIsFull(true)}>
            {caseFr.fullScreen}
          </Button>
        </div>
      )}
      {!isDesk && (
        <div className="d-grid">
          <PhotoGrid
            label={caseFr.photos}
            photos={photos.map(({ photo, name, note }) => ({
              id: photo.photoId,
              name,
              note,
              thumbnailUrl: urlOf(getPhotoThumbnail, { params: { photoId: photo.photoId } }),
            }))}
            onOpen={(id) => {
              setCurrentId(id);
              setIsFull(true);
            }}
          />
        </div>
      )}
      {isFull && <LazyPhotoViewerDialog {...viewer} onClose={() => setIsFull(false)} />}
    </section>
  );
}
