import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  changePhrase,
  createPhrase,
  listOwnPhrases,
  listPhraseVersions,
  type OwnPhrase,
  type PhraseContent,
} from '#contracts/phrases/phrase.contract.ts';
import { type SkinFamily, skinFamilies, skinFamiliesFr } from '#contracts/phrases/phrase.vocabulary.ts';
import { call } from '#web/lib/api-client.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { SelectField, TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { PhraseFields } from './phrase-fields.tsx';
import { phrasesFr } from './phrases.fr.ts';

const texts = phrasesFr.form;

type PhraseFormProps = {
  /** What is changed; undefined for a new one. */
  phrase: Pick<OwnPhrase, 'phraseId' | 'version'> | undefined;
  first: PhraseContent;
  onDone: () => void;
  /** Left without saving; what was typed can be taken up again. */
  onLeave: (typed: PhraseContent) => void;
};

/** Writing a phrase or a template; a change is a new version of it. */
export function PhraseForm({ phrase, first, onDone, onLeave }: PhraseFormProps) {
  const [content, setContent] = useState(first);
  const { save, error, isBusy, overwrite } = useSave(phrase, onDone);
  const isConflict = error instanceof ApiProblem && error.code === 'request.version_conflict';
  const errors = messagesOf(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) save(content);
  };
  const title = phrase ? texts.edit : content.kind === 'template' ? texts.newTemplate : texts.newPhrase;
  return (
    <Page documentTitle={phrasesFr.title} width="narrow">
      <PageHeader
        title={title}
        lead={phrasesFr.noHealthData}
        back={
          <Button look="quiet" icon="arrow-left" onClick={() => onLeave(content)}>
            {phrasesFr.back}
          </Button>
        }
      />
      <form className="c-stack" onSubmit={submit} noValidate>
        <TextField
          label={texts.name}
          hint={texts.nameHint}
          maxLength={80}
          autoComplete="off"
          value={content.title}
          error={errors['title']}
          onChange={(value) => setContent({ ...content, title: value })}
        />
        <SelectField
          label={texts.family}
          options={skinFamilies.map((value) => ({ value, label: skinFamiliesFr[value] }))}
          value={content.family}
          onChange={(value) => setContent({ ...content, family: value as SkinFamily })}
        />
        <PhraseFields content={content} errors={errors} onChange={setContent} />
        {isConflict ? (
          <Notice
            tone="attention"
            title={texts.conflict}
            isAlert
            action={<Button onClick={() => void overwrite(content)}>{texts.overwrite}</Button>}
          >
            <p>{texts.conflictText}</p>
          </Notice>
        ) : (
          error &&
          Object.keys(errors).length === 0 && (
            <Notice tone="fault" isAlert>
              {sentenceOf(error)}
            </Notice>
          )
        )}
        <div className="c-row">
          <Button type="submit" look="primary" isBig isBusy={isBusy}>
            {texts.save}
          </Button>
          <Button look="quiet" onClick={() => onLeave(content)}>
            {texts.cancel}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** The fault of a field whose place in the body is `content.title` or `title`. */
function messagesOf(error: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fieldMessagesOf(error)).map(([path, message]) => [
      path.replace(/^content\./, '').replace(/\.\d+$/, ''),
      message,
    ]),
  );
}

function useSave(phrase: PhraseFormProps['phrase'], onDone: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  const onSuccess = () => {
    void refresh(client, listOwnPhrases, listPhraseVersions);
    toast({ message: texts.saved });
    onDone();
  };
  const create = useOperationMutation(createPhrase, { onSuccess });
  const change = useOperationMutation(changePhrase, { onSuccess });
  const changeOn = (version: number, content: PhraseContent) => {
    if (phrase) change.mutate({ params: { phraseId: phrase.phraseId }, body: { content, version } });
  };
  return {
    error: create.error ?? change.error,
    isBusy: create.isPending || change.isPending,
    save: (content: PhraseContent) => {
      if (phrase) changeOn(phrase.version, content);
      else create.mutate({ body: { content } });
    },
    /** After a conflict: on top of whatever is there now, which stays among the versions. */
    overwrite: async (content: PhraseContent) => {
      const { items } = await call(listOwnPhrases, {});
      const now = items.find((item) => item.phraseId === phrase?.phraseId);
      if (now) changeOn(now.version, content);
    },
  };
}
