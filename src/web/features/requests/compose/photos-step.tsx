import { type RefObject, useRef, useState } from 'react';
import type { PhotoView as RequiredView } from '#contracts/forms/form-definition.ts';
import { allowedViews } from '#contracts/forms/photo-views.ts';
import { getPhotoThumbnail, type PhotoView } from '#contracts/photos/photo.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { useAddressSearch } from '#web/lib/app-link.tsx';
import type { DocumentUploads } from '#web/lib/use-case-uploads.ts';
import { useIsDesk } from '#web/lib/use-media.ts';
import type { PhotoUploads } from '#web/lib/use-photo-uploads.ts';
import { viewerPhotoOf } from '#web/lib/viewer-photo.ts';
import { Button } from '#web/ui/button.tsx';
import { FileTile } from '#web/ui/file-tile.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { PhotoGrid } from '#web/ui/photo-grid.tsx';
import { LazyPhotoViewerDialog } from '#web/ui/photo-viewer/lazy-photo-viewer.tsx';
import { Notice } from '#web/ui/states.tsx';
import { FoldedDocuments } from '../own-documents.tsx';
import { useInstance } from '../use-instance.ts';
import { CameraDialog } from './camera/camera-dialog.tsx';
import { HintWords } from './camera/hint-words.tsx';
import { FieldSpot, spotId, useCompose } from './compose-context.tsx';
import { PhotoQualityNotice } from './photo-quality-notice.tsx';
import { photosFr } from './photos.fr.ts';
import { SmallPhotoNotice } from './small-photo-notice.tsx';
import { StepParts } from './step-parts.tsx';
import { usePhotoActions } from './use-photo-actions.ts';
import { useWaitingHints } from './use-waiting-hints.ts';
import { ViewDrawing } from './view-drawing.tsx';
import { type HintsById, hintsToSay } from './waiting-judge.ts';

/** What is being sent for the request; kept above the steps, so that it goes on while one moves between them. */
export type FilesOnTheWay = { photos: PhotoUploads; documents: DocumentUploads };

/** One part per view (B-048, B-049), with what to photograph and how (B-029, B-041); documents below (B-053). */
export function PhotosStep({ files }: { files: FilesOnTheWay }) {
  const { form, caseView, reload } = useCompose();
  const { champ } = useAddressSearch();
  const isDesk = useIsDesk();
  const { mayAddDermoscopicToSkin } = useInstance();
  const hints = useWaitingHints(files.photos);
  const views = allowedViews(form, { mayAddDermoscopicToSkin });
  return (
    <>
      {(isDesk || caseView.photos.length === 0) && (
        <div className="r-notice-gap">
          <Notice icon="shield">
            <p className="r-measure">{photosFr.notice}</p>
            <p className="r-measure">{photosFr.law}</p>
          </Notice>
        </div>
      )}
      <StepParts
        step="photos"
        parts={views.map((view, index) => ({
          id: view.id,
          title: view.label,
          column: index % 2 === 0 ? ('left' as const) : ('right' as const),
          body: <ViewPart key={view.id} view={view} uploads={files.photos} hints={hints} />,
        }))}
        foot={
          <div id={spotId('documents')}>
            <FoldedDocuments
              caseView={caseView}
              uploads={files.documents}
              reload={reload}
              isOpen={champ === 'documents'}
            />
          </div>
        }
      />
    </>
  );
}

type ViewPartProps = { view: RequiredView; uploads: PhotoUploads; hints: HintsById };

