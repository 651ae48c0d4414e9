import { Button } from '#web/ui/button.tsx';
import { queueFr } from './queue.fr.ts';
import type { Levels } from './use-queue.ts';

type OtherLevelsProps = {
  levels: Levels;
  onChange: (levels: Levels) => void;
};

/** The quiet way to levels a doctor may take from but did not choose. */
export function OtherLevels({ levels, onChange }: OtherLevelsProps) {
  const isAll = levels === 'all';
  return (
    <div className="d-other-levels">
      {isAll && <p className="small soft">{queueFr.othersShown}</p>}
      <Button look="quiet" onClick={() => onChange(isAll ? 'wanted' : 'all')}>
        {isAll ? queueFr.hideOthers : queueFr.showOthers}
      </Button>
    </div>
  );
}
