import { useState } from 'react';
import { beginPsc } from '#contracts/accounts/psc.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { pscFr } from './psc.fr.ts';

/** A page of the application as the server takes it for the way back; anything else leads to the first page. */
function returnPathOf(path: string): string {
  return /^\/(?:[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*)?$/.test(path) && path.length <= 200 ? path : '/';
}

/** Leaves for Pro Santé Connect; only where the operator has set it up. */
export function PscButton({ label = pscFr.button, returnTo }: { label?: string; returnTo?: string }) {
  const isOffered = useSession().view?.instance.offersPsc ?? false;
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!isOffered) return null;

  const leave = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const { url } = await call(beginPsc, {
        body: { returnTo: returnPathOf(returnTo ?? location.pathname) },
      });
      location.assign(url);
    } catch (caught) {
      setError(caught);
      setIsBusy(false);
    }
  };
  return (
    <Stack gap="tight">
      {error !== undefined && (
        <Notice tone="fault" isAlert>
          {sentenceOf(error)}
        </Notice>
      )}
      <Button icon="shield" isBig isWide isBusy={isBusy} onClick={() => void leave()}>
        {label}
      </Button>
    </Stack>
  );
}
