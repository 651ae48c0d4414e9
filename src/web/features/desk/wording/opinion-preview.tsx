import type { Opinion } from '#contracts/cases/opinion.ts';
import { DefinitionList } from '#web/ui/content.tsx';
import { Card } from '#web/ui/page.tsx';
import { withoutEmpty } from '../opinion/hypotheses.ts';
import { opinionFr } from '../opinion/opinion.fr.ts';
import { opinionItems } from '../opinion/opinion-view.tsx';
import { piecesOf } from './blanks.ts';
import { previewFr } from './wording.fr.ts';

/** The opinion as the pharmacy will read it, beside the form; what is left to fill in stands out. */
export function OpinionPreview({ opinion }: { opinion: Opinion }) {
  const items = opinionItems(opinion).map(({ term, value }) => ({
    term,
    value:
      term === opinionFr.hypotheses ? (
        <ol className="d-ordered">
          {withoutEmpty(opinion.hypotheses).map((text) => (
            <li key={text}>
              <MarkedText text={text} />
            </li>
          ))}
        </ol>
      ) : typeof value === 'string' ? (
        <MarkedText text={value} />
      ) : (
        value
      ),
  }));
  const isEmpty = items.length === 1 && opinion.referral === 'none';
  return (
    <Card title={previewFr.tab} isQuiet>
      <p className="small soft">{previewFr.lead}</p>
      {isEmpty ? <p>{previewFr.empty}</p> : <DefinitionList items={items} />}
    </Card>
  );
}

/** A text with what is left to fill in standing out. */
function MarkedText({ text }: { text: string }) {
  return (
    <span className="d-said">
      {piecesOf(text).map(({ text: piece, isBlank, at }) =>
        isBlank ? (
          <mark key={at} className="d-mark">
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </span>
  );
}
