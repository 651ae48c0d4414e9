import { useEffect } from 'react';
import { SignInForm } from '#web/features/sign-in/sign-in-form.tsx';
import { UnlockForm } from '#web/features/sign-in/unlock-form.tsx';
import { useSession } from '#web/lib/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Cover } from '#web/ui/cover.tsx';
import { Stack } from '#web/ui/page.tsx';
import { gatesFr } from './gates.fr.ts';
import { shellFr } from './shell.fr.ts';

/** Over everything while the session is locked or over (B-036): whoever passes by sees nothing of the screen. */
export function SessionCover({ isPublic }: { isPublic: boolean }) {
  const { isLost, isLocked, view } = useSession();
  const hasSomethingToHide = !isPublic || Boolean(view?.account);
  // A page for all, reached from the cover (a forgotten password): it begins anew, without the former person.
  const isLeft = isLost && isPublic;
  useEffect(() => {
    if (isLeft) location.reload();
  }, [isLeft]);
  if (isLost) {
    return (
      <Cover title={shellFr.lostTitle}>
        <Stack>
          <p className="soft">{shellFr.lostLead}</p>
          <SignInForm />
          <div>
            <Button look="quiet" onClick={() => location.replace('/')}>
              {shellFr.backHome}
            </Button>
          </div>
        </Stack>
      </Cover>
    );
  }
  if (!isLocked || !hasSomethingToHide) return null;
  return (
    <Cover title={gatesFr.locked.title}>
      <UnlockForm />
    </Cover>
  );
}
