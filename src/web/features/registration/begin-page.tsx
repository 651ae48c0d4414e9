import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { beginRegistration } from '#contracts/accounts/registration.contract.ts';
import type { RegistrationRole } from '#contracts/accounts/registration-form.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { NewPasswordField } from '#web/ui/new-password-field.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { registrationFr } from './registration.fr.ts';

type Typed = { role: RegistrationRole | undefined; email: string; password: string };

/** Role, address and password; the answer is the same whether the address is known or not. */
export function BeginPage() {
  const { invitation } = useParams({ strict: false }) as { invitation?: string };
  const [sentTo, setSentTo] = useState<string>();
  const [typed, setTyped] = useState<Typed>({
    role: invitation ? 'pharmacist' : undefined,
    email: '',
    password: '',
  });
  const title = sentTo === undefined ? registrationFr.chooseTitle : registrationFr.sentTitle;
  return (
    <Page documentTitle={registrationFr.documentTitle} width="narrow">
      <PageHeader title={title} lead={sentTo === undefined ? registrationFr.chooseLead : undefined} />
      {sentTo === undefined ? (
        <BeginForm typed={typed} onType={setTyped} invitation={invitation} onSent={setSentTo} />
      ) : (
        <Stack>
          <Notice tone="info" icon="mail" isAlert>
            {registrationFr.sentText(sentTo)}
          </Notice>
          <p className="soft">{registrationFr.sentNothing}</p>
          <div>
            <Button icon="refresh" onClick={() => setSentTo(undefined)}>
              {registrationFr.startAgain}
            </Button>
          </div>
        </Stack>
      )}
    </Page>
  );
}

type BeginFormProps = {
  typed: Typed;
  onType: (typed: Typed) => void;
  invitation: string | undefined;
  onSent: (email: string) => void;
};

function BeginForm({ typed, onType, invitation, onSent }: BeginFormProps) {
  const begin = useOperationMutation(beginRegistration);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...typed, ...(invitation ? { invitation } : {}) };
    const checked = beginRegistration.body.safeParse(body);
    if (!checked.success) {
      const messages = checked.error.issues.map((issue) => [issue.path.join('.'), issue.message]);
      const role = typed.role === undefined ? { role: registrationFr.roleMissing } : {};
      setRefused({ ...Object.fromEntries(messages.toReversed()), ...role });
      return;
    }
    setRefused({});
    begin.mutate(
      { body: { ...checked.data, email: typed.email } },
      { onSuccess: () => onSent(typed.email), onError: (error) => setRefused(fieldMessagesOf(error)) },
    );
  };
  const isUnplaced = begin.error && Object.keys(fieldMessagesOf(begin.error)).length === 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {isUnplaced && (
          <Notice tone="fault" isAlert>
            {sentenceOf(begin.error)}
          </Notice>
        )}
        {!invitation && (
          <ChoiceField
            label={registrationFr.role}
            columns={2}
            choices={[
              {
                value: 'pharmacist',
                label: registrationFr.roles.pharmacist,
                hint: registrationFr.roles.pharmacistHint,
              },
              { value: 'doctor', label: registrationFr.roles.doctor, hint: registrationFr.roles.doctorHint },
            ]}
            value={typed.role}
            onChange={(role) => onType({ ...typed, role })}
            error={refused['role']}
          />
        )}
        <TextField
          label={registrationFr.email}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={254}
          value={typed.email}
          onChange={(email) => onType({ ...typed, email })}
          error={refused['email']}
        />
        <NewPasswordField
          label={registrationFr.password}
          hint={registrationFr.passwordHint}
          own={[typed.email]}
          value={typed.password}
          onChange={(password) => onType({ ...typed, password })}
          error={refused['password']}
        />
        <Button type="submit" look="primary" isBig isWide isBusy={begin.isPending}>
          {registrationFr.begin}
        </Button>
        <Link to="/">{registrationFr.haveAccount}</Link>
      </Stack>
    </form>
  );
}
