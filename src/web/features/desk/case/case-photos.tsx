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
import { CompareButton, CompareTroubles } from './compare-button.tsx';
import { deskPageFr } from './desk-page.fr.ts';
import { type NamedPhoto, namedPhotos } from './named-photos.ts';
import { useComparedPhotos } from './use-compared-photos.ts';

type CasePhotosProps = { caseView: CaseView; isDesk: boolean };

/**
 * The photographs: at a desk in full resolution at once, on a phone big thumbnails that open the viewer; on demand beside
 * those of an earlier case of the same patient.
 */
export function CasePhotos({ caseView, isDesk }: CasePhotosProps) {
  const own = namedPhotos(caseView, findForm(caseView.form, caseView.formVersion));
  const compared = useComparedPhotos(caseView, own);
  const [isFull, setIsFull] = useState(false);
  const compare = () => {
    compared.toggle();
    // On a phone two photos are compared over the whole screen, as soon as they are there.
    setIsFull(!isDesk && !compared.isCompared);
  };
  useShortcuts([
    { key: 'v', label: deskPageFr.keys.fullScreen, run: () => setIsFull(own.length > 0) },
    ...(caseView.earlierCases > 0 ? [{ key: 'k', label: deskPageFr.keys.compare, run: compare }] : []),
  ]);
  if (own.length === 0) {
    return <EmptyState icon="image" title={caseFr.noPhotos} />;
  }
  const photos = [...own.map((named) => ({ ...named, day: undefined })), ...compared.earlier];
  const current = photos.find(({ photo }) => photo.photoId === compared.currentId) ?? photos[0];
  const viewer = {
    photos: photos.map(({ photo, name, day }) => ({ ...viewerPhotoOf(photo, name), mark: day })),
    currentId: current?.photo.photoId ?? '',
    onCurrentChange: compared.choose,
    startBeside: compared.besideId,
  };
  const isFullShown = isFull && (isDesk || compared.isCompared === compared.isOn);
  const compareButton = (
    <CompareButton
      compared={compared}
      count={caseView.earlierCases}
      shortcut={isDesk ? 'k' : undefined}
      onClick={compare}
    />
  );
  return (
    <section className="d-photos" aria-label={caseFr.photos}>
      {isDesk && <CompareTroubles compared={compared} />}
      {isDesk && !isFullShown && <LazyPhotoViewer key={compared.mode} {...viewer} />}
      {isDesk && (
        <div className="c-row c-row--apart">
          <p className="small soft">{current?.note}</p>
          <span className="c-row">
            {compareButton}
            <Button look="quiet" icon="fit" shortcut="v" onClick={() => setIsFull(true)}>
              {caseFr.fullScreen}
            </Button>
          </span>
        </div>
      )}
      {!isDesk && (
        <Thumbnails
          photos={photos}
          onOpen={(id) => {
            compared.open(id);
            setIsFull(true);
          }}
        />
      )}
      {!isDesk && compareButton}
      {!isDesk && <CompareTroubles compared={compared} />}
      {isFullShown && (
        <LazyPhotoViewerDialog key={compared.mode} {...viewer} onClose={() => setIsFull(false)} />
      )}
    </section>
  );
}

function Thumbnails({ photos, onOpen }: { photos: readonly NamedPhoto[]; onOpen: (id: string) => void }) {
  return (
    <div className="d-grid">
      <PhotoGrid
        label={caseFr.photos}
        photos={photos.map(({ photo, name, note }) => ({
          id: photo.photoId,
          name,
          note,
          thumbnailUrl: urlOf(getPhotoThumbnail, { params: { photoId: photo.photoId } }),
        }))}
        onOpen={onOpen}
      />
    </div>
  );
}
