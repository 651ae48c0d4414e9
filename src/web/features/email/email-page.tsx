import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { askEmailChange, getEmail, withdrawEmailChange } from '#contracts/accounts/email-change.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { PasswordField, TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { emailFr } from './email.fr.ts';

/** B-024: the address one signs in with, and changing it. */
export function EmailPage() {
  const own = useOperationQuery(getEmail, {});
  return (
    <Page documentTitle={emailFr.title} width="narrow">
      <PageHeader
        title={emailFr.title}
        lead={emailFr.lead}
        back={<AppLink to="/compte">{emailFr.back}</AppLink>}
      />
      {own.error && <ErrorState message={sentenceOf(own.error)} onRetry={() => void own.refetch()} />}
      {!own.error && !own.data && <LoadingState lines={5} />}
      {own.data && (
        <Stack gap="loose">
          <Card title={emailFr.current}>
            <p>{own.data.email}</p>
          </Card>
          {own.data.pending && <PendingCard {...own.data.pending} />}
          <ChangeCard />
        </Stack>
      )}
    </Page>
  );
}

function PendingCard({ email, expiresAt }: { email: string; expiresAt: string }) {
  const client = useQueryClient();
  const toast = useToast();
  const cancel = useOperationMutation(withdrawEmailChange, {
    onSuccess: async () => {
      toast({ message: emailFr.cancelled });
      await refresh(client, getEmail);
    },
  });
  return (
    <Card title={emailFr.pendingTitle}>
      <Stack>
        <p role="status">{emailFr.pendingText(email, formatTime(expiresAt))}</p>
        {cancel.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(cancel.error)}
          </Notice>
        )}
        <div>
          <Button isBusy={cancel.isPending} onClick={() => cancel.mutate({})}>
            {emailFr.cancel}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}

const fieldOfCode: Readonly<Record<string, 'email' | 'password'>> = {
  'email.same': 'email',
  'account.wrong_password': 'password',
};

/** Refusals by field; what has no field stands above the form. */
function refusalsOf(error: unknown): { at: Readonly<Record<string, string>>; above: string | undefined } {
  if (!error) return { at: {}, above: undefined };
  const field = error instanceof ApiProblem ? fieldOfCode[error.code] : undefined;
  const at = field ? { [field]: sentenceOf(error) } : fieldMessagesOf(error);
  return { at, above: Object.keys(at).length === 0 ? sentenceOf(error) : undefined };
}

function ChangeCard() {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const ask = useOperationMutation(askEmailChange, {
    onSuccess: async () => {
      setEmail('');
      setPassword('');
      await refresh(client, getEmail);
    },
  });
  const { at, above } = refusalsOf(ask.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate({ body: { email, password } });
  };
  return (
    <Card title={emailFr.change}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <p className="soft">{emailFr.changeText}</p>
          {above && (
            <Notice tone="fault" isAlert>
              {above}
            </Notice>
          )}
          <TextField
            label={emailFr.newEmail}
            type="email"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            maxLength={254}
            value={email}
            onChange={setEmail}
            error={at['email']}
          />
          <PasswordField
            label={emailFr.password}
            maxLength={200}
            value={password}
            onChange={setPassword}
            error={at['password']}
          />
          <div>
            <Button type="submit" look="primary" icon="send" isBusy={ask.isPending}>
              {emailFr.ask}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
