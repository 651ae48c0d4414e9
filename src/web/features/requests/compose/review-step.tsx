import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { discardDraft } from '#contracts/cases/case-request.contract.ts';
import { getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { getPhotoThumbnail } from '#contracts/photos/photo.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { AppLink, useGo } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { ActionBar, Button, buttonClass } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Card, Columns, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { composeAddress, requestAddress, requestsAddress } from '../addresses.ts';
import { documentsFr } from '../documents.fr.ts';
import { ownDocuments } from '../own-documents.tsx';
import { useInstance } from '../use-instance.ts';
import { composeFr } from './compose.fr.ts';
import { FieldSpot, useCompose } from './compose-context.tsx';
import { stepOfPath } from './compose-steps.ts';
import { ContentSummary, summaryOf } from './content-summary.tsx';
import type { FilesOnTheWay } from './photos-step.tsx';
import { problemLabel } from './problem-label.ts';
import { reviewFr } from './review.fr.ts';
import { useSending } from './use-sending.ts';

/** Everything once more, what is missing, and the one button that sends. */
export function ReviewStep({ files }: { files: FilesOnTheWay }) {
  const { caseId, caseView, content, form, today } = useCompose();
  const { operatorName } = useInstance();
  const documents = ownDocuments(caseView);
  const photosInOrder = form.photoViews.flatMap((view) =>
    caseView.photos
      .filter((photo) => photo.view === view.id)
      .toSorted((one, other) => one.position - other.position),
  );
  return (
    <>
      <Columns kind="main-side">
        <div className="r-review-main">
          <p className="soft">{reviewFr.readAgain}</p>
          <ContentSummary
            parts={summaryOf(form, content, today)}
            side={(part) => <EditLink path={part.path} title={part.title} />}
          />
          <Card
            title={reviewFr.sections.photos}
            side={<EditLink path="photos.regional" title={reviewFr.sections.photos} />}
          >
            {caseView.photos.length === 0 && <p className="soft">{reviewFr.noPhoto}</p>}
            <ul className="r-thumbs">
              {photosInOrder.map((photo) => (
                <li key={photo.photoId}>
                  <img
                    src={urlOf(getPhotoThumbnail, { params: { photoId: photo.photoId } })}
                    alt={form.photoViews.find(({ id }) => id === photo.view)?.label ?? ''}
                  />
                </li>
              ))}
            </ul>
          </Card>
          {documents.length > 0 && (
            <Card title={documentsFr.title} side={<EditLink path="documents" title={documentsFr.title} />}>
              <ul className="r-documents">
                {documents.map(({ documentId, name }) => (
                  <li key={documentId}>{name}</li>
                ))}
              </ul>
            </Card>
          )}
        </div>
        <div className="r-review-side">
          <MissingList />
          {caseView.status === 'draft' && <WishCard />}
          <p className="small soft">{reviewFr.operator(operatorName)}</p>
        </div>
      </Columns>
      {caseView.status === 'clarifying' ? (
        <ActionBar>
          <AppLink to={requestAddress(caseId)} className={buttonClass({ look: 'primary', isBig: true })}>
            {reviewFr.backToClarification}
          </AppLink>
        </ActionBar>
      ) : (
        <SendBar files={files} />
      )}
    </>
  );
}

function EditLink({ path, title }: { path: string; title: string }) {
  const { caseId } = useCompose();
  return (
    <AppLink to={composeAddress(caseId, stepOfPath(path))} search={{ champ: path }} className="r-tap">
      {reviewFr.edit}
      <span className="visually-hidden"> : {title}</span>
    </AppLink>
  );
}

function MissingList() {
  const { caseId, problems, form, caseView } = useCompose();
  if (problems.length === 0) {
    return (
      <Notice tone="info" icon="check" title={reviewFr.readyTitle}>
        <p>{reviewFr.readyText}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="attention" title={reviewFr.missingTitle(problems.length)}>
      <ul className="r-missing">
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.code}`}>
            <AppLink to={composeAddress(caseId, stepOfPath(problem.path))} search={{ champ: problem.path }}>
              {problemLabel(problem.path, form, caseView.photos)}
            </AppLink>
            <span className="small soft">{problem.message}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Another tier to start at, where the policy of the form opens one (B-139). */
function WishCard() {
  const { content, change, form } = useCompose();
  const { openStartTiers } = useInstance();
  const { wish } = content;
  const offered = openStartTiers[form.id];
  // The first offered is where such a request starts anyway: nothing to ask for, nothing to explain.
  const [usual = 1] = offered;
  const isAsked = wish.startTier > usual;
  const [isOpen, setIsOpen] = useState(isAsked);
  const texts = reviewFr.wish;
  const set = (part: Partial<typeof wish>) =>
    change((before) => ({ ...before, wish: { ...before.wish, ...part } }));
  if (offered.length < 2) {
    return null;
  }
  return (
    <details className="r-details" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{texts.open}</summary>
      <Stack>
        <p className="small soft">{texts.text}</p>
        <ChoiceField
          label={texts.tier}
          choices={offered.map((tier) => ({ value: String(tier), label: tierNamesFr[tier] }))}
          value={String(isAsked ? wish.startTier : usual)}
          onChange={(value) =>
            set({ startTier: Number(value) === usual ? 1 : (Number(value) as ExpertTier) })
          }
        />
        {isAsked && (
          <FieldSpot path="wish.reason">
            {(error) => (
              <LongTextField
                label={texts.reason}
                maxLength={500}
                rows={2}
                value={wish.reason}
                onChange={(reason) => set({ reason })}
                error={error}
              />
            )}
          </FieldSpot>
        )}
      </Stack>
    </details>
  );
}

function SendBar({ files }: { files: FilesOnTheWay }) {
  const compose = useCompose();
  const { caseId, caseView, problems } = compose;
  const go = useGo();
  const { send, isSending, refusal, isWaiting } = useSending(files);
  const isFirst = caseView.status === 'draft';
  const mayDrop = !isFirst && caseView.workingCopy !== null;
  const areDocumentsSending = files.documents.isSending;
  return (
    <>
      {refusal && (
        <div className="r-notice-gap">
          <Notice tone="fault" isAlert title={refusal} />
        </div>
      )}
      {isWaiting && (
        <div className="r-notice-gap">
          <Notice tone="info" icon="cloud-off" title={reviewFr.waiting.title}>
            <p>{reviewFr.waiting.text}</p>
          </Notice>
        </div>
      )}
      <ActionBar
        note={
          areDocumentsSending
            ? reviewFr.uploading
            : files.photos.isSending && !isWaiting && reviewFr.photosFollow
        }
      >
        <Button
          look="primary"
          isBig
          icon="send"
          isBusy={isSending}
          disabled={problems.length > 0 || areDocumentsSending || isWaiting}
          onClick={() => void send()}
        >
          {isFirst ? reviewFr.send : reviewFr.sendChanges}
        </Button>
        <Button look="quiet" icon="arrow-left" onClick={() => go(composeAddress(caseId, 'photos'))}>
          {composeFr.previous}
        </Button>
      </ActionBar>
      {(isFirst || mayDrop) && !isWaiting && (
        <div className="r-drop">
          <DropButton isFirst={isFirst} />
        </div>
      )}
    </>
  );
}

/** Throws a draft away after asking (it cannot be undone), or the unsent changes of a sent request. */
function DropButton({ isFirst }: { isFirst: boolean }) {
  const { caseId } = useCompose();
  const go = useGo();
  const client = useQueryClient();
  const toast = useToast();
  const drop = useOperationMutation(discardDraft);
  const [isAsking, setIsAsking] = useState(false);
  const run = () =>
    drop.mutate(
      { params: { caseId } },
      {
        onSuccess: () => {
          toast({ message: isFirst ? composeFr.discarded : reviewFr.dropped });
          void refresh(client, getCase, listCases);
          go(isFirst ? requestsAddress : requestAddress(caseId), { isReplacing: true });
        },
        onError: (error) => toast({ message: sentenceOf(error) }),
      },
    );
  return (
    <>
      <Button look="quiet" icon="trash" onClick={() => setIsAsking(true)}>
        {isFirst ? reviewFr.discard : reviewFr.dropChanges}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        isGrave
        isBusy={drop.isPending}
        title={isFirst ? reviewFr.discardTitle : `${reviewFr.dropChanges} ?`}
        confirmLabel={isFirst ? reviewFr.discard : reviewFr.dropChanges}
        onConfirm={run}
        onClose={() => setIsAsking(false)}
      >
        <p>{isFirst ? reviewFr.discardText : reviewFr.dropped}</p>
      </ConfirmDialog>
    </>
  );
}
