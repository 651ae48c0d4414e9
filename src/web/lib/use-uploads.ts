import { useCallback, useEffect, useRef, useState } from 'react';
import type { UploadMetadata } from '#contracts/photos/photo.contract.ts';
import { startUpload, type UploadHandle, type UploadRequest, type UploadState } from './uploads.ts';

/** A file on its way; it leaves the list once the case that was read again has it. `about` is what it is for. */
export type FileUpload<A> = {
  id: string;
  about: A;
  name: string;
  bytes: number;
  /** In memory only; undefined where the browser cannot show the format (PDF, HEIC). */
  previewUrl: string | undefined;
  state: UploadState;
};

/** What is said of a file beside what it is for: why a photo is kept that the device found below a threshold. */
export type UploadExtras = Pick<UploadMetadata, 'qualityOverride'>;

export type Uploads<A> = {
  uploads: readonly FileUpload<A>[];
  /** `more` is told to the server of each of these files, beside what `about` says. */
  add: (about: A, files: readonly Blob[], more?: UploadExtras) => void;
  resume: (id: string) => void;
  /** Stops it, or puts a refused one away. */
  dismiss: (id: string) => void;
  isSending: boolean;
};

type UploadsInput<A> = {
  metadataOf: (about: A, file: Blob) => UploadRequest['metadata'];
  /** What can be refused without asking the server. */
  refusalOf: (file: Blob) => { message: string; code: string } | undefined;
  /** Reads the case again. */
  onDone: () => Promise<unknown>;
};

const shownFormats = ['image/jpeg', 'image/png', 'image/webp'];

/** Files being sent, each with its own progress and refusal; leaving the screen pauses them. */
export function useUploads<A>(input: UploadsInput<A>): Uploads<A> {
  const [uploads, setUploads] = useState<readonly FileUpload<A>[]>([]);
  const handles = useRef(new Map<string, Promise<UploadHandle>>());
  const counter = useRef(0);
  const given = useRef(input);
  given.current = input;

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
        void given.current.onDone().finally(() => drop(id));
      }
    },
    [drop],
  );

  const add = useCallback(
    (about: A, files: readonly Blob[], more: UploadExtras = {}) => {
      const { metadataOf, refusalOf } = given.current;
      const added = files.map((file): FileUpload<A> => {
        counter.current += 1;
        const id = `upload-${counter.current}`;
        const refusal = refusalOf(file);
        if (!refusal) {
          const metadata = { ...metadataOf(about, file), ...more };
          handles.current.set(id, startUpload({ file, metadata, onState: (state) => setState(id, state) }));
        }
        return {
          id,
          about,
          name: nameOf(file),
          bytes: file.size,
          previewUrl: shownFormats.includes(file.type) ? URL.createObjectURL(file) : undefined,
          state: refusal ? { kind: 'refused', ...refusal } : { kind: 'waiting' },
        };
      });
      setUploads((before) => [...before, ...added]);
    },
    [setState],
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

/** The name a file has on the device; empty for a photo that was just taken. */
export function nameOf(file: Blob): string {
  return file instanceof File ? file.name : '';
}
