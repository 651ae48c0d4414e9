import { type FormEvent, useState } from 'react';
import { listFlags, listItemAppeals } from '#contracts/moderation/flag.contract.ts';
import { flagGroundsFr, flagSubjectsFr } from '#contracts/moderation/flag.fr.ts';
import { findAccount, listAppeals } from '#contracts/moderation/measure.contract.ts';
import { measureNamesFr } from '#contracts/moderation/measure.fr.ts';
import { AppLink, useGo } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { ContestedItem } from './contested-item.tsx';
import { moderationFr } from './moderation.fr.ts';

const texts = moderationFr.queue;

/** Operator: flags, contested decisions, one account by its exact address. Director: what concerns cases. */
export function ModerationPage() {
  const role = useSession().view?.account?.role;
  const isOperator = role === 'operator';
  return (
    <Page documentTitle={texts.title}>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Stack>
        <Flags isOperator={isOperator} />
        {isOperator ? (
          <>
            <Appeals />
            <AccountSearch />
          </>
        ) : (
          <ContestedItems />
        )}
      </Stack>
    </Page>
  );
}

function Flags({ isOperator }: { isOperator: boolean }) {
  const flags = useOperationQuery(listFlags, {});
  if (flags.error)
    return <ErrorState message={sentenceOf(flags.error)} onRetry={() => void flags.refetch()} />;
  if (!flags.data) return <LoadingState lines={4} />;
  if (flags.data.items.length === 0) {
    return (
      <EmptyState icon="shield" title={texts.empty}>
        <p>{texts.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <Card title={texts.flags}>
      <LinkCards label={texts.flags}>
        {flags.data.items.map((flag) => (
          <AppLink key={flag.flagId} className={linkCardClass} to={`/moderation/signalements/${flag.flagId}`}>
            <LinkCardBody
              title={`${flagGroundsFr[flag.ground]} : ${flagSubjectsFr[flag.subjectKind]}`}
              meta={formatDayTime(flag.madeAt)}
              side={isOperator && !flag.isYours ? texts.forDirector : undefined}
            />
          </AppLink>
        ))}
      </LinkCards>
    </Card>
  );
}

function Appeals() {
  const appeals = useOperationQuery(listAppeals, {});
  if (!appeals.data || appeals.data.items.length === 0) return null;
  return (
    <Card title={texts.appeals}>
      <LinkCards label={texts.appeals}>
        {appeals.data.items.map((appeal) => (
          <AppLink
            key={appeal.measureId}
            className={linkCardClass}
            to={`/moderation/comptes/${appeal.accountId}`}
          >
            <LinkCardBody title={measureNamesFr[appeal.kind]} meta={formatDayTime(appeal.madeAt)} />
          </AppLink>
        ))}
      </LinkCards>
    </Card>
  );
}

function ContestedItems() {
  const items = useOperationQuery(listItemAppeals, {});
  return items.data?.items.map((item) => <ContestedItem key={item.subjectId} item={item} />);
}

function AccountSearch() {
  const go = useGo();
  const [email, setEmail] = useState('');
  const find = useOperationMutation(findAccount, {
    onSuccess: ({ accountId }) => go(`/moderation/comptes/${accountId}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!find.isPending) find.mutate({ body: { email } });
  };
  const error = find.error ? (fieldMessagesOf(find.error)['email'] ?? sentenceOf(find.error)) : undefined;
  return (
    <Card title={texts.search}>
      <form className="c-stack c-stack--tight" onSubmit={submit} noValidate>
        <TextField
          label={texts.address}
          type="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
          error={error}
        />
        <div>
          <Button type="submit" icon="search" isBusy={find.isPending}>
            {texts.find}
          </Button>
        </div>
      </form>
    </Card>
  );
}
