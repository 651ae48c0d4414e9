import { type FormEvent, useState } from 'react';
import { correctProfile, type ProfileView } from '#contracts/accounts/profile.contract.ts';
import type { RegistrationField } from '#contracts/accounts/registration-form.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList, type Difference, DiffView } from '#web/ui/content.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { correctionFr } from './correction.fr.ts';
import { History, ProfileField, shownFields } from './profile-parts.tsx';

type Props = { profile: ProfileView; reason: string; ticketId: string | null; onLeave: () => void };

/** Who it is, each field, what changes from what to what; then it is told to the person. */
export function CorrectionForm({ profile, ticketId, onLeave, ...given }: Props) {
  const fields = shownFields(profile);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [reason, setReason] = useState(given.reason);
  const correct = useOperationMutation(correctProfile);
  const refused = fieldMessagesOf(correct.error);
  const differences = differencesOf(profile, fields, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const answers = Object.fromEntries(differences.map(({ id }) => [id, typed[id] ?? '']));
    correct.mutate({ params: { accountId: profile.accountId }, body: { answers, reason, ticketId } });
  };
  if (correct.isSuccess) {
    return (
      <Stack>
        <Notice tone="info" icon="check" isAlert>
          {correctionFr.saved}
        </Notice>
        <div>
          <Button onClick={onLeave}>{correctionFr.another}</Button>
        </div>
      </Stack>
    );
  }
  return (
    <Stack>
      <WhoCard profile={profile} />
      <Card title={correctionFr.changeTitle}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <Notice>{correctionFr.identityWarning}</Notice>
            {fields.map((field) => (
              <ProfileField
                key={field.id}
                field={field}
                value={typed[field.id] ?? String(profile.values[field.id] ?? '')}
                error={refused[`answers.${field.id}`]}
                onChange={(value) => setTyped((now) => ({ ...now, [field.id]: value }))}
              />
            ))}
            <Card title={correctionFr.summary} level={3} isQuiet>
              {differences.length === 0 ? (
                <p className="soft">{correctionFr.nothing}</p>
              ) : (
                <DiffView differences={differences} />
              )}
            </Card>
            <LongTextField
              label={correctionFr.reason}
              hint={correctionFr.reasonHint}
              maxLength={500}
              value={reason}
              onChange={setReason}
              error={refused['reason']}
            />
            {correct.error && (
              <Notice tone="fault" isAlert>
                {sentenceOf(correct.error)}
              </Notice>
            )}
            <Row>
              <Button
                type="submit"
                look="primary"
                disabled={differences.length === 0}
                isBusy={correct.isPending}
              >
                {correctionFr.save}
              </Button>
              <Button look="quiet" onClick={onLeave}>
                {correctionFr.another}
              </Button>
            </Row>
          </Stack>
        </form>
      </Card>
      <History
        profile={profile}
        fields={fields}
        ticketsUnder="/exploitation/assistance"
        by={correctionFr.by}
      />
    </Stack>
  );
}

function WhoCard({ profile }: { profile: ProfileView }) {
  return (
    <Card title={correctionFr.who}>
      <DefinitionList
        items={[
          { term: correctionFr.roles[profile.role], value: profile.displayName },
          { term: correctionFr.email, value: profile.email },
        ]}
      />
    </Card>
  );
}

function differencesOf(
  profile: ProfileView,
  fields: readonly RegistrationField[],
  typed: Readonly<Record<string, string>>,
): Difference[] {
  return fields.flatMap((field) => {
    const before = String(profile.values[field.id] ?? '');
    const after = typed[field.id];
    if (after === undefined || after === before) return [];
    const shown = (value: string) => field.choices?.find((choice) => choice.value === value)?.label ?? value;
    return [{ id: field.id, label: field.label, before: shown(before), after: shown(after) }];
  });
}
