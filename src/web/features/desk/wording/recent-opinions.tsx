import { useState } from 'react';
import { getOwnOpinion, listExpertCases } from '#contracts/cases/case-expert.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import type { Opinion } from '#contracts/cases/opinion.ts';
import type { PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { formatSinceFr } from '#contracts/values/french-dates.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard } from '#web/ui/choice-field.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { caseWords, formTitle } from '../case-words.ts';
import { opinionFr } from '../opinion/opinion.fr.ts';
import { referralWords } from '../opinion/opinion-view.tsx';
import { type BlankPart, blankParts } from './blanks.ts';
import { chosenParts } from './insert-wording.ts';
import { recentFr } from './wording.fr.ts';

type Part = BlankPart | 'referral';
const parts: readonly Part[] = [...blankParts, 'referral'];

type RecentOpinionsProps = {
  caseView: CaseView;
  onTake: (content: PhraseContent) => void;
  onClose: () => void;
};

/** One's own last opinions on the same form: listed without identity, opened one at a time, each opening logged (B-058). */
export function RecentOpinions({ caseView, onTake, onClose }: RecentOpinionsProps) {
  const now = useNow();
  const [caseId, setCaseId] = useState<string>();
  const list = useOperationQuery(
    listExpertCases,
    { query: { which: 'answered', form: caseView.form, limit: 10 } },
    { staleTime: 0 },
  );
  const items = list.data?.items.filter((item) => item.caseId !== caseView.caseId) ?? [];
  return (
    <Dialog isOpen isWide title={recentFr.title} onClose={onClose}>
      <Stack>
        <p className="soft">{recentFr.lead(formTitle(caseView.form))}</p>
        {list.error && <ErrorState message={sentenceOf(list.error)} onRetry={() => void list.refetch()} />}
        {list.isPending && <LoadingState lines={4} />}
        {list.data && items.length === 0 && <p>{recentFr.none}</p>}
        {items.length > 0 && (
          <div className="d-recent">
            <ul className="d-recent__list" aria-label={recentFr.list}>
              {items.map((item) => (
                <li key={item.caseId}>
                  <button
                    type="button"
                    className="d-choice"
                    aria-pressed={item.caseId === caseId}
                    onClick={() => setCaseId(item.caseId)}
                  >
                    <strong>{caseWords(item)}</strong>
                    <span className="small soft">
                      {item.answeredAt && recentFr.answered(formatSinceFr(new Date(item.answeredAt), now))}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {caseId === undefined ? (
              <p className="soft">{recentFr.choose}</p>
            ) : (
              <EarlierOpinion key={caseId} caseId={caseId} onTake={onTake} />
            )}
          </div>
        )}
      </Stack>
    </Dialog>
  );
}

function EarlierOpinion({ caseId, onTake }: { caseId: string } & Pick<RecentOpinionsProps, 'onTake'>) {
  const query = useOperationQuery(
    getOwnOpinion,
    { params: { caseId } },
    { staleTime: 300_000, refetchOnWindowFocus: false, refetchOnReconnect: false },
  );
  const [chosen, setChosen] = useState<ReadonlySet<Part>>(
    new Set<Part>(['findings', 'hypotheses', 'pharmacistAdvice', 'photoLimits']),
  );
  if (query.error) {
    return <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return <LoadingState lines={5} />;
  }
  const { opinion } = query.data;
  const toggle = (part: Part, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(part);
    else next.delete(part);
    setChosen(next);
  };
  return (
    <fieldset className="c-stack c-stack--tight">
      <legend className="d-recent__legend">{recentFr.which}</legend>
      {parts
        .filter((part) => saidIn(opinion, part) !== '')
        .map((part) => (
          <CheckboxCard
            key={part}
            label={opinionFr[part]}
            hint={<span className="d-said">{saidIn(opinion, part)}</span>}
            isChecked={chosen.has(part)}
            onChange={(isChosen) => toggle(part, isChosen)}
          />
        ))}
      <p className="small soft">{recentFr.warning}</p>
      <div>
        <Button
          look="primary"
          disabled={chosen.size === 0}
          onClick={() => onTake(chosenParts(opinion, chosen))}
        >
          {recentFr.take}
        </Button>
      </div>
    </fieldset>
  );
}

function saidIn(opinion: Opinion, part: Part): string {
  if (part === 'hypotheses') return opinion.hypotheses.filter(Boolean).join('\n');
  if (part === 'referral') return opinion.referral === 'none' ? '' : referralWords(opinion);
  return opinion[part].trim();
}
