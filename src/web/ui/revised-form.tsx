import type { FormEvent, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Stack } from './page.tsx';
import { Notice } from './states.tsx';
import { uiFr } from './ui.fr.ts';

type RevisedFormProps = {
  onSave: () => void;
  isBusy: boolean;
  /** The sentence of what went wrong, if anything did. */
  error: string | undefined;
  /** Saved from another device meanwhile: reading again is offered. */
  isStale: boolean;
  onReadAgain: () => void;
  children: ReactNode;
};

/** Settings saved together, which another device may have changed meanwhile. */
export function RevisedForm({ onSave, isBusy, error, isStale, onReadAgain, children }: RevisedFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSave();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="loose">
        {children}
        {error && (
          <Notice tone="fault" isAlert>
            <p>{error}</p>
            {isStale && (
              <Button icon="refresh" onClick={onReadAgain}>
                {uiFr.readSettingsAgain}
              </Button>
            )}
          </Notice>
        )}
        <Button type="submit" look="primary" isBig isWide isBusy={isBusy}>
          {uiFr.save}
        </Button>
      </Stack>
    </form>
  );
}
