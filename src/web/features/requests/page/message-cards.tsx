import { useState } from 'react';
import { sendFollowUp } from '#contracts/cases/case-after.contract.ts';
import { addToCase } from '#contracts/cases/case-request.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { formatDateTimeFr } from '#contracts/values/french-dates.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useDocumentUploads } from '#web/lib/use-case-uploads.ts';
import { Button } from '#web/ui/button.tsx';
import { Card } from '#web/ui/page.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { FoldedDocuments } from '../own-documents.tsx';
import { pageFr } from './page.fr.ts';
import { may, useCommand, useReload } from './use-request.ts';

const mostCharacters = 4000;
const when = (at: string) => formatDateTimeFr(new Date(at));

/** Questions after the opinion, inside this request only (B-052). */
export function FollowUpCard({ caseView }: { caseView: CaseView }) {
  const texts = pageFr.followUp;
  const command = useCommand(sendFollowUp, texts.sent);
  return (
    <Card title={texts.title}>
      <p className="small soft">{texts.lead}</p>
      {caseView.followUp.length === 0 ? (
        <p className="soft">{texts.none}</p>
      ) : (
        <ol className="r-messages">
          {caseView.followUp.map((message) => (
            <li key={message.messageId} className={`r-message r-message--${message.from}`}>
              <p className="small soft">{pageFr.add.by(message.byName || texts.you, when(message.at))}</p>
              <p className="r-lines">{message.text}</p>
            </li>
          ))}
        </ol>
      )}
      {may(caseView, 'ask-follow-up') && (
        <WriteForm
          label={texts.label}
          hint={texts.hint}
          send={texts.send}
          command={command}
          onSend={(text) => command.run({ params: { caseId: caseView.caseId }, body: { text } })}
        />
      )}
    </Card>
  );
}

/** What the pharmacy added once a doctor had the request (B-053). */
export function AdditionsCard({ caseView }: { caseView: CaseView }) {
  const texts = pageFr.add;
  const reload = useReload();
  const uploads = useDocumentUploads(caseView.caseId, reload);
  const command = useCommand(addToCase, texts.sent);
  const mayAdd = may(caseView, 'add');
  if (!mayAdd && caseView.additions.length === 0) {
    return null;
  }
  return (
    <Card title={mayAdd ? texts.title : texts.list}>
      {caseView.additions.length > 0 && (
        <ol className="r-messages">
          {caseView.additions.map((addition) => (
            <li key={addition.at} className="r-message">
              <p className="small soft">{texts.by(addition.byName, when(addition.at))}</p>
              <p className="r-lines">{addition.text}</p>
            </li>
          ))}
        </ol>
      )}
      {mayAdd && (
        <WriteForm
          label={texts.label}
          hint={texts.hint}
          send={texts.send}
          command={command}
          onSend={(text) => command.run({ params: { caseId: caseView.caseId }, body: { text } })}
        />
      )}
      {mayAdd && caseView.status === 'claimed' && (
        <FoldedDocuments caseView={caseView} uploads={uploads} reload={reload} isOnlyUnsent />
      )}
    </Card>
  );
}

type WriteFormProps = {
  label: string;
  hint?: string;
  send: string;
  command: { isBusy: boolean; error: unknown };
  onSend: (text: string) => Promise<unknown>;
};

/** A text to send; it stays until the server has it. */
function WriteForm({ label, hint, send, command, onSend }: WriteFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      className="r-write"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend(text).then((isSent) => isSent !== undefined && setText(''));
      }}
    >
      <LongTextField
        label={label}
        hint={hint}
        rows={3}
        maxLength={mostCharacters}
        value={text}
        onChange={setText}
        error={command.error ? sentenceOf(command.error) : undefined}
      />
      <div>
        <Button type="submit" icon="send" isBusy={command.isBusy} disabled={text.trim() === ''}>
          {send}
        </Button>
      </div>
    </form>
  );
}
