import './security.css';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import {
  listPasskeys,
  type PasskeyView,
  passkeyNameMax,
  removePasskey,
  renamePasskey,
} from '#contracts/accounts/passkey.contract.ts';
import { getSecondFactor } from '#contracts/accounts/second-factor.contract.ts';
import { hasPasskeySupport } from '#web/lib/passkey.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay, formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { AskForm } from './ask-form.tsx';
import { passkeysFr } from './passkeys.fr.ts';

/** The passkeys of one's own account: add, name, remove. */
export function PasskeysCard() {
  const client = useQueryClient();
  const session = useSession();
  const passkeys = useOperationQuery(listPasskeys, {});
  const [isAdding, setIsAdding] = useState(false);
  const changed = () => {
    setIsAdding(false);
    void refresh(client, listPasskeys, getSecondFactor);
    session.retry();
  };
  const { items = [], mayAdd = false } = passkeys.data ?? {};
  // Nothing to see and nothing to do: not a word about it.
  if (passkeys.data && !mayAdd && items.length === 0) return null;
  return (
    <Card title={passkeysFr.title}>
      <Stack>
        <p>{passkeysFr.lead}</p>
        {passkeys.error ? (
          <ErrorState message={sentenceOf(passkeys.error)} onRetry={() => void passkeys.refetch()} />
        ) : !passkeys.data ? (
          <LoadingState lines={3} />
        ) : (
          <>
            {!mayAdd && <Notice tone="attention">{passkeysFr.wayClosed}</Notice>}
            {items.length === 0 ? (
              <p className="soft">{passkeysFr.none}</p>
            ) : (
              <ul className="security__list" aria-label={passkeysFr.title}>
                {items.map((passkey) => (
                  <PasskeyItem key={passkey.passkeyId} passkey={passkey} onChanged={changed} />
                ))}
              </ul>
            )}
            {mayAdd && isAdding && <AddPasskey onDone={changed} onCancel={() => setIsAdding(false)} />}
            {mayAdd && !isAdding && <AddButton onPress={() => setIsAdding(true)} />}
          </>
        )}
      </Stack>
    </Card>
  );
}

function AddButton({ onPress }: { onPress: () => void }) {
  if (!hasPasskeySupport()) return <p className="small soft">{passkeysFr.unsupported}</p>;
  return (
    <div>
      <Button icon="plus" onClick={onPress}>
        {passkeysFr.add}
      </Button>
    </div>
  );
}

function PasskeyItem({ passkey, onChanged }: { passkey: PasskeyView; onChanged: () => void }) {
  const [act, setAct] = useState<'rename' | 'remove'>();
  const nameId = useId();
  const done = () => {
    setAct(undefined);
    onChanged();
  };
  const leave = () => setAct(undefined);
  return (
    <li className="security__item">
      <Stack gap="tight">
        <strong id={nameId}>{passkey.name}</strong>
        <span className="small soft">
          {passkeysFr.added(formatDay(passkey.createdAt))}{' '}
          {passkey.lastUsedAt ? passkeysFr.used(formatDayTime(passkey.lastUsedAt)) : passkeysFr.neverUsed}
          {passkey.isSynced && ` ${passkeysFr.synced}`}
        </span>
        {act === 'rename' && <RenamePasskey passkey={passkey} onDone={done} onCancel={leave} />}
        {act === 'remove' && <RemovePasskey passkey={passkey} onDone={done} onCancel={leave} />}
        {act === undefined && (
          <Row>
            <Button look="quiet" icon="pencil" aria-describedby={nameId} onClick={() => setAct('rename')}>
              {passkeysFr.rename}
            </Button>
            <Button look="quiet" icon="trash" aria-describedby={nameId} onClick={() => setAct('remove')}>
              {passkeysFr.remove}
            </Button>
          </Row>
        )}
      </Stack>
    </li>
  );
}

type Acting = { passkey: PasskeyView; onDone: () => void; onCancel: () => void };

function RenamePasskey({ passkey: { passkeyId, name: former }, onDone, onCancel }: Acting) {
  const [name, setName] = useState(former);
  const rename = useOperationMutation(renamePasskey, { onSuccess: onDone });
  const atName = fieldMessagesOf(rename.error)['name'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ params: { passkeyId }, body: { name } });
      }}
    >
      <Stack>
        {rename.error && !atName && (
          <Notice tone="fault" isAlert>
            {sentenceOf(rename.error)}
          </Notice>
        )}
        <TextField
          label={passkeysFr.name}
          value={name}
          onChange={setName}
          maxLength={passkeyNameMax}
          error={atName}
        />
        <Row>
          <Button type="submit" look="primary" isBusy={rename.isPending}>
            {passkeysFr.keepName}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            {passkeysFr.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

/** The password asked again is the confirmation. */
function RemovePasskey({ passkey: { passkeyId, name }, onDone, onCancel }: Acting) {
  const remove = useOperationMutation(removePasskey, { onSuccess: onDone });
  return (
    <AskForm
      field="password"
      label={passkeysFr.password}
      submit={passkeysFr.removeNow}
      isBusy={remove.isPending}
      error={remove.error}
      onSubmit={(password) => remove.mutate({ params: { passkeyId }, body: { password } })}
      onCancel={onCancel}
    >
      <p>{passkeysFr.removing(name)}</p>
    </AskForm>
  );
}
