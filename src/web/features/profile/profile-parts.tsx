import type { ProfileView } from '#contracts/accounts/profile.contract.ts';
import { fieldsOf, type RegistrationField } from '#contracts/accounts/registration-form.ts';
import { findRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { profileFr } from './profile.fr.ts';

export type Parts = { profile: ProfileView; fields: readonly RegistrationField[] };

/** The fields that may be changed, in the order of the form. */
export function shownFields(profile: ProfileView): readonly RegistrationField[] {
  const form = findRegistrationForm(profile.formId, profile.formVersion);
  return form ? fieldsOf(form).filter(({ id }) => profile.fields.includes(id)) : [];
}

type FieldProps = {
  field: RegistrationField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

/** One field of the form, as at registration. */
export function ProfileField({ field, value, error, onChange }: FieldProps) {
  const { label, hint, isOptional = false } = field;
  const common = { label, hint, isOptional, error, onChange };
  if (field.kind === 'birth-date') return <DateField {...common} value={value} isOwnBirthday />;
  if (field.kind === 'choice') {
    return <ChoiceField {...common} choices={field.choices ?? []} value={value === '' ? undefined : value} />;
  }
  return <TextField {...common} value={value} maxLength={200} autoComplete={field.autoComplete ?? 'off'} />;
}

/** What became of the data, newest first; of the operator's corrections also why. */
export function History({
  profile,
  fields,
  ticketsUnder,
  by = profileFr.by,
}: Parts & { ticketsUnder: string; by?: Readonly<Record<'self' | 'operator', string>> }) {
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
                {formatDayTime(change.changedAt)}, {by[change.by]}
                {change.reason && ` : ${change.reason}`}{' '}
                {change.ticketId && (
                  <AppLink to={`${ticketsUnder}/${change.ticketId}`}>{profileFr.ticket}</AppLink>
                )}
              </span>
            </div>
          ))}
        </Stack>
      )}
    </Card>
  );
}
