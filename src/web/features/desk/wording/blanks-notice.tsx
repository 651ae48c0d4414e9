import { Notice } from '#web/ui/states.tsx';
import { opinionFr } from '../opinion/opinion.fr.ts';
import type { Blank } from './blanks.ts';
import { wordingFr } from './wording.fr.ts';

/** What is left between brackets, each a step away. It hinders nothing. */
export function BlanksNotice({ blanks, onGo }: { blanks: readonly Blank[]; onGo: (blank: Blank) => void }) {
  if (blanks.length === 0) return null;
  return (
    <section className="d-blanks" aria-label={wordingFr.blanksTitle}>
      <p className="small">
        <strong>{wordingFr.blanksTitle}</strong> · {wordingFr.blanks(blanks.length)}
      </p>
      <ul className="d-blanks__list">
        {blanks.map((blank) => (
          <li key={`${blank.part} ${blank.line} ${blank.start}`}>
            <button
              type="button"
              className="d-blank"
              aria-label={wordingFr.blankOf(blank.text, opinionFr[blank.part])}
              onClick={() => onGo(blank)}
            >
              {blank.text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same before signing, where the text can no longer be changed in place. */
export function BlanksWarning({ blanks }: { blanks: readonly Blank[] }) {
  return blanks.length === 0 ? null : (
    <Notice tone="attention" title={wordingFr.blanksSign(blanks.length)} isAlert>
      <ul>
        {blanks.map((blank) => (
          <li key={`${blank.part} ${blank.line} ${blank.start}`}>
            {opinionFr[blank.part]} : <mark className="d-mark">{blank.text}</mark>
          </li>
        ))}
      </ul>
      <p>{wordingFr.blanksHint}</p>
    </Notice>
  );
}
