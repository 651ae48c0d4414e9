import { useEffect, useState } from 'react';
import type { AssertionBody, PasskeyRequest } from '#contracts/accounts/passkey.contract.ts';
import { passkeySentence, provePasskey, stopAskingPasskey } from './passkey.ts';

/**
 * One attempt to prove a passkey, from the server's question to what follows the device's answer; `refusal` is the French
 * sentence for what went wrong last. Leaving the screen gives up what the browser is asking.
 */
export function usePasskeyAttempt(
  begin: () => Promise<PasskeyRequest>,
  finish: (credential: AssertionBody) => Promise<void>,
): { isBusy: boolean; refusal: string | undefined; attempt: () => void } {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  useEffect(() => stopAskingPasskey, []);
  const run = async () => {
    setIsBusy(true);
    setRefusal(undefined);
    try {
      await finish(await provePasskey(await begin()));
    } catch (caught) {
      setRefusal(passkeySentence(caught));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, refusal, attempt: () => void run() };
}
