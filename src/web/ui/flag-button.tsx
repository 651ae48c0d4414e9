import { useState } from 'react';
import { type FlagGround, type FlagSubject, flagGrounds } from '#contracts/moderation/flag.contract.ts';
import { flagGroundsFr } from '#contracts/moderation/flag.fr.ts';
import { Button } from './button.tsx';
import { ConfirmDialog } from './dialog.tsx';
import { Notice } from './states.tsx';
import { LongTextField, SelectField } from './text-field.tsx';
import { useToast } from './toast.tsx';
import { uiFr } from './ui.fr.ts';

export type FlaggedSubject = { subjectKind: FlagSubject; subjectId: string; caseId: string | null };
export type SendFlag = (
  flag: FlaggedSubject & { ground: FlagGround; text: string },
) => Promise<string | undefined>;

type FlagButtonProps = {
  /** What may be flagged here, in words people recognise; not one's own. */
  subjects: readonly (FlaggedSubject & { label: string })[];
  /** Answers why it was refused, if it was. */
  send: SendFlag;
  /** Tells apart several of them on one page. */
  about?: string;
};

/** « Signaler » with its dialog: a ground of the closed list and, where one wants, words. */
export function FlagButton({ subjects, send, about }: FlagButtonProps) {
  const toast = useToast();
  const [index, setIndex] = useState(0);
  const subject = subjects[index];
  const [isOpen, setIsOpen] = useState(false);
  const [ground, setGround] = useState<FlagGround | ''>('');
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [isUnchosen, setIsUnchosen] = useState(false);
  const texts = uiFr.flag;
  const confirm = async () => {
    setIsUnchosen(ground === '');
    if (ground === '' || !subject) return;
    setIsBusy(true);
    const refused = await send({ ...onlySubject(subject), ground, text });
    setIsBusy(false);
    setRefusal(refused);
    if (refused !== undefined) return;
    setIsOpen(false);
    setText('');
    setGround('');
    toast({ message: texts.sent });
  };
  return (
    <>
      <Button
        look="quiet"
        icon="alert"
        aria-label={about && `${texts.open} : ${about}`}
        onClick={() => setIsOpen(true)}
      >
        {texts.open}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={texts.open}
        confirmLabel={texts.send}
        isBusy={isBusy}
        onConfirm={() => void confirm()}
        onClose={() => setIsOpen(false)}
      >
        <p className="small soft">{texts.lead}</p>
        <SelectField
          label={texts.subject}
          options={subjects.map(({ label }, at) => ({ value: String(at), label }))}
          value={String(index)}
          onChange={(value) => setIndex(Number(value))}
        />
        <SelectField
          label={texts.ground}
          emptyLabel={texts.choose}
          options={flagGrounds.map((value) => ({ value, label: flagGroundsFr[value] }))}
          value={ground}
          onChange={(value) => setGround(value as FlagGround | '')}
          error={isUnchosen && ground === '' ? texts.chooseError : undefined}
        />
        <LongTextField
          label={texts.text}
          isOptional={subject?.subjectKind !== 'link'}
          maxLength={2000}
          value={text}
          onChange={setText}
        />
        {refusal && (
          <Notice tone="fault" isAlert>
            {refusal}
          </Notice>
        )}
      </ConfirmDialog>
    </>
  );
}

const onlySubject = ({ subjectKind, subjectId, caseId }: FlaggedSubject): FlaggedSubject => ({
  subjectKind,
  subjectId,
  caseId,
});
