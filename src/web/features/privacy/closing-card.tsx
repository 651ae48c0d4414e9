import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { closeAccount, getPrivacy, type PrivacyView } from '#contracts/privacy/privacy.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField } from '#web/ui/text-field.tsx';
import { privacyFr } from './privacy.fr.ts';

type ExportChoice = 'downloaded' | 'declined';
type When = 'after-grace' | 'now';
type Refused = Readonly<Record<string, string | undefined>>;

/** Asks only what closing needs, and keeps it when it is refused. */
export function ClosingCard({ graceDays, ownedTeam }: Pick<PrivacyView, 'graceDays' | 'ownedTeam'>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card title={privacyFr.closeTitle}>
      <Stack>
        <p>{privacyFr.closeText(graceDays)}</p>
        <p className="small soft">{privacyFr.closeNoRefund}</p>
        {ownedTeam === 'alone' && <Notice tone="attention">{privacyFr.closesPharmacy}</Notice>}
        {ownedTeam === 'shared' ? (
          <HandOverFirst />
        ) : isOpen ? (
          <ClosingForm onLeave={() => setIsOpen(false)} />
        ) : (
          <div>
            <Button onClick={() => setIsOpen(true)}>{privacyFr.closeOpen}</Button>
          </div>
        )}
      </Stack>
    </Card>
  );
}

/** A team never stays without somebody in charge. */
function HandOverFirst() {
  return (
    <Notice
      tone="attention"
      title={privacyFr.handOverTitle}
      action={
        <AppLink className={buttonClass()} to="/compte/equipe">
          {privacyFr.handOver}
        </AppLink>
      }
    >
      {privacyFr.handOverText}
    </Notice>
  );
}

function ClosingForm({ onLeave }: { onLeave: () => void }) {
  const client = useQueryClient();
  const session = useSession();
  const [exportChoice, setExportChoice] = useState<ExportChoice>();
  const [when, setWhen] = useState<When>('after-grace');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<Refused>({});
  const close = useOperationMutation(closeAccount, {
    onSuccess: async () => {
      await refresh(client, getPrivacy);
      session.retry();
    },
    onError: (error) => setRefused(refusalsOf(error)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      exportChoice: exportChoice ? undefined : privacyFr.choose,
      password: password ? undefined : privacyFr.typePassword,
    };
    setRefused(missing);
    if (exportChoice && password) close.mutate({ body: { exportChoice, when, password } });
  };
  const isElsewhere = close.error && Object.keys(refused).length === 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ChoiceField
          label={privacyFr.exportChoice}
          error={refused['exportChoice']}
          choices={(['downloaded', 'declined'] as const).map((value) => ({
            value,
            label: privacyFr.exportChoices[value],
          }))}
          value={exportChoice}
          onChange={setExportChoice}
        />
        <ChoiceField
          label={privacyFr.when}
          choices={(['after-grace', 'now'] as const).map((value) => ({
            value,
            ...privacyFr.whenChoices[value],
          }))}
          value={when}
          onChange={setWhen}
        />
        <PasswordField
          label={privacyFr.password}
          maxLength={200}
          value={password}
          onChange={setPassword}
          error={refused['password']}
        />
        {isElsewhere && (
          <Notice tone="fault" isAlert>
            {sentenceOf(close.error)}
          </Notice>
        )}
        <Row>
          <Button type="submit" look="grave" isBusy={close.isPending}>
            {privacyFr.confirm}
          </Button>
          <Button look="quiet" onClick={onLeave}>
            {privacyFr.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

/** Refusals that belong to one of the fields. */
function refusalsOf(error: Error): Refused {
  if (error instanceof ApiProblem && error.code === 'account.wrong_password') {
    return { password: sentenceOf(error) };
  }
  if (error instanceof ApiProblem && error.code === 'privacy.not_exported') {
    return { exportChoice: sentenceOf(error) };
  }
  return fieldMessagesOf(error);
}
