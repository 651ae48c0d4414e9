import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { type CaseView, getCase } from '#contracts/cases/case-view.contract.ts';
import { type DocumentView, getDocument, removeDocument } from '#contracts/photos/photo.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { documentFormats, useDocumentUploads } from '#web/lib/use-case-uploads.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { FileTile } from '#web/ui/file-tile.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { attachmentsFr } from './opinion.fr.ts';

type Kind = DocumentView['kind'];

/** Documents that go with the opinion (B-031); removable until it is signed. */
export function Attachments({ caseView }: { caseView: CaseView }) {
  const client = useQueryClient();
  const toast = useToast();
  const { uploads, add, resume, dismiss } = useDocumentUploads(caseView.caseId, () =>
    refresh(client, getCase),
  );
  const remove = useOperationMutation(removeDocument, {
    onSuccess: async () => {
      await refresh(client, getCase);
      toast({ message: attachmentsFr.removed });
    },
    onError: (error) => toast({ message: sentenceOf(error) }),
  });
  const own = caseView.documents.filter((document) => document.from === 'expert');
  return (
    <section className="c-stack c-stack--tight" aria-label={attachmentsFr.title}>
      <h3>{attachmentsFr.title}</h3>
      {own.map((document) => (
        <OwnDocument
          key={document.documentId}
          document={document}
          onRemove={
            document.isSent ? undefined : () => remove.mutate({ params: { documentId: document.documentId } })
          }
        />
      ))}
      {uploads.map((upload) => (
        <FileTile
          key={upload.id}
          name={attachmentsFr.named(attachmentsFr.kinds[upload.about], upload.name)}
          bytes={upload.bytes}
          state={upload.state.kind === 'done' ? { kind: 'checking' } : upload.state}
          onRemove={() => dismiss(upload.id)}
          onResume={() => resume(upload.id)}
        />
      ))}
      <div className="c-row">
        <PickButton kind="prescription" onPick={add} />
        <PickButton kind="other" onPick={add} />
      </div>
      <p className="small soft">
        {attachmentsFr.prescriptionHint} {attachmentsFr.formats}
      </p>
    </section>
  );
}

type OwnDocumentProps = { document: DocumentView; onRemove: (() => void) | undefined };

function OwnDocument({ document, onRemove }: OwnDocumentProps) {
  const { documentId, kind, name, bytes, state } = document;
  return (
    <div className="c-stack c-stack--tight">
      <FileTile
        name={attachmentsFr.named(attachmentsFr.kinds[kind], name)}
        bytes={bytes}
        state={stateOf(state)}
        {...(onRemove === undefined ? {} : { onRemove })}
      />
      {state === 'ready' && (
        <DocumentLink documentId={documentId}>
          {onRemove === undefined ? `${attachmentsFr.open} · ${attachmentsFr.signed}` : attachmentsFr.open}
        </DocumentLink>
      )}
    </div>
  );
}

/** Opens an attached document beside the page. */
export function DocumentLink({ documentId, children }: { documentId: string; children: ReactNode }) {
  return (
    <FileLink className="small d-tap" href={urlOf(getDocument, { params: { documentId } })}>
      {children}
    </FileLink>
  );
}

function stateOf(state: DocumentView['state']) {
  if (state === 'quarantined') return { kind: 'refused' as const, message: attachmentsFr.quarantined };
  return { kind: state === 'checking' ? ('checking' as const) : ('done' as const) };
}

function PickButton({ kind, onPick }: { kind: Kind; onPick: (kind: Kind, files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="plus" onClick={() => input.current?.click()}>
        {attachmentsFr[kind]}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        data-kind={kind}
        accept={documentFormats}
        aria-label={attachmentsFr[kind]}
        onChange={(event) => {
          onPick(kind, [...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
