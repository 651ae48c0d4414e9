import { tierNamesFr, tierShortNamesFr } from '#contracts/accounts/account.fr.ts';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { MultiChoiceField } from '#web/ui/choice-field.tsx';
import { Card } from '#web/ui/page.tsx';
import { availabilityFr as fr } from './availability.fr.ts';

type TiersProps = {
  /** What the qualification opens, rising: the last is the doctor's own level. */
  open: readonly ExpertTier[];
  chosen: readonly ExpertTier[];
  error: string | undefined;
  onChange: (tiers: ExpertTier[]) => void;
};

/** Which levels a doctor receives, where his qualification opens more than his own. */
export function TiersCard({ open, chosen, error, onChange }: TiersProps) {
  const own = open.at(-1);
  return (
    <Card title={fr.tiersTitle}>
      <MultiChoiceField
        label={fr.tiersLabel}
        hint={fr.tiersHint}
        choices={open.map((tier) => ({
          value: String(tier),
          label: tier === own ? fr.ownTier(tierShortNamesFr[tier]) : tierShortNamesFr[tier],
          hint: tierNamesFr[tier],
        }))}
        values={chosen.map(String)}
        onChange={(values) => onChange(open.filter((tier) => values.includes(String(tier))))}
        error={error}
      />
      {own !== undefined && !chosen.includes(own) && chosen.length > 0 && (
        <p className="soft small">{fr.withoutOwnTier}</p>
      )}
    </Card>
  );
}
