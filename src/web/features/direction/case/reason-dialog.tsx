import { type ReactNode, useEffect, useRef, useState } from 'react';
import { openContent } from '#contracts/cases/case-after.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { directorCaseFr } from './director-case.fr.ts';

type ReasonDialogProps = {
  texts: {
    title: string;
    reasonHint: string;
    effectsTitle: string;
    /** One effect a line. */
    effects: string;
    confirm: string;
  };
  isGrave?: boolean;
  isBusy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
  children?: ReactNode;
};

const longestReason = 1000;

/** Says what an act does and asks why; what was typed stays when it is refused. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { texts, isGrave = false, isBusy, error, onConfirm, onClose, children } = props;
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [tries, setTries] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) focusFirstRefusal(place.current);
  }, [tries]);
  const atField = refusal ?? fieldMessagesOf(error)['reason'];
  const confirm = () => {
    // The three acts ask for a reason in the same words.
    const checked = openContent.body.safeParse({ reason });
    setRefusal(checked.success ? undefined : checked.error.issues[0]?.message);
    setTries(tries + 1);
    if (checked.success) onConfirm(checked.data.reason);
  };
  return (
    <ConfirmDialog
      isOpen
      title={texts.title}
      confirmLabel={texts.confirm}
      isGrave={isGrave}
      isBusy={isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div ref={place} className="c-stack">
        {children}
        <Notice title={texts.effectsTitle}>
          <ul className="direction-effects">
            {texts.effects.split('\n').map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </Notice>
        <LongTextField
          label={directorCaseFr.reason}
          hint={texts.reasonHint}
          error={atField}
          value={reason}
          onChange={setReason}
          maxLength={longestReason}
        />
        {error !== null && error !== undefined && atField === undefined && (
          <Notice tone="fault" isAlert>
            {sentenceOf(error)}
          </Notice>
        )}
      </div>
    </ConfirmDialog>
  );
}

/** A refused field may have scrolled out of sight; a group of choices takes the focus on its first one. */
function focusFirstRefusal(place: HTMLElement | null): void {
  const refused = place?.querySelector<HTMLElement>('[aria-invalid="true"]');
  (refused?.querySelector<HTMLElement>('input') ?? refused)?.focus();
}
