import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { confirmEmail } from '#contracts/accounts/registration.contract.ts';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField } from '#web/ui/text-field.tsx';
import { registrationFr } from './registration.fr.ts';

/** The link of the mail and the password together confirm the address, and open the session. */
export function ConfirmPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const confirm = useOperationMutation(confirmEmail, { onSuccess: () => location.assign('/') });
  const [password, setPassword] = useState('');
  const isGone = confirm.error instanceof ApiProblem && confirm.error.code === 'registration.link_gone';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ body: { token, password } });
  };
  return (
    <Page documentTitle={registrationFr.documentTitle} width="narrow">
      <PageHeader title={registrationFr.confirmTitle} lead={registrationFr.confirmLead} />
      {isGone ? (
        <Notice
          tone="attention"
          title={registrationFr.linkGone}
          isAlert
          action={
            <Link className={buttonClass()} to="/inscription">
              {registrationFr.startAgain}
            </Link>
          }
        >
          {sentenceOf(confirm.error)}
        </Notice>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <PasswordField
              label={registrationFr.password}
              maxLength={200}
              value={password}
              onChange={setPassword}
              error={confirm.error ? sentenceOf(confirm.error) : undefined}
            />
            <Button type="submit" look="primary" isBig isWide isBusy={confirm.isPending || confirm.isSuccess}>
              {registrationFr.confirm}
            </Button>
          </Stack>
        </form>
      )}
    </Page>
  );
}
