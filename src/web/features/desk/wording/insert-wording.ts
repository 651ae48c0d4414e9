import type { Opinion } from '#contracts/cases/opinion.ts';
import type { PhraseContent, TemplateContent } from '#contracts/phrases/phrase.contract.ts';
import { type PhrasePart, phraseParts, type SkinFamily } from '#contracts/phrases/phrase.vocabulary.ts';
import { mostHypotheses, withoutEmpty } from '../opinion/hypotheses.ts';

/** Where the doctor was writing, so that a phrase stands there. */
export type Cursor = { part: PhrasePart; position: number };

const mostText = 10_000;

/** `added` under what is there; nothing is overwritten, and nothing stands twice. */
function joined(present: string, added: string): string {
  const [before, more] = [present.trimEnd(), added.trim()];
  if (more === '' || before.includes(more)) return present;
  return (before === '' ? more : `${before}\n${more}`).slice(0, mostText);
}

/** What inserting changes of an opinion in writing; what was typed stays, whatever is put in. */
export function insertedInto(opinion: Opinion, content: PhraseContent, cursor?: Cursor): Partial<Opinion> {
  return content.kind === 'phrase' ? withPhrase(opinion, content, cursor) : withTemplate(opinion, content);
}

function withPhrase(
  opinion: Opinion,
  { part, text }: Extract<PhraseContent, { kind: 'phrase' }>,
  cursor: Cursor | undefined,
): Partial<Opinion> {
  if (!cursor) return { [part]: joined(opinion[part], text) };
  const present = opinion[cursor.part];
  const [before, after] = [present.slice(0, cursor.position), present.slice(cursor.position)];
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  const tail = after === '' || /^\s/.test(after) ? '' : ' ';
  return { [cursor.part]: `${before}${gap}${text}${tail}${after}`.slice(0, mostText) };
}

function withTemplate(opinion: Opinion, template: TemplateContent): Partial<Opinion> {
  const texts = Object.fromEntries(phraseParts.map((part) => [part, joined(opinion[part], template[part])]));
  const present = withoutEmpty(opinion.hypotheses);
  const more = withoutEmpty(template.hypotheses).filter((line) => !present.includes(line));
  const { referral, referralWithin } = template;
  return {
    ...(texts as Pick<Opinion, PhrasePart>),
    hypotheses: [...present, ...more].slice(0, mostHypotheses),
    ...(opinion.referral === 'none' && referral !== 'none' ? { referral, referralWithin } : {}),
  };
}

/** What taking an insertion back changes: fields written in since are left as they are, so that nothing typed is lost. */
export function takenBack(now: Opinion, before: Opinion, inserted: Partial<Opinion>): Partial<Opinion> {
  const isUntouched = (name: string) =>
    JSON.stringify(now[name as keyof Opinion]) === JSON.stringify(inserted[name as keyof Opinion]);
  return Object.fromEntries(
    Object.keys(inserted)
      .filter(isUntouched)
      .map((name) => [name, before[name as keyof Opinion]]),
  );
}

/** The opinion on screen as a template: everything but incidents, which belong to one case. */
export function templateOf(
  opinion: Opinion,
  { title, family }: { title: string; family: SkinFamily },
): TemplateContent {
  const texts = Object.fromEntries(phraseParts.map((part) => [part, opinion[part].trim().slice(0, 3000)]));
  const { referral, referralWithin } = opinion;
  return {
    kind: 'template',
    family,
    title,
    ...(texts as Pick<Opinion, PhrasePart>),
    hypotheses: withoutEmpty(opinion.hypotheses),
    referral,
    referralWithin,
  };
}

/** The chosen parts of an earlier opinion, as if they were a template. */
export function chosenParts(opinion: Opinion, parts: ReadonlySet<PhrasePart | 'hypotheses' | 'referral'>) {
  const whole = templateOf(opinion, { title: '', family: 'other' });
  const texts = Object.fromEntries(phraseParts.map((part) => [part, parts.has(part) ? whole[part] : '']));
  return {
    ...whole,
    ...(texts as Pick<Opinion, PhrasePart>),
    hypotheses: parts.has('hypotheses') ? whole.hypotheses : [],
    ...(parts.has('referral') ? {} : { referral: 'none' as const, referralWithin: 'none' as const }),
  };
}
