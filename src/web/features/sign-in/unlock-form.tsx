import { type FormEvent, useState } from 'react';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField } from '#web/ui/text-field.tsx';
import { PscButton } from './psc-button.tsx';
import { unlockFr } from './unlock.fr.ts';
import { UnlockByPasskey } from './unlock-by-passkey.tsx';

/** Opens a locked session again. Who it is stays unsaid: somebody else may be reading. */
export function UnlockForm() {
  const session = useSession();
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isEmpty, setIsEmpty] = useState(false);
  const isWrong = error instanceof ApiProblem && error.code === 'account.wrong_password';
  const refused = isEmpty ? unlockFr.empty : isWrong ? unlockFr.wrong : undefined;

  const unlock = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await session.unlock(password);
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(password === '');
    if (password !== '') void unlock();
  };

  return (
    <Stack>
      <p className="soft">{unlockFr.lead}</p>
      {error !== undefined && !isWrong && (
        <Notice tone="fault" isAlert>
          {sentenceOf(error)}
        </Notice>
      )}
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <PasswordField
            label={unlockFr.password}
            maxLength={200}
            value={password}
            onChange={setPassword}
            error={refused}
          />
          <Button type="submit" look="primary" icon="lock" isBig isWide isBusy={isBusy}>
            {unlockFr.submit}
          </Button>
        </Stack>
      </form>
      <UnlockByPasskey />
      <PscButton label={unlockFr.psc} />
      <div>
        <Button
          look="quiet"
          icon="sign-out"
          onClick={() => void session.signOut().catch((caught: unknown) => setError(caught))}
        >
          {unlockFr.signOut}
        </Button>
      </div>
    </Stack>
  );
}
