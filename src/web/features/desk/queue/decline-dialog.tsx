import { useState } from 'react';
import { declineCase, type QueueItem } from '#contracts/cases/case-expert.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { caseWords, formTitle } from '../case-words.ts';
import { declineFr } from '../decline.fr.ts';
import { DeclineFields, type Declining } from '../decline-fields.tsx';

type DeclineDialogProps = { item: QueueItem; onClose: () => void; onDeclined: () => void };

/** Declining before taking; it cannot be undone, so it is asked once. */
export function DeclineDialog({ item, onClose, onDeclined }: DeclineDialogProps) {
  const [value, setValue] = useState<Declining>({ reason: undefined, note: '' });
  const [isAttempted, setIsAttempted] = useState(false);
  const decline = useOperationMutation(declineCase, { onSuccess: onDeclined });
  const fields = fieldMessagesOf(decline.error);
  const confirm = () => {
    setIsAttempted(true);
    if (value.reason !== undefined) {
      decline.mutate({ params: { caseId: item.caseId }, body: { reason: value.reason, note: value.note } });
    }
  };
  return (
    <ConfirmDialog
      isOpen
      title={declineFr.title}
      confirmLabel={declineFr.confirm}
      isBusy={decline.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <p>
          <strong>{formTitle(item.form)}</strong> · {caseWords(item)}
        </p>
        <p className="soft">{declineFr.lead}</p>
        <DeclineFields
          value={value}
          onChange={setValue}
          reasonError={
            fields['reason'] ?? (isAttempted && !value.reason ? declineFr.reasonMissing : undefined)
          }
          noteError={fields['note']}
        />
        {decline.error && Object.keys(fields).length === 0 && (
          <Notice tone="fault" isAlert>
            {sentenceOf(decline.error)}
          </Notice>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
