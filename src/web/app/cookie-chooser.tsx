import { useEffect, useState } from 'react';
import type { Tracker } from '#contracts/legal/cookies.ts';
import { type CookieChoice, choiceOf, cookieLineOf, isToAsk, loadAccepted } from '#web/lib/cookie-choice.ts';
import { Button } from '#web/ui/button.tsx';
import { MultiChoiceField } from '#web/ui/choice-field.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { shellFr } from './shell.fr.ts';

const keep = (choice: CookieChoice) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser that we serve.
  document.cookie = cookieLineOf(choice, location.protocol === 'https:');
};

/** only where the operator added trackers. Nothing is loaded before a choice; refusing takes one tap, as accepting. */
export function CookieChooser({ trackers }: { trackers: readonly Tracker[] }) {
  const [choice, setChoice] = useState(() => choiceOf(document.cookie));
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => loadAccepted(trackers, choice), [trackers, choice]);
  if (trackers.length === 0) return null;
  const choose = (accepted: readonly string[]) => {
    const next = Object.fromEntries(trackers.map(({ id }) => [id, accepted.includes(id)]));
    const isTakenBack = trackers.some(({ id }) => choice[id] === true && !accepted.includes(id));
    keep(next);
    setChoice(next);
    setIsOpen(false);
    // What runs cannot be unloaded otherwise.
    if (isTakenBack) location.reload();
  };
  if (!isOpen && !isToAsk(trackers, choice)) {
    return (
      <div className="c-shell-cookies screen-only">
        <Button look="quiet" onClick={() => setIsOpen(true)}>
          {shellFr.cookies.open}
        </Button>
      </div>
    );
  }
  return <Question trackers={trackers} choice={choice} onChoose={choose} />;
}

type QuestionProps = {
  trackers: readonly Tracker[];
  choice: CookieChoice;
  onChoose: (accepted: readonly string[]) => void;
};

function Question({ trackers, choice, onChoose }: QuestionProps) {
  const ids = trackers.map(({ id }) => id);
  const [accepted, setAccepted] = useState<readonly string[]>(ids.filter((id) => choice[id] === true));
  const texts = shellFr.cookies;
  return (
    <div className="c-shell-cookies screen-only">
      <Card title={texts.title}>
        <Stack>
          <p>{texts.lead}</p>
          <MultiChoiceField
            label={texts.which}
            isOptional
            choices={trackers.map(({ id, name, purpose, who, duration }) => ({
              value: id,
              label: name,
              hint: `${purpose} (${who}, ${duration})`,
            }))}
            values={accepted}
            onChange={setAccepted}
          />
          <Row>
            <Button onClick={() => onChoose([])}>{texts.refuse}</Button>
            <Button onClick={() => onChoose(ids)}>{texts.accept}</Button>
            <Button onClick={() => onChoose(accepted)}>{texts.keep}</Button>
          </Row>
        </Stack>
      </Card>
    </div>
  );
}
