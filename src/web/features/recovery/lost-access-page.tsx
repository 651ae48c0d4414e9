import { type FormEvent, useState } from 'react';
import { roleNamesFr } from '#contracts/accounts/account.fr.ts';
import { type AccountRole, accountRoles } from '#contracts/accounts/account.vocabulary.ts';
import { askRecovery } from '#contracts/accounts/recovery.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, SelectField, TextField } from '#web/ui/text-field.tsx';
import { recoveryFr } from './recovery.fr.ts';

/** B-039: to support without a session; the same answer for everybody. */
export function LostAccessPage() {
  const [isSent, setIsSent] = useState(false);
  return (
    <Page documentTitle={recoveryFr.askTitle} width="narrow">
      <PageHeader title={recoveryFr.askTitle} lead={recoveryFr.askLead} />
      {isSent ? (
        <div role="status">
          <Notice title={recoveryFr.sentTitle}>{recoveryFr.sentText}</Notice>
        </div>
      ) : (
        <Stack>
          <AppLink to="/mot-de-passe-oublie">{recoveryFr.forgotten}</AppLink>
          <AskForm onSent={() => setIsSent(true)} />
        </Stack>
      )}
    </Page>
  );
}

const nothing = { name: '', rpps: '', email: '', contact: '', text: '' };
type Typed = typeof nothing;

function AskForm({ onSent }: { onSent: () => void }) {
  const [typed, setTyped] = useState<Typed>(nothing);
  const [role, setRole] = useState<AccountRole | ''>('');
  const [isRoleMissing, setIsRoleMissing] = useState(false);
  const ask = useOperationMutation(askRecovery, { onSuccess: onSent });
  const refused = fieldMessagesOf(ask.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsRoleMissing(role === '');
    if (role !== '' && !ask.isPending) ask.mutate({ body: { ...typed, role } });
  };
  const field = (name: keyof Typed) => ({
    label: recoveryFr[name],
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    error: refused[name],
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {ask.error && Object.keys(refused).length === 0 && (
          <Notice tone="fault" isAlert>
            {sentenceOf(ask.error)}
          </Notice>
        )}
        <TextField {...field('name')} autoComplete="name" maxLength={100} />
        <SelectField
          label={recoveryFr.role}
          emptyLabel=" "
          options={accountRoles.map((value) => ({ value, label: roleNamesFr[value] }))}
          value={role}
          onChange={(value) => setRole(value as AccountRole | '')}
          error={isRoleMissing && role === '' ? recoveryFr.roleMissing : undefined}
        />
        <TextField
          {...field('rpps')}
          hint={recoveryFr.rppsHint}
          isOptional
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
        />
        <TextField
          {...field('email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={254}
        />
        <TextField {...field('contact')} hint={recoveryFr.contactHint} autoComplete="tel" maxLength={200} />
        <LongTextField {...field('text')} hint={recoveryFr.textHint} isOptional maxLength={2000} />
        <div>
          <Button type="submit" look="primary" icon="send" isBusy={ask.isPending}>
            {recoveryFr.send}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
