import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  createToken,
  listOwnGrants,
  type TokenRead,
  tokenPrefix,
  tokenReads,
} from '#contracts/grants/grant.contract.ts';
import { tokenReadsFr } from '#contracts/grants/grant.fr.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { MultiChoiceField } from '#web/ui/choice-field.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField, TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { grantsFr } from './grants.fr.ts';

/** Asks for the password, shows the token once. */
export function TokenForm({ grantId }: { grantId: string }) {
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const create = useOperationMutation(createToken, { onSuccess: () => refresh(client, listOwnGrants) });
  const close = () => {
    setIsOpen(false);
    create.reset();
  };
  if (create.data) return <MadeToken token={create.data.token} onDone={close} />;
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setIsOpen(true)}>{grantsFr.create}</Button>
      </div>
    );
  }
  return (
    <Fields
      error={create.error}
      isBusy={create.isPending}
      onSubmit={(body) => create.mutate({ params: { grantId }, body })}
      onCancel={close}
    />
  );
}

type Wanted = { name: string; reads: TokenRead[]; days: number; password: string };

function Fields(props: {
  error: Error | null;
  isBusy: boolean;
  onSubmit: (wanted: Wanted) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState('');
  const [reads, setReads] = useState<TokenRead[]>([]);
  const [days, setDays] = useState('90');
  const [password, setPassword] = useState('');
  const refused = refusalsOf(props.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.isBusy)
      props.onSubmit({ name, reads, days: days === '' ? Number.NaN : Number(days), password });
  };
  return (
    <form className="c-stack" onSubmit={submit} noValidate>
      <p>{grantsFr.tokenIntro}</p>
      <TextField
        label={grantsFr.name}
        hint={grantsFr.nameHint}
        autoComplete="off"
        maxLength={80}
        value={name}
        onChange={setName}
        error={refused['name']}
      />
      <MultiChoiceField
        label={grantsFr.readsQuestion}
        choices={tokenReads.map((value) => ({ value, label: tokenReadsFr[value] }))}
        values={reads}
        onChange={setReads}
        error={refused['reads']}
      />
      <TextField
        label={grantsFr.days}
        hint={grantsFr.daysHint}
        inputMode="numeric"
        maxLength={3}
        value={days}
        onChange={(typed) => setDays(typed.replace(/\D/g, ''))}
        error={refused['days']}
      />
      <PasswordField
        label={grantsFr.password}
        autoComplete="current-password"
        maxLength={200}
        value={password}
        onChange={setPassword}
        error={refused['password']}
      />
      {props.error && Object.keys(refused).length === 0 && (
        <Notice tone="fault" isAlert>
          {sentenceOf(props.error)}
        </Notice>
      )}
      <Row>
        <Button type="submit" look="primary" isBusy={props.isBusy}>
          {grantsFr.create}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {grantsFr.cancel}
        </Button>
      </Row>
    </form>
  );
}

function MadeToken({ token, onDone }: { token: string | null; onDone: () => void }) {
  const toast = useToast();
  if (token === null) return <Notice tone="attention">{grantsFr.madeAlready}</Notice>;
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    toast({ message: grantsFr.copied });
  };
  return (
    <Notice tone="attention" title={grantsFr.madeTitle} isAlert>
      <Stack>
        <p>{grantsFr.madeText}</p>
        <p>
          <code className="grants-token">{token}</code>
        </p>
        <p className="small soft">{grantsFr.usage(tokenPrefix)}</p>
        <Row>
          <Button icon="file" onClick={() => void copy()}>
            {grantsFr.copy}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {grantsFr.done}
          </Button>
        </Row>
      </Stack>
    </Notice>
  );
}

function refusalsOf(error: Error | null): Readonly<Record<string, string>> {
  if (error instanceof ApiProblem && error.code === 'account.wrong_password') {
    return { password: sentenceOf(error) };
  }
  return error ? fieldMessagesOf(error) : {};
}
