import { Button } from '#web/ui/button.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { securityFr } from './security.fr.ts';

function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Shown this once; nothing but a digest is kept of them. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Stack>
      <Notice tone="attention" title={securityFr.codesTitle}>
        {securityFr.codesText}
      </Notice>
      <ul aria-label={securityFr.codesTitle}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Row>
        <Button icon="download" onClick={() => saveText(`${codes.join('\n')}\n`, securityFr.codesFile)}>
          {securityFr.download}
        </Button>
        <Button icon="print" onClick={() => print()}>
          {securityFr.print}
        </Button>
      </Row>
      <div>
        <Button look="primary" onClick={onDone}>
          {securityFr.codesDone}
        </Button>
      </div>
    </Stack>
  );
}
