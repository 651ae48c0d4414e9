import type { PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { phraseParts } from '#contracts/phrases/phrase.vocabulary.ts';
import { DefinitionList } from '#web/ui/content.tsx';
import { phrasesFr } from './phrases.fr.ts';

/** The words of a phrase or template, field by field. */
export function PhraseWords({ content }: { content: PhraseContent }) {
  if (content.kind === 'phrase') {
    return (
      <DefinitionList
        items={[{ term: phrasesFr.parts[content.part], value: <Said text={content.text} /> }]}
      />
    );
  }
  const { referral, referralWithin } = content;
  const [first, ...rest] = phraseParts;
  const text = (part: (typeof phraseParts)[number]) => ({
    term: phrasesFr.parts[part],
    value: content[part].trim() && <Said text={content[part]} />,
  });
  const items = [
    text(first),
    {
      term: phrasesFr.form.hypotheses,
      value: content.hypotheses.length > 0 && <Said text={content.hypotheses.join('\n')} />,
    },
    ...rest.map(text),
    {
      term: phrasesFr.form.referral,
      value:
        referral !== 'none' &&
        [phrasesFr.referrals[referral], referralWithin !== 'none' && phrasesFr.delays[referralWithin]]
          .filter(Boolean)
          .join(', '),
    },
  ].filter(({ value }) => Boolean(value));
  return <DefinitionList items={items} />;
}

function Said({ text }: { text: string }) {
  return <span className="p-said">{text}</span>;
}
