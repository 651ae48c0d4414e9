import { type FormEvent, useEffect, useState } from 'react';
import { addPasskey, beginPasskey, passkeyNameMax } from '#contracts/accounts/passkey.contract.ts';
import { makePasskey, passkeySentence, stopAskingPasskey } from '#web/lib/passkey.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField, TextField } from '#web/ui/text-field.tsx';
import { passkeysFr } from './passkeys.fr.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Name and password, what the device asks, recovery codes when it is the first factor. */
export function AddPasskey({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<{ name?: string; password?: string }>({});
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const begin = useOperationMutation(beginPasskey);
  const add = useOperationMutation(addPasskey);
  useEffect(() => stopAskingPasskey, []);

  const codes = add.data?.recoveryCodes;
  if (codes && codes.length > 0) return <RecoveryCodes codes={codes} onDone={onDone} />;

  const send = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const options = await begin.mutateAsync({ body: { password } });
      const credential = await makePasskey(options);
      const { recoveryCodes } = await add.mutateAsync({ body: { name, credential } });
      if (recoveryCodes.length === 0) onDone();
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(name.trim() === '' ? { name: passkeysFr.typeName } : {}),
      ...(password === '' ? { password: passkeysFr.typePassword } : {}),
    };
    setMissing(found);
    if (Object.keys(found).length === 0) void send();
  };
  const isWrongPassword = error instanceof ApiProblem && error.code === 'account.wrong_password';
  const atFields: Readonly<Record<string, string>> = {
    ...fieldMessagesOf(error),
    ...(isWrongPassword ? { password: sentenceOf(error) } : {}),
    ...missing,
  };
  const isOfField = Object.keys(atFields).length > 0;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {error !== undefined && !isOfField && (
          <Notice tone="attention" isAlert>
            {passkeySentence(error)}
          </Notice>
        )}
        <TextField
          label={passkeysFr.name}
          hint={passkeysFr.nameHint}
          value={name}
          onChange={setName}
          maxLength={passkeyNameMax}
          autoComplete="off"
          error={atFields['name']}
        />
        <PasswordField
          label={passkeysFr.password}
          value={password}
          onChange={setPassword}
          maxLength={200}
          error={atFields['password']}
        />
        <p className="small soft">{passkeysFr.deviceAsks}</p>
        <Row>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {passkeysFr.addNow}
          </Button>
          {onCancel && (
            <Button look="quiet" onClick={onCancel}>
              {passkeysFr.cancel}
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}
