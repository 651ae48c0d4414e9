import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  getSecondFactor,
  removeTotp,
  renewRecoveryCodes,
  type SecondFactorView,
} from '#contracts/accounts/second-factor.contract.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { AskForm } from './ask-form.tsx';
import { EnrolTotp } from './enrol-totp.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { securityFr } from './security.fr.ts';

type Act = 'enrol' | 'renew' | 'remove';

export function FactorCard({ factor }: { factor: SecondFactorView }) {
  const client = useQueryClient();
  const session = useSession();
  const [act, setAct] = useState<Act>();
  const done = () => {
    setAct(undefined);
    void refresh(client, getSecondFactor);
    session.retry();
  };
  const leave = () => setAct(undefined);
  const hasFactor = factor.hasTotp || factor.hasPasskey;
  const mayEnrol = !factor.hasTotp && factor.mayAddTotp;
  return (
    <Card title={securityFr.factorTitle}>
      <Stack>
        <p>{factorText(factor)}</p>
        {hasFactor && <p className="small soft">{securityFr.codesLeft(factor.recoveryCodesLeft)}</p>}
        {act === 'enrol' && <EnrolTotp onDone={done} onCancel={leave} />}
        {act === 'renew' && <RenewCodes onDone={done} onCancel={leave} />}
        {act === 'remove' && <RemoveFactor onDone={done} onCancel={leave} />}
        {act === undefined && (
          <Row>
            {mayEnrol && (
              <Button look="primary" icon="shield" onClick={() => setAct('enrol')}>
                {factor.hasPasskey ? securityFr.addTotp : securityFr.begin}
              </Button>
            )}
            {hasFactor && <Button onClick={() => setAct('renew')}>{securityFr.renew}</Button>}
            {factor.hasTotp && (
              <Button look="quiet" onClick={() => setAct('remove')}>
                {factor.hasPasskey ? securityFr.removeTotp : securityFr.remove}
              </Button>
            )}
          </Row>
        )}
      </Stack>
    </Card>
  );
}

function factorText({ hasTotp, hasPasskey }: SecondFactorView): string {
  if (hasTotp) return hasPasskey ? securityFr.factorBoth : securityFr.factorOn;
  return hasPasskey ? securityFr.factorPasskey : securityFr.factorOff;
}

type Ends = { onDone: () => void; onCancel: () => void };

function RenewCodes({ onDone, onCancel }: Ends) {
  const renew = useOperationMutation(renewRecoveryCodes);
  if (renew.data) return <RecoveryCodes codes={renew.data.recoveryCodes} onDone={onDone} />;
  return (
    <AskForm
      field="password"
      label={securityFr.password}
      submit={securityFr.renew}
      isBusy={renew.isPending}
      error={renew.error}
      onSubmit={(password) => renew.mutate({ body: { password } })}
      onCancel={onCancel}
    />
  );
}

function RemoveFactor({ onDone, onCancel }: Ends) {
  const remove = useOperationMutation(removeTotp, { onSuccess: onDone });
  return (
    <AskForm
      field="password"
      label={securityFr.password}
      submit={securityFr.remove}
      isBusy={remove.isPending}
      error={remove.error}
      onSubmit={(password) => remove.mutate({ body: { password } })}
      onCancel={onCancel}
    />
  );
}
