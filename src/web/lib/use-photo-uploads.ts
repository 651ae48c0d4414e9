import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ViewId } from '#contracts/forms/form-definition.ts';
import { maxPhotoBytes, type UploadMetadata } from '#contracts/photos/photo.contract.ts';
import { photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import { errorsFr } from './lib.fr.ts';
import { outbox } from './offline/device.ts';
import { useOutbox } from './offline/use-outbox.ts';
import type { WaitingPhoto } from './offline/waiting.ts';
import type { Shown } from './offline/waiting-list.ts';
import type { UploadState } from './uploads.ts';
import { useOnline } from './use-online.ts';
import { type FileUpload, nameOf, type Uploads } from './use-uploads.ts';

export type PhotoUpload = FileUpload<ViewId> & {
  /** The server has it and has judged it; it stays until the request that is read again shows it. */
  isTaken: boolean;
  /** The person has said why it is sent as it is. */
  isExplained: boolean;
};

export type PhotoUploads = Omit<Uploads<ViewId>, 'uploads'> & {
  uploads: readonly PhotoUpload[];
  /** The bytes of one of them, where they wait here; rejects while the device is locked. */
  fileOf: (id: string) => Promise<Blob | undefined>;
};

const shownFormats = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * Photos on their way to one request, through the outbox: sealed on this device until the server has them (B-029), so that
 * they go on when one moves between steps, leaves, reloads or comes back. Too large ones are refused at once.
 */
export function usePhotoUploads(caseId: string): PhotoUploads {
  const { items } = useOutbox();
  const isOnline = useOnline();
  const [refused, setRefused] = useState<readonly PhotoUpload[]>([]);
  const photos = items.filter((item): item is ShownPhoto => item.kind === 'photo' && item.caseId === caseId);
  const previews = usePreviews(photos);

  const add = useCallback(
    (view: ViewId, files: readonly Blob[], more: Partial<UploadMetadata> = {}) => {
      const small = files.filter(({ size }) => size <= maxPhotoBytes);
      const large = files.filter(({ size }) => size > maxPhotoBytes);
      const metadata = { caseId, purpose: 'photo' as const, view, ...more };
      for (const file of small) {
        // A locked screen takes none: there is nobody to see it.
        void outbox.addPhoto({ caseId, metadata, name: nameOf(file) }, file).catch(() => undefined);
      }
      setRefused((before) => [...before, ...large.map((file) => tooLarge(view, file))]);
    },
    [caseId],
  );

  const uploads = useMemo(
    () => [...photos.map((photo) => shownUpload(photo, previews.get(photo.id), isOnline)), ...refused],
    [photos, previews, isOnline, refused],
  );
  return {
    uploads,
    add,
    resume: (id) => void outbox.retry(id),
    dismiss: (id) => {
      setRefused((before) => before.filter((upload) => upload.id !== id));
      void outbox.dismiss(id);
    },
    fileOf,
    isSending: photos.some(({ refusal, progress }) => !refusal && progress.kind !== 'done'),
  };
}

function fileOf(id: string): Promise<Blob | undefined> {
  return outbox.list.fileOf(id);
}

type ShownPhoto = Extract<Shown, { kind: 'photo' }> & WaitingPhoto;

function shownUpload(photo: ShownPhoto, previewUrl: string | undefined, isOnline: boolean): PhotoUpload {
  return {
    id: photo.id,
    about: photo.metadata.view ?? 'regional',
    name: photo.name,
    bytes: photo.bytes,
    previewUrl,
    state: stateOf(photo, isOnline),
    isTaken: photo.progress.kind === 'done',
    isExplained: photo.metadata.qualityOverride !== undefined,
  };
}

function stateOf({ refusal, progress }: ShownPhoto, isOnline: boolean): UploadState {
  if (refusal) return { kind: 'refused', ...refusal };
  if (progress.kind === 'sending') return progress;
  if (progress.kind === 'done') return { kind: 'sending', fraction: 1 };
  const { fraction } = progress;
  return isOnline ? { kind: 'waiting' } : { kind: 'interrupted', fraction, message: errorsFr.photoWaits };
}

function tooLarge(view: ViewId, file: Blob): PhotoUpload {
  const code = 'photo.too_large';
  return {
    id: crypto.randomUUID(),
    about: view,
    name: nameOf(file),
    bytes: file.size,
    previewUrl: undefined,
    state: { kind: 'refused', message: photoErrorsFr[code], code },
    isTaken: false,
    isExplained: false,
  };
}

/** A picture that is just being drawn keeps its bytes until it is. */
function release(url: string): void {
  setTimeout(() => URL.revokeObjectURL(url), 5_000);
}

/** Addresses of the pictures that wait, in the memory of this page alone. */
function usePreviews(photos: readonly ShownPhoto[]): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map());
  const made = useRef(new Map<string, string>());
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const shown = photos.filter(({ type }) => shownFormats.includes(type));
    for (const { id } of shown) {
      if (asked.current.has(id)) continue;
      asked.current.add(id);
      void outbox.list.fileOf(id).then(
        (file) => {
          if (!file) return;
          made.current.set(id, URL.createObjectURL(file));
          setUrls(new Map(made.current));
        },
        () => asked.current.delete(id),
      );
    }
    for (const [id, url] of made.current) {
      if (shown.some((photo) => photo.id === id)) continue;
      release(url);
      made.current.delete(id);
    }
  }, [photos]);
  useEffect(() => {
    const { current } = made;
    return () => {
      for (const url of current.values()) release(url);
      current.clear();
    };
  }, []);
  return urls;
}
