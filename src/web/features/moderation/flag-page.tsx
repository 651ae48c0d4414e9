import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type FlagAct,
  flagActs,
  getFlag,
  hidableSubjects,
  listFlags,
  settleFlag,
} from '#contracts/moderation/flag.contract.ts';
import { flagActsFr, flagGroundsFr, flagSubjectsFr } from '#contracts/moderation/flag.fr.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { moderationFr } from './moderation.fr.ts';
import { TextForm } from './text-form.tsx';

const texts = moderationFr.flag;
type FlagView = ResponseOf<typeof getFlag>;

/** One flag: what is known of it, and the decision of whom it concerns. */
export function FlagPage() {
  const { flagId = '' } = useParams({ strict: false }) as { flagId?: string };
  const flag = useOperationQuery(getFlag, { params: { flagId } });
  return (
    <Page documentTitle={texts.title} width="narrow">
      <PageHeader title={texts.title} back={<AppLink to="/moderation">{moderationFr.queue.title}</AppLink>} />
      {flag.error && <ErrorState message={sentenceOf(flag.error)} onRetry={() => void flag.refetch()} />}
      {!flag.error && !flag.data && <LoadingState lines={6} />}
      {flag.data && (
        <Stack>
          <Facts flag={flag.data} />
          {flag.data.outcome && <Notice tone="info">{texts.settled}</Notice>}
          {flag.data.isYours && !flag.data.outcome && <Decide flag={flag.data} />}
        </Stack>
      )}
    </Page>
  );
}

function Facts({ flag }: { flag: FlagView }) {
  const isOperator = useSession().view?.account?.role === 'operator';
  return (
    <Card>
      <DefinitionList
        items={[
          { term: texts.subject, value: flagSubjectsFr[flag.subjectKind] },
          { term: texts.ground, value: flagGroundsFr[flag.ground] },
          { term: texts.madeAt, value: formatDayTime(flag.madeAt) },
          { term: texts.text, value: flag.text === null ? texts.hiddenText : flag.text || texts.noText },
        ]}
      />
      <Row>
        {isOperator && flag.authorId && (
          <AppLink to={`/moderation/comptes/${flag.authorId}`}>{texts.author}</AppLink>
        )}
        {!isOperator && flag.caseId && (
          <AppLink to={`/direction/dossiers/${flag.caseId}`}>{texts.openCase}</AppLink>
        )}
      </Row>
    </Card>
  );
}

function Decide({ flag }: { flag: FlagView }) {
  const client = useQueryClient();
  const toast = useToast();
  const [act, setAct] = useState<FlagAct>('dismiss');
  const settle = useOperationMutation(settleFlag, {
    onSuccess: async () => {
      toast({ message: texts.done });
      await refresh(client, getFlag, listFlags);
    },
  });
  if (flag.subjectKind !== 'profile' && !flag.isCaseOpen)
    return <Notice tone="attention">{texts.openFirst}</Notice>;
  const acts = flagActs.filter(
    (one) => hidableSubjects.includes(flag.subjectKind) || (one !== 'hide' && one !== 'remove'),
  );
  return (
    <Card title={texts.decide}>
      <TextForm
        label={texts.statement}
        hint={texts.statementHint}
        field="statement"
        action={texts.confirm}
        isBusy={settle.isPending}
        error={settle.error}
        onSend={(statement) => settle.mutate({ params: { flagId: flag.flagId }, body: { act, statement } })}
      >
        <ChoiceField
          label={texts.act}
          columns={2}
          choices={acts.map((value) => ({ value, label: flagActsFr[value] }))}
          value={act}
          onChange={setAct}
        />
      </TextForm>
    </Card>
  );
}
