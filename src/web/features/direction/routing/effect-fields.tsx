import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Stack } from '#web/ui/page.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { parisMidnight } from './paris-midnight.ts';
import { routingFormFr } from './routing.fr.ts';

/** From when, and why. */
export type Effect = { when: 'now' | 'later'; day: string; reason: string };

/** The instant of effect, null at once, and what is missing. */
export function effectOf({ when, day, reason }: Effect, now: Date) {
  const at = when === 'later' && day !== '' ? parisMidnight(day) : null;
  const isMissing = when === 'later' && (at === null || at <= now);
  const problems: Record<string, string> = {
    ...(isMissing ? { effectiveAt: routingFormFr.missingDay } : {}),
    ...(reason.trim().length < 10 ? { reason: routingFormFr.missingReason } : {}),
  };
  return { at, problems };
}

type EffectFieldsProps = {
  effect: Effect;
  problems: Readonly<Record<string, string>>;
  onChange: (effect: Effect) => void;
};

export function EffectFields({ effect, problems, onChange }: EffectFieldsProps) {
  return (
    <Stack>
      <h3>{routingFormFr.effectTitle}</h3>
      <ChoiceField
        label={routingFormFr.when}
        columns={2}
        choices={[
          { value: 'now', label: routingFormFr.now },
          { value: 'later', label: routingFormFr.later },
        ]}
        value={effect.when}
        onChange={(when) => onChange({ ...effect, when })}
      />
      {effect.when === 'later' && (
        <DateField
          label={routingFormFr.day}
          hint={routingFormFr.dayHint}
          value={effect.day}
          onChange={(day) => onChange({ ...effect, day })}
          error={problems['effectiveAt']}
        />
      )}
      <LongTextField
        label={routingFormFr.reason}
        hint={routingFormFr.reasonHint}
        rows={2}
        maxLength={500}
        value={effect.reason}
        onChange={(reason) => onChange({ ...effect, reason })}
        error={problems['reason']}
      />
    </Stack>
  );
}
