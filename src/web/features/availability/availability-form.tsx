import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  type AvailabilityView,
  getAvailability,
  saveAvailability,
} from '#contracts/availability/availability.contract.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { formatClock } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { AbsencesCard } from './absences-card.tsx';
import { availabilityFr as fr } from './availability.fr.ts';
import { formatDays } from './availability-words.ts';
import { RangeFields } from './range-fields.tsx';

const evenings = { days: [1, 2, 3, 4, 5], from: '18:00', until: '20:00' };

type FormProps = { view: AvailabilityView; onReadAgain: () => void };

/** Hours, absences and maximum, saved together. What was typed stays while a pause is taken beside it. */
export function AvailabilityForm({ view, onReadAgain }: FormProps) {
  const client = useQueryClient();
  const toast = useToast();
  const [hours, setHours] = useState(view.hours);
  const [absences, setAbsences] = useState(view.absences);
  const [maximum, setMaximum] = useState(view.dailyMaximum === null ? '' : String(view.dailyMaximum));
  const save = useOperationMutation(saveAvailability, {
    onSuccess: (seen) => {
      client.setQueryData(operationKey(getAvailability, {}), seen);
      toast({ message: fr.saved });
    },
  });
  const at = fieldMessagesOf(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const dailyMaximum = maximum.trim() === '' ? null : Number(maximum.trim());
    save.mutate({ body: { hours, absences, dailyMaximum, revision: view.revision } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="loose">
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
        {save.error && (
          <Notice tone="fault" isAlert>
            <p>{sentenceOf(save.error)}</p>
            {save.error instanceof ApiProblem && save.error.code === 'availability.changed' && (
              <Button icon="refresh" onClick={onReadAgain}>
                {fr.readAgain}
              </Button>
            )}
          </Notice>
        )}
        <Button type="submit" look="primary" isBig isWide isBusy={save.isPending}>
          {fr.save}
        </Button>
      </Stack>
    </form>
  );
}

function serviceHint({ days, opensAt, closesAt }: AvailabilityView['serviceHours']): string {
  return fr.serviceHoursHint(formatDays(days), formatClock(opensAt), formatClock(closesAt));
}
