import { useParams } from '@tanstack/react-router';
import { stopRecovery } from '#contracts/accounts/recovery.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { recoveryFr } from './recovery.fr.ts';

/** the link of the mail to the address of record, opened by a press. */
export function StopRecoveryPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const stop = useOperationMutation(stopRecovery);
  return (
    <Page documentTitle={recoveryFr.stopTitle} width="narrow">
      <PageHeader title={recoveryFr.stopTitle} lead={recoveryFr.stopLead} />
      <Stack>
        {stop.isSuccess && (
          <div role="status">
            <Notice title={recoveryFr.stoppedTitle}>{recoveryFr.stoppedText}</Notice>
          </div>
        )}
        {stop.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(stop.error)}
          </Notice>
        )}
        <div>
          {stop.isSuccess ? (
            <AppLink to="/" className={buttonClass({ look: 'primary' })}>
              {recoveryFr.signIn}
            </AppLink>
          ) : (
            <Button look="primary" isBusy={stop.isPending} onClick={() => stop.mutate({ body: { token } })}>
              {recoveryFr.stop}
            </Button>
          )}
        </div>
      </Stack>
    </Page>
  );
}
