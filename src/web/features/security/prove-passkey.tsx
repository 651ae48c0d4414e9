import { useEffect, useState } from 'react';
import { beginPasskeyProof, finishPasskeyProof } from '#contracts/accounts/passkey.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { passkeySentence, provePasskey, stopAskingPasskey } from '#web/lib/passkey.ts';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { passkeysFr } from './passkeys.fr.ts';

/** Asks the device for a passkey of the account that is signing in; `onDone` once the server believes it. */
export function ProvePasskey({ onDone }: { onDone: () => void }) {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => stopAskingPasskey, []);
  const prove = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const credential = await provePasskey(await call(beginPasskeyProof, {}));
      await call(finishPasskeyProof, { body: { credential } });
      onDone();
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
      <div>
        <Button look="primary" icon="key" isBusy={isBusy} onClick={() => void prove()}>
          {passkeysFr.gateUse}
        </Button>
      </div>
    </Stack>
  );
}
