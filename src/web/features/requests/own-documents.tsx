import { useRef } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import {
  type DocumentView,
  getDocument,
  maxDocumentsPerCase,
  removeDocument,
} from '#contracts/photos/photo.contract.ts';
import { call, urlOf } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { type DocumentUploads, documentFormats } from '#web/lib/use-case-uploads.ts';
import { Button } from '#web/ui/button.tsx';
import { FileTile, type FileTileState } from '#web/ui/file-tile.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Stack } from '#web/ui/page.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { documentsFr } from './documents.fr.ts';

type OwnDocumentsProps = {
  caseView: Pick<CaseView, 'documents'>;
  uploads: DocumentUploads;
  /** Reads the case again after a document was taken out. */
  reload: () => Promise<unknown>;
  /** Those that were sent stand elsewhere on the page. */
  isOnlyUnsent?: boolean;
};

/** Documents of the pharmacy (B-053): add, open, take out until they are sent. */
export function OwnDocuments({ caseView, uploads, reload, isOnlyUnsent = false }: OwnDocumentsProps) {
  const toast = useToast();
  const own = ownDocuments(caseView).filter(({ isSent }) => !(isOnlyUnsent && isSent));
  const coming = uploads.uploads.filter(({ state }) => state.kind !== 'refused').length;
  const room = maxDocumentsPerCase - caseView.documents.length - coming;
  const remove = async (documentId: string) => {
    try {
      await call(removeDocument, { params: { documentId } });
      toast({ message: documentsFr.removed });
    } catch (error) {
      toast({ message: sentenceOf(error) });
    }
    await reload();
  };
  return (
    <Stack gap="tight">
      {own.map((document) => (
        <OwnDocument
          key={document.documentId}
          document={document}
          onRemove={document.isSent ? undefined : () => void remove(document.documentId)}
        />
      ))}
      {uploads.uploads.map((upload) => (
        <FileTile
          key={upload.id}
          name={upload.name || documentsFr.unnamed}
          bytes={upload.bytes}
          state={upload.state.kind === 'done' ? { kind: 'checking' } : upload.state}
          onResume={() => uploads.resume(upload.id)}
          onRemove={() => uploads.dismiss(upload.id)}
        />
      ))}
      {room > 0 ? (
        <PickDocuments onFiles={(files) => uploads.add('other', files.slice(0, room))} />
      ) : (
        <p className="small soft">{documentsFr.full(maxDocumentsPerCase)}</p>
      )}
    </Stack>
  );
}

/** The same behind a line to unfold, which counts them: most requests carry none. */
export function FoldedDocuments(props: OwnDocumentsProps & { isOpen?: boolean }) {
  const { isOpen = false, ...documents } = props;
  const unsent = ownDocuments(props.caseView).filter(({ isSent }) => !isSent).length;
  return (
    <details className="r-details" open={isOpen}>
      <summary>{unsent === 0 ? documentsFr.fold : documentsFr.folded(unsent)}</summary>
      <OwnDocuments {...documents} />
    </details>
  );
}

/** Documents this side attached, sent or not. */
export function ownDocuments({ documents }: Pick<CaseView, 'documents'>): DocumentView[] {
  return documents.filter(({ from }) => from === 'requester');
}

type OwnDocumentProps = { document: DocumentView; onRemove: (() => void) | undefined };

function OwnDocument({ document, onRemove }: OwnDocumentProps) {
  const { documentId, name, bytes, state } = document;
  return (
    <div>
      <FileTile
        name={name}
        bytes={bytes}
        state={tileState(state)}
        {...(onRemove === undefined ? {} : { onRemove })}
      />
      {state === 'ready' && (
        <FileLink
          className="small r-tap"
          href={urlOf(getDocument, { params: { documentId } })}
          aria-label={documentsFr.openOf(name)}
        >
          {documentsFr.open}
        </FileLink>
      )}
    </div>
  );
}

function tileState(state: DocumentView['state']): FileTileState {
  if (state === 'quarantined') return { kind: 'refused', message: documentsFr.quarantined };
  return { kind: state === 'checking' ? 'checking' : 'done' };
}

function PickDocuments({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div>
        <Button icon="plus" onClick={() => input.current?.click()}>
          {documentsFr.add}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-kind="other"
        accept={documentFormats}
        aria-label={documentsFr.add}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <p className="small soft">{documentsFr.formats}</p>
    </>
  );
}
