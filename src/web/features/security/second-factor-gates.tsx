import { verifySecondFactor } from '#contracts/accounts/second-factor.contract.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Stack } from '#web/ui/page.tsx';
import { AskForm } from './ask-form.tsx';
import { EnrolTotp } from './enrol-totp.tsx';
import { securityFr } from './security.fr.ts';

/** The second step of signing in. */
export function SecondFactorGate() {
  const session = useSession();
  const verify = useOperationMutation(verifySecondFactor, { onSuccess: session.retry });
  return (
    <AskForm
      field="code"
      label={securityFr.gateCode}
      submit={securityFr.gateSubmit}
      isBusy={verify.isPending}
      error={verify.error}
      onSubmit={(code) => verify.mutate({ body: { code } })}
    >
      <p>{securityFr.gateLead}</p>
    </AskForm>
  );
}

/** A role that needs a second factor sets one before anything else. */
export function SecondFactorMissingGate() {
  const session = useSession();
  return (
    <Stack>
      <p>{securityFr.missingLead}</p>
      <EnrolTotp onDone={session.retry} />
    </Stack>
  );
}
