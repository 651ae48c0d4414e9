import { beginPasskeyProof, finishPasskeyProof } from '#contracts/accounts/passkey.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { usePasskeyAttempt } from '#web/lib/use-passkey-attempt.ts';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { passkeysFr } from './passkeys.fr.ts';

/** Asks the device for a passkey of the account that is signing in; `onDone` once the server believes it. */
export function ProvePasskey({ onDone }: { onDone: () => void }) {
  const { isBusy, refusal, attempt } = usePasskeyAttempt(
    () => call(beginPasskeyProof, {}),
    async (credential) => {
      await call(finishPasskeyProof, { body: { credential } });
      onDone();
    },
  );
  return (
    <Stack gap="tight">
      {refusal && (
        <Notice tone="attention" isAlert>
          {refusal}
        </Notice>
      )}
      <div>
        <Button look="primary" icon="key" isBusy={isBusy} onClick={attempt}>
          {passkeysFr.gateUse}
        </Button>
      </div>
    </Stack>
  );
}
