import { type FormEvent, useState } from 'react';
import {
  type GuardianPage,
  type GuardianRelation,
  guardianRelations,
} from '#contracts/accounts/guardian.contract.ts';
import { guardianRelationsFr, guardianTexts } from '#contracts/accounts/guardian.fr.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard, ChoiceField } from '#web/ui/choice-field.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { guardianFr } from './guardian.fr.ts';

type DecisionProps = {
  view: GuardianPage;
  error: Error | null;
  isBusy: boolean;
  onAnswer: (answer: {
    isGiven: boolean;
    name: string;
    relation?: GuardianRelation;
    hasAuthority: boolean;
  }) => Promise<void>;
};

/** The text, and the answer: nothing ticked beforehand, nothing typed lost when it is refused. */
export function DecisionForm({ view, error, isBusy, onAnswer }: DecisionProps) {
  const text = guardianTexts.find(({ version }) => version === view.textVersion);
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<GuardianRelation>();
  const [hasAuthority, setHasAuthority] = useState(false);
  const [isRefusing, setIsRefusing] = useState(false);
  const refused = fieldMessagesOf(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onAnswer({ isGiven: true, name, hasAuthority, ...(relation ? { relation } : {}) });
  };
  const refuse = () => {
    setIsRefusing(false);
    void onAnswer({ isGiven: false, name: '', hasAuthority: false });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Card>
          <Stack>
            {text?.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <p>
              <AppLink to="/textes">{guardianFr.texts}</AppLink>
            </p>
          </Stack>
        </Card>
        {error && Object.keys(refused).length === 0 && (
          <Notice tone="fault" isAlert>
            {sentenceOf(error)}
          </Notice>
        )}
        <TextField
          label={guardianFr.name}
          autoComplete="name"
          maxLength={100}
          value={name}
          onChange={setName}
          error={refused['name']}
        />
        <ChoiceField
          label={guardianFr.relation}
          choices={guardianRelations.map((value) => ({ value, label: guardianRelationsFr[value] }))}
          value={relation}
          onChange={setRelation}
          error={refused['relation']}
        />
        <CheckboxCard
          label={text?.declaration ?? ''}
          isChecked={hasAuthority}
          onChange={setHasAuthority}
          error={refused['hasAuthority']}
        />
        <Row>
          <Button type="submit" look="primary" isBig isBusy={isBusy}>
            {guardianFr.agree}
          </Button>
          <Button look="quiet" onClick={() => setIsRefusing(true)}>
            {guardianFr.refuse}
          </Button>
        </Row>
      </Stack>
      <ConfirmDialog
        isOpen={isRefusing}
        isGrave
        title={guardianFr.refuseTitle}
        confirmLabel={guardianFr.refuse}
        onConfirm={refuse}
        onClose={() => setIsRefusing(false)}
      >
        <p>{guardianFr.refuseText}</p>
      </ConfirmDialog>
    </form>
  );
}
