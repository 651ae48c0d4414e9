import { type DragEvent, useId, useState } from 'react';
import { DefinitionList } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Card } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { hashFile, maxComparedBytes } from './hash-file.ts';
import { verificationFr } from './verification.fr.ts';

type Compared =
  | { state: 'none' }
  | { state: 'busy'; name: string }
  | { state: 'refused'; message: string }
  | { state: 'done'; name: string; sha256: string };

/** Is this file the one that was issued? Its bytes never leave the device. */
export function CompareFile({ sha256 }: { sha256: string }) {
  const [compared, setCompared] = useState<Compared>({ state: 'none' });
  const compare = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > maxComparedBytes) {
      setCompared({ state: 'refused', message: verificationFr.fileTooLarge });
      return;
    }
    setCompared({ state: 'busy', name: file.name });
    try {
      setCompared({ state: 'done', name: file.name, sha256: await hashFile(file) });
    } catch {
      setCompared({ state: 'refused', message: verificationFr.fileUnreadable });
    }
  };
  return (
    <Card title={verificationFr.fileTitle}>
      <p className="soft">{verificationFr.fileLead}</p>
      <FileDrop onFile={(file) => void compare(file)} />
      <div role="status" className="c-stack">
        <Outcome compared={compared} expected={sha256} />
      </div>
    </Card>
  );
}

function FileDrop({ onFile }: { onFile: (file: File | undefined) => void }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <div className="verify-drop screen-only">
      <input
        id={id}
        className="verify-drop__input"
        type="file"
        accept="application/pdf,.pdf"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <label
        htmlFor={id}
        className={`verify-drop__zone ${isOver ? 'verify-drop__zone--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <Icon name="file" size={1.5} />
        <strong>{verificationFr.fileChoose}</strong>
        <span className="soft small">{verificationFr.fileDrop}</span>
      </label>
    </div>
  );
}

function Outcome({ compared, expected }: { compared: Compared; expected: string }) {
  if (compared.state === 'none') return null;
  if (compared.state === 'busy') return <p>{verificationFr.fileBusy}</p>;
  if (compared.state === 'refused') return <Notice tone="attention">{compared.message}</Notice>;
  const isSame = compared.sha256 === expected;
  return (
    <>
      {isSame ? (
        <Notice tone="info" icon="check" title={verificationFr.same}>
          {verificationFr.sameText(compared.name)}
        </Notice>
      ) : (
        <Notice tone="attention" title={verificationFr.different}>
          <p>{verificationFr.differentText(compared.name)}</p>
          <p className="small">{verificationFr.differentNote}</p>
        </Notice>
      )}
      <DefinitionList
        items={[{ term: verificationFr.fileHash, value: <Fingerprint sha256={compared.sha256} /> }]}
      />
    </>
  );
}
