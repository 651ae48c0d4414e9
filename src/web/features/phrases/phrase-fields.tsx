import { referralDelays, referralTargets } from '#contracts/cases/case.vocabulary.ts';
import type { PhraseContent, TemplateContent } from '#contracts/phrases/phrase.contract.ts';
import { type PhrasePart, phraseParts } from '#contracts/phrases/phrase.vocabulary.ts';
import { LongTextField, SelectField } from '#web/ui/text-field.tsx';
import { phrasesFr } from './phrases.fr.ts';

const texts = phrasesFr.form;
const mostText = 3000;

type FieldsProps<C extends PhraseContent> = {
  content: C;
  errors: Readonly<Record<string, string>>;
  onChange: (content: C) => void;
};

/** The fields of a phrase (where it goes, its text) or of a template (those of an opinion). */
export function PhraseFields({ content, errors, onChange }: FieldsProps<PhraseContent>) {
  if (content.kind === 'template') {
    return <TemplateFields content={content} errors={errors} onChange={onChange} />;
  }
  return (
    <>
      <SelectField
        label={texts.part}
        options={phraseParts.map((value) => ({ value, label: phrasesFr.parts[value] }))}
        value={content.part}
        onChange={(value) => onChange({ ...content, part: value as PhrasePart })}
      />
      <LongTextField
        label={texts.text}
        maxLength={mostText}
        value={content.text}
        error={errors['text']}
        onChange={(text) => onChange({ ...content, text })}
      />
    </>
  );
}

function TemplateFields({ content, errors, onChange }: FieldsProps<TemplateContent>) {
  const part = (name: PhrasePart) => (
    <LongTextField
      key={name}
      label={phrasesFr.parts[name]}
      isOptional
      maxLength={mostText}
      value={content[name]}
      error={errors[name]}
      onChange={(value) => onChange({ ...content, [name]: value })}
    />
  );
  const [first, ...rest] = phraseParts;
  return (
    <>
      {part(first)}
      <LongTextField
        label={texts.hypotheses}
        hint={texts.hypothesesHint}
        isOptional
        value={content.hypotheses.join('\n')}
        error={errors['hypotheses']}
        onChange={(value) => onChange({ ...content, hypotheses: linesOf(value) })}
      />
      {rest.map(part)}
      <SelectField
        label={texts.referral}
        options={referralTargets.map((value) => ({ value, label: phrasesFr.referrals[value] }))}
        value={content.referral}
        onChange={(value) =>
          onChange({ ...content, referral: value as TemplateContent['referral'], referralWithin: 'none' })
        }
      />
      {(content.referral === 'general-practitioner' || content.referral === 'dermatologist') && (
        <SelectField
          label={texts.referralWithin}
          options={referralDelays.map((value) => ({ value, label: phrasesFr.delays[value] }))}
          value={content.referralWithin}
          onChange={(value) =>
            onChange({ ...content, referralWithin: value as TemplateContent['referralWithin'] })
          }
        />
      )}
    </>
  );
}

/** One hypothesis a line; nothing typed is thrown away before it is saved. */
function linesOf(value: string): string[] {
  return value === '' ? [] : value.split('\n');
}
