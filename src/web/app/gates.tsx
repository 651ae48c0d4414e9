import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import type { Hindrance } from '#contracts/accounts/account.vocabulary.ts';
import { UnverifiedGate } from '#web/features/professionals/routes.tsx';
import { useSession } from '#web/lib/session.tsx';
import { onHindrance } from '#web/lib/session-events.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { LoadingState } from '#web/ui/states.tsx';
import { gatesFr } from './gates.fr.ts';
import { shellFr } from './shell.fr.ts';

/**
 * What a person settles before the service opens. Each is a lazy component of its feature; it draws its own content
 * (no page around it) and calls `useSession().retry()` once the matter is settled.
 */
const gates: Partial<Record<Hindrance, ComponentType>> = {
  unverified: UnverifiedGate,
  suspended: lazy(async () => ({
    default: (await import('#web/features/moderation/suspended-gate.tsx')).SuspendedGate,
  })),
  'second-factor': lazy(async () => ({
    default: (await import('#web/features/security/second-factor-gates.tsx')).SecondFactorGate,
  })),
  'second-factor-missing': lazy(async () => ({
    default: (await import('#web/features/security/second-factor-gates.tsx')).SecondFactorMissingGate,
  })),
  terms: lazy(async () => ({ default: (await import('#web/features/legal/terms-gate.tsx')).TermsGate })),
  closing: lazy(async () => ({
    default: (await import('#web/features/privacy/closure-gate.tsx')).ClosureGateWithExport,
  })),
  guardian: lazy(async () => ({
    default: (await import('#web/features/guardian/guardian-gate.tsx')).GuardianGate,
  })),
  registering: lazy(async () => ({
    default: (await import('#web/features/registration/registration-gate.tsx')).RegistrationGate,
  })),
};

function GateContent({ hindrance }: { hindrance: Hindrance }) {
  const Gate = gates[hindrance];
  return Gate ? (
    <Suspense fallback={<LoadingState lines={4} />}>
      <Gate />
    </Suspense>
  ) : (
    <PlainGate hindrance={hindrance} />
  );
}

function PlainGate({ hindrance }: { hindrance: Hindrance }) {
  const { retry } = useSession();
  return (
    <Stack>
      <p>{gatesFr[hindrance].text}</p>
      <div>
        <Button icon="refresh" onClick={retry}>
          {gatesFr.again}
        </Button>
      </div>
    </Stack>
  );
}

/** In place of the screen: nobody was at work yet. */
export function GatePage({ hindrance }: { hindrance: Hindrance }) {
  return (
    <Page documentTitle={shellFr.product} width="narrow">
      <PageHeader title={gatesFr[hindrance].title} />
      <GateContent hindrance={hindrance} />
    </Page>
  );
}

/** Over the screen: what was typed there stays. */
export function GateDialog({ hindrance }: { hindrance: Hindrance | null }) {
  // Put off, it comes back with the next thing that the server refuses for it.
  const [isPutOff, setIsPutOff] = useState(false);
  useEffect(() => onHindrance(() => setIsPutOff(false)), []);
  return (
    <Dialog
      isOpen={hindrance !== null && !isPutOff}
      title={hindrance ? gatesFr[hindrance].title : ''}
      onClose={() => setIsPutOff(true)}
    >
      {hindrance && <GateContent hindrance={hindrance} />}
    </Dialog>
  );
}
