import { beginPasskeySignIn, signInWithPasskey } from '#contracts/accounts/passkey.contract.ts';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { hasPasskeySupport } from '#web/lib/passkey.ts';
import { useSession } from '#web/lib/session.tsx';
import { usePasskeyAttempt } from '#web/lib/use-passkey-attempt.ts';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { signInFr } from './sign-in.fr.ts';

/** Signs in by a passkey alone; only where the instance and this browser can. */
export function PasskeyButton() {
  const session = useSession();
  const { isBusy, refusal, attempt } = usePasskeyAttempt(
    () => call(beginPasskeySignIn, {}),
    (credential) =>
      session.enter(async () => {
        await call(signInWithPasskey, { body: { credential } });
        return call(getSession, {});
      }),
  );
  if (!session.view?.instance.offersPasskeys || !hasPasskeySupport()) return null;

  return (
    <Stack gap="tight">
      {refusal && (
        <Notice tone="attention" isAlert>
          {refusal}
        </Notice>
      )}
      <Button icon="key" isBig isWide isBusy={isBusy} onClick={attempt}>
        {signInFr.byPasskey}
      </Button>
    </Stack>
  );
}
