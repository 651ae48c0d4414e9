import { useState } from 'react';
import { objectToCase, withdrawCase } from '#contracts/cases/case-request.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { composeAddress } from '../addresses.ts';
import { pageFr } from './page.fr.ts';
import { may, useCommand } from './use-request.ts';

/** Change, withdraw, or record that the patient objects (B-057). */
export function StopActions({ caseView }: { caseView: CaseView }) {
  const texts = pageFr.actions;
  const { caseId, status, objectedAt } = caseView;
  const withdraw = useCommand(withdrawCase, texts.withdrawn);
  const object = useCommand(objectToCase, texts.objected);
  const isHeld = status === 'claimed' || status === 'clarifying';
  const isOver = status === 'answered' || status === 'ended';
  const mayObject = may(caseView, 'object') && objectedAt === null;
  if (!may(caseView, 'revise') && !may(caseView, 'withdraw') && !mayObject) {
    return null;
  }
  return (
    <Card title={texts.other} isQuiet>
      <Stack gap="tight">
        {may(caseView, 'revise') && (
          <AppLink to={composeAddress(caseId, 'relire')} className={buttonClass({ isWide: true })}>
            <Icon name="pencil" />
            {texts.revise}
          </AppLink>
        )}
        {may(caseView, 'withdraw') && (
          <ReasonedAction
            label={texts.withdraw}
            title={texts.withdrawTitle}
            text={isHeld ? texts.withdrawHeld : texts.withdrawQueued}
            reasonLabel={texts.reason}
            isReasonOptional={!isHeld}
            command={withdraw}
            onRun={(reason) => withdraw.run({ params: { caseId }, body: { reason } })}
          />
        )}
        {mayObject && (
          <ReasonedAction
            label={texts.object}
            title={texts.objectTitle}
            text={isOver ? texts.objectAfter : texts.objectOpen}
            confirm={texts.objectConfirm}
            reasonLabel={texts.note}
            isReasonOptional
            command={object}
            onRun={(note) => object.run({ params: { caseId }, body: { note } })}
          />
        )}
      </Stack>
    </Card>
  );
}

type ReasonedActionProps = {
  label: string;
  title: string;
  text: string;
  confirm?: string;
  reasonLabel: string;
  isReasonOptional: boolean;
  command: { isBusy: boolean; error: unknown };
  onRun: (reason: string) => Promise<unknown>;
};

/** What cannot be undone is asked once, with what it does and room for a reason. */
function ReasonedAction(props: ReasonedActionProps) {
  const { label, title, text, confirm = label, reasonLabel, isReasonOptional, command, onRun } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button isWide look="secondary" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        isGrave
        isBusy={command.isBusy}
        title={title}
        confirmLabel={confirm}
        onConfirm={() => void onRun(reason).then((isDone) => isDone !== undefined && setIsOpen(false))}
        onClose={() => setIsOpen(false)}
      >
        <Stack>
          <p>{text}</p>
          <LongTextField
            label={reasonLabel}
            isOptional={isReasonOptional}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={setReason}
            error={command.error ? sentenceOf(command.error) : undefined}
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
