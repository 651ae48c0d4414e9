import { useState } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { currentForm, findForm } from '#contracts/forms/forms.ts';
import { type DocumentView, getDocument } from '#contracts/photos/photo.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { viewerPhotoOf } from '#web/lib/viewer-photo.ts';
import { formatBytes } from '#web/ui/format.fr.ts';
import { Icon } from '#web/ui/icon.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { PhotoGrid } from '#web/ui/photo-grid.tsx';
import { LazyPhotoViewerDialog } from '#web/ui/photo-viewer/lazy-photo-viewer.tsx';
import { photosFr } from '../compose/photos.fr.ts';
import { reviewFr } from '../compose/review.fr.ts';
import { pageFr } from './page.fr.ts';

/** Photos by view; a thumbnail opens the viewer. */
export function PhotosCard({ caseView }: { caseView: CaseView }) {
  const [shownId, setShownId] = useState<string>();
  const form = findForm(caseView.form, caseView.formVersion) ?? currentForm(caseView.form);
  const photos = form.photoViews.flatMap((view) =>
    caseView.photos
      .filter((photo) => photo.view === view.id)
      .toSorted((one, other) => one.position - other.position)
      .map((photo, index) => ({
        ...viewerPhotoOf(photo, photosFr.name(view.label, index + 1)),
        ...(photo.sinceSubmission === null ? { note: photosFr.isNew } : {}),
      })),
  );
  return (
    <Card title={pageFr.photos}>
      {photos.length === 0 ? (
        <p className="soft">{reviewFr.noPhoto}</p>
      ) : (
        <PhotoGrid label={pageFr.photos} photos={photos} onOpen={setShownId} />
      )}
      {shownId !== undefined && (
        <LazyPhotoViewerDialog
          photos={photos}
          currentId={shownId}
          onCurrentChange={setShownId}
          onClose={() => setShownId(undefined)}
        />
      )}
    </Card>
  );
}

/** Documents that both sides have (a letter, a prescription): those found clean can be opened. */
export function DocumentsCard({ documents: all }: { documents: readonly DocumentView[] }) {
  const documents = all.filter(({ from, isSent }) => from === 'expert' || isSent);
  if (documents.length === 0) {
    return null;
  }
  return (
    <Card title={pageFr.documents}>
      <ul className="r-documents">
        {documents.map((document) => (
          <li key={document.documentId}>
            <DocumentLine document={document} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DocumentLine({ document }: { document: DocumentView }) {
  const texts = pageFr.document;
  const origin = document.from === 'expert' ? texts.fromExpert : texts.fromRequester;
  const meta = [texts[document.kind], origin, formatBytes(document.bytes)].join(' · ');
  if (document.state !== 'ready') {
    return (
      <p>
        {document.name} <span className="small soft">{`${meta} · ${texts[document.state]}`}</span>
      </p>
    );
  }
  const url = urlOf(getDocument, { params: { documentId: document.documentId } });
  return (
    <p>
      <FileLink className="r-tap" href={url}>
        <Icon name="file" size={1} />
        {document.name}
      </FileLink>{' '}
      <span className="small soft">{meta}</span>
    </p>
  );
}
