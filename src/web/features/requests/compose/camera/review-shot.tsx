import { useEffect, useRef, useState } from 'react';
import {
  type PhotoHint,
  type QualityOverride,
  qualityOverrides,
  shortcomingsOf,
} from '#contracts/photos/quality/photo-hints.ts';
import { qualityOverridesFr } from '#contracts/photos/quality/quality.fr.ts';
import { Button } from '#web/ui/button.tsx';
import { cameraFr } from './camera.fr.ts';
import { HintWords } from './hint-words.tsx';

export type Verdict =
  | { kind: 'looking' }
  /** This browser could not tell. */
  | { kind: 'unknown' }
  | { kind: 'known'; hints: readonly PhotoHint[] };

type ReviewProps = {
  url: string;
  verdict: Verdict;
  onKeep: (reason?: QualityOverride) => void;
  onAgain: () => void;
};

/** The photo just taken: what is technically wrong with it, and the choice. A poor one can be kept, with a reason or none. */
export function ReviewShot({ url, verdict, onKeep, onAgain }: ReviewProps) {
  const [isAskingWhy, setIsAskingWhy] = useState(false);
  const hints = verdict.kind === 'known' ? verdict.hints : [];
  const isPoor = shortcomingsOf(hints).length > 0;
  return (
    <>
      <div className="r-cam__stage">
        <TakenPhoto url={url} />
      </div>
      <div className="r-cam__foot">
        <div className="r-cam__verdict" role="status">
          <VerdictWords verdict={verdict} />
        </div>
        {isAskingWhy && isPoor ? (
          <WhyKeep onKeep={onKeep} onAgain={onAgain} />
        ) : (
          <div className="r-cam__choice">
            {isPoor ? (
              <Button isBig onClick={() => setIsAskingWhy(true)}>
                {cameraFr.keepAnyway}
              </Button>
            ) : (
              <Button look="primary" isBig icon="check" onClick={() => onKeep()}>
                {cameraFr.keep}
              </Button>
            )}
            <Button look={isPoor ? 'primary' : 'secondary'} isBig icon="undo" onClick={onAgain}>
              {cameraFr.again}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function VerdictWords({ verdict }: { verdict: Verdict }) {
  if (verdict.kind === 'looking') return <p>{cameraFr.checking}</p>;
  if (verdict.kind === 'unknown') return <p>{cameraFr.unchecked}</p>;
  if (verdict.hints.length === 0) return <p>{cameraFr.good}</p>;
  return <HintWords hints={verdict.hints} />;
}

function WhyKeep({ onKeep, onAgain }: Pick<ReviewProps, 'onKeep' | 'onAgain'>) {
  const first = useRef<HTMLFieldSetElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset className="r-cam__why" aria-label={cameraFr.why} ref={first}>
      <p>
        <strong>{cameraFr.why}</strong> {cameraFr.whyHint}
      </p>
      {qualityOverrides.map((reason) => (
        <Button key={reason} isWide onClick={() => onKeep(reason)}>
          {qualityOverridesFr[reason]}
        </Button>
      ))}
      <Button isWide onClick={() => onKeep()}>
        {cameraFr.unsaid}
      </Button>
      <Button look="primary" isWide icon="undo" onClick={onAgain}>
        {cameraFr.again}
      </Button>
    </fieldset>
  );
}

/** The photo whole or at its real pixels, so that a blurred one is seen before the patient leaves. */
function TakenPhoto({ url }: { url: string }) {
  const [isLarge, setIsLarge] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (isLarge && element) {
      element.scrollTo(
        (element.scrollWidth - element.clientWidth) / 2,
        (element.scrollHeight - element.clientHeight) / 2,
      );
    }
  }, [isLarge]);
  return (
    <div ref={frame} className="r-cam__taken">
      <button
        type="button"
        aria-label={cameraFr.enlarge}
        aria-pressed={isLarge}
        onClick={() => setIsLarge(!isLarge)}
      >
        <img src={url} alt={cameraFr.preview} className={isLarge ? 'is-large' : undefined} />
      </button>
    </div>
  );
}
