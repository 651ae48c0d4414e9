import { useState } from 'react';
import { declineCase, handUpCase, releaseCase } from '#contracts/cases/case-expert.contract.ts';
import { requiredReason } from '#contracts/cases/case-request.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { declineFr } from '../decline.fr.ts';
import { DeclineFields, type Declining } from '../decline-fields.tsx';
import { leaveFr } from './desk-page.fr.ts';

const ways = ['release', 'hand-up', 'decline'] as const;
type Way = (typeof ways)[number];

type LeaveDialogProps = { caseView: CaseView; onClose: () => void; onLeft: () => void };

/** The three ways to let a taken case go (B-009, B-010). */
export function LeaveDialog({ caseView, onClose, onLeft }: LeaveDialogProps) {
  const params = { caseId: caseView.caseId };
  const toast = useToast();
  const [way, setWay] = useState<Way>();
  const [reason, setReason] = useState('');
  const [declining, setDeclining] = useState<Declining>({ reason: undefined, note: '' });
  const [isAttempted, setIsAttempted] = useState(false);
  const leave = (left: Way) => {
    toast({ message: leaveFr.done[left] });
    onLeft();
  };
  const release = useOperationMutation(releaseCase, { onSuccess: () => leave('release') });
  const handUp = useOperationMutation(handUpCase, { onSuccess: () => leave('hand-up') });
  const decline = useOperationMutation(declineCase, { onSuccess: () => leave('decline') });
  const error = { release, 'hand-up': handUp, decline }[way ?? 'release'].error;
  const fields = fieldMessagesOf(error);
  const checked = requiredReason.safeParse(reason);
  const confirm = () => {
    setIsAttempted(true);
    if (way === 'release') {
      release.mutate({ params });
    } else if (way === 'hand-up' && checked.success) {
      handUp.mutate({ params, body: { reason } });
    } else if (way === 'decline' && declining.reason !== undefined) {
      decline.mutate({ params, body: { reason: declining.reason, note: declining.note } });
    }
  };
  return (
    <ConfirmDialog
      isOpen
      title={leaveFr.title}
      confirmLabel={leaveFr.confirm}
      isBusy={release.isPending || handUp.isPending || decline.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack>
        <p className="soft">{leaveFr.lead}</p>
        <ChoiceField
          label={leaveFr.what}
          choices={ways
            .filter((value) => caseView.allowedActions.includes(value))
            .map((value) => ({ value, ...leaveFr.ways[value] }))}
          value={way}
          error={isAttempted && !way ? leaveFr.whatMissing : undefined}
          onChange={setWay}
        />
        {way === 'hand-up' && (
          <LongTextField
            label={leaveFr.reason}
            maxLength={1000}
            value={reason}
            error={
              fields['reason'] ??
              (isAttempted && !checked.success ? checked.error.issues[0]?.message : undefined)
            }
            onChange={setReason}
          />
        )}
        {way === 'decline' && (
          <DeclineFields
            value={declining}
            onChange={setDeclining}
            reasonError={isAttempted && !declining.reason ? declineFr.reasonMissing : undefined}
            noteError={fields['note']}
          />
        )}
        {error && Object.keys(fields).length === 0 && (
          <Notice tone="fault" isAlert>
            {sentenceOf(error)}
          </Notice>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
