import { useLocation } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import {
  askGuardianLink,
  decideAsGuardian,
  type GuardianPage as GuardianView,
  readGuardianLink,
  withdrawAsGuardian,
} from '#contracts/accounts/guardian.contract.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { formatDay } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DecisionForm } from './decision-form.tsx';
import { guardianFr } from './guardian.fr.ts';

type Done = 'given' | 'refused' | 'withdrawn';

/** A guardian's own page, opened by the link of a mail; the token stands behind `#`, so no server logs it. */
export function GuardianPage() {
  const { hash } = useLocation();
  return <GuardianMatter key={hash} token={hash} />;
}

function GuardianMatter({ token }: { token: string }) {
  const read = useOperationMutation(readGuardianLink);
  const { mutate } = read;
  useEffect(() => {
    if (token !== '') mutate({ body: { token } });
  }, [token, mutate]);
  const [done, setDone] = useState<Done>();
  const isGone = token === '' || isLinkGone(read.error);
  return (
    <Page documentTitle={guardianFr.documentTitle} width="narrow">
      <PageHeader title={guardianFr.title} lead={read.data && !done && guardianFr.lead(read.data.person)} />
      {done ? (
        <DoneNotice done={done} />
      ) : isGone ? (
        <GoneLink />
      ) : read.data ? (
        <Matter token={token} view={read.data} onDone={setDone} onGone={() => mutate({ body: { token } })} />
      ) : read.error ? (
        <ErrorState message={sentenceOf(read.error)} onRetry={() => mutate({ body: { token } })} />
      ) : (
        <LoadingState lines={5} />
      )}
    </Page>
  );
}

type MatterProps = {
  token: string;
  view: GuardianView;
  onDone: (done: Done) => void;
  /** Used up, replaced or over meanwhile: read again, which says so. */
  onGone: () => void;
};

function Matter({ token, view, onDone, onGone }: MatterProps) {
  const decide = useOperationMutation(decideAsGuardian, {
    onError: (error) => {
      if (isLinkGone(error)) onGone();
    },
  });
  if (view.kind === 'standing') return <Standing token={token} view={view} onDone={onDone} onGone={onGone} />;
  const answer = async (given: Answer) => {
    const body = { token, textVersion: view.textVersion, ...given };
    await decide
      .mutateAsync({ body })
      .then(() => onDone(given.isGiven ? 'given' : 'refused'))
      .catch(() => undefined);
  };
  return <DecisionForm view={view} error={decide.error} isBusy={decide.isPending} onAnswer={answer} />;
}

type Answer = Parameters<Parameters<typeof DecisionForm>[0]['onAnswer']>[0];

function Standing({ token, view, onDone, onGone }: MatterProps) {
  const [isAsking, setIsAsking] = useState(false);
  const withdraw = useOperationMutation(withdrawAsGuardian, {
    onSuccess: () => onDone('withdrawn'),
    onError: (error) => {
      if (isLinkGone(error)) onGone();
    },
  });
  return (
    <Stack>
      <Notice tone="info" icon="check">
        {guardianFr.standing(formatDay(view.decidedAt ?? ''))}
      </Notice>
      <p>{guardianFr.standingText}</p>
      {withdraw.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(withdraw.error)}
        </Notice>
      )}
      <div>
        <Button look="grave" onClick={() => setIsAsking(true)}>
          {guardianFr.withdraw}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        isGrave
        title={guardianFr.withdrawTitle}
        confirmLabel={guardianFr.withdraw}
        isBusy={withdraw.isPending}
        onConfirm={() => {
          withdraw.mutate({ body: { token } });
          setIsAsking(false);
        }}
        onClose={() => setIsAsking(false)}
      >
        <p>{guardianFr.withdrawText}</p>
      </ConfirmDialog>
    </Stack>
  );
}

function DoneNotice({ done }: { done: Done }) {
  return (
    <Notice tone="info" icon="check" title={guardianFr[done]} isAlert>
      {guardianFr[`${done}Text`]}
    </Notice>
  );
}

/** Nothing to read; who has consented may have another link. */
function GoneLink() {
  const [email, setEmail] = useState('');
  const ask = useOperationMutation(askGuardianLink);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ body: { email } });
  };
  return (
    <Stack>
      <Notice tone="attention" title={guardianFr.gone} isAlert>
        {guardianFr.goneText}
      </Notice>
      <Card title={guardianFr.againTitle}>
        {ask.isSuccess ? (
          <p role="status">{guardianFr.againSent}</p>
        ) : (
          <form onSubmit={submit} noValidate>
            <Stack>
              <p>{guardianFr.againText}</p>
              <TextField
                label={guardianFr.email}
                type="email"
                inputMode="email"
                autoComplete="email"
                maxLength={254}
                value={email}
                onChange={setEmail}
                error={ask.error ? (fieldMessagesOf(ask.error)['email'] ?? sentenceOf(ask.error)) : undefined}
              />
              <div>
                <Button type="submit" isBusy={ask.isPending}>
                  {guardianFr.again}
                </Button>
              </div>
            </Stack>
          </form>
        )}
      </Card>
    </Stack>
  );
}

function isLinkGone(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'guardian.link_gone';
}
