import './dictation.css';
import { type ComponentProps, useRef } from 'react';
import { Button, IconButton } from '../button.tsx';
import { ConfirmDialog } from '../dialog.tsx';
import { Icon } from '../icon.tsx';
import { uiFr } from '../ui.fr.ts';
import { useDictation } from './use-dictation.ts';

const texts = uiFr.dictation;
const bars = [0.04, 0.12, 0.24, 0.4, 0.6];

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'ref'> & {
  value: string;
  onChange: (value: string) => void;
};
type Dictation = ReturnType<typeof useDictation>;

/** A text area with a microphone where the instance or the device can write down what is said (B-028). */
export function DictatingArea({ value, onChange, ...native }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const dictation = useDictation({ area, value, onChange, maxLength: native.maxLength });
  const isOffered = dictation.offer !== undefined && native.disabled !== true && native.readOnly !== true;
  return (
    <div className={isOffered ? 'c-dictation c-input-with-button' : 'c-dictation'}>
      <textarea
        {...native}
        ref={area}
        className="c-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onSelect={dictation.noteSelection}
        onKeyDown={(event) => {
          native.onKeyDown?.(event);
          if (isOffered && !event.defaultPrevented) dictation.onKeyDown(event);
        }}
      />
      {isOffered && <MicrophoneButton dictation={dictation} fieldId={native.id} />}
      {isOffered && <Below dictation={dictation} />}
      <Warning dictation={dictation} />
    </div>
  );
}

const looks = {
  unavailable: { icon: 'mic-off', label: texts.unavailable },
  idle: { icon: 'mic', label: texts.start },
  on: { icon: 'stop', label: texts.stop, look: 'primary' },
} as const;

function MicrophoneButton({ dictation, fieldId }: { dictation: Dictation; fieldId: string | undefined }) {
  const { offer, phase } = dictation;
  const isOn = phase === 'listening' || phase === 'finishing';
  const isBusy = phase === 'starting' || phase === 'finishing';
  return (
    <IconButton
      {...(offer?.kind === 'unavailable' ? looks.unavailable : isOn ? looks.on : looks.idle)}
      aria-describedby={`${fieldId}-label`}
      aria-controls={fieldId}
      // Reached by its key from within the field: one stop of Tab for each field, not two.
      tabIndex={-1}
      aria-keyshortcuts="F9"
      aria-busy={isBusy || undefined}
      onClick={dictation.toggle}
    />
  );
}

/** What goes on, said aloud as it changes; and the way back. */
function Below({ dictation }: { dictation: Dictation }) {
  const { offer, phase, said, guess } = dictation;
  return (
    <div className="c-dictation__below">
      {phase === 'listening' && <Level value={dictation.level} />}
      <p className="c-dictation__said" role="status">
        {said}
      </p>
      {phase === 'listening' && offer?.kind === 'ready' && (
        <p className="c-dictation__where">{offer.where}</p>
      )}
      {dictation.canUndo && (
        <Button look="quiet" icon="undo" onClick={dictation.undo}>
          {texts.undo}
        </Button>
      )}
      {guess && (
        <p className="c-dictation__guess" aria-hidden="true">
          {guess}
        </p>
      )}
    </div>
  );
}

function Warning({ dictation }: { dictation: Dictation }) {
  const { offer, phase, agree, refuse } = dictation;
  if (offer?.kind !== 'ready' || offer.warning === undefined) return null;
  return (
    <ConfirmDialog
      isOpen={phase === 'asking'}
      title={texts.warningTitle}
      confirmLabel={texts.agree}
      onConfirm={agree}
      onClose={refuse}
    >
      <p>{offer.warning}</p>
    </ConfirmDialog>
  );
}

/** How loud it is; for people who want less motion, only whether something is heard. */
function Level({ value }: { value: number }) {
  return (
    <span className="c-dictation__level" data-heard={value >= (bars[0] ?? 0)} aria-hidden="true">
      <Icon name="mic" />
      {bars.map((least) => (
        <span key={least} className="c-dictation__bar" data-on={value >= least} />
      ))}
    </span>
  );
}
