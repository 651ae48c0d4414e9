import { useState } from 'react';
import { type PhotoView, updatePhoto } from '#contracts/photos/photo.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useAutosave } from '#web/lib/use-autosave.ts';
import { SavingState } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { FieldSpot, useCompose } from './compose-context.tsx';
import { photosFr } from './photos.fr.ts';

/** A photo smaller than recommended may go, with a reason that the doctor reads. */
export function SmallPhotoNotice({ photo, name }: { photo: PhotoView; name: string }) {
  const { reload, noteReason } = useCompose();
  const [reason, setReason] = useState(photo.overrideReason);
  const autosave = useAutosave(async (overrideReason: string) => {
    await call(updatePhoto, { params: { photoId: photo.photoId }, body: { overrideReason } });
    await reload();
  });
  return (
    <Notice tone="attention" title={photosFr.small.title(name)}>
      <p>{photosFr.small.text(photo.width, photo.height)}</p>
      <FieldSpot path={`photos.${photo.photoId}`}>
        {(error) => (
          <TextField
            label={photosFr.small.reason}
            hint={photosFr.small.reasonHint}
            autoComplete="off"
            maxLength={500}
            value={reason}
            error={autosave.state.kind === 'refused' ? sentenceOf(autosave.state.error) : error}
            onChange={(value) => {
              setReason(value);
              noteReason(photo.photoId, value);
              autosave.change(value);
            }}
          />
        )}
      </FieldSpot>
      <SavingState kind={autosave.state.kind} />
    </Notice>
  );
}
