import './legal.css';
import type { ReactNode } from 'react';
import type { LegalVersion } from '#contracts/legal/legal.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { languageName, legalFr } from './legal.fr.ts';
import { dayOf } from './legal-words.ts';
import { MarkdownView } from './markdown-view.tsx';

/**
 * One exact text in its language. Printed, its version, date and hash stand at the foot of every page. A translation says
 * first that the French text prevails, and leads to it.
 */
export function TextSheet({ text, children }: { text: LegalVersion; children?: ReactNode }) {
  const { foot } = legalFr;
  return (
    <article className="c-legal-sheet">
      <div className="c-legal-sheet__body">
        <div>
          <Stack>
            {text.language !== 'fr' && <FrenchPrevails text={text} />}
            <div lang={text.language}>
              <MarkdownView text={text.text} />
            </div>
            {children}
          </Stack>
        </div>
      </div>
      <footer className="c-legal-sheet__foot">
        <p className="small soft">
          {foot.version(text.version, languageName(text.language))}, {foot.effect(dayOf(text.effectiveAt))}
          <br />
          {foot.hash} : <code className="c-legal-hash">{text.sha256}</code>
        </p>
      </footer>
    </article>
  );
}

function FrenchPrevails({ text }: { text: LegalVersion }) {
  const { prevails, readFrench } = legalFr.languages;
  return (
    <Notice
      tone="info"
      action={
        <AppLink to={`/textes/${text.kind}/versions/${text.version}`}>{readFrench(text.version)}</AppLink>
      }
    >
      {prevails}
    </Notice>
  );
}
