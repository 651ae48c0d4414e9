import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Opinion } from '#contracts/cases/opinion.ts';
import { saysSomething } from '#contracts/phrases/check-phrase.ts';
import { createPhrase, listOwnPhrases } from '#contracts/phrases/phrase.contract.ts';
import { type SkinFamily, skinFamilies, skinFamiliesFr } from '#contracts/phrases/phrase.vocabulary.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { SelectField, TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { templateOf } from './insert-wording.ts';
import { wordingFr } from './wording.fr.ts';
import { bodyOf } from './wording-search.ts';

type KeepTemplateProps = { opinion: Opinion; onClose: () => void; onKept: () => void };

/** The opinion in writing becomes a template: the doctor sees what would be kept, and names it. */
export function KeepTemplate({ opinion, onClose, onKept }: KeepTemplateProps) {
  const client = useQueryClient();
  const toast = useToast();
  const [title, setTitle] = useState('');
  const [family, setFamily] = useState<SkinFamily>('other');
  const [isAttempted, setIsAttempted] = useState(false);
  const create = useOperationMutation(createPhrase, {
    onSuccess: () => {
      void refresh(client, listOwnPhrases);
      toast({ message: wordingFr.kept });
      onKept();
    },
  });
  const content = templateOf(opinion, { title: title.trim(), family });
  const isEmpty = !saysSomething(content);
  const isUnnamed = content.title.length < 2;
  const keep = () => {
    setIsAttempted(true);
    if (!isUnnamed && !isEmpty && !create.isPending) create.mutate({ body: { content } });
  };
  return (
    <Dialog
      isOpen
      title={wordingFr.keepTitle}
      onClose={onClose}
      actions={
        !isEmpty && (
          <Button look="primary" isBusy={create.isPending} onClick={keep}>
            {wordingFr.keepConfirm}
          </Button>
        )
      }
    >
      {isEmpty ? (
        <p>{wordingFr.keepNothing}</p>
      ) : (
        <Stack>
          <p className="soft">{wordingFr.keepLead}</p>
          <TextField
            label={wordingFr.keepName}
            maxLength={80}
            autoComplete="off"
            value={title}
            error={isAttempted && isUnnamed ? wordingFr.keepNameMissing : undefined}
            onChange={setTitle}
          />
          <SelectField
            label={wordingFr.keepFamily}
            options={skinFamilies.map((value) => ({ value, label: skinFamiliesFr[value] }))}
            value={family}
            onChange={(value) => setFamily(value as SkinFamily)}
          />
          <div className="c-stack c-stack--tight">
            <h3>{wordingFr.keepWhat}</h3>
            <p className="d-said small">{bodyOf(content)}</p>
          </div>
          {create.error && (
            <Notice tone="fault" isAlert>
              {sentenceOf(create.error)}
            </Notice>
          )}
        </Stack>
      )}
    </Dialog>
  );
}
