import { sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState, Notice } from '#web/ui/states.tsx';
import { caseFr } from './case-texts.fr.ts';
import type { ComparedPhotos } from './use-compared-photos.ts';

type CompareButtonProps = {
  compared: ComparedPhotos;
  /** How many earlier cases there are to compare with; nothing is offered where there is none. */
  count: number;
  shortcut: string | undefined;
  onClick: () => void;
};

/** Brings the photos of earlier cases, and takes them away. */
export function CompareButton({ compared, count, shortcut, onClick }: CompareButtonProps) {
  if (count === 0) return null;
  return (
    <span className="d-compare">
      <Button
        look="quiet"
        icon="columns"
        {...(shortcut === undefined ? {} : { shortcut })}
        isBusy={compared.isLoading}
        onClick={onClick}
      >
        {compared.isCompared ? caseFr.compareOff : caseFr.compare(count)}
      </Button>
    </span>
  );
}

/** Why nothing was brought. */
export function CompareTroubles({ compared }: { compared: ComparedPhotos }) {
  return (
    <>
      {compared.error && (
        <ErrorState
          title={caseFr.compareFailed}
          message={sentenceOf(compared.error)}
          onRetry={compared.retry}
        />
      )}
      {compared.hasNone && <Notice isAlert>{caseFr.nothingToCompare}</Notice>}
    </>
  );
}
