import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseAction } from '#contracts/cases/case.vocabulary.ts';
import {
  type DirectorCase,
  endCase,
  getDirectorCase,
  getOverview,
  listDirectorCases,
  openContent,
  rerouteCase,
} from '#contracts/cases/case-after.contract.ts';
import { useGo } from '#web/lib/app-link.tsx';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card } from '#web/ui/page.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { directionAddress } from '../addresses.ts';
import { directorCaseFr } from './director-case.fr.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { TierChoice } from './tier-choice.tsx';

type Asked = 'reroute' | 'end' | 'open';

type DirectorActionsProps = {
  caseId: string;
  item: DirectorCase;
  allowedActions: readonly CaseAction[];
  isContentOpen: boolean;
  onContentOpen: (until: string) => void;
};

/** What only the medical director does, each with a reason (B-010, B-058). */
export function DirectorActions({
  caseId,
  item,
  allowedActions,
  isContentOpen,
  onContentOpen,
}: DirectorActionsProps) {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const mayReroute = allowedActions.includes('reroute');
  const mayEnd = allowedActions.includes('end');
  return (
    <Card title={directorCaseFr.actionsTitle}>
      <div className="direction-actions">
        {mayReroute && (
          <Button look="primary" icon="arrow-right" isWide onClick={() => setAsked('reroute')}>
            {directorCaseFr.reroute}
          </Button>
        )}
        {mayEnd && (
          <Button look="grave" icon="close" isWide onClick={() => setAsked('end')}>
            {directorCaseFr.end}
          </Button>
        )}
        {mayReroute && !mayEnd && <p className="small soft">{directorCaseFr.endOnlyUnanswered}</p>}
        {!isContentOpen && (
          <>
            <Button icon="lock" isWide onClick={() => setAsked('open')}>
              {directorCaseFr.open}
            </Button>
            <p className="small soft">{directorCaseFr.openHint}</p>
          </>
        )}
      </div>
      {asked === 'reroute' && <RerouteDialog item={item} onClose={close} />}
      {asked === 'end' && <EndDialog caseId={caseId} onClose={close} />}
      {asked === 'open' && <OpenDialog caseId={caseId} onClose={close} onContentOpen={onContentOpen} />}
    </Card>
  );
}

function RerouteDialog({ item, onClose }: { item: DirectorCase; onClose: () => void }) {
  const [tier, setTier] = useState<ExpertTier>();
  const [isTierMissing, setIsTierMissing] = useState(false);
  const done = useDone(directorCaseFr.rerouteForm.done, onClose);
  const reroute = useOperationMutation(rerouteCase, { onSuccess: done });
  return (
    <ReasonDialog
      texts={directorCaseFr.rerouteForm}
      error={reroute.error}
      isBusy={reroute.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        setIsTierMissing(tier === undefined);
        if (tier !== undefined) reroute.mutate({ params: { caseId: item.caseId }, body: { tier, reason } });
      }}
    >
      <TierChoice
        present={item.tier}
        tier={tier}
        onChange={setTier}
        error={isTierMissing && tier === undefined ? directorCaseFr.rerouteForm.tierMissing : undefined}
      />
    </ReasonDialog>
  );
}

function EndDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const go = useGo();
  const done = useDone(directorCaseFr.endForm.done, () => go(directionAddress));
  const end = useOperationMutation(endCase, { onSuccess: done });
  return (
    <ReasonDialog
      texts={directorCaseFr.endForm}
      isGrave
      error={end.error}
      isBusy={end.isPending}
      onClose={onClose}
      onConfirm={(reason) => end.mutate({ params: { caseId }, body: { reason } })}
    />
  );
}

type OpenDialogProps = { caseId: string; onClose: () => void; onContentOpen: (until: string) => void };

function OpenDialog({ caseId, onClose, onContentOpen }: OpenDialogProps) {
  const open = useOperationMutation(openContent, {
    onSuccess: ({ until }) => {
      onClose();
      onContentOpen(until);
    },
  });
  return (
    <ReasonDialog
      texts={directorCaseFr.openForm}
      error={open.error}
      isBusy={open.isPending}
      onClose={onClose}
      onConfirm={(reason) => open.mutate({ params: { caseId }, body: { reason } })}
    />
  );
}

/** After an act: says so, reads again what the lists show, closes. */
function useDone(message: string, leave: () => void): () => Promise<void> {
  const client = useQueryClient();
  const toast = useToast();
  return async () => {
    toast({ message });
    leave();
    await refresh(client, getDirectorCase, listDirectorCases, getOverview);
  };
}
