import { useRef, useState } from 'react';
import { type DocumentView, maxDocumentBytes } from '#contracts/photos/photo.contract.ts';
import { startUpload, type UploadHandle, type UploadState } from '#web/lib/uploads.ts';
import { attachmentsFr } from './opinion.fr.ts';

/** A document on its way; it leaves the list once the case has it. */
export type DocumentUpload = {
  id: number;
  kind: DocumentView['kind'];
  name: string;
  bytes: number;
  state: UploadState;
  handle?: UploadHandle;
};

const accepted = ['application/pdf', 'image/jpeg', 'image/png'];

/** A refusal that needs no server: the file is too large or of another kind. */
export function refusalOfFile(file: Pick<File, 'size' | 'type'>): string | undefined {
  if (file.type !== '' && !accepted.includes(file.type)) return attachmentsFr.unsupported;
  return file.size > maxDocumentBytes ? attachmentsFr.tooLarge : undefined;
}

/** Sends documents of an opinion, each with its own progress and refusal. */
export function useDocumentUploads(caseId: string, onDone: () => void) {
  const [uploads, setUploads] = useState<readonly DocumentUpload[]>([]);
  const nextId = useRef(0);
  const patch = (id: number, changed: Partial<DocumentUpload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...changed } : upload)));
  const drop = (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id));

  const send = (id: number, kind: DocumentView['kind'], file: File) => {
    const onState = (state: UploadState) => {
      if (state.kind === 'done') {
        drop(id);
        onDone();
      } else {
        patch(id, { state });
      }
    };
    const metadata = { caseId, purpose: 'document' as const, kind, name: file.name.slice(-200) };
    void startUpload({ file, metadata, onState }).then((handle) => patch(id, { handle }));
  };

  const add = (kind: DocumentView['kind'], files: readonly File[]) => {
    for (const file of files) {
      const id = nextId.current;
      nextId.current += 1;
      const message = refusalOfFile(file);
      const state: UploadState =
        message === undefined ? { kind: 'waiting' } : { kind: 'refused', message, code: undefined };
      setUploads((all) => [...all, { id, kind, name: file.name, bytes: file.size, state }]);
      if (message === undefined) {
        send(id, kind, file);
      }
    }
  };
  const discard = (id: number) => {
    const upload = uploads.find((other) => other.id === id);
    if (upload?.state.kind !== 'refused') {
      void upload?.handle?.cancel();
    }
    drop(id);
  };
  return { uploads, add, discard };
}
