import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { exportAccount, getPrivacy } from '#contracts/privacy/privacy.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { privacyFr } from './privacy.fr.ts';

/** Hands a file to the browser under a name. */
function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function ExportCard({ lastExportAt }: { lastExportAt: string | null }) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      saveFile((await call(exportAccount, {})) as unknown as Blob, 'consilia-mes-donnees.zip');
      await refresh(client, getPrivacy);
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Card title={privacyFr.exportTitle}>
      <Stack>
        <p>{privacyFr.exportText}</p>
        <p className="small soft">
          {lastExportAt ? privacyFr.exportLast(formatDayTime(lastExportAt)) : privacyFr.exportNever}
        </p>
        {error !== undefined && (
          <Notice tone="fault" isAlert>
            {sentenceOf(error)}
          </Notice>
        )}
        <div>
          <Button icon="download" look="primary" isBusy={isBusy} onClick={() => void run()}>
            {isBusy ? privacyFr.exportBusy : privacyFr.exportRun}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
