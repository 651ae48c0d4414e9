import { useParams } from '@tanstack/react-router';
import { confirmEmailChange, undoEmailChange } from '#contracts/accounts/email-change.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { emailFr } from './email.fr.ts';

type LinkPage = {
  title: string;
  lead: string;
  label: string;
  isBusy: boolean;
  error: unknown;
  onPress: () => void;
  done: { title: string; text: string } | undefined;
};

/** A link of a mail, opened by a press: programs that look into mails press nothing. */
function LinkPage({ title, lead, label, isBusy, error, onPress, done }: LinkPage) {
  return (
    <Page documentTitle={title} width="narrow">
      <PageHeader title={title} lead={lead} />
      {done ? (
        <Stack>
          <div role="status">
            <Notice title={done.title}>{done.text}</Notice>
          </div>
          <div>
            <AppLink to="/" className={buttonClass({ look: 'primary' })}>
              {emailFr.signIn}
            </AppLink>
          </div>
        </Stack>
      ) : (
        <Stack>
          {error !== null && error !== undefined && (
            <Notice tone="fault" isAlert>
              {sentenceOf(error)}
            </Notice>
          )}
          <div>
            <Button look="primary" isBusy={isBusy} onClick={onPress}>
              {label}
            </Button>
          </div>
        </Stack>
      )}
    </Page>
  );
}

function useToken(): string {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  return token;
}

export function ConfirmEmailPage() {
  const token = useToken();
  const confirm = useOperationMutation(confirmEmailChange);
  return (
    <LinkPage
      title={emailFr.confirmTitle}
      lead={emailFr.confirmLead}
      label={emailFr.confirm}
      isBusy={confirm.isPending}
      error={confirm.error}
      onPress={() => confirm.mutate({ body: { token } })}
      done={confirm.isSuccess ? { title: emailFr.confirmedTitle, text: emailFr.confirmedText } : undefined}
    />
  );
}

/** from the former mailbox. */
export function UndoEmailPage() {
  const token = useToken();
  const undo = useOperationMutation(undoEmailChange);
  const text = undo.data?.isRestored === false ? emailFr.notRestoredText : emailFr.undoneText;
  return (
    <LinkPage
      title={emailFr.undoTitle}
      lead={emailFr.undoLead}
      label={emailFr.undo}
      isBusy={undo.isPending}
      error={undo.error}
      onPress={() => undo.mutate({ body: { token } })}
      done={undo.isSuccess ? { title: emailFr.undoneTitle, text } : undefined}
    />
  );
}
