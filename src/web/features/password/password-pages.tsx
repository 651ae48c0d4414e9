import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { askPasswordReset, choosePassword } from '#contracts/accounts/password.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { NewPasswordField } from '#web/ui/new-password-field.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { passwordFr } from './password.fr.ts';

export function Fault({ error, refused }: { error: unknown; refused: string | undefined }) {
  if (!error || refused) return null;
  return (
    <Notice tone="fault" isAlert>
      {sentenceOf(error)}
    </Notice>
  );
}

/** B-038: the same answer whether or not the address is known. */
export function ForgottenPasswordPage() {
  const [email, setEmail] = useState('');
  const ask = useOperationMutation(askPasswordReset);
  const refused = ask.error ? fieldMessagesOf(ask.error)['email'] : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ body: { email } });
  };
  return (
    <Page documentTitle={passwordFr.forgotTitle} width="narrow">
      <PageHeader title={passwordFr.forgotTitle} lead={passwordFr.forgotLead} />
      {ask.isSuccess ? (
        <div role="status">
          <Notice title={passwordFr.sentTitle}>{passwordFr.sentText}</Notice>
        </div>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <Fault error={ask.error} refused={refused} />
            <TextField
              label={passwordFr.email}
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              maxLength={254}
              value={email}
              onChange={setEmail}
              error={refused}
            />
            <div>
              <Button type="submit" look="primary" isBusy={ask.isPending}>
                {passwordFr.send}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Page>
  );
}

/** Opened by the link of a mail; the link is used up only by a password that is good enough. */
export function ChoosePasswordPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const [password, setPassword] = useState('');
  const choose = useOperationMutation(choosePassword);
  const refused = choose.error ? fieldMessagesOf(choose.error)['password'] : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate({ body: { token, password } });
  };
  return (
    <Page documentTitle={passwordFr.chooseTitle} width="narrow">
      <PageHeader title={passwordFr.chooseTitle} lead={passwordFr.chooseLead} />
      {choose.isSuccess ? (
        <Stack>
          <div role="status">
            <Notice title={passwordFr.chosenTitle}>{passwordFr.chosenText}</Notice>
          </div>
          <div>
            <AppLink to="/" className={buttonClass({ look: 'primary' })}>
              {passwordFr.signIn}
            </AppLink>
          </div>
        </Stack>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <Fault error={choose.error} refused={refused} />
            <NewPasswordField
              label={passwordFr.password}
              value={password}
              onChange={setPassword}
              error={refused}
            />
            <div>
              <Button type="submit" look="primary" isBusy={choose.isPending}>
                {passwordFr.choose}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Page>
  );
}
