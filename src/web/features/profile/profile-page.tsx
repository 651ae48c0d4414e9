import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { getProfile, type ProfileView, saveProfile } from '#contracts/accounts/profile.contract.ts';
import { fieldsOf, type RegistrationField } from '#contracts/accounts/registration-form.ts';
import { findRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { profileFr } from './profile.fr.ts';

/** A-009, B-043: one's own data, changed at any time, with what became of them. */
export function ProfilePage() {
  const query = useOperationQuery(getProfile, {}, { refetchOnWindowFocus: false });
  return (
    <Page documentTitle={profileFr.documentTitle} width="narrow">
      <PageHeader title={profileFr.title} lead={profileFr.lead} />
      {query.data ? (
        <ProfileContent profile={query.data} />
      ) : query.isPending ? (
        <LoadingState lines={6} />
      ) : (
        <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      )}
    </Page>
  );
}

function ProfileContent({ profile }: { profile: ProfileView }) {
  const form = findRegistrationForm(profile.formId, profile.formVersion);
  const fields = form ? fieldsOf(form).filter(({ id }) => profile.fields.includes(id)) : [];
  return (
    <Stack>
      <ProfileForm profile={profile} fields={fields} />
      <History profile={profile} fields={fields} />
    </Stack>
  );
}

type Parts = { profile: ProfileView; fields: readonly RegistrationField[] };

function ProfileForm({ profile, fields }: Parts) {
  const client = useQueryClient();
  const session = useSession();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const save = useOperationMutation(saveProfile, {
    onSuccess: async () => {
      setTyped({});
      await refresh(client, getProfile);
      session.retry();
    },
  });
  const refused = fieldMessagesOf(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { answers: typed } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {save.data && (
          <Notice tone="info" icon="check" isAlert>
            {save.data.isVerifiedAgain ? profileFr.savedVerified : profileFr.saved}
          </Notice>
        )}
        {save.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(save.error)}
          </Notice>
        )}
        <p>
          {profileFr.email} : <strong>{profile.email}</strong>
        </p>
        <Notice>{profileFr.identityWarning}</Notice>
        {fields.map((field) => (
          <ProfileField
            key={field.id}
            field={field}
            value={typed[field.id] ?? String(profile.values[field.id] ?? '')}
            error={refused[`answers.${field.id}`]}
            onChange={(value) => setTyped((now) => ({ ...now, [field.id]: value }))}
          />
        ))}
        <Button type="submit" look="primary" isBig isWide isBusy={save.isPending}>
          {profileFr.save}
        </Button>
      </Stack>
    </form>
  );
}

type FieldProps = {
  field: RegistrationField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function ProfileField({ field, value, error, onChange }: FieldProps) {
  const { label, hint, isOptional = false } = field;
  const common = { label, hint, isOptional, error, onChange };
  if (field.kind === 'birth-date') return <DateField {...common} value={value} isOwnBirthday />;
  if (field.kind === 'choice') {
    return <ChoiceField {...common} choices={field.choices ?? []} value={value === '' ? undefined : value} />;
  }
  return <TextField {...common} value={value} maxLength={200} autoComplete={field.autoComplete ?? 'off'} />;
}

function History({ profile, fields }: Parts) {
  const labels = new Map(fields.map(({ id, label }) => [id, label]));
  return (
    <Card title={profileFr.history}>
      {profile.changes.length === 0 ? (
        <p className="soft">{profileFr.noHistory}</p>
      ) : (
        <Stack gap="tight">
          {profile.changes.map((change) => (
            <div key={change.changeId}>
              <strong>{labels.get(change.field) ?? change.field}</strong>{' '}
              {profileFr.change(change.before, change.after)}
              <br />
              <span className="small soft">
                {formatDayTime(change.changedAt)}, {profileFr.by[change.by]}
              </span>
            </div>
          ))}
        </Stack>
      )}
    </Card>
  );
}
