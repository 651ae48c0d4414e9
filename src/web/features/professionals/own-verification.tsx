import { useState } from 'react';
import {
  getOwnVerification,
  type OwnVerification as OwnView,
  supplyVerification,
} from '#contracts/professionals/verification.contract.ts';
import { formatDayFr } from '#contracts/values/french-dates.ts';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { EvidenceFiles } from './evidence-files.tsx';
import { professionalsFr } from './professionals.fr.ts';
import { VerificationBadge } from './verification-badge.tsx';

const texts = professionalsFr.own;

/** Where it stands, what is asked, what was sent; without a page around it. */
export function OwnVerification() {
  const query = useOperationQuery(getOwnVerification, {}, { refetchInterval: 60_000, retry: false });
  if (query.isPending) return <LoadingState lines={5} />;
  if (!query.data) {
    return query.error instanceof ApiProblem && query.error.problem.status === 404 ? (
      <EmptyState icon="clock" title={texts.absentTitle}>
        <p>{texts.absentText}</p>
      </EmptyState>
    ) : (
      <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
    );
  }
  return <Standing view={query.data} reload={() => query.refetch()} />;
}

function Standing({ view, reload }: { view: OwnView; reload: () => Promise<unknown> }) {
  const { retry } = useSession();
  return (
    <Stack>
      <div>
        <VerificationBadge state={view.state} />
      </div>
      <p>{texts.texts[view.state]}</p>
      {view.reason !== '' && (
        <Notice tone="attention" title={texts.reason}>
          <p>{view.reason}</p>
        </Notice>
      )}
      {view.state === 'verified' && view.expiresOn !== null && (
        <p>{texts.until(formatDayFr(view.expiresOn))}</p>
      )}
      <Card title={texts.facts}>
        <ul className="c-stack c-stack--tight">
          {view.facts.map(({ fact, isValid }) => (
            <li key={fact}>
              {professionalsFr.facts[fact]} : {isValid ? texts.done : texts.todo}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={texts.evidence}>
        <EvidenceFiles
          verificationId={view.verificationId}
          evidence={view.evidence}
          mayAdd={view.mayAddEvidence}
          reload={reload}
        />
      </Card>
      {view.maySupply && <Supply reload={reload} />}
      <div>
        <Button
          icon="refresh"
          onClick={() => {
            void reload();
            retry();
          }}
        >
          {texts.again}
        </Button>
      </div>
    </Stack>
  );
}

function Supply({ reload }: { reload: () => Promise<unknown> }) {
  const [note, setNote] = useState('');
  const toast = useToast();
  const supply = useOperationMutation(supplyVerification, {
    onSuccess: async () => {
      toast({ message: texts.supplied });
      await reload();
    },
  });
  return (
    <Stack>
      <LongTextField label={texts.note} isOptional value={note} onChange={setNote} maxLength={1000} />
      {supply.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(supply.error)}
        </Notice>
      )}
      <div>
        <Button look="primary" isBusy={supply.isPending} onClick={() => supply.mutate({ body: { note } })}>
          {texts.supply}
        </Button>
      </div>
    </Stack>
  );
}
