import { useEffect, useState } from 'react';
import {
  beginPasskeyProof,
  finishPasskeyProof,
  getFactorChoice,
} from '#contracts/accounts/passkey.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { hasPasskeySupport, passkeySentence, provePasskey, stopAskingPasskey } from '#web/lib/passkey.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { unlockFr } from './unlock.fr.ts';

/** A passkey instead of the password; only where this account has one and this browser can use it. */
export function UnlockByPasskey() {
  const session = useSession();
  const mayAsk = (session.view?.instance.offersPasskeys ?? false) && hasPasskeySupport();
  const choice = useOperationQuery(getFactorChoice, {}, { enabled: mayAsk, retry: false });
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => stopAskingPasskey, []);
  if (!choice.data?.hasPasskey) return null;

  const unlock = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const credential = await provePasskey(await call(beginPasskeyProof, {}));
      await call(finishPasskeyProof, { body: { credential } });
      await session.noteUnlocked();
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Stack gap="tight">
      {error !== undefined && (
        <Notice tone="attention" isAlert>
          {passkeySentence(error)}
        </Notice>
      )}
      <Button icon="key" isBig isWide isBusy={isBusy} onClick={() => void unlock()}>
        {unlockFr.passkey}
      </Button>
    </Stack>
  );
}
