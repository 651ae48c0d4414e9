import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { getProfile, type ProfileView, saveProfile } from '#contracts/accounts/profile.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { profileFr } from './profile.fr.ts';
import { History, type Parts, ProfileField, shownFields } from './profile-parts.tsx';

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
  const fields = shownFields(profile);
  return (
    <Stack>
      <ProfileForm profile={profile} fields={fields} />
      <History profile={profile} fields={fields} ticketsUnder="/compte/assistance" />
    </Stack>
  );
}

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
