import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getText, listVersions, readPublishing, withdrawText } from '#contracts/legal/legal.contract.ts';
import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import type { LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { type Column, Table } from '#web/ui/content.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { languageName, legalFr } from './legal.fr.ts';
import { dayOf, standingOf } from './legal-words.ts';
import { PublishForm } from './publish-form.tsx';
import { publishingFr } from './publishing.fr.ts';
import { MissingFacts } from './publishing-page.tsx';
import { useKind } from './texts-page.tsx';

type Publishing = ResponseOf<typeof readPublishing>;
type Item = Publishing['items'][number];

/** `/exploitation/textes/…`: the versions of one text with who was told and who accepted, and the next one. */
export function PublishingDocumentPage() {
  const kind = useKind();
  const query = useOperationQuery(readPublishing, {});
  return (
    <Page documentTitle={publishingFr.documentTitle}>
      <PageHeader
        title={legalKindsFr[kind]}
        back={<AppLink to="/exploitation/textes">{publishingFr.all}</AppLink>}
      />
      <Stack>
        {query.isPending && <LoadingState lines={8} />}
        {query.error && <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.data && (
          <>
            <MissingFacts names={query.data.missingFacts} />
            <Versions kind={kind} publishing={query.data} />
            <PublishForm key={kind} kind={kind} publishing={query.data} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function columnsOf(
  french: readonly Item[],
  publishing: Publishing,
  now: Date,
  onWithdraw: (item: Item) => void,
): Column<Item>[] {
  const { columns, ofActive, notAsked, notTold, translation } = publishingFr;
  const mayWithdraw = (item: Item) =>
    item.withdrawnAt === null && (item.language !== 'fr' || standingOf(item, french, now) === 'coming');
  return [
    {
      id: 'version',
      title: columns.version,
      cell: ({ version, language }) => translation(version, languageName(language)),
    },
    {
      id: 'state',
      title: columns.state,
      cell: (item) => (
        <>
          {legalFr.states[standingOf(item, french, now)]}
          {mayWithdraw(item) && (
            <>
              {' '}
              <Button look="quiet" icon="undo" onClick={() => onWithdraw(item)}>
                {publishingFr.withdraw(item.version, languageName(item.language))}
              </Button>
            </>
          )}
        </>
      ),
    },
    { id: 'effect', title: columns.effect, cell: ({ effectiveAt }) => dayOf(effectiveAt) },
    {
      id: 'told',
      title: columns.told,
      cell: ({ told, language }) => (language === 'fr' ? ofActive(told, publishing.activeAccounts) : notTold),
    },
    {
      id: 'accepted',
      title: columns.accepted,
      cell: ({ accepted, requiresAcceptance }) =>
        requiresAcceptance ? ofActive(accepted, publishing.activeAccounts) : notAsked,
    },
  ];
}

function Versions({ kind, publishing }: { kind: LegalKind; publishing: Publishing }) {
  const now = useNow();
  const [leaving, setLeaving] = useState<Item>();
  const items = publishing.items.filter((item) => item.kind === kind);
  const french = items.filter(({ language }) => language === 'fr');
  return (
    <Card title={publishingFr.versions}>
      <Stack>
        {items.length === 0 ? (
          <p className="soft">{publishingFr.none}</p>
        ) : (
          <>
            <Table
              caption={legalKindsFr[kind]}
              columns={columnsOf(french, publishing, now, setLeaving)}
              rows={items}
              rowKey={({ id }) => id}
            />
            <AppLink to={`/textes/${kind}/versions`}>{publishingFr.read}</AppLink>
          </>
        )}
      </Stack>
      {leaving && <WithdrawDialog item={leaving} onClose={() => setLeaving(undefined)} />}
    </Card>
  );
}

function WithdrawDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const client = useQueryClient();
  const toast = useToast();
  const withdrawal = useOperationMutation(withdrawText, {
    onSuccess: async () => {
      await refresh(client, readPublishing, listVersions, getText);
      toast({ message: publishingFr.withdrawn });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      isGrave
      title={publishingFr.withdrawTitle}
      confirmLabel={publishingFr.withdrawConfirm}
      isBusy={withdrawal.isPending}
      onConfirm={() => withdrawal.mutate({ params: { versionId: item.id } })}
      onClose={onClose}
    >
      <p>
        {item.language === 'fr'
          ? publishingFr.withdrawText(dayOf(item.effectiveAt))
          : publishingFr.withdrawTranslation}
      </p>
      {withdrawal.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(withdrawal.error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
