import { useRef } from 'react';
import { type EvidenceView, getEvidence } from '#contracts/professionals/verification.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { documentFormats, useEvidenceUploads } from '#web/lib/use-case-uploads.ts';
import { Button } from '#web/ui/button.tsx';
import { FileTile } from '#web/ui/file-tile.tsx';
import { formatDay } from '#web/ui/format.fr.ts';
import { FileLink } from '#web/ui/links.tsx';
import { Stack } from '#web/ui/page.tsx';
import { professionalsFr } from './professionals.fr.ts';

const texts = professionalsFr.files;

type EvidenceFilesProps = {
  verificationId: string;
  evidence: readonly EvidenceView[];
  mayAdd: boolean;
  /** Shown to a reviewer: which ones the person sent himself. */
  showsOwner?: boolean;
  reload: () => Promise<unknown>;
};

/** The pieces of one verification: open them, add some. */
export function EvidenceFiles({ verificationId, evidence, mayAdd, showsOwner, reload }: EvidenceFilesProps) {
  const uploads = useEvidenceUploads(verificationId, reload);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Stack gap="tight">
      {evidence.length === 0 && uploads.uploads.length === 0 && <p className="soft">{texts.none}</p>}
      <ul className="c-stack c-stack--tight">
        {evidence.map(({ evidenceId, name, addedAt, isOwn }) => (
          <li key={evidenceId}>
            <FileLink href={urlOf(getEvidence, { params: { evidenceId } })} aria-label={texts.open(name)}>
              {name}
            </FileLink>
            <span className="small soft">
              {' '}
              · {formatDay(addedAt)}
              {showsOwner && isOwn ? ` · ${texts.own}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {uploads.uploads.map((upload) => (
        <FileTile
          key={upload.id}
          name={upload.name || texts.unnamed}
          bytes={upload.bytes}
          state={upload.state.kind === 'done' ? { kind: 'checking' } : upload.state}
          onResume={() => uploads.resume(upload.id)}
          onRemove={() => uploads.dismiss(upload.id)}
        />
      ))}
      {mayAdd && (
        <>
          <div>
            <Button icon="plus" onClick={() => input.current?.click()}>
              {texts.add}
            </Button>
          </div>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={documentFormats}
            aria-label={texts.add}
            onChange={(event) => {
              uploads.add('evidence', [...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <p className="small soft">{texts.formats}</p>
        </>
      )}
    </Stack>
  );
}
