import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import {
  type AvailabilityView,
  getAvailability,
  saveAvailability,
} from '#contracts/availability/availability.contract.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey, useOperationMutation } from '#web/lib/use-operation.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { formatClock } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { RevisedForm } from '#web/ui/revised-form.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { AbsencesCard } from './absences-card.tsx';
import { availabilityFr as fr } from './availability.fr.ts';
import { formatDays } from './availability-words.ts';
import { RangeFields } from './range-fields.tsx';
import { TiersCard } from './tiers-card.tsx';

const evenings = { days: [1, 2, 3, 4, 5], from: '18:00', until: '20:00' };

type FormProps = { view: AvailabilityView; onReadAgain: () => void };

/** Hours, absences, maximum and levels, saved together. What was typed stays while a pause is taken beside it. */
export function AvailabilityForm({ view, onReadAgain }: FormProps) {
  const client = useQueryClient();
  const toast = useToast();
  const [hours, setHours] = useState(view.hours);
  const [absences, setAbsences] = useState(view.absences);
  const [maximum, setMaximum] = useState(view.dailyMaximum === null ? '' : String(view.dailyMaximum));
  const [tiers, setTiers] = useState<readonly ExpertTier[]>(view.tiers ?? view.openTiers.slice(-1));
  const save = useOperationMutation(saveAvailability, {
    onSuccess: (seen) => {
      client.setQueryData(operationKey(getAvailability, {}), seen);
      toast({ message: fr.saved });
    },
  });
  const at = fieldMessagesOf(save.error);
  const submit = () => {
    const dailyMaximum = maximum.trim() === '' ? null : Number(maximum.trim());
    save.mutate({
      body: { hours, absences, dailyMaximum, tiers: wishOf(tiers, view), revision: view.revision },
    });
  };
  return (
    <RevisedForm
      onSave={submit}
      isBusy={save.isPending}
      error={save.error ? sentenceOf(save.error) : undefined}
      isStale={save.error instanceof ApiProblem && save.error.code === 'availability.changed'}
      onReadAgain={onReadAgain}
    >
      <Card title={fr.hoursTitle}>
        <Stack>
          <ChoiceField
            label={fr.hoursLabel}
            value={hours === null ? 'service' : 'own'}
            onChange={(choice) => setHours(choice === 'service' ? null : (view.hours ?? [evenings]))}
            choices={[
              { value: 'service', label: fr.serviceHours, hint: serviceHint(view.serviceHours) },
              { value: 'own', label: fr.ownHours, hint: fr.ownHoursHint },
            ]}
          />
          {hours && <RangeFields ranges={hours} errors={at} onChange={setHours} />}
        </Stack>
      </Card>
      <AbsencesCard absences={absences} onChange={setAbsences} error={at['absences']} />
      <Card title={fr.maximumTitle}>
        <TextField
          label={fr.maximum}
          hint={fr.maximumHint}
          isOptional
          inputMode="numeric"
          maxLength={3}
          value={maximum}
          onChange={(typed) => setMaximum(typed.replaceAll(/\D/g, ''))}
          error={at['dailyMaximum']}
        />
      </Card>
      {view.openTiers.length > 1 && (
        <TiersCard open={view.openTiers} chosen={tiers} onChange={setTiers} error={at['tiers']} />
      )}
    </RevisedForm>
  );
}

/** His own level alone is what counts without a choice, so that it goes on following his qualification. */
function wishOf(tiers: readonly ExpertTier[], { openTiers }: AvailabilityView): ExpertTier[] | null {
  const isOwnAlone = tiers.length === 1 && tiers[0] === openTiers.at(-1);
  return isOwnAlone || openTiers.length === 0 ? null : [...tiers];
}

function serviceHint({ days, opensAt, closesAt }: AvailabilityView['serviceHours']): string {
  return fr.serviceHoursHint(formatDays(days), formatClock(opensAt), formatClock(closesAt));
}
