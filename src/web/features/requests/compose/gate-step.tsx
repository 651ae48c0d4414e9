import { discardDraft } from '#contracts/cases/case-request.contract.ts';
import { useGo } from '#web/lib/app-link.tsx';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Stack } from '#web/ui/page.tsx';
import { requestsAddress } from '../addresses.ts';
import { composeFr } from './compose.fr.ts';
import { useCompose } from './compose-context.tsx';
import { GateOutcomeNotice, GateQuestions } from './gate-questions.tsx';
import { StepParts } from './step-parts.tsx';

/** The questions of emergency once more, of a request that was begun; where it ends here the draft can be discarded. */
export function GateStep() {
  const { form, content, change, caseId, caseView, demanded } = useCompose();
  const go = useGo();
  const drop = useOperationMutation(discardDraft);
  const setGate = (gate: typeof content.gate) => change((before) => ({ ...before, gate }));
  const discard = () =>
    drop.mutate({ params: { caseId } }, { onSuccess: () => go(requestsAddress, { isReplacing: true }) });
  return (
    <StepParts
      step="motif"
      parts={[
        {
          id: 'motif',
          title: composeFr.gate.title,
          column: 'left',
          body: (
            <Stack>
              <GateOutcomeNotice
                form={form}
                answers={content.gate}
                onClose={() => go(requestsAddress)}
                onCorrect={(ids) =>
                  setGate(
                    Object.fromEntries(Object.entries(content.gate).filter(([id]) => !ids.includes(id))),
                  )
                }
                {...(caseView.status === 'draft' ? { onDiscard: discard } : {})}
              />
              <GateQuestions
                form={form}
                answers={content.gate}
                onChange={setGate}
                isDemanded={demanded.has('motif') || demanded.has('motif/motif')}
              />
            </Stack>
          ),
        },
      ]}
    />
  );
}