function ViewPart({ view, uploads, hints }: ViewPartProps) {
  const { caseView } = useCompose();
  const [isCameraOpen, setIsCameraOpen] = useState(false);
  const fileInput = useRef<HTMLInputElement>(null);
  const photos = caseView.photos
    .filter((photo) => photo.view === view.id)
    .toSorted((one, other) => one.position - other.position);
  const sending = uploads.uploads.filter((upload) => upload.about === view.id);
  const room = view.max - photos.length - sending.filter(({ state }) => state.kind !== 'refused').length;
  return (
    <FieldSpot path={`photos.${view.id}`}>
      {(error) => (
        <Stack>
          <div className="r-view-head">
            <ViewDrawing view={view.id} />
            <Stack gap="tight">
              <p className="small soft">{view.min > 0 ? photosFr.required(view.min) : photosFr.optional}</p>
              <p>{view.instruction}</p>
            </Stack>
          </div>
          {room > 0 ? (
            <CaptureButtons
              view={view}
              input={fileInput}
              onCamera={() => setIsCameraOpen(true)}
              onFiles={(files) => uploads.add(view.id, files.slice(0, room))}
            />
          ) : (
            <p className="small soft">{photosFr.full(view.max)}</p>
          )}
          {error && (
            <p className="c-field__error" role="alert">
              <Icon name="alert" size={1.125} />
              {error}
            </p>
          )}
          <PhotosOfView view={view} photos={photos} />
          {sending.map((upload) => (
            <FileTile
              key={upload.id}
              name={upload.name || photosFr.unnamed}
              bytes={upload.bytes}
              state={upload.state.kind === 'done' ? { kind: 'checking' } : upload.state}
              {...(upload.previewUrl === undefined || upload.state.kind === 'refused'
                ? {}
                : { previewUrl: upload.previewUrl })}
              onResume={() => uploads.resume(upload.id)}
              onRemove={() => uploads.dismiss(upload.id)}
              note={<HintWords hints={hintsToSay(upload, hints.get(upload.id))} />}
            />
          ))}
          {isCameraOpen && (
            <CameraDialog
              view={view}
              room={room}
              taken={view.max - room}
              onPhoto={(photo, qualityOverride) =>
                uploads.add(view.id, [photo], qualityOverride ? { qualityOverride } : {})
              }
              onFile={() => {
                setIsCameraOpen(false);
                fileInput.current?.click();
              }}
              onClose={() => setIsCameraOpen(false)}
            />
          )}
        </Stack>
      )}
    </FieldSpot>
  );
}

type CaptureProps = {
  view: RequiredView;
  input: RefObject<HTMLInputElement | null>;
  onCamera: () => void;
  onFiles: (files: readonly File[]) => void;
};

function CaptureButtons({ view, input, onCamera, onFiles }: CaptureProps) {
  return (
    <Row>
      <Button look="primary" isBig icon="camera" onClick={onCamera}>
        {photosFr.take}
      </Button>
      <Button isBig icon="image" onClick={() => input.current?.click()}>
        {photosFr.choose}
      </Button>
      {/* No `capture` attribute: that would store the photo in the phone's gallery (B-029). */}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
        aria-label={`${photosFr.choose} : ${view.label}`}
        data-view={view.id}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </Row>
  );
}

function PhotosOfView({ view, photos }: { view: RequiredView; photos: readonly PhotoView[] }) {
  const [shownId, setShownId] = useState<string>();
  const actions = usePhotoActions();
  const named = photos.map((photo, index) => ({ photo, name: photosFr.name(view.label, index + 1) }));
  if (photos.length === 0) {
    return null;
  }
  return (
    <>
      <PhotoGrid
        label={photosFr.ofView(view.label)}
        photos={named.map(({ photo, name }) => ({
          id: photo.photoId,
          name,
          thumbnailUrl: urlOf(getPhotoThumbnail, { params: { photoId: photo.photoId } }),
        }))}
        onOpen={setShownId}
        onRemove={actions.remove}
        {...(photos.length > 1 ? { onReorder: actions.reorder } : {})}
      />
      {named
        .filter(({ photo }) => photo.isSmall && photo.qualityOverride === null)
        .map(({ photo, name }) => (
          <SmallPhotoNotice key={photo.photoId} photo={photo} name={name} />
        ))}
      {named.map(({ photo, name }) => (
        <PhotoQualityNotice key={photo.photoId} photo={photo} name={name} />
      ))}
      {shownId !== undefined && (
        <LazyPhotoViewerDialog
          photos={named.map(({ photo, name }) => viewerPhotoOf(photo, name))}
          currentId={shownId}
          onCurrentChange={setShownId}
          onClose={() => setShownId(undefined)}
        />
      )}
    </>
  );
}
