import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  type GuardianRelation,
  getOwnGuardian,
  guardianRelations,
  nameGuardian,
  type OwnGuardian,
  resendGuardianMail,
} from '#contracts/accounts/guardian.contract.ts';
import { guardianRelationsFr } from '#contracts/accounts/guardian.fr.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { guardianFr } from './guardian.fr.ts';

const texts = guardianFr.gate;
type Named = NonNullable<OwnGuardian['guardian']>;

/** In place of the service while a minor's account sleeps: who is asked, and how to ask. */
export function GuardianGate() {
  const query = useOperationQuery(getOwnGuardian, {}, { staleTime: 0 });
  const [isNaming, setIsNaming] = useState(false);
  const { retry } = useSession();
  if (query.isPending) return <LoadingState lines={5} />;
  if (!query.data) {
    return <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  const { need, guardian } = query.data;
  const waitsFor = !isNaming && guardian?.state === 'asked' ? guardian : undefined;
  return (
    <Stack>
      {need && <p>{texts[need]}</p>}
      {guardian?.state === 'refused' && <Notice tone="attention">{texts.refused(guardian.name)}</Notice>}
      {guardian?.state === 'withdrawn' && <Notice tone="attention">{texts.withdrawn(guardian.name)}</Notice>}
      {waitsFor ? (
        <Waiting guardian={waitsFor} onChange={() => setIsNaming(true)} />
      ) : (
        <NameForm onNamed={() => setIsNaming(false)} />
      )}
      <Row>
        <Button icon="refresh" onClick={retry}>
          {texts.check}
        </Button>
        <AppLink className={buttonClass({ look: 'quiet' })} to="/compte/donnees">
          {texts.data}
        </AppLink>
        <AppLink className={buttonClass({ look: 'quiet' })} to="/compte/assistance">
          {texts.support}
        </AppLink>
      </Row>
    </Stack>
  );
}

function Waiting({ guardian, onChange }: { guardian: Named; onChange: () => void }) {
  const resend = useOperationMutation(resendGuardianMail);
  return (
    <Stack>
      <Notice tone="info" icon="mail" title={texts.asked(guardian.name, guardian.email)}>
        {texts.askedText}
      </Notice>
      {resend.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(resend.error)}
        </Notice>
      )}
      {resend.isSuccess && <p role="status">{texts.resent}</p>}
      <Row>
        <Button icon="send" isBusy={resend.isPending} onClick={() => resend.mutate({})}>
          {texts.resend}
        </Button>
        <Button look="quiet" onClick={onChange}>
          {texts.change}
        </Button>
      </Row>
    </Stack>
  );
}

function NameForm({ onNamed }: { onNamed: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<GuardianRelation>();
  const [email, setEmail] = useState('');
  const ask = useOperationMutation(nameGuardian, {
    onSuccess: async () => {
      await refresh(client, getOwnGuardian);
      onNamed();
    },
  });
  const refused = fieldMessagesOf(ask.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ body: { name, relation: relation as GuardianRelation, email } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {ask.error && Object.keys(refused).length === 0 && (
          <Notice tone="fault" isAlert>
            {sentenceOf(ask.error)}
          </Notice>
        )}
        <TextField
          label={texts.name}
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={setName}
          error={refused['name']}
        />
        <ChoiceField
          label={texts.relation}
          choices={guardianRelations.map((value) => ({ value, label: guardianRelationsFr[value] }))}
          value={relation}
          onChange={setRelation}
          error={refused['relation']}
        />
        <TextField
          label={texts.email}
          hint={texts.emailHint}
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          onChange={setEmail}
          error={refused['email']}
        />
        <div>
          <Button type="submit" look="primary" icon="send" isBusy={ask.isPending}>
            {texts.send}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
