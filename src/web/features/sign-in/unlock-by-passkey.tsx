import {
  beginPasskeyProof,
  finishPasskeyProof,
  getFactorChoice,
} from '#contracts/accounts/passkey.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { hasPasskeySupport } from '#web/lib/passkey.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { usePasskeyAttempt } from '#web/lib/use-passkey-attempt.ts';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { unlockFr } from './unlock.fr.ts';

/** A passkey instead of the password; only where this account has one and this browser can use it. */
export function UnlockByPasskey() {
  const session = useSession();
  const mayAsk = (session.view?.instance.offersPasskeys ?? false) && hasPasskeySupport();
  const choice = useOperationQuery(getFactorChoice, {}, { enabled: mayAsk, retry: false });
  const { isBusy, refusal, attempt } = usePasskeyAttempt(
    () => call(beginPasskeyProof, {}),
    async (credential) => {
      await call(finishPasskeyProof, { body: { credential } });
      await session.noteUnlocked();
    },
  );
  if (!choice.data?.hasPasskey) return null;

  return (
    <Stack gap="tight">
      {refusal && (
        <Notice tone="attention" isAlert>
          {refusal}
        </Notice>
      )}
      <Button icon="key" isBig isWide isBusy={isBusy} onClick={attempt}>
        {unlockFr.passkey}
      </Button>
    </Stack>
  );
}
