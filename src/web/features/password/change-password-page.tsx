import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  changePassword,
  getPassword,
  reminderChoices,
  setPasswordReminder,
} from '#contracts/accounts/password.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useAccount } from '#web/lib/session.tsx';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/format.fr.ts';
import { NewPasswordField } from '#web/ui/new-password-field.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { PasswordField, SelectField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { passwordFr } from './password.fr.ts';
import { Fault } from './password-pages.tsx';

/** another password at any time, and the reminder, which is off unless wanted. */
export function ChangePasswordPage() {
  const age = useOperationQuery(getPassword, {});
  return (
    <Page documentTitle={passwordFr.changeTitle} width="narrow">
      <PageHeader
        title={passwordFr.changeTitle}
        lead={passwordFr.changeLead}
        back={<AppLink to="/compte">{passwordFr.back}</AppLink>}
      />
      {age.error && <ErrorState message={sentenceOf(age.error)} onRetry={() => void age.refetch()} />}
      {!age.error && !age.data && <LoadingState lines={6} />}
      {age.data && (
        <Stack gap="loose">
          {age.data.isDue && (
            <Notice tone="info" icon="clock">
              {passwordFr.due}
            </Notice>
          )}
          <ChangeForm changedAt={age.data.changedAt} />
          <ReminderForm months={age.data.reminderMonths} />
        </Stack>
      )}
    </Page>
  );
}

function ChangeForm({ changedAt }: { changedAt: string }) {
  const client = useQueryClient();
  const { displayName } = useAccount();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const change = useOperationMutation(changePassword, {
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      await refresh(client, getPassword);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(current === '');
    if (current !== '' && !change.isPending) change.mutate({ body: { current, password } });
  };
  const { currentError, newError } = errorsOf(change.error, isEmpty);
  return (
    <Card title={passwordFr.change}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {change.isSuccess && password === '' ? (
            <div role="status">
              <Notice title={passwordFr.changedTitle}>{passwordFr.changedText}</Notice>
            </div>
          ) : (
            <p className="small soft">{passwordFr.changedOn(formatDay(changedAt))}</p>
          )}
          <Fault error={change.error} refused={currentError ?? newError} />
          <PasswordField
            label={passwordFr.current}
            maxLength={200}
            value={current}
            onChange={setCurrent}
            error={currentError}
          />
          <NewPasswordField
            label={passwordFr.password}
            hint={passwordFr.chooseLead}
            own={[displayName]}
            value={password}
            onChange={setPassword}
            error={newError}
          />
          <div>
            <Button type="submit" look="primary" isBusy={change.isPending}>
              {passwordFr.change}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}

function errorsOf(error: unknown, isEmpty: boolean) {
  const fields = fieldMessagesOf(error);
  const isWrong = error instanceof ApiProblem && error.code === 'account.wrong_password';
  const currentError = isEmpty ? passwordFr.typeCurrent : isWrong ? sentenceOf(error) : fields['current'];
  return { currentError, newError: fields['password'] };
}

function ReminderForm({ months }: { months: number }) {
  const client = useQueryClient();
  const toast = useToast();
  const save = useOperationMutation(setPasswordReminder, {
    onSuccess: async () => {
      toast({ message: passwordFr.reminderSaved });
      await refresh(client, getPassword);
    },
  });
  const choose = (value: string) => {
    const chosen = reminderChoices.find((each) => String(each) === value);
    if (chosen !== undefined) save.mutate({ body: { months: chosen } });
  };
  return (
    <Card title={passwordFr.reminderTitle}>
      <Stack>
        <p>{passwordFr.reminderText}</p>
        <SelectField
          label={passwordFr.reminder}
          options={reminderChoices.map((each) => ({ value: String(each), label: passwordFr.months(each) }))}
          value={String(months)}
          onChange={choose}
          error={save.error ? sentenceOf(save.error) : undefined}
        />
      </Stack>
    </Card>
  );
}
