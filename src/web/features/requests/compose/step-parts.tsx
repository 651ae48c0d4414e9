import { type ReactNode, useEffect, useRef } from 'react';
import { useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { useIsDesk } from '#web/lib/use-media.ts';
import { ActionBar, Button } from '#web/ui/button.tsx';
import { Card } from '#web/ui/page.tsx';
import { composeAddress } from '../addresses.ts';
import { composeFr } from './compose.fr.ts';
import { useCompose } from './compose-context.tsx';
import { type ComposeStep, partOfPath, problemsOfStep, stepAfter, stepBefore } from './compose-steps.ts';
import { focusSpot } from './focus-spot.ts';

export type StepPart = {
  id: string;
  title: string;
  body: ReactNode;
  /** Column at a desk. */
  column?: 'left' | 'right';
};

type StepPartsProps = {
  step: ComposeStep;
  parts: readonly StepPart[];
  /** Below every part. */
  foot?: ReactNode;
};

/**
 * The parts of a step: all on one page at a desk, one after the other on a phone (kept in the address, so that going
 * back works). Going on shows what is missing first, and never forbids to leave it for later.
 */
export function StepParts({ step, parts, foot }: StepPartsProps) {
  const compose = useCompose();
  const isDesk = useIsDesk();
  const go = useGo();
  const search = useAddressSearch();
  const place = { form: compose.form, photos: compose.caseView.photos };
  const wanted = search.champ === undefined ? search.partie : partOfPath(search.champ, place);
  const at = Math.max(
    0,
    parts.findIndex((part) => part.id === wanted),
  );
  const part = parts[at];
  const heading = useHeadingFocus(isDesk ? 'all' : (part?.id ?? ''));

  const scope = isDesk ? step : `${step}/${part?.id}`;
  const missing = problemsOfStep(compose.problems, step).filter(
    ({ path }) => isDesk || partOfPath(path, place) === part?.id,
  );
  const isDemanded = compose.demanded.has(scope);
  const goOn = () => {
    void compose.flush();
    const nextPart = isDesk ? undefined : parts[at + 1];
    const nextStep = stepAfter(step);
    if (nextPart) go(composeAddress(compose.caseId, step), { search: { partie: nextPart.id } });
    else if (nextStep) go(composeAddress(compose.caseId, nextStep));
  };
  const next = () => {
    if (missing.length === 0) {
      goOn();
      return;
    }
    compose.demand(scope);
    const [first] = missing;
    if (first) setTimeout(() => focusSpot(first.path));
  };
  const back = () => {
    const previousPart = isDesk ? undefined : parts[at - 1];
    const previousStep = stepBefore(step);
    if (previousPart) go(composeAddress(compose.caseId, step), { search: { partie: previousPart.id } });
    else if (previousStep) go(composeAddress(compose.caseId, previousStep));
  };

  return (
    <>
      <div className={isDesk ? 'r-parts r-parts--desk' : 'r-parts'}>
        {isDesk ? (
          (['left', 'right'] as const).map((column) => (
            <div key={column} className="r-parts__column">
              {parts
                .filter((other) => (other.column ?? 'left') === column)
                .map((other) => (
                  <Card key={other.id} title={other.title}>
                    {other.body}
                  </Card>
                ))}
            </div>
          ))
        ) : (
          <section key={part?.id} aria-labelledby="r-part-title">
            <div className="r-part-head">
              <h2 id="r-part-title" ref={heading} tabIndex={-1}>
                {part?.title}
              </h2>
              {parts.length > 1 && (
                <span className="small soft numbers">{composeFr.partOf(at + 1, parts.length)}</span>
              )}
            </div>
            {part?.body}
          </section>
        )}
      </div>
      {foot && <div className="r-step-foot">{foot}</div>}
      <ActionBar note={isDemanded && missing.length > 0 && composeFr.missingHere(missing.length)}>
        <Button look="primary" isBig iconAfter="arrow-right" onClick={next}>
          {composeFr.next}
        </Button>
        {isDemanded && missing.length > 0 ? (
          <Button onClick={goOn}>{composeFr.later}</Button>
        ) : (
          <Button look="quiet" icon="arrow-left" onClick={back}>
            {composeFr.previous}
          </Button>
        )}
      </ActionBar>
    </>
  );
}

/** On a phone the title of a part takes the focus when the part appears, so that it is read aloud and stands on top. */
function useHeadingFocus(partId: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(partId);
  useEffect(() => {
    if (shown.current !== partId) {
      shown.current = partId;
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
  }, [partId]);
  return heading;
}
