import { useQueryClient } from '@tanstack/react-query';
import { getPrivacy, restoreAccount } from '#contracts/privacy/privacy.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { ExportCard } from './export-card.tsx';
import { privacyFr } from './privacy.fr.ts';

/** While an account is being closed: until when, what may still be taken along, and the way back. */
export function ClosureGate() {
  const client = useQueryClient();
  const session = useSession();
  const privacy = useOperationQuery(getPrivacy, {});
  const restore = useOperationMutation(restoreAccount, {
    onSuccess: async () => {
      await refresh(client, getPrivacy);
      session.retry();
    },
  });
  if (privacy.error) {
    return <ErrorState message={sentenceOf(privacy.error)} onRetry={() => void privacy.refetch()} />;
  }
  if (!privacy.data) return <LoadingState lines={4} />;
  const { closure } = privacy.data;
  if (!closure) return null;
  return (
    <Notice tone="attention" title={privacyFr.closingTitle}>
      <Stack>
        <p>{privacyFr.closingText(formatDayTime(closure.purgeAt))}</p>
        {restore.error && <p role="alert">{sentenceOf(restore.error)}</p>}
        <Row>
          <Button look="primary" icon="undo" isBusy={restore.isPending} onClick={() => restore.mutate({})}>
            {privacyFr.restore}
          </Button>
          <AppLink className={buttonClass({ look: 'quiet' })} to={closure.certificatePath}>
            {privacyFr.certificate}
          </AppLink>
        </Row>
      </Stack>
    </Notice>
  );
}

/** The gate: the same, with the export beside. */
export function ClosureGateWithExport() {
  const privacy = useOperationQuery(getPrivacy, {});
  return (
    <Stack gap="loose">
      <ClosureGate />
      <ExportCard lastExportAt={privacy.data?.lastExportAt ?? null} />
    </Stack>
  );
}
