import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { beginPscLink, getPscLink, removePscLink } from '#contracts/accounts/psc.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { AskForm } from './ask-form.tsx';
import { pscLinkFr } from './psc-link.fr.ts';
import { securityFr } from './security.fr.ts';

/** links the own account to the identity that the national provider proves. */
export function PscLinkPage() {
  const link = useOperationQuery(getPscLink, {});
  return (
    <Page documentTitle={pscLinkFr.documentTitle} width="narrow">
      <PageHeader title={pscLinkFr.title} lead={pscLinkFr.lead} />
      {link.isPending && <LoadingState lines={3} />}
      {link.isError && <ErrorState message={sentenceOf(link.error)} onRetry={() => void link.refetch()} />}
      {link.data && !link.data.isOffered && !link.data.linkedAt && <Notice>{pscLinkFr.notOffered}</Notice>}
      {link.data?.linkedAt && (
        <LinkedCard linkedAt={link.data.linkedAt} practice={link.data.practice?.name} />
      )}
      {link.data?.isOffered && !link.data.linkedAt && <UnlinkedCard />}
    </Page>
  );
}

/** Adding or taking away a way to sign in asks the password again. */
function UnlinkedCard() {
  const begin = useOperationMutation(beginPscLink, { onSuccess: ({ url }) => location.assign(url) });
  return (
    <Card>
      <AskForm
        field="password"
        label={securityFr.password}
        submit={pscLinkFr.link}
        isBusy={begin.isPending || begin.isSuccess}
        error={begin.error}
        onSubmit={(password) => begin.mutate({ body: { password } })}
      >
        <p>{pscLinkFr.notLinked}</p>
        <p className="soft">{pscLinkFr.how}</p>
      </AskForm>
    </Card>
  );
}

function LinkedCard({ linkedAt, practice }: { linkedAt: string; practice: string | undefined }) {
  const client = useQueryClient();
  const [isRemoving, setIsRemoving] = useState(false);
  const remove = useOperationMutation(removePscLink, { onSuccess: () => refresh(client, getPscLink) });
  return (
    <Card>
      <Stack>
        <p>{pscLinkFr.linkedOn(formatDay(linkedAt))}</p>
        {practice !== undefined && <p className="soft">{pscLinkFr.practice(practice)}</p>}
        {isRemoving ? (
          <AskForm
            field="password"
            label={securityFr.password}
            submit={pscLinkFr.remove}
            isBusy={remove.isPending}
            error={remove.error}
            onSubmit={(password) => remove.mutate({ body: { password } })}
            onCancel={() => setIsRemoving(false)}
          />
        ) : (
          <div>
            <Button icon="trash" onClick={() => setIsRemoving(true)}>
              {pscLinkFr.remove}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  );
}
