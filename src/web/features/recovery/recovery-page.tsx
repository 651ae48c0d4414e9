import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { roleNamesFr } from '#contracts/accounts/account.fr.ts';
import {
  closeRecovery,
  getRecovery,
  listRecoveries,
  type RecoveryView,
} from '#contracts/accounts/recovery.contract.ts';
import { recoveryChecksFr, recoveryMeansFr } from '#contracts/accounts/recovery.fr.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { DecideForm } from './decide-form.tsx';
import { recoveryFr } from './recovery.fr.ts';

/** Operator: what the person says beside what is on record, and the decision after a check of identity (B-039). */
export function RecoveryPage() {
  const { recoveryId = '' } = useParams({ strict: false }) as { recoveryId?: string };
  const view = useOperationQuery(getRecovery, { params: { recoveryId } });
  return (
    <Page documentTitle={recoveryFr.title}>
      <PageHeader
        title={recoveryFr.title}
        back={<AppLink to="/exploitation/acces-perdus">{recoveryFr.listTitle}</AppLink>}
      />
      {view.error && <ErrorState message={sentenceOf(view.error)} onRetry={() => void view.refetch()} />}
      {!view.error && !view.data && <LoadingState lines={6} />}
      {view.data && <Recovery view={view.data} />}
    </Page>
  );
}

function Recovery({ view }: { view: RecoveryView }) {
  const { claim, account, decision, state } = view;
  return (
    <Stack gap="loose">
      <Card title={recoveryFr.claim} side={recoveryFr.states[state]}>
        <DefinitionList
          columns={2}
          items={[
            { term: recoveryFr.name, value: claim.name },
            { term: recoveryFr.recordRole, value: roleNamesFr[view.role] },
            { term: recoveryFr.email, value: claim.email },
            { term: recoveryFr.rpps, value: claim.rpps || recoveryFr.nothing },
            { term: recoveryFr.recordContact, value: claim.contact },
            { term: recoveryFr.text, value: claim.text || recoveryFr.nothing },
          ]}
        />
      </Card>
      <Record account={account} />
      {decision && <Decided view={view} decision={decision} />}
      {state === 'open' && account && <DecideForm recoveryId={view.recoveryId} />}
      {(state === 'open' || state === 'planned') && <Close recoveryId={view.recoveryId} state={state} />}
    </Stack>
  );
}

function Record({ account }: Pick<RecoveryView, 'account'>) {
  if (!account) {
    return (
      <Card title={recoveryFr.record}>
        <p>{recoveryFr.noAccount}</p>
      </Card>
    );
  }
  const { pharmacy } = account;
  return (
    <Card title={recoveryFr.record}>
      <DefinitionList
        columns={2}
        items={[
          { term: recoveryFr.recordName, value: account.displayName },
          { term: recoveryFr.recordRole, value: roleNamesFr[account.role] },
          { term: recoveryFr.email, value: account.email },
          { term: recoveryFr.rpps, value: account.rpps || recoveryFr.nothing },
          { term: recoveryFr.phone, value: account.phone ?? recoveryFr.nothing },
          {
            term: recoveryFr.pharmacy,
            value: pharmacy ? [pharmacy.name, pharmacy.phone].filter(Boolean).join(', ') : recoveryFr.nothing,
          },
          {
            term: recoveryFr.factor,
            value: account.hasSecondFactor ? recoveryFr.factorOn : recoveryFr.factorOff,
          },
        ]}
      />
    </Card>
  );
}

type Decision = NonNullable<RecoveryView['decision']>;

function Decided({ view, decision }: { view: RecoveryView; decision: Decision }) {
  return (
    <Card title={recoveryFr.decision}>
      <Stack>
        <p>{recoveryMeansFr[decision.means]}</p>
        {decision.newEmail && <p>{decision.newEmail}</p>}
        <ul>
          {decision.checks.map((check) => (
            <li key={check}>{recoveryChecksFr[check]}</li>
          ))}
        </ul>
        <p>{decision.note}</p>
        <p className="small soft">{recoveryFr.decidedOn(formatDayTime(decision.decidedAt))}</p>
        {view.state === 'planned' && view.dueAt && <p>{recoveryFr.dueOn(formatDayTime(view.dueAt))}</p>}
      </Stack>
    </Card>
  );
}

function Close({ recoveryId, state }: { recoveryId: string; state: 'open' | 'planned' }) {
  const client = useQueryClient();
  const toast = useToast();
  const close = useOperationMutation(closeRecovery, {
    onSuccess: async () => {
      toast({ message: recoveryFr.closed });
      await refresh(client, getRecovery, listRecoveries);
    },
  });
  return (
    <Stack>
      {close.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(close.error)}
        </Notice>
      )}
      <div>
        <Button isBusy={close.isPending} onClick={() => close.mutate({ params: { recoveryId } })}>
          {state === 'planned' ? recoveryFr.cancelPlanned : recoveryFr.close}
        </Button>
      </div>
    </Stack>
  );
}
