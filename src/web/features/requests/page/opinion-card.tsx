import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { isUrgent, type Opinion } from '#contracts/cases/opinion.ts';
import { type Definition, DefinitionList } from '#web/ui/content.tsx';
import { Card } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { useInstance } from '../use-instance.ts';
import { pageFr } from './page.fr.ts';

type OpinionCardProps = { opinion: Opinion; expert: CaseView['expert'] };

/** The opinion as the named doctor signed it: no score, no verdict colour. */
export function OpinionCard({ opinion, expert }: OpinionCardProps) {
  const { operatorName } = useInstance();
  const texts = pageFr.opinion;
  return (
    <Card
      title={texts.title}
      side={expert && <span className="small">{texts.by(expert.name, expert.rpps)}</span>}
    >
      {isUrgent(opinion) && (
        <Notice tone="attention" title={texts.urgentTitle}>
          <p>{texts.urgentText}</p>
        </Notice>
      )}
      <DefinitionList items={opinionItems(opinion)} />
      <p className="small soft">{pageFr.notMedical(operatorName)}</p>
    </Card>
  );
}

/** Parts of the opinion in reading order; empty optional ones are left out. */
export function opinionItems(opinion: Opinion): Definition[] {
  const texts = pageFr.opinion;
  const optional = (term: string, value: string) => (value.trim() === '' ? [] : [{ term, value }]);
  const delay = opinion.referral === 'none' ? '' : texts.delays[opinion.referralWithin];
  return [
    { term: texts.pharmacistAdvice, value: opinion.pharmacistAdvice },
    { term: texts.referral, value: [texts.referrals[opinion.referral], delay].filter(Boolean).join(', ') },
    ...optional(texts.treatmentAdvice, opinion.treatmentAdvice),
    ...optional(texts.followUp, opinion.followUp),
    { term: texts.findings, value: opinion.findings },
    { term: texts.hypotheses, value: opinion.hypotheses.filter((text) => text.trim() !== '').join('\n') },
    { term: texts.photoLimits, value: opinion.photoLimits },
    ...optional(texts.freeText, opinion.freeText),
    ...optional(texts.technicalIncidents, opinion.technicalIncidents),
  ];
}
