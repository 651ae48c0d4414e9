import { useState } from 'react';
import {
  getRegistration,
  type RegistrationView,
  resendConfirmation,
} from '#contracts/accounts/registration.contract.ts';
import { findRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { registrationFr } from './registration.fr.ts';
import { RegistrationSteps } from './registration-steps.tsx';

/** Stands in the way until the form is complete (B-032), on whichever device it is gone on with. */
export function RegistrationGate() {
  const query = useOperationQuery(getRegistration, {}, { staleTime: 0, refetchOnWindowFocus: false });
  const [isDone, setIsDone] = useState(false);
  const { retry } = useSession();
  if (isDone) {
    return (
      <Stack>
        <Notice tone="info" icon="check" title={registrationFr.completed} isAlert>
          {registrationFr.completedText}
        </Notice>
        <div>
          <Button look="primary" isBig onClick={retry}>
            {registrationFr.continue}
          </Button>
        </div>
      </Stack>
    );
  }
  if (query.isPending) return <LoadingState lines={6} />;
  if (!query.data) {
    return <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  return query.data.isEmailConfirmed ? (
    <Form view={query.data} onDone={() => setIsDone(true)} />
  ) : (
    <Unconfirmed />
  );
}

function Form({ view, onDone }: { view: RegistrationView; onDone: () => void }) {
  const form = findRegistrationForm(view.formId, view.formVersion);
  if (!form) return null;
  const steps = form.steps.filter(({ id }) => view.invitedTo === null || id !== 'pharmacy');
  return (
    <Stack>
      {view.invitedTo && <Notice tone="info">{registrationFr.invited(view.invitedTo.name)}</Notice>}
      <RegistrationSteps steps={steps} view={view} onDone={onDone} />
    </Stack>
  );
}

function Unconfirmed() {
  const resend = useOperationMutation(resendConfirmation);
  return (
    <Stack>
      <Notice tone="info" icon="mail">
        {registrationFr.unconfirmed}
      </Notice>
      {resend.isSuccess && <p role="status">{registrationFr.resent}</p>}
      {resend.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(resend.error)}
        </Notice>
      )}
      <div>
        <Button icon="mail" isBusy={resend.isPending} onClick={() => resend.mutate({})}>
          {registrationFr.resend}
        </Button>
      </div>
    </Stack>
  );
}
