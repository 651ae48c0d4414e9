import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import {
  decideVerification,
  listVerifications,
  type VerificationView,
} from '#contracts/professionals/verification.contract.ts';
import {
  type VerificationDecision,
  verificationDecisions,
} from '#contracts/professionals/verification.vocabulary.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { professionalsFr } from './professionals.fr.ts';

const texts = professionalsFr.record;
const grave: readonly VerificationDecision[] = ['refuse', 'withdraw'];

type Props = { view: VerificationView; reload: () => Promise<unknown> };

/** B-006, B-008: what the reviewer decides, each with its effect said before. */
export function DecisionPanel({ view, reload }: Props) {
  const [asked, setAsked] = useState<VerificationDecision>();
  const possible = verificationDecisions.filter((decision) => view.allowedActions.includes(decision));
  const missing = view.missingFacts.map((fact) => professionalsFr.facts[fact]).join(', ');
  return (
    <Card title={texts.decideTitle}>
      <Stack gap="tight">
        {missing !== '' && possible.includes('verify') && (
          <p className="small soft">{texts.missing(missing)}</p>
        )}
        {possible.map((decision) => (
          <Button
            key={decision}
            isWide
            look={decision === 'verify' ? 'primary' : grave.includes(decision) ? 'grave' : 'secondary'}
            onClick={() => setAsked(decision)}
          >
            {texts.decisions[decision]}
          </Button>
        ))}
      </Stack>
      {asked && (
        <DecisionDialog decision={asked} view={view} reload={reload} onClose={() => setAsked(undefined)} />
      )}
    </Card>
  );
}

type DialogProps = Props & { decision: VerificationDecision; onClose: () => void };

function DecisionDialog({ decision, view, reload, onClose }: DialogProps) {
  const [tier, setTier] = useState<ExpertTier | null>(view.tier);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const toast = useToast();
  const decide = useOperationMutation(decideVerification, {
    onSuccess: async () => {
      toast({ message: texts.decided });
      onClose();
      await reload();
      await refresh(client, listVerifications);
    },
  });
  const { verificationId, revision } = view;
  const takesTier = decision === 'verify' && view.role === 'doctor';
  return (
    <ConfirmDialog
      isOpen
      title={texts.decisions[decision]}
      confirmLabel={texts.decisions[decision]}
      isGrave={grave.includes(decision)}
      isBusy={decide.isPending}
      onClose={onClose}
      onConfirm={() =>
        decide.mutate({
          params: { verificationId },
          body: { action: decision, revision, tier: takesTier ? tier : null, reason },
        })
      }
    >
      <Stack>
        <p>{texts.effects[decision]}</p>
        {takesTier && (
          <ChoiceField
            label={texts.tier}
            value={tier === null ? undefined : String(tier)}
            onChange={(value) => setTier(expertTiers.find((one) => String(one) === value) ?? null)}
            choices={expertTiers.map((one) => ({ value: String(one), label: tierNamesFr[one] }))}
          />
        )}
        <LongTextField
          label={texts.reason}
          {...(decision === 'verify' ? { isOptional: true } : { hint: texts.reasonHint })}
          value={reason}
          onChange={setReason}
          maxLength={1000}
        />
        {decide.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(decide.error)}
          </Notice>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
