import { useCallback, useEffect, useRef, useState } from 'react';
import type { ViewId } from '#contracts/forms/form-definition.ts';
import { maxPhotoBytes } from '#contracts/photos/photo.contract.ts';
import { photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import { startUpload, type UploadHandle, type UploadState } from '#web/lib/uploads.ts';

/** A photo on its way. */
export type PhotoUpload = {
  id: string;
  view: ViewId;
  name: string;
  bytes: number;
  /** In memory only; undefined where the browser cannot show the format (HEIC). */
  previewUrl: string | undefined;
  state: UploadState;
};

export type Uploads = {
  uploads: readonly PhotoUpload[];
  add: (view: ViewId, files: readonly Blob[]) => void;
  resume: (id: string) => void;
  /** Stops it, or puts a refused one away. */
  dismiss: (id: string) => void;
  isSending: boolean;
};

const shownFormats = ['image/jpeg', 'image/png', 'image/webp'];

/** Photos being sent for one case; they go on while one moves between steps. `onDone` reads the case again. */
export function useUploads(caseId: string, onDone: () => Promise<unknown>): Uploads {
  const [uploads, setUploads] = useState<readonly PhotoUpload[]>([]);
  const handles = useRef(new Map<string, Promise<UploadHandle>>());
  const counter = useRef(0);
  const done = useRef(onDone);
  done.current = onDone;

  const drop = useCallback((id: string) => {
    handles.current.delete(id);
    setUploads((before) => {
      const gone = before.find((upload) => upload.id === id);
      if (gone?.previewUrl) URL.revokeObjectURL(gone.previewUrl);
      return before.filter((upload) => upload.id !== id);
    });
  }, []);

  const setState = useCallback(
    (id: string, state: UploadState) => {
      setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
      if (state.kind === 'done') {
        void done.current().finally(() => drop(id));
      }
    },
    [drop],
  );

  const add = useCallback(
    (view: ViewId, files: readonly Blob[]) => {
      const added = files.map((file): PhotoUpload => {
        counter.current += 1;
        const id = `upload-${counter.current}`;
        const isTooLarge = file.size > maxPhotoBytes;
        if (!isTooLarge) {
          const metadata = { caseId, purpose: 'photo' as const, view };
          handles.current.set(id, startUpload({ file, metadata, onState: (state) => setState(id, state) }));
        }
        return {
          id,
          view,
          name: file instanceof File ? file.name : '',
          bytes: file.size,
          previewUrl: shownFormats.includes(file.type) ? URL.createObjectURL(file) : undefined,
          state: isTooLarge
            ? { kind: 'refused', message: photoErrorsFr['photo.too_large'], code: 'photo.too_large' }
            : { kind: 'waiting' },
        };
      });
      setUploads((before) => [...before, ...added]);
    },
    [caseId, setState],
  );

  useEffect(() => {
    const running = handles.current;
    return () => {
      for (const handle of running.values()) void handle.then((upload) => upload.pause());
    };
  }, []);

  return {
    uploads,
    add,
    resume: (id) => void handles.current.get(id)?.then((upload) => upload.resume()),
    dismiss: (id) => {
      void handles.current.get(id)?.then((upload) => upload.cancel());
      drop(id);
    },
    isSending: uploads.some(({ state }) => ['waiting', 'sending', 'interrupted'].includes(state.kind)),
  };
}
