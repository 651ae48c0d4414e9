import type { Opinion } from '#contracts/cases/opinion.ts';
import { type Definition, DefinitionList } from '#web/ui/content.tsx';
import { opinionFr } from './opinion.fr.ts';

/** A signed opinion, read only; parts left empty are not shown. */
export function OpinionView({ opinion }: { opinion: Opinion }) {
  return <DefinitionList items={opinionItems(opinion)} />;
}

/** Every part that says something, in the order of the form. */
export function opinionItems(opinion: Opinion): Definition[] {
  const hypotheses = opinion.hypotheses.filter((text) => text.trim() !== '');
  const items: Definition[] = [
    { term: opinionFr.findings, value: opinion.findings },
    {
      term: opinionFr.hypotheses,
      value: hypotheses.length > 0 && (
        <ol className="d-ordered">
          {hypotheses.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      ),
    },
    { term: opinionFr.pharmacistAdvice, value: opinion.pharmacistAdvice },
    { term: opinionFr.referral, value: referralWords(opinion) },
    { term: opinionFr.treatmentAdvice, value: opinion.treatmentAdvice },
    { term: opinionFr.followUp, value: opinion.followUp },
    { term: opinionFr.photoLimits, value: opinion.photoLimits },
    { term: opinionFr.freeText, value: opinion.freeText },
    { term: opinionFr.technicalIncidents, value: opinion.technicalIncidents },
  ];
  return items.filter(({ value }) => (typeof value === 'string' ? value.trim() !== '' : Boolean(value)));
}

/** « Dermatologue, sous 1 mois ». */
export function referralWords({ referral, referralWithin }: Opinion): string {
  const target = opinionFr.referrals[referral];
  if (referral === 'none' || referral === 'emergency' || referralWithin === 'none') return target;
  return `${target}, ${opinionFr.delays[referralWithin].toLowerCase()}`;
}
