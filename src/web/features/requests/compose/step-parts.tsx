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
  /** On a phone it stands below the part before it, not on a screen of its own. */
  isJoined?: boolean;
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
  const screens = screensOf(parts);
  const at = Math.max(
    0,
    screens.findIndex((screen) => screen.some(({ id }) => id === wanted)),
  );
  const screen = screens[at] ?? [];
  const heading = useHeadingFocus(isDesk ? 'all' : (screen[0]?.id ?? ''));

  const scopes = isDesk ? [step] : screen.map(({ id }) => `${step}/${id}`);
  const missing = problemsOfStep(compose.problems, step).filter(
    ({ path }) => isDesk || screen.some(({ id }) => id === partOfPath(path, place)),
  );
  const isDemanded = scopes.every((scope) => compose.demanded.has(scope));
  const goOn = () => {
    void compose.flush();
    const nextPart = isDesk ? undefined : screens[at + 1]?.[0];
    const nextStep = stepAfter(step);
    if (nextPart) go(composeAddress(compose.caseId, step), { search: { partie: nextPart.id } });
    else if (nextStep) go(composeAddress(compose.caseId, nextStep));
  };
  const next = () => {
    if (missing.length === 0) {
      goOn();
      return;
    }
    for (const scope of scopes) compose.demand(scope);
    const [first] = missing;
    if (first) setTimeout(() => focusSpot(first.path));
  };
  const back = () => {
    const previousPart = isDesk ? undefined : screens[at - 1]?.[0];
    const previousStep = stepBefore(step);
    if (previousPart) go(composeAddress(compose.caseId, step), { search: { partie: previousPart.id } });
    else if (previousStep) go(composeAddress(compose.caseId, previousStep));
  };

  return (
    <>
      <div className={isDesk ? 'r-parts r-parts--desk' : 'r-parts'}>
        {isDesk
          ? (['left', 'right'] as const).map((column) => (
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
          : screen.map((part, index) => (
              <section key={part.id} aria-labelledby={`r-part-${part.id}`}>
                <div className="r-part-head">
                  <h2 id={`r-part-${part.id}`} ref={index === 0 ? heading : undefined} tabIndex={-1}>
                    {part.title}
                  </h2>
                  {index === 0 && screens.length > 1 && (
                    <span className="small soft numbers">{composeFr.partOf(at + 1, screens.length)}</span>
                  )}
                </div>
                {part.body}
              </section>
            ))}
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

/** What a phone shows at a time. */
function screensOf(parts: readonly StepPart[]): readonly (readonly StepPart[])[] {
  const screens: StepPart[][] = [];
  for (const part of parts) {
    const before = screens.at(-1);
    if (part.isJoined && before) before.push(part);
    else screens.push([part]);
  }
  return screens;
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
