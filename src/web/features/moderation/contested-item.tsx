import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideItem, listItemAppeals, type ModeratedItem } from '#contracts/moderation/flag.contract.ts';
import { flagGroundsFr, flagSubjectsFr } from '#contracts/moderation/flag.fr.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { Card } from '#web/ui/page.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { moderationFr } from './moderation.fr.ts';
import { TextForm } from './text-form.tsx';

const { decisions, flag, queue } = moderationFr;

/** A director answers the author of hidden content. */
export function ContestedItem({ item }: { item: ModeratedItem }) {
  const client = useQueryClient();
  const toast = useToast();
  const [act, setAct] = useState<'restore' | 'keep'>('restore');
  const decide = useOperationMutation(decideItem, {
    onSuccess: async () => {
      toast({ message: flag.done });
      await refresh(client, listItemAppeals);
    },
  });
  const { subjectId, subjectKind, ground, statement, appeal, caseId } = item;
  return (
    <Card title={`${queue.items} : ${flagSubjectsFr[subjectKind]}`}>
      <DefinitionList
        items={[
          { term: flag.ground, value: flagGroundsFr[ground] },
          { term: decisions.reasons, value: statement },
          { term: decisions.appeal, value: appeal?.text ?? '' },
        ]}
      />
      <AppLink to={`/direction/dossiers/${caseId}`}>{flag.openCase}</AppLink>
      <TextForm
        label={flag.reason}
        field="reason"
        action={flag.confirm}
        isBusy={decide.isPending}
        error={decide.error}
        onSend={(reason) => decide.mutate({ params: { subjectId }, body: { act, reason } })}
      >
        <ChoiceField
          label={flag.act}
          columns={2}
          choices={[
            { value: 'restore', label: flag.restore },
            { value: 'keep', label: flag.keep },
          ]}
          value={act}
          onChange={setAct}
        />
      </TextForm>
    </Card>
  );
}
