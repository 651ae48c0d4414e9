import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  getText,
  listTexts,
  listVersions,
  publishText,
  readPublishing,
} from '#contracts/legal/legal.contract.ts';
import { acceptedKinds } from '#contracts/legal/legal.vocabulary.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { languageName } from './legal.fr.ts';
import { dayOf, standingOf } from './legal-words.ts';
import { MarkdownView } from './markdown-view.tsx';
import { parisDay, parisMidnight } from './paris-day.ts';
import { publishingFr } from './publishing.fr.ts';
import { VersionDifference } from './version-difference.tsx';
import type { DraftProblems, Publishing, VersionDraft } from './version-draft.ts';

type PublishCheckProps = {
  draft: VersionDraft;
  publishing: Publishing;
  onBack: (refused?: DraftProblems) => void;
  onPublished: () => void;
};

/** Today begins in a few minutes: a day that has begun already lies in the past. */
const soonMs = 5 * 60_000;

function effectOf({ effect }: VersionDraft, now: Date): string {
  const begins = effect === parisDay(now) ? new Date(now.getTime() + soonMs) : parisMidnight(effect);
  return begins.toISOString();
}

/** Refusals that belong to one field. */
const fieldOfCode: Readonly<Record<string, keyof DraftProblems>> = {
  'legal.notice_too_short': 'earlyReason',
  'legal.effect_in_past': 'effect',
  'legal.effect_not_last': 'effect',
  'legal.nothing_changed': 'text',
  'legal.facts_missing': 'text',
};

function refusedFields(error: unknown): DraftProblems | undefined {
  const name = error instanceof ApiProblem ? fieldOfCode[error.code] : undefined;
  if (name) return { [name]: sentenceOf(error) };
  const fields = fieldMessagesOf(error);
  return Object.keys(fields).length > 0 ? fields : undefined;
}

/** The last look: what is told, from when, word for word what changes, and the text as people will see it. */
export function PublishCheck({ draft, publishing, onBack, onPublished }: PublishCheckProps) {
  const now = useNow();
  const [isAsking, setIsAsking] = useState(false);
  const texts = publishingFr;
  const isFrench = draft.language === 'fr';
  const french = publishing.items.filter((item) => item.kind === draft.kind && item.language === 'fr');
  const current = french.find((item) => standingOf(item, french, now) === 'current');
  return (
    <Card title={texts.checkTitle}>
      <Stack>
        <DefinitionList
          items={[
            { term: texts.language, value: languageName(draft.language) },
            ...(isFrench ? [{ term: texts.effect, value: dayOf(effectOf(draft, now)) }] : []),
            { term: texts.summary, value: draft.summary },
            ...(draft.earlyReason ? [{ term: texts.reason, value: draft.earlyReason }] : []),
          ]}
        />
        {isFrench && current && (
          <>
            <h3>{texts.difference(current.version)}</h3>
            <VersionDifference beforeId={current.id} after={draft.text} />
          </>
        )}
        <details>
          <summary>{texts.preview}</summary>
          <div lang={draft.language}>
            <MarkdownView text={draft.text} isNested />
          </div>
        </details>
        <Row>
          <Button look="primary" onClick={() => setIsAsking(true)}>
            {texts.publish}
          </Button>
          <Button onClick={() => onBack()}>{texts.again}</Button>
        </Row>
      </Stack>
      {isAsking && (
        <PublishDialog
          draft={draft}
          people={publishing.activeAccounts}
          onClose={() => setIsAsking(false)}
          onRefused={onBack}
          onPublished={onPublished}
        />
      )}
    </Card>
  );
}

type PublishDialogProps = {
  draft: VersionDraft;
  people: number;
  onClose: () => void;
  onRefused: (refused: DraftProblems) => void;
  onPublished: () => void;
};

function PublishDialog({ draft, people, onClose, onRefused, onPublished }: PublishDialogProps) {
  const client = useQueryClient();
  const toast = useToast();
  const { kind, language, text, summary, earlyReason } = draft;
  const isFrench = language === 'fr';
  const publication = useOperationMutation(publishText, {
    onSuccess: async () => {
      await refresh(client, readPublishing, listVersions, listTexts, getText);
      toast({ message: publishingFr.published });
      onPublished();
    },
    onError: (error) => {
      const refused = refusedFields(error);
      if (refused) onRefused(refused);
    },
  });
  const publish = () => {
    const effect = isFrench ? { effectiveAt: effectOf(draft, new Date()), earlyReason } : {};
    publication.mutate({ body: { kind, language, text, summary, ...effect } });
  };
  return (
    <ConfirmDialog
      isOpen
      title={publishingFr.publishTitle}
      confirmLabel={publishingFr.publish}
      isBusy={publication.isPending}
      onConfirm={publish}
      onClose={onClose}
    >
      <p>{isFrench ? publishingFr.publishText(people) : publishingFr.publishTranslation}</p>
      {isFrench && acceptedKinds.includes(kind) && <p>{publishingFr.publishAccept}</p>}
      {publication.error && !refusedFields(publication.error) && (
        <Notice tone="fault" isAlert>
          {sentenceOf(publication.error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
