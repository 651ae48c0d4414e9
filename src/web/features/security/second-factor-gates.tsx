import { useState } from 'react';
import { getFactorChoice, listPasskeys } from '#contracts/accounts/passkey.contract.ts';
import { getSecondFactor, verifySecondFactor } from '#contracts/accounts/second-factor.contract.ts';
import { hasPasskeySupport } from '#web/lib/passkey.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { AskForm } from './ask-form.tsx';
import { EnrolTotp } from './enrol-totp.tsx';
import { passkeysFr } from './passkeys.fr.ts';
import { ProvePasskey } from './prove-passkey.tsx';
import { securityFr } from './security.fr.ts';

/** The second step of signing in: a passkey where the account has one, a code in any case. */
export function SecondFactorGate() {
  const session = useSession();
  const choice = useOperationQuery(getFactorChoice, {});
  if (choice.isPending) return <LoadingState lines={4} />;
  const hasTotp = choice.data?.hasTotp ?? true;
  const hasPasskey = (choice.data?.hasPasskey ?? false) && hasPasskeySupport();
  return (
    <Stack gap="loose">
      {hasPasskey && (
        <Stack>
          <p>{passkeysFr.gateLead}</p>
          <ProvePasskey onDone={session.retry} />
        </Stack>
      )}
      {hasPasskey ? (
        <Card title={passkeysFr.gateOrCode} isQuiet>
          <CodeForm lead={hasTotp ? securityFr.gateLead : passkeysFr.gateRecovery} />
        </Card>
      ) : (
        <CodeForm lead={hasTotp ? securityFr.gateLead : passkeysFr.gateRecovery} />
      )}
    </Stack>
  );
}

function CodeForm({ lead }: { lead: string }) {
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
      <p>{lead}</p>
    </AskForm>
  );
}

/** A role that needs a second factor sets one before anything else: a passkey or an application of codes. */
export function SecondFactorMissingGate() {
  const session = useSession();
  const passkeys = useOperationQuery(listPasskeys, {});
  const factor = useOperationQuery(getSecondFactor, {});
  const [chosen, setChosen] = useState<'passkey' | 'totp'>();
  const error = passkeys.error ?? factor.error;
  if (error) {
    const again = () => void Promise.all([passkeys.refetch(), factor.refetch()]);
    return <ErrorState message={sentenceOf(error)} onRetry={again} />;
  }
  if (!passkeys.data || !factor.data) return <LoadingState lines={4} />;
  const mayPasskey = passkeys.data.mayAdd && hasPasskeySupport();
  const { mayAddTotp } = factor.data;
  const way = mayPasskey && mayAddTotp ? chosen : mayPasskey ? 'passkey' : 'totp';
  const leave = mayPasskey && mayAddTotp ? { onCancel: () => setChosen(undefined) } : {};
  return (
    <Stack>
      <p>{securityFr.missingLead}</p>
      {way === 'passkey' && <AddPasskey onDone={session.retry} {...leave} />}
      {way === 'totp' && <EnrolTotp onDone={session.retry} {...leave} />}
      {way === undefined && <FactorChoice onChoose={setChosen} />}
    </Stack>
  );
}

function FactorChoice({ onChoose }: { onChoose: (chosen: 'passkey' | 'totp') => void }) {
  return (
    <Stack>
      <Card title={passkeysFr.missingPasskey} isQuiet>
        <Stack>
          <p>{passkeysFr.missingPasskeyText}</p>
          <div>
            <Button look="primary" icon="key" onClick={() => onChoose('passkey')}>
              {passkeysFr.add}
            </Button>
          </div>
        </Stack>
      </Card>
      <Card title={passkeysFr.missingTotp} isQuiet>
        <Stack>
          <p>{passkeysFr.missingTotpText}</p>
          <div>
            <Button onClick={() => onChoose('totp')}>{passkeysFr.addTotp}</Button>
          </div>
        </Stack>
      </Card>
    </Stack>
  );
}
