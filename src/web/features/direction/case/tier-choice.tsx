import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { directorCaseFr } from './director-case.fr.ts';

type TierChoiceProps = {
  present: ExpertTier;
  tier: ExpertTier | undefined;
  onChange: (tier: ExpertTier) => void;
  error: string | undefined;
};

/** The three ordered levels (B-006). */
export function TierChoice({ present, tier, onChange, error }: TierChoiceProps) {
  return (
    <ChoiceField
      label={directorCaseFr.rerouteForm.tier}
      error={error}
      value={tier === undefined ? undefined : String(tier)}
      onChange={(value) => {
        const chosen = expertTiers.find((one) => String(one) === value);
        if (chosen) onChange(chosen);
      }}
      choices={expertTiers.map((one) => ({
        value: String(one),
        label: tierNamesFr[one],
        hint: directorCaseFr.rerouteForm.tierHint(one, one === present),
      }))}
    />
  );
}
