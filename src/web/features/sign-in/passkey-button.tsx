import { useEffect, useState } from 'react';
import { beginPasskeySignIn, signInWithPasskey } from '#contracts/accounts/passkey.contract.ts';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { hasPasskeySupport, passkeySentence, provePasskey, stopAskingPasskey } from '#web/lib/passkey.ts';
import { useSession } from '#web/lib/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { signInFr } from './sign-in.fr.ts';

/** Signs in by a passkey alone; only where the instance and this browser can. */
export function PasskeyButton() {
  const session = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => stopAskingPasskey, []);
  if (!session.view?.instance.offersPasskeys || !hasPasskeySupport()) return null;

  const enter = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const credential = await provePasskey(await call(beginPasskeySignIn, {}));
      await session.enter(async () => {
        await call(signInWithPasskey, { body: { credential } });
        return call(getSession, {});
      });
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
      <Button icon="key" isBig isWide isBusy={isBusy} onClick={() => void enter()}>
        {signInFr.byPasskey}
      </Button>
    </Stack>
  );
}
